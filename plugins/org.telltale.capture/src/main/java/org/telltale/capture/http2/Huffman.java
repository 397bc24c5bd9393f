package org.telltale.capture.http2;

/** The Huffman code of HPACK (RFC 7541 section 5.2, appendix B). Stateless. */
final class Huffman {

	private static final int EOS = 256;
	/** Lengths in bits of the codes of the symbols 0 to 256: the code is canonical, so they say all. */
	private static final byte[] LENGTHS = {
			13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28,
			28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6, 7, 7,
			7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7,
			6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24,
			23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22,
			23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27,
			26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25,
			24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30 };
	/** For each table and next byte: a symbol with its bits in this byte (shifted by {@link #LEAF}), else the next table; -1 is no code. */
	private static final int[][] TABLES = tables();
	private static final int LEAF = 16;

	private Huffman() {
	}

	private static int[][] tables() {
		int[][] tables = new int[64][];
		int[] used = { 1 };
		tables[0] = empty();
		int code = 0;
		int before = 0;
		for (int length = 1; length <= 30; length++) {
			code <<= length - before;
			before = length;
			for (int symbol = 0; symbol <= EOS; symbol++) {
				if (LENGTHS[symbol] == length) {
					enter(tables, used, code, length, symbol);
					code++;
				}
			}
		}
		return java.util.Arrays.copyOf(tables, used[0]);
	}

	private static int[] empty() {
		int[] table = new int[256];
		java.util.Arrays.fill(table, -1);
		return table;
	}

	private static void enter(int[][] tables, int[] used, int code, int length, int symbol) {
		int table = 0;
		int left = length;
		while (left > 8) {
			int next = code >>> left - 8 & 0xff;
			if (tables[table][next] < 0) {
				tables[used[0]] = empty();
				tables[table][next] = used[0]++;
			}
			table = tables[table][next];
			left -= 8;
		}
		int first = code << 8 - left & 0xff;
		for (int i = 0; i < 1 << 8 - left; i++) {
			tables[table][first + i] = left << LEAF | symbol;
		}
	}

	/**
	 * Decodes a string.
	 *
	 * @param out takes the bytes; at least 8 / 5 of the input's length
	 * @return how many bytes came out; -1 if it is no string of this code
	 */
	static int decode(byte[] b, int from, int to, byte[] out) {
		long bits = 0;
		int there = 0;
		int table = 0;
		int count = 0;
		int at = from;
		int sinceSymbol = 0;
		while (true) {
			while (there < 8 && at < to) {
				bits = bits << 8 | b[at++] & 0xff;
				there += 8;
			}
			if (there == 0 && sinceSymbol == 0) {
				return count;
			}
			boolean last = there < 8;
			int next = (int) (last ? bits << 8 - there | (1 << 8 - there) - 1 : bits >>> there - 8) & 0xff;
			int found = TABLES[table][next];
			if (found < 0) {
				return -1;
			}
			int used = found >>> LEAF;
			if (last && (used == 0 || used > there)) {
				return padding(next, sinceSymbol + there) ? count : -1;
			}
			if (used == 0) {
				table = found;
				sinceSymbol += 8;
				there -= 8;
				continue;
			}
			int symbol = found & 0xffff;
			if (symbol == EOS) {
				return -1;
			}
			out[count++] = (byte) symbol;
			there -= used;
			table = 0;
			sinceSymbol = 0;
		}
	}

	/** Whether what is left is padding: at most 7 bits, all ones. @param filled the bits, filled up with ones */
	private static boolean padding(int filled, int bits) {
		return bits < 8 && filled == 0xff;
	}
}
