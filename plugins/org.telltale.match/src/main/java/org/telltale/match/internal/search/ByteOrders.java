package org.telltale.match.internal.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.telltale.match.exhibit.Variant;

/**
 * Tells UTF-16's two byte orders apart. Latin text with a zero byte on either side can be read both ways, one byte
 * apart. It is taken for little-endian, which is what handsets write, unless the run of alternating zeros that it stands
 * in begins with a big-endian byte order mark or is the whole start of the layer and begins with a zero.
 */
final class ByteOrders {

	private static final String LITTLE = "utf-16le";
	private static final String BIG = "utf-16be";

	private ByteOrders() {
	}

	/** Takes one hit of each such pair out of the list. */
	static void settle(byte[] bytes, List<Hit> hits) {
		Map<Place, Hit> big = new HashMap<>();
		hits.stream().filter(hit -> isIn(BIG, hit)).forEach(hit -> big.put(new Place(hit.sought(), hit.from()), hit));
		Set<Hit> out = new HashSet<>();
		for (Hit hit : hits) {
			Hit other = big.get(new Place(hit.sought(), hit.from() - 1));
			if (other != null && isIn(LITTLE, hit)) {
				out.add(isBig(bytes, other) ? hit : other);
			}
		}
		hits.removeIf(out::contains);
	}

	private static boolean isIn(String charset, Hit hit) {
		return hit.variant() instanceof Variant.Text text && text.charset().equals(charset);
	}

	private record Place(int sought, int from) {
	}

	private static boolean isBig(byte[] bytes, Hit big) {
		int from = big.from();
		while (from > 0 && (bytes[from - 1] == 0) != (bytes[from] == 0)) {
			from--;
		}
		boolean marked = from > 0 && bytes[from - 1] == (byte) 0xfe && bytes[from] == (byte) 0xff;
		return marked || from == 0 && bytes[0] == 0;
	}
}
