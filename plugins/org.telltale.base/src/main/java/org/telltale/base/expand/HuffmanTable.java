package org.telltale.base.expand;

import java.io.IOException;
import java.util.Arrays;

/** A Huffman decoding table of literals (RFC 8878 section 4.2). */
final class HuffmanTable {

	private static final int MAX_BITS = 11;

	private final int maxBits;
	private final byte[] symbols;
	private final byte[] lengths;

	private HuffmanTable(int maxBits) {
		this.maxBits = maxBits;
		this.symbols = new byte[1 << maxBits];
		this.lengths = new byte[1 << maxBits];
	}

	/** A table as it stands in a block, and how many bytes it takes. */
	record Described(HuffmanTable table, int length) {
	}

	static Described read(byte[] bytes, int from, int end) throws IOException {
		if (from >= end) {
			throw new IOException("a Huffman table is missing");
		}
		int header = bytes[from] & 0xff;
		int length = header >= 128 ? (header - 127 + 1) / 2 : header;
		if (length > end - from - 1) {
			throw new IOException("a Huffman table passes the end of its block");
		}
		int[] weights = new int[256];
		int count = header >= 128 ? header - 127 : packed(bytes, from + 1, from + 1 + length, weights);
		if (header >= 128) {
			for (int i = 0; i < count; i++) {
				weights[i] = bytes[from + 1 + i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
			}
		}
		return new Described(of(weights, count), 1 + length);
	}

	/** Weights that are themselves entropy-coded (section 4.2.1.2), with two states in turn. */
	private static int packed(byte[] bytes, int from, int end, int[] weights) throws IOException {
		FseTable.Described described = FseTable.read(bytes, from, end, 6, 255);
		FseTable table = described.table();
		BackwardBits bits = new BackwardBits(bytes, from + described.length(), end);
		int state = (int) bits.read(table.accuracy);
		int other = (int) bits.read(table.accuracy);
		int count = 0;
		while (true) {
			if (count > 253) {
				throw new IOException("a Huffman table has too many weights");
			}
			weights[count++] = table.symbols[state] & 0xff;
			int next = (table.baselines[state] & 0xffff) + (int) bits.read(table.bits[state]);
			if (bits.left < 0) {
				weights[count++] = table.symbols[other] & 0xff;
				return count;
			}
			state = other;
			other = next;
		}
	}

	/** The last symbol's weight is what is missing to a power of two. */
	private static HuffmanTable of(int[] weights, int count) throws IOException {
		int sum = 0;
		for (int i = 0; i < count; i++) {
			if (weights[i] > MAX_BITS) {
				throw new IOException("a Huffman weight is too large");
			}
			sum += weights[i] == 0 ? 0 : 1 << weights[i] - 1;
		}
		int maxBits = 32 - Integer.numberOfLeadingZeros(sum);
		int left = sum == 0 ? 0 : (1 << maxBits) - sum;
		if (sum == 0 || maxBits > MAX_BITS || Integer.bitCount(left) != 1) {
			throw new IOException("a Huffman table does not add up");
		}
		weights[count] = 32 - Integer.numberOfLeadingZeros(left);
		HuffmanTable table = new HuffmanTable(maxBits);
		int at = 0;
		for (int weight = 1; weight <= maxBits; weight++) {
			for (int symbol = 0; symbol <= count; symbol++) {
				if (weights[symbol] == weight) {
					int to = at + (1 << weight - 1);
					Arrays.fill(table.symbols, at, to, (byte) symbol);
					Arrays.fill(table.lengths, at, to, (byte) (maxBits + 1 - weight));
					at = to;
				}
			}
		}
		return table;
	}

	/** Decodes one stream into {@code target[from, to)}, which it has to fill exactly. */
	void decode(byte[] bytes, int start, int end, byte[] target, int from, int to) throws IOException {
		BackwardBits bits = new BackwardBits(bytes, start, end);
		for (int i = from; i < to; i++) {
			int entry = (int) bits.peek(maxBits);
			target[i] = symbols[entry];
			bits.left -= lengths[entry];
		}
		if (bits.left != 0) {
			throw new IOException("a literals stream has another length than it says");
		}
	}
}
