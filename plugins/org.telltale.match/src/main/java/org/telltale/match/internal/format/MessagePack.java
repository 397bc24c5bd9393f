package org.telltale.match.internal.format;

import java.util.List;
import org.telltale.base.ByteRange;

/** The strings of MessagePack values (msgpack specification 2.0): str, bin and ext. */
public final class MessagePack extends BoundedWalk {

	private static final int MOST_DEPTH = 64;

	private final StringSink sink;
	private int index;

	private MessagePack(byte[] bytes, int from, int to, StringSink sink) {
		super(bytes, from, to);
		this.sink = sink;
	}

	/**
	 * Names the strings of the values one after another in {@code [from, to)}.
	 *
	 * @return whether they are such values to the last byte; what was named before that turned out to be not so is to be forgotten
	 */
	public static boolean read(byte[] bytes, int from, int to, StringSink sink) {
		MessagePack values = new MessagePack(bytes, from, to, sink);
		while (values.at < to && !values.broken) {
			values.value(0);
		}
		return !values.broken;
	}

	private void value(int depth) {
		int b = octet();
		if (broken || b < 0x80 || b >= 0xe0) {
			return;
		} else if (b < 0x90) {
			values(2L * (b & 15), depth);
		} else if (b < 0xa0) {
			values(b & 15, depth);
		} else if (b < 0xc0) {
			string(b & 31);
		} else {
			other(b, depth);
		}
	}

	private void other(int b, int depth) {
		switch (b) {
			case 0xc0, 0xc2, 0xc3 -> {
				// nil, false, true
			}
			case 0xc4, 0xd9 -> string(number(1));
			case 0xc5, 0xda -> string(number(2));
			case 0xc6, 0xdb -> string(number(4));
			case 0xc7 -> typed(number(1));
			case 0xc8 -> typed(number(2));
			case 0xc9 -> typed(number(4));
			case 0xcc, 0xd0 -> skip(1);
			case 0xcd, 0xd1 -> skip(2);
			case 0xca, 0xce, 0xd2 -> skip(4);
			case 0xcb, 0xcf, 0xd3 -> skip(8);
			case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> typed(1L << b - 0xd4);
			case 0xdc -> values(number(2), depth);
			case 0xdd -> values(number(4), depth);
			case 0xde -> values(2 * number(2), depth);
			case 0xdf -> values(2 * number(4), depth);
			default -> broken = true;
		}
	}

	private void values(long count, int depth) {
		broken |= depth >= MOST_DEPTH;
		for (long i = 0; i < count && !broken; i++) {
			value(depth + 1);
		}
	}

	private void typed(long length) {
		skip(1);
		string(length);
	}

	private void string(long length) {
		int from = at;
		skip(length);
		if (!broken && sink != StringSink.NONE) {
			sink.string(index++, List.of(new ByteRange(from, length)));
		}
	}
}
