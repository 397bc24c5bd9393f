package org.telltale.capture.layer;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteRange;

/** From bytes of a step's result to the bytes of its parent that they depend on. Implementations are immutable. */
@FunctionalInterface
public interface ByteMap {

	/** The ranges of the parent that carry {@code result}, ascending; at least one. */
	List<ByteRange> parents(ByteRange result);

	/** Every byte of the result depends on all of the input (compression, for example). */
	static ByteMap whole(List<ByteRange> input) {
		List<ByteRange> all = List.copyOf(input);
		return result -> all;
	}

	/** The result is the concatenation of these ranges of the parent. */
	static ByteMap pieces(List<ByteRange> ranges) {
		List<ByteRange> parts = List.copyOf(ranges);
		return result -> cut(parts, result);
	}

	private static List<ByteRange> cut(List<ByteRange> parts, ByteRange result) {
		List<ByteRange> found = new ArrayList<>();
		long at = 0;
		for (ByteRange part : parts) {
			long from = Math.max(at, result.offset());
			long to = Math.min(at + part.length(), result.end());
			if (from < to) {
				found.add(new ByteRange(part.offset() + from - at, to - from));
			}
			at += part.length();
		}
		return found;
	}
}
