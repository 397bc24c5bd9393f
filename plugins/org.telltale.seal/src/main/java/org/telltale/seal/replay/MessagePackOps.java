package org.telltale.seal.replay;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** Counts the str, bin and ext values of MessagePack (specification 2.0). Reads the whole input. */
final class MessagePackOps {

	private static final int MAX_DEPTH = 64;

	private final ByteCursor in;
	private final int wanted;
	private int strings;
	private byte[] found = {};

	private MessagePackOps(byte[] input, int wanted) {
		this.in = new ByteCursor(input);
		this.wanted = wanted;
	}

	static byte[] string(byte[] input, int index) throws Refusal {
		MessagePackOps walk = new MessagePackOps(input, index);
		try {
			while (walk.in.remaining() > 0) {
				walk.value(0);
			}
		} catch (TruncatedException e) {
			throw new Refusal("a MessagePack value is cut");
		}
		Refusal.unless(index < walk.strings, "the MessagePack values have no such string");
		return walk.found;
	}

	/** @param depth arrays and maps round the value */
	private void value(int depth) throws TruncatedException, Refusal {
		int first = in.u8();
		if (first < 0x80 || first >= 0xe0) {
			return;
		} else if (first < 0x90) {
			values(2L * (first & 15), depth);
		} else if (first < 0xa0) {
			values(first & 15, depth);
		} else if (first < 0xc0) {
			string(first & 31);
		} else {
			marked(first, depth);
		}
	}

	private void marked(int first, int depth) throws TruncatedException, Refusal {
		switch (first) {
			case 0xc0, 0xc2, 0xc3 -> in.skip(0);
			case 0xc4, 0xc5, 0xc6 -> string(length(first - 0xc4));
			case 0xc7, 0xc8, 0xc9 -> extension(length(first - 0xc7));
			case 0xca -> in.skip(4);
			case 0xcb -> in.skip(8);
			case 0xcc, 0xcd, 0xce, 0xcf -> in.skip(1 << first - 0xcc);
			case 0xd0, 0xd1, 0xd2, 0xd3 -> in.skip(1 << first - 0xd0);
			case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(1 << first - 0xd4);
			case 0xd9, 0xda, 0xdb -> string(length(first - 0xd9));
			case 0xdc, 0xdd -> values(length(first - 0xdb), depth);
			case 0xde, 0xdf -> values(2 * length(first - 0xdd), depth);
			default -> throw new Refusal("the MessagePack values have a type that there is not");
		}
	}

	/** A length of 1, 2 or 4 bytes. */
	private long length(int exponent) throws TruncatedException {
		return exponent == 0 ? in.u8() : exponent == 1 ? in.u16() : in.u32();
	}

	private void values(long count, int depth) throws TruncatedException, Refusal {
		Refusal.unless(depth < MAX_DEPTH, "the MessagePack values are too deep");
		for (long i = 0; i < count; i++) {
			value(depth + 1);
		}
	}

	private void extension(long length) throws TruncatedException {
		in.skip(1);
		string(length);
	}

	private void string(long length) throws TruncatedException {
		if (strings++ == wanted) {
			found = in.bytes(length);
		} else {
			in.skip(length);
		}
	}
}
