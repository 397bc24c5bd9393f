package org.telltale.capture.protocol;

import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;

/**
 * Which bytes of a whole resource a file is (RFC 9110 section 14.4).
 *
 * @param ranges those that it holds, ascending and disjoint
 * @param size the resource's length, -1 if it was not said
 * @param joined of how many parts it was put together; 0 if it is itself a part as it was sent
 */
public record FileRange(List<ByteRange> ranges, long size, int joined) {

	public FileRange {
		ranges = List.copyOf(ranges);
	}

	/** Adds {@code ranges}, {@code size} and {@code joined} to a file's record. */
	void addTo(Json.Fields json) {
		json.put("ranges", Json.ranges(ranges));
		if (size >= 0) {
			json.put("size", size);
		}
		if (joined > 0) {
			json.put("joined", joined);
		}
	}
}
