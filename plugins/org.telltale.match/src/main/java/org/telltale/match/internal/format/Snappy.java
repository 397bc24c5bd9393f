package org.telltale.match.internal.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Undoes Snappy (google/snappy, format_description.txt and framing_format.txt). Checksums are not compared. Stateless. */
public final class Snappy {

	/** A block gives fewer bytes for each of its own: a copy of three bytes gives 64. */
	public static final long MOST_RATIO = 32;
	private static final byte[] IDENTIFIER = { (byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y' };
	private static final int CHUNK = 1 << 16;
	private static final int LONGEST_LENGTH = 5;
	private static final byte[] NOWHERE = {};

	private Snappy() {
	}

	/**
	 * The length that a block promises.
	 *
	 * @return -1 if no block begins there
	 */
	public static long promised(byte[] bytes, int from, int to) {
		long length = 0;
		for (int i = 0; i < LONGEST_LENGTH && from + i < to; i++) {
			length |= (bytes[from + i] & 0x7fL) << 7 * i;
			if (bytes[from + i] >= 0) {
				return length <= 0xffffffffL ? length : -1;
			}
		}
		return -1;
	}

	/** One block, which must be all of {@code [from, to)}; empty if it is none, or longer than {@code limit}. */
	public static Optional<byte[]> block(byte[] bytes, int from, int to, int limit) {
		if (promised(bytes, from, to) > limit || !isBlock(bytes, from, to)) {
			return Optional.empty();
		}
		byte[] out = new byte[(int) promised(bytes, from, to)];
		walk(bytes, from, to, out);
		return Optional.of(out);
	}

	/** Whether all of {@code [from, to)} is one block. */
	public static boolean isBlock(byte[] bytes, int from, int to) {
		long promised = promised(bytes, from, to);
		return promised >= 0 && promised <= (to - from) * MOST_RATIO && walk(bytes, from, to, NOWHERE) == promised;
	}

	/** Writes what a block gives, if there is room for anything at all; gives its length, -1 if it is none. */
	private static long walk(byte[] bytes, int from, int to, byte[] out) {
		long promised = promised(bytes, from, to);
		int at = from;
		while (bytes[at] < 0) {
			at++;
		}
		long length = 0;
		at++;
		while (at < to) {
			int tag = bytes[at++] & 0xff;
			int extra = (tag & 3) == 0 ? Math.max(0, (tag >> 2) - 59) : (tag & 3) == 3 ? 4 : tag & 3;
			if (extra > to - at) {
				return -1;
			}
			long number = little(bytes, at, extra);
			at += extra;
			boolean literal = (tag & 3) == 0;
			long count = literal ? (extra > 0 ? number : tag >> 2) + 1 : (tag & 3) == 1 ? (tag >> 2 & 7) + 4 : (tag >> 2) + 1;
			long distance = (tag & 3) == 1 ? (long) (tag >> 5) << 8 | number : number;
			if (count > promised - length || (literal ? count > to - at : distance == 0 || distance > length)) {
				return -1;
			}
			for (int i = 0; i < count && out.length > 0; i++) {
				out[(int) length + i] = literal ? bytes[at + i] : out[(int) (length - distance) + i];
			}
			at += literal ? (int) count : 0;
			length += count;
		}
		return length;
	}

	private static long little(byte[] bytes, int from, int count) {
		long value = 0;
		for (int i = 0; i < count; i++) {
			value |= (bytes[from + i] & 0xffL) << 8 * i;
		}
		return value;
	}

	/** Whether a stream begins there: with a stream identifier chunk. */
	public static boolean isStream(byte[] bytes, int from) {
		return Arrays.equals(IDENTIFIER, 0, IDENTIFIER.length, bytes, from, Math.min(bytes.length, from + IDENTIFIER.length));
	}

	/**
	 * What the chunks of a stream hold, those in {@code [from, to)} that are whole and good.
	 *
	 * @return empty if that is more than {@code limit}
	 */
	public static Optional<byte[]> stream(byte[] bytes, int from, int to, int limit) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int at = from;
		while (to - at >= 4) {
			int type = bytes[at] & 0xff;
			int end = at + 4 + (int) little(bytes, at + 1, 3);
			boolean data = type < 2;
			if (end > to || type >= 2 && type < 0x80 || data && end - at < 8 || type == 0xff && end - at != 10) {
				break;
			}
			if (data) {
				Optional<byte[]> chunk = type == 0 ? block(bytes, at + 8, end, CHUNK) : Optional.of(Arrays.copyOfRange(bytes, at + 8, end));
				if (chunk.isEmpty() || chunk.get().length > CHUNK) {
					break;
				}
				out.writeBytes(chunk.get());
			}
			if (out.size() > limit) {
				return Optional.empty();
			}
			at = end;
		}
		return Optional.of(out.toByteArray());
	}
}
