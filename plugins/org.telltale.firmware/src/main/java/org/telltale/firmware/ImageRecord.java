package org.telltale.firmware;

import java.util.Optional;
import org.telltale.base.json.Json;

/**
 * An image: the evidence itself, or one that a wrapper holds.
 *
 * @param artefact the image
 * @param format what it is recognised as
 */
public record ImageRecord(Artefact artefact, Optional<String> format) implements FirmwareRecord {

	@Override
	public String type() {
		return "image";
	}

	@Override
	public Json.Fields toJson() {
		return artefact.line(type()).putIfPresent("format", format);
	}
}
