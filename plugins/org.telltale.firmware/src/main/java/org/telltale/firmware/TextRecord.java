package org.telltale.firmware;

import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;
import org.telltale.firmware.rom.RomText;

/**
 * A text by which a package may speak of consent (docs/formats/rom-defaults.md); listed, not judged.
 *
 * @param artefact the bytes of its first place; its parent is the package's file, its path that file's
 * @param found what was read
 */
public record TextRecord(Artefact artefact, RomText found) implements FirmwareRecord {

	@Override
	public String type() {
		return "text";
	}

	@Override
	public Json.Fields toJson() {
		return artefact.line(type()).put("name", EvidenceText.writable(found.name())).put("package", EvidenceText.writable(found.owner()))
				.put("value", EvidenceText.writable(found.value())).put("characters", found.characters()).putIfPresent("config", found.config())
				.putIfPresent("locale", found.locale()).put("word", found.word()).put("by", found.by()).put("places", Places.of(found.places()));
	}
}
