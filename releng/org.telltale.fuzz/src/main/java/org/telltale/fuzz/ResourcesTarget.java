package org.telltale.fuzz;

import org.telltale.base.ByteRange;
import org.telltale.firmware.resource.CompiledXml;
import org.telltale.firmware.resource.ResourceTable;

/** Reads any bytes as compiled resources; each place of each value has to be in the file. */
final class ResourcesTarget {

	private ResourcesTarget() {
	}

	static void feed(byte[] data) {
		CompiledXml.read(data);
		ResourceTable table = ResourceTable.read(data);
		table.each((type, name) -> true, entry -> {
			for (ByteRange place : table.value(entry).places()) {
				if (place.end() > data.length) {
					throw new IllegalStateException("outside of the file: " + place + " of " + entry);
				}
			}
		});
	}
}
