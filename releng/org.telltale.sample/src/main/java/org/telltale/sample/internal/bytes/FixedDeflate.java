package org.telltale.sample.internal.bytes;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * DEFLATE with the fixed Huffman codes and a greedy search (RFC 1951 sections 3.2.5, 3.2.6). Own code, since the output of
 * {@link java.util.zip.Deflater} depends on the zlib that a Java runtime brings.
 */
public final class FixedDeflate {

	private static final int[] LENGTH_BASE = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99,
			115, 131, 163, 195, 227, 258};
	private static final int[] LENGTH_EXTRA = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
	private static final int[] DISTANCE_BASE = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025,
			1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
	private static final int WINDOW = 32768;
	private static final int MAX_LENGTH = 258;

	private final Sink out = new Sink();
	private int bits;
	private int bitCount;

	private FixedDeflate() {
	}

	/** The raw DEFLATE form of the bytes, one final block. */
	public static byte[] deflate(byte[] plain) {
		FixedDeflate writer = new FixedDeflate();
		writer.write(1, 1);
		writer.write(1, 2);
		writer.body(plain);
		writer.symbol(256);
		writer.write(0, 7);
		return Arrays.copyOf(writer.out.toBytes(), writer.out.length());
	}

	/** A gzip member (RFC 1952) without name and time. */
	public static byte[] gzip(byte[] plain) {
		return new Sink().u8(0x1f).u8(0x8b).u8(8).u8(0).le32(0).u8(0).u8(3).bytes(deflate(plain)).le32(crc32(plain)).le32(plain.length)
				.toBytes();
	}

	/** The CRC-32 that gzip, ZIP and PNG use. */
	public static long crc32(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return crc.getValue();
	}

	private void body(byte[] plain) {
		int[] lastSeen = new int[1 << 14];
		Arrays.fill(lastSeen, -1);
		int at = 0;
		while (at < plain.length) {
			int length = 0;
			int candidate = -1;
			if (at + 3 <= plain.length) {
				int slot = slot(plain, at);
				candidate = lastSeen[slot];
				lastSeen[slot] = at;
				length = candidate >= 0 && at - candidate <= WINDOW ? common(plain, candidate, at) : 0;
			}
			if (length >= 3) {
				match(length, at - candidate);
				at += length;
			} else {
				symbol(plain[at++] & 0xff);
			}
		}
	}

	private static int slot(byte[] plain, int at) {
		int three = (plain[at] & 0xff) << 16 | (plain[at + 1] & 0xff) << 8 | plain[at + 2] & 0xff;
		return three * 0x9E3779B1 >>> 18;
	}

	private static int common(byte[] plain, int earlier, int at) {
		int length = 0;
		while (length < MAX_LENGTH && at + length < plain.length && plain[earlier + length] == plain[at + length]) {
			length++;
		}
		return length;
	}

	private void match(int length, int distance) {
		int code = row(LENGTH_BASE, length);
		symbol(257 + code);
		write(length - LENGTH_BASE[code], LENGTH_EXTRA[code]);
		int far = row(DISTANCE_BASE, distance);
		write(Integer.reverse(far) >>> 27, 5);
		write(distance - DISTANCE_BASE[far], far < 2 ? 0 : far / 2 - 1);
	}

	private static int row(int[] bases, int value) {
		int found = Arrays.binarySearch(bases, value);
		return found >= 0 ? found : -found - 2;
	}

	/** RFC 1951 section 3.2.6; Huffman codes are packed from their most significant bit. */
	private void symbol(int symbol) {
		if (symbol < 144) {
			huffman(0x30 + symbol, 8);
		} else if (symbol < 256) {
			huffman(0x190 + symbol - 144, 9);
		} else if (symbol < 280) {
			huffman(symbol - 256, 7);
		} else {
			huffman(0xc0 + symbol - 280, 8);
		}
	}

	private void huffman(int code, int width) {
		write(Integer.reverse(code) >>> 32 - width, width);
	}

	private void write(int value, int width) {
		bits |= value << bitCount;
		bitCount += width;
		while (bitCount >= 8) {
			out.u8(bits);
			bits >>>= 8;
			bitCount -= 8;
		}
	}
}
