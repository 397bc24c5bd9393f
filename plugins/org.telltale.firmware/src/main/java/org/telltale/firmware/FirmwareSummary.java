package org.telltale.firmware;

import java.util.List;
import java.util.Map;
import org.telltale.firmware.rom.Property;

/**
 * What a reading came to.
 *
 * @param image the image's id: its SHA-256; empty text if the reading was cancelled before it was known
 * @param records how many records of each type were told, by type
 * @param properties of all partitions, in the order met
 * @param complete whether everything was visited; false if it was cancelled
 */
public record FirmwareSummary(String image, Map<String, Long> records, List<Property> properties, boolean complete) {

	public FirmwareSummary {
		records = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(records));
		properties = List.copyOf(properties);
	}
}
