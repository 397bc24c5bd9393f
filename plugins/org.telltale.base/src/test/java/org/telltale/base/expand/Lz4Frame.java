package org.telltale.base.expand;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes an LZ4 frame, greedily and simply, for tests. */
final class Lz4Frame {

	private Lz4Frame() {
	}

	/**
	 * @param flags the FLG byte: 0x40 with 0x20 for independent blocks, 0x10 and 0x04 for check values
	 * @param code of the largest block, 4 to 7
	 */
	static byte[] of(byte[] data, int flags, int code) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { 4, 0x22, 0x4d, 0x18, (byte) flags, (byte) (code << 4), 0 });
		int most = 1 << 8 + 2 * code;
		for (int from = 0; from < data.length; from += most) {
			int to = Math.min(data.length, from + most);
			byte[] block = block(data, from, to, (flags & 0x20) == 0 ? Math.max(0, from - 65_535) : from);
			boolean plain = from / most % 3 == 2 || block.length >= to - from;
			block = plain ? Arrays.copyOfRange(data, from, to) : block;
			number(out, block.length | (plain ? 0x80000000 : 0));
			out.writeBytes(block);
			if ((flags & 0x10) != 0) {
				number(out, hash(block));
			}
		}
		number(out, 0);
		if ((flags & 4) != 0) {
			number(out, hash(data));
		}
		return out.toByteArray();
	}

	private static int hash(byte[] bytes) {
		XxHash hash = XxHash.of32();
		hash.update(bytes, 0, bytes.length);
		return (int) hash.value();
	}

	private static void number(ByteArrayOutputStream out, int value) {
		out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
	}

	private static byte[] block(byte[] data, int from, int to, int earliest) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int[] seen = new int[1 << 14];
		Arrays.fill(seen, -1);
		int pending = from;
		for (int at = earliest; at < to; at++) {
			if (at >= to - 12) {
				break;
			}
			int word = data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
			int slot = word * 0x9e3779b1 >>> 18;
			int before = seen[slot];
			seen[slot] = at;
			if (at >= pending && before >= 0 && at - before < 65_536) {
				int length = 0;
				while (at + length < to - 5 && data[before + length] == data[at + length]) {
					length++;
				}
				if (length >= 4) {
					sequence(out, data, pending, at, length, at - before);
					pending = at + length;
				}
			}
		}
		sequence(out, data, pending, to, 0, 0);
		return out.toByteArray();
	}

	private static void sequence(ByteArrayOutputStream out, byte[] data, int from, int to, int match, int distance) {
		int literals = to - from;
		out.write(Math.min(15, literals) << 4 | (match == 0 ? 0 : Math.min(15, match - 4)));
		more(out, literals - 15);
		out.write(data, from, literals);
		if (match > 0) {
			out.write(distance);
			out.write(distance >> 8);
			more(out, match - 4 - 15);
		}
	}

	private static void more(ByteArrayOutputStream out, int rest) {
		if (rest >= 0) {
			for (int left = rest; left >= 255; left -= 255) {
				out.write(255);
			}
			out.write(rest % 255);
		}
	}
}
