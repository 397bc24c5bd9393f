package org.telltale.base.expand;

import java.io.IOException;
import java.util.Arrays;

/** A Finite State Entropy decoding table (RFC 8878 section 4.1.1). */
final class FseTable {

	final int accuracy;
	final byte[] symbols;
	final byte[] bits;
	final short[] baselines;

	private FseTable(int accuracy) {
		this.accuracy = accuracy;
		this.symbols = new byte[1 << accuracy];
		this.bits = new byte[1 << accuracy];
		this.baselines = new short[1 << accuracy];
	}

	/** A table that gives one symbol always. */
	static FseTable single(int symbol) {
		FseTable table = new FseTable(0);
		table.symbols[0] = (byte) symbol;
		return table;
	}

	/** @param counts of each symbol; -1 for "less than one" */
	static FseTable of(int accuracy, int[] counts) throws IOException {
		FseTable table = new FseTable(accuracy);
		int size = 1 << accuracy;
		int high = size;
		int[] next = new int[counts.length];
		for (int symbol = 0; symbol < counts.length; symbol++) {
			if (counts[symbol] == -1) {
				table.symbols[--high] = (byte) symbol;
				next[symbol] = 1;
			} else {
				next[symbol] = counts[symbol];
			}
		}
		int step = (size >> 1) + (size >> 3) + 3;
		int at = 0;
		for (int symbol = 0; symbol < counts.length; symbol++) {
			for (int i = 0; i < counts[symbol]; i++) {
				table.symbols[at] = (byte) symbol;
				do {
					at = at + step & size - 1;
				} while (at >= high);
			}
		}
		if (at != 0) {
			throw new IOException("an entropy table does not add up");
		}
		for (int state = 0; state < size; state++) {
			int count = next[table.symbols[state] & 0xff]++;
			int bits = accuracy - (31 - Integer.numberOfLeadingZeros(count));
			table.bits[state] = (byte) bits;
			table.baselines[state] = (short) ((count << bits) - size);
		}
		return table;
	}

	/** A table as it stands in a block, and how many bytes it takes. */
	record Described(FseTable table, int length) {
	}

	static Described read(byte[] bytes, int from, int end, int maxAccuracy, int maxSymbol) throws IOException {
		Forward in = new Forward(bytes, from, end);
		int accuracy = in.read(4) + 5;
		if (accuracy > maxAccuracy) {
			throw new IOException("an entropy table is too fine");
		}
		int[] counts = new int[maxSymbol + 1];
		int symbol = 0;
		int remaining = 1 << accuracy;
		while (remaining > 0) {
			if (symbol > maxSymbol) {
				throw new IOException("an entropy table has too many symbols");
			}
			int count = in.count(remaining);
			counts[symbol++] = count;
			remaining -= Math.abs(count);
			for (int more = count == 0 ? 3 : 0; more == 3;) {
				more = in.read(2);
				symbol += more;
			}
		}
		if (remaining < 0) {
			throw new IOException("an entropy table does not add up");
		}
		return new Described(of(accuracy, Arrays.copyOf(counts, Math.min(symbol, counts.length))), in.bytesRead());
	}

	/** Bits from the first to the last. */
	private static final class Forward {
		private final byte[] bytes;
		private final int from;
		private final int end;
		private int bit;

		private Forward(byte[] bytes, int from, int end) {
			this.bytes = bytes;
			this.from = from;
			this.end = end;
		}

		private int read(int count) throws IOException {
			int value = 0;
			for (int i = 0; i < count; i++, bit++) {
				int at = from + (bit >> 3);
				if (at >= end) {
					throw new IOException("an entropy table passes the end of its block");
				}
				value |= (bytes[at] >> (bit & 7) & 1) << i;
			}
			return value;
		}

		/** One symbol's count, in as few bits as what is left allows. */
		private int count(int remaining) throws IOException {
			int bits = 32 - Integer.numberOfLeadingZeros(remaining + 1);
			int lowMask = (1 << bits - 1) - 1;
			int threshold = (1 << bits) - 1 - (remaining + 1);
			int value = read(bits - 1);
			if (value >= threshold) {
				value |= read(1) << bits - 1;
				value -= value > lowMask ? threshold : 0;
			}
			return value - 1;
		}

		private int bytesRead() {
			return bit + 7 >> 3;
		}
	}
}
