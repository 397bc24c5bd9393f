package org.telltale.match.internal.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.ByteRange;

/** The data and strings of a binary property list ({@code bplist00}), by its object table. */
public final class BinaryPlist {

	private static final byte[] MAGIC = "bplist00".getBytes(StandardCharsets.US_ASCII);
	private static final int HEAD = MAGIC.length;
	private static final int TRAILER = 32;

	private final byte[] bytes;
	private final int from;
	private final int end;
	private final int offsetSize;
	private final int objects;
	private final int table;

	private BinaryPlist(byte[] bytes, int from, int end, int offsetSize, int objects, int table) {
		this.bytes = bytes;
		this.from = from;
		this.end = end;
		this.offsetSize = offsetSize;
		this.objects = objects;
		this.table = table;
	}

	/** The list that is {@code [from, to)}; empty if its first bytes or its trailer contradict that. */
	public static Optional<BinaryPlist> in(byte[] bytes, int from, int to) {
		int trailer = to - TRAILER;
		if (trailer < from + HEAD || !Arrays.equals(MAGIC, 0, HEAD, bytes, from, from + HEAD)) {
			return Optional.empty();
		}
		int offsetSize = bytes[trailer + 6] & 0xff;
		long objects = big(bytes, trailer + 8, 8);
		long table = big(bytes, trailer + 24, 8);
		int room = trailer - from;
		boolean good = offsetSize >= 1 && offsetSize <= 8 && table >= HEAD && table < room && objects > 0 && objects <= (room - table) / offsetSize;
		return good ? Optional.of(new BinaryPlist(bytes, from, trailer, offsetSize, (int) objects, from + (int) table)) : Optional.empty();
	}

	/** How many objects it has. */
	public int objects() {
		return objects;
	}

	/** The bytes of an object that is data or a string; empty if it is another one, or not in the list. */
	public Optional<ByteRange> content(int object) {
		long offset = big(bytes, table + object * offsetSize, offsetSize);
		if (offset < HEAD || offset >= end - from) {
			return Optional.empty();
		}
		int at = from + (int) offset;
		int type = bytes[at] >> 4 & 15;
		long count = bytes[at] & 15;
		at++;
		if (type < 4 || type > 6) {
			return Optional.empty();
		}
		if (count == 15) {
			int size = at < end && (bytes[at] & 0xf0) == 0x10 && (bytes[at] & 15) <= 3 ? 1 << (bytes[at] & 15) : 0;
			if (size == 0 || size > end - at - 1) {
				return Optional.empty();
			}
			count = big(bytes, at + 1, size);
			at += 1 + size;
		}
		int unit = type == 6 ? 2 : 1;
		return count >= 0 && count <= (end - at) / unit ? Optional.of(new ByteRange(at, count * unit)) : Optional.empty();
	}

	private static long big(byte[] bytes, int from, int count) {
		long value = 0;
		for (int i = from; i < from + count; i++) {
			value = value << 8 | bytes[i] & 0xff;
		}
		return value;
	}
}
