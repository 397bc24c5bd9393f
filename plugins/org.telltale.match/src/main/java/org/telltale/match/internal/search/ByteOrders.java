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
 * in begins with a big-endian byte order mark or is the whole start of the layer and begins with a zero. For one run of
 * bytes, from its start to its end.
 */
final class ByteOrders {

	private static final String LITTLE = "utf-16le";
	private static final String BIG = "utf-16be";

	private final byte[] bytes;
	/** Zeros alternate in {@code bytes[zerosFrom, zerosTo]}, and not before. */
	private int zerosFrom;
	private int zerosTo;

	ByteOrders(byte[] bytes) {
		this.bytes = bytes;
	}

	/** Takes one hit of each such pair out of the list, which goes on where the last one ended. */
	void settle(List<Hit> hits) {
		Map<Place, Hit> big = new HashMap<>();
		hits.stream().filter(hit -> isIn(BIG, hit)).forEach(hit -> big.put(new Place(hit.sought(), hit.from()), hit));
		if (big.isEmpty()) {
			return;
		}
		Set<Hit> out = new HashSet<>();
		for (Hit hit : hits) {
			Hit other = big.get(new Place(hit.sought(), hit.from() - 1));
			if (other != null && isIn(LITTLE, hit)) {
				out.add(isBig(other) ? hit : other);
			}
		}
		hits.removeIf(out::contains);
	}

	private static boolean isIn(String charset, Hit hit) {
		return hit.variant() instanceof Variant.Text text && text.charset().equals(charset);
	}

	private record Place(int sought, int from) {
	}

	private boolean isBig(Hit big) {
		int from = big.from();
		while (from > 0 && !isKnown(from) && (bytes[from - 1] == 0) != (bytes[from] == 0)) {
			from--;
		}
		from = isKnown(from) ? zerosFrom : from;
		zerosFrom = from;
		zerosTo = big.from();
		boolean marked = from > 0 && bytes[from - 1] == (byte) 0xfe && bytes[from] == (byte) 0xff;
		return marked || from == 0 && bytes[0] == 0;
	}

	private boolean isKnown(int at) {
		return zerosFrom <= at && at <= zerosTo;
	}
}
