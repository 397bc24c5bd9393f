package org.telltale.firmware;

import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;
import org.telltale.firmware.rom.RomDefault;
import org.telltale.firmware.rom.Standing;

/**
 * A value with which a ROM starts a setting (docs/formats/rom-defaults.md).
 *
 * @param artefact the bytes of its first place; its parent is the package's file or the property file, its path that file's
 * @param found what was read
 * @param standing what comes of several values of its name
 */
public record DefaultRecord(Artefact artefact, RomDefault found, Standing standing) implements FirmwareRecord {

	@Override
	public String type() {
		return "default";
	}

	@Override
	public Json.Fields toJson() {
		Json.Fields line = artefact.line(type()).put("name", EvidenceText.writable(found.name())).put("kind", found.kind())
				.put("value", EvidenceText.writable(found.value())).putIfPresent("config", found.config())
				.putIfPresent("package", found.owner().map(EvidenceText::writable)).put("standing", standing.word()).put("basis", standing.basis())
				.put("places", Places.of(found.places()));
		found.overlay().ifPresent(overlay -> line.put("overlay", OverlayLine.of(overlay)));
		return line;
	}
}
