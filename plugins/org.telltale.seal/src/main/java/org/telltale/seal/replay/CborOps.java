package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** Counts the byte strings and text strings of a CBOR sequence (RFC 8742) whose items are well-formed (RFC 8949 appendix C). Reads the whole input. */
final class CborOps {

	private static final int MAX_DEPTH = 64;
	private static final int BREAK = 0xff;
	private static final int BYTE_STRING = 2;
	private static final int TEXT_STRING = 3;
	private static final int ARRAY = 4;
	private static final int MAP = 5;
	private static final int TAG = 6;
	private static final int SIMPLE = 7;
	private static final int ONE_BYTE = 24;
	private static final int RESERVED = 28;
	private static final int INDEFINITE = 31;
	private static final String MALFORMED = "a CBOR item is not well-formed";

	private final ByteCursor in;
	private final int wanted;
	private final ByteArrayOutputStream found = new ByteArrayOutputStream();
	private int strings;

	private CborOps(byte[] input, int wanted) {
		this.in = new ByteCursor(input);
		this.wanted = wanted;
	}

	static byte[] string(byte[] input, int index) throws Refusal {
		CborOps walk = new CborOps(input, index);
		try {
			while (walk.in.remaining() > 0) {
				walk.item(0);
			}
		} catch (TruncatedException e) {
			throw new Refusal("a CBOR item is cut");
		}
		Refusal.unless(index < walk.strings, "the CBOR items have no such string");
		return walk.found.toByteArray();
	}

	private void item(int depth) throws TruncatedException, Refusal {
		item(in.u8(), depth);
	}

	/** Whether another item stood there, and no break. */
	private boolean itemOrBreak(int depth) throws TruncatedException, Refusal {
		int first = in.u8();
		if (first == BREAK) {
			return false;
		}
		item(first, depth);
		return true;
	}

	/** @param depth arrays, maps and tags round the item */
	private void item(int first, int depth) throws TruncatedException, Refusal {
		int major = first >> 5;
		boolean indefinite = (first & 31) == INDEFINITE;
		Refusal.unless(!indefinite || major >= BYTE_STRING && major <= MAP, MALFORMED);
		long argument = indefinite ? 0 : argument(first & 31);
		Refusal.unless(major < ARRAY || major > TAG || depth < MAX_DEPTH, "the CBOR items are too deep");
		switch (major) {
			case BYTE_STRING, TEXT_STRING -> string(major, indefinite, argument);
			case ARRAY -> items(indefinite, argument, 1, depth + 1);
			case MAP -> items(indefinite, argument, 2, depth + 1);
			case TAG -> item(depth + 1);
			case SIMPLE -> Refusal.unless((first & 31) != ONE_BYTE || argument >= 32, MALFORMED);
			default -> in.skip(0);
		}
	}

	/** An unsigned number of 64 bits. */
	private long argument(int low) throws TruncatedException, Refusal {
		Refusal.unless(low < RESERVED, MALFORMED);
		return switch (low) {
			case ONE_BYTE -> in.u8();
			case 25 -> in.u16();
			case 26 -> in.u32();
			case 27 -> in.u64();
			default -> low;
		};
	}

	/** @param each items that stand together: one of an array, two of a map */
	private void items(boolean indefinite, long count, int each, int depth) throws TruncatedException, Refusal {
		for (long i = 0; indefinite || Long.compareUnsigned(i, count) < 0; i++) {
			if (!indefinite) {
				item(depth);
			} else if (!itemOrBreak(depth)) {
				return;
			}
			if (each == 2) {
				item(depth);
			}
		}
	}

	private void string(int major, boolean indefinite, long length) throws TruncatedException, Refusal {
		boolean taken = strings++ == wanted;
		if (!indefinite) {
			chunk(length, taken);
			return;
		}
		for (int first = in.u8(); first != BREAK; first = in.u8()) {
			Refusal.unless(first >> 5 == major, MALFORMED);
			chunk(argument(first & 31), taken);
		}
	}

	private void chunk(long length, boolean taken) throws TruncatedException {
		if (taken) {
			found.writeBytes(in.bytes(length));
		} else {
			in.skip(length);
		}
	}
}
