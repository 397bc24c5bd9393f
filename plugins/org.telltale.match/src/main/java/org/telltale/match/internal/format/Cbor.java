package org.telltale.match.internal.format;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteRange;

/** The strings of CBOR data items (RFC 8949), well-formed by its appendix C, one item after another (RFC 8742). */
public final class Cbor extends BoundedWalk {

	private static final int MOST_DEPTH = 64;
	private static final int BYTES = 2;
	private static final int TEXT = 3;
	private static final int ARRAY = 4;
	private static final int MAP = 5;
	private static final int TAG = 6;
	private static final int SIMPLE = 7;
	private static final int INDEFINITE = 31;
	private static final int BREAK = 0xff;

	private final StringSink sink;
	private int index;

	private Cbor(byte[] bytes, int from, int to, StringSink sink) {
		super(bytes, from, to);
		this.sink = sink;
	}

	/**
	 * Names the strings of the items one after another in {@code [from, to)}.
	 *
	 * @return whether they are such items to the last byte; what was named before that turned out to be not so is to be forgotten
	 */
	public static boolean read(byte[] bytes, int from, int to, StringSink sink) {
		Cbor items = new Cbor(bytes, from, to, sink);
		while (items.at < to && !items.broken) {
			items.item(0);
		}
		return !items.broken;
	}

	private void item(int depth) {
		int first = octet();
		int major = first >> 5;
		int more = first & 31;
		broken |= depth >= MOST_DEPTH && major >= ARRAY && major <= TAG;
		if (broken) {
			return;
		}
		if (more == INDEFINITE) {
			indefinite(major, depth);
			return;
		}
		long argument = argument(more);
		switch (major) {
			case BYTES, TEXT -> {
				int from = at;
				skip(argument);
				if (!broken && sink != StringSink.NONE) {
					sink.string(index++, List.of(new ByteRange(from, argument)));
				}
			}
			case ARRAY -> items(argument, 1, depth);
			case MAP -> items(argument, 2, depth);
			case TAG -> item(depth + 1);
			// a simple value of two bytes is at least 32
			default -> broken |= major == SIMPLE && more == 24 && argument < 32;
		}
	}

	private void items(long count, int each, int depth) {
		// an item has at least one byte
		broken |= count < 0 || count > to - at;
		for (long i = 0; i < count * each && !broken; i++) {
			item(depth + 1);
		}
	}

	private void indefinite(int major, int depth) {
		switch (major) {
			case BYTES, TEXT -> chunks(major);
			case ARRAY, MAP -> {
				while (!broken && !takeBreak()) {
					item(depth + 1);
					if (major == MAP) {
						item(depth + 1);
					}
				}
			}
			default -> broken = true;
		}
	}

	private void chunks(int major) {
		List<ByteRange> parts = new ArrayList<>();
		while (!broken && !takeBreak()) {
			int first = octet();
			broken |= first >> 5 != major || (first & 31) == INDEFINITE;
			long length = argument(first & 31);
			int from = at;
			skip(length);
			if (length > 0 && !broken) {
				parts.add(new ByteRange(from, length));
			}
		}
		if (!broken) {
			sink.string(index++, parts);
		}
	}

	private boolean takeBreak() {
		broken |= at >= to;
		boolean end = !broken && (bytes[at] & 0xff) == BREAK;
		at += end ? 1 : 0;
		return end;
	}

	private long argument(int more) {
		broken |= more > 27;
		return more < 24 || broken ? more : number(1 << more - 24);
	}
}
