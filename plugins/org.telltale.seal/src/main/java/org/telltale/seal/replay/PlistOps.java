package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** Data and strings of binary property lists. */
final class PlistOps {

	private static final byte[] MAGIC = "bplist00".getBytes(StandardCharsets.US_ASCII);
	private static final int TRAILER = 32;
	private static final int INTEGER = 1;
	private static final int DATA = 4;
	private static final int UTF_16 = 6;

	private PlistOps() {
	}

	static byte[] object(byte[] input, int object) throws Refusal {
		int end = input.length - TRAILER;
		Refusal.unless(end >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(input, MAGIC.length)), "the input is no binary property list");
		try {
			ByteCursor trailer = new ByteCursor(input, end, TRAILER).skip(6);
			int offsetSize = trailer.u8();
			long objects = trailer.skip(1).u64();
			long table = trailer.skip(8).u64();
			Refusal.unless(offsetSize >= 1 && offsetSize <= 8, "the offsets of a property list have a size that cannot be");
			Refusal.unless(objects >= 0 && objects <= end / offsetSize && table >= MAGIC.length && table <= end - objects * offsetSize,
					"the offset table of a property list is not between its ends");
			Refusal.unless(object < objects, "the property list has no such object");
			ByteCursor body = new ByteCursor(input, 0, end);
			long offset = number(body.seek(table + (long) object * offsetSize), offsetSize);
			Refusal.unless(offset >= MAGIC.length, "an object of a property list is not between its ends");
			return bytes(body.seek(offset));
		} catch (TruncatedException e) {
			throw new Refusal("an object of a property list is not between its ends");
		}
	}

	private static byte[] bytes(ByteCursor body) throws TruncatedException, Refusal {
		int first = body.u8();
		int type = first >> 4;
		Refusal.unless(type >= DATA && type <= UTF_16, "the object of a property list is neither data nor a string");
		long count = first & 15;
		if (count == 15) {
			int size = body.u8();
			Refusal.unless(size >> 4 == INTEGER && (size & 15) <= 3, "the count in a property list is no integer");
			count = number(body, 1 << (size & 15));
		}
		Refusal.unless(count >= 0 && count <= body.remaining(), "an object of a property list is not between its ends");
		return body.bytes(type == UTF_16 ? 2 * count : count);
	}

	/** A big-endian number of 1 to 8 bytes; beyond 2^63 it comes out below 0. */
	private static long number(ByteCursor in, int size) throws TruncatedException {
		long value = 0;
		for (int i = 0; i < size; i++) {
			value = value << 8 | in.u8();
		}
		return value;
	}
}
