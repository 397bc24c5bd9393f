package org.telltale.base.expand;

import java.io.IOException;
import java.util.Arrays;

/** Compressed blocks of one Zstandard frame (RFC 8878 section 3.1.1.3): literals, then sequences. Not thread-safe. */
final class ZstdBlock {

	static final int MAX_BLOCK = 1 << 17;
	private static final int MAX_OFFSET_CODE = 31;
	private static final int[] LITERAL_BASES = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64, 128,
			256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536 };
	private static final int[] LITERAL_BITS = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12,
			13, 14, 15, 16 };
	private static final int[] MATCH_BASES = new int[53];
	private static final int[] MATCH_BITS = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1,
			1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
	private static final int[] LITERAL_COUNTS = { 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1,
			-1, -1, -1 };
	private static final int[] MATCH_COUNTS = { 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
			1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1 };
	private static final int[] OFFSET_COUNTS = { 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1 };

	static {
		int base = 3;
		for (int code = 0; code < MATCH_BASES.length; code++) {
			MATCH_BASES[code] = base;
			base += 1 << MATCH_BITS[code];
		}
	}

	/** One of the three kinds of number in a sequence: its codes, and the table that the block before left. */
	private static final class Kind {
		private final int maxAccuracy;
		private final int maxSymbol;
		private final int defaultAccuracy;
		private final int[] defaultCounts;
		private FseTable table;

		private Kind(int maxAccuracy, int maxSymbol, int defaultAccuracy, int[] defaultCounts) {
			this.maxAccuracy = maxAccuracy;
			this.maxSymbol = maxSymbol;
			this.defaultAccuracy = defaultAccuracy;
			this.defaultCounts = defaultCounts;
		}
	}

	private final Kind literalLengths = new Kind(9, 35, 6, LITERAL_COUNTS);
	private final Kind offsets = new Kind(8, MAX_OFFSET_CODE, 5, OFFSET_COUNTS);
	private final Kind matchLengths = new Kind(9, 52, 6, MATCH_COUNTS);
	private final long[] repeats = { 1, 4, 8 };
	private HuffmanTable huffman;
	private byte[] literals = new byte[1 << 12];
	private int literalCount;

	/** Decodes {@code bytes[0, length)} behind what {@code out} has. */
	void decode(byte[] bytes, int length, History out) throws IOException {
		int at = literals(bytes, length);
		if (at >= length) {
			throw new IOException("a block ends before its sequences");
		}
		int first = bytes[at++] & 0xff;
		int count = first;
		if (first >= 128) {
			int more = first == 255 ? 2 : 1;
			if (length - at < more) {
				throw new IOException("a block ends in the number of its sequences");
			}
			count = first == 255 ? (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8) + 0x7f00 : (first - 128 << 8) + (bytes[at] & 0xff);
			at += more;
		}
		if (count == 0) {
			if (at != length) {
				throw new IOException("a block has bytes behind its last sequence");
			}
			append(out, 0, literalCount);
			return;
		}
		sequences(bytes, at, length, count, out);
	}

	/** The literals section (section 3.1.1.3.1); gives the index behind it. */
	private int literals(byte[] bytes, int length) throws IOException {
		int type = length < 1 ? 0 : bytes[0] & 3;
		int format = length < 1 ? 0 : bytes[0] >> 2 & 3;
		int header = type < 2 ? (format & 1) == 0 ? 1 : format == 1 ? 2 : 3 : format < 2 ? 3 : format + 2;
		if (length < header) {
			throw new IOException("a block ends in its literals' header");
		}
		long word = 0;
		for (int i = 0; i < header; i++) {
			word |= (bytes[i] & 0xffL) << 8 * i;
		}
		if (type < 2) {
			return plain(bytes, length, header, (int) (word >> (header == 1 ? 3 : 4)), type == 1);
		}
		int bits = header == 3 ? 10 : header == 4 ? 14 : 18;
		literalCount = (int) (word >> 4) & (1 << bits) - 1;
		int size = (int) (word >> 4 + bits) & (1 << bits) - 1;
		if (size > length - header || literalCount > MAX_BLOCK) {
			throw new IOException("a block's literals pass its end");
		}
		roomForLiterals();
		int at = header;
		if (type == 2) {
			HuffmanTable.Described described = HuffmanTable.read(bytes, at, header + size);
			huffman = described.table();
			at += described.length();
		} else if (huffman == null) {
			throw new IOException("a block's literals use a table that is not there");
		}
		huffman(bytes, at, header + size, format != 0);
		return header + size;
	}

	private int plain(byte[] bytes, int length, int header, int count, boolean repeated) throws IOException {
		literalCount = count;
		if (count > MAX_BLOCK || length - header < (repeated ? 1 : count)) {
			throw new IOException("a block's literals pass its end");
		}
		roomForLiterals();
		if (repeated) {
			Arrays.fill(literals, 0, count, bytes[header]);
			return header + 1;
		}
		System.arraycopy(bytes, header, literals, 0, count);
		return header + count;
	}

	private void roomForLiterals() {
		if (literals.length < literalCount) {
			literals = new byte[MAX_BLOCK];
		}
	}

	private void huffman(byte[] bytes, int from, int end, boolean four) throws IOException {
		if (!four) {
			huffman.decode(bytes, from, end, literals, 0, literalCount);
			return;
		}
		int quarter = (literalCount + 3) / 4;
		if (end - from < 6 || 3 * quarter > literalCount) {
			throw new IOException("a block's four literal streams are cut");
		}
		int at = from + 6;
		for (int i = 0; i < 4; i++) {
			int next = i == 3 ? end : at + (bytes[from + 2 * i] & 0xff | (bytes[from + 2 * i + 1] & 0xff) << 8);
			if (next > end) {
				throw new IOException("a literal stream passes its block's end");
			}
			huffman.decode(bytes, at, next, literals, i * quarter, i == 3 ? literalCount : (i + 1) * quarter);
			at = next;
		}
	}

	/** The sequences section (section 3.1.1.3.2). */
	private void sequences(byte[] bytes, int from, int length, int count, History out) throws IOException {
		if (from >= length || (bytes[from] & 3) != 0) {
			throw new IOException("a block's sequences have no modes");
		}
		int modes = bytes[from] & 0xff;
		int at = table(literalLengths, modes >> 6, bytes, from + 1, length);
		at = table(offsets, modes >> 4 & 3, bytes, at, length);
		at = table(matchLengths, modes >> 2 & 3, bytes, at, length);
		BackwardBits bits = new BackwardBits(bytes, at, length);
		FseTable ll = literalLengths.table;
		FseTable of = offsets.table;
		FseTable ml = matchLengths.table;
		int llState = (int) bits.read(ll.accuracy);
		int ofState = (int) bits.read(of.accuracy);
		int mlState = (int) bits.read(ml.accuracy);
		int used = 0;
		for (int i = 0; i < count; i++) {
			int offsetCode = of.symbols[ofState];
			long offset = (1L << offsetCode) + bits.read(offsetCode);
			int mlCode = ml.symbols[mlState];
			int match = MATCH_BASES[mlCode] + (int) bits.read(MATCH_BITS[mlCode]);
			int llCode = ll.symbols[llState];
			int before = LITERAL_BASES[llCode] + (int) bits.read(LITERAL_BITS[llCode]);
			if (i < count - 1) {
				llState = (ll.baselines[llState] & 0xffff) + (int) bits.read(ll.bits[llState]);
				mlState = (ml.baselines[mlState] & 0xffff) + (int) bits.read(ml.bits[mlState]);
				ofState = (of.baselines[ofState] & 0xffff) + (int) bits.read(of.bits[ofState]);
			}
			if (bits.left < 0 || before > literalCount - used || out.end - out.start + before + match > MAX_BLOCK) {
				throw new IOException("a sequence passes the end of its block");
			}
			append(out, used, before);
			used += before;
			out.repeat(distance(offset, before), match);
		}
		if (bits.left != 0) {
			throw new IOException("a block's sequences have another length than they say");
		}
		append(out, used, literalCount - used);
	}

	private void append(History out, int from, int count) throws IOException {
		if (out.end - out.start + count > MAX_BLOCK) {
			throw new IOException("a block becomes too long");
		}
		out.append(literals, from, count);
	}

	private static int table(Kind kind, int mode, byte[] bytes, int from, int length) throws IOException {
		switch (mode) {
			case 0 -> {
				kind.table = FseTable.of(kind.defaultAccuracy, kind.defaultCounts);
				return from;
			}
			case 1 -> {
				if (from >= length || (bytes[from] & 0xff) > kind.maxSymbol) {
					throw new IOException("a block's only symbol is missing or none");
				}
				kind.table = FseTable.single(bytes[from]);
				return from + 1;
			}
			case 2 -> {
				FseTable.Described described = FseTable.read(bytes, from, length, kind.maxAccuracy, kind.maxSymbol);
				kind.table = described.table();
				return from + described.length();
			}
			default -> {
				if (kind.table == null) {
					throw new IOException("a block repeats a table that is not there");
				}
				return from;
			}
		}
	}

	/** The offset that a code means, and the new order of the last three (section 3.1.1.5). */
	private long distance(long value, int literalsBefore) {
		if (value > 3) {
			repeats[2] = repeats[1];
			repeats[1] = repeats[0];
			repeats[0] = value - 3;
			return repeats[0];
		}
		int which = (int) value - (literalsBefore == 0 ? 0 : 1);
		long distance = which < 3 ? repeats[which] : repeats[0] - 1;
		if (which > 0) {
			repeats[2] = which == 1 ? repeats[2] : repeats[1];
			repeats[1] = repeats[0];
			repeats[0] = distance;
		}
		return distance;
	}
}
