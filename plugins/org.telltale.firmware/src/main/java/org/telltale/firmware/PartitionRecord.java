package org.telltale.firmware;

import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;
import org.telltale.firmware.rom.Property;

/**
 * A file system that was read.
 *
 * @param artefact the file system; its bytes are its parent's
 * @param fileSystem its format
 * @param label its name, or where it was last mounted; may be empty text
 * @param entries files, directories and links in it
 * @param properties of its property files, those that say what build and which device it is for and which servers it asks
 */
public record PartitionRecord(Artefact artefact, String fileSystem, String label, int entries, List<Property> properties)
		implements FirmwareRecord {

	public PartitionRecord {
		properties = List.copyOf(properties);
	}

	@Override
	public String type() {
		return "partition";
	}

	@Override
	public Json.Fields toJson() {
		return artefact.line(type()).put("fileSystem", fileSystem).put("label", EvidenceText.writable(label)).put("entries", entries)
				.put("properties", Json.array(properties.stream().map(PartitionRecord::line).toList()));
	}

	private static Json line(Property property) {
		return Json.object().put("file", property.file()).put("name", property.name()).put("value", property.value())
				.put("offset", Artefact.number(property.offset()));
	}
}
