package org.telltale.firmware.resource;

import java.util.List;
import org.telltale.base.ByteRange;

/**
 * What a resource's value says.
 *
 * @param text as docs/formats/rom-defaults.md writes values
 * @param places the bytes that say so, in the file
 */
public record ResolvedValue(String text, List<ByteRange> places) {

	public ResolvedValue {
		places = List.copyOf(places);
	}
}
