package org.telltale.match.internal.photo;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** What DQT, DHT and DRI segments said last (ITU-T T.81 sections B.2.4.1, B.2.4.2, B.2.4.4). */
final class JpegTables {

	private static final int DESTINATIONS = 4;
	private static final int[] ZIGZAG = { 0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
			13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
			61, 54, 47, 55, 62, 63 };

	private final int[][] quanta = new int[DESTINATIONS][];
	private final HuffmanTable[] dc = new HuffmanTable[DESTINATIONS];
	private final HuffmanTable[] ac = new HuffmanTable[DESTINATIONS];
	private int restartInterval;

	/** Where a coefficient stands in its block, by its number in the zigzag order. */
	static int place(int number) {
		return ZIGZAG[number];
	}

	/** Reads the content of a DQT segment. */
	void quantization(ByteCursor segment) throws TruncatedException, NotComparable {
		while (segment.remaining() > 0) {
			int which = segment.u8();
			NotComparable.unless(which >> 4 == 0, NotComparable.Reason.FORMAT);
			NotComparable.unless(which < DESTINATIONS, NotComparable.Reason.DAMAGED);
			int[] table = new int[64];
			for (int i = 0; i < 64; i++) {
				table[ZIGZAG[i]] = segment.u8();
			}
			quanta[which] = table;
		}
	}

	/** Reads the content of a DHT segment. */
	void huffman(ByteCursor segment) throws TruncatedException, NotComparable {
		while (segment.remaining() > 0) {
			int which = segment.u8();
			NotComparable.unless((which & 0xef) < DESTINATIONS, NotComparable.Reason.DAMAGED);
			int[] counts = new int[16];
			int all = 0;
			for (int i = 0; i < counts.length; i++) {
				counts[i] = segment.u8();
				all += counts[i];
			}
			NotComparable.unless(all <= 256, NotComparable.Reason.DAMAGED);
			(which >> 4 == 0 ? dc : ac)[which & 0xf] = new HuffmanTable(counts, segment.bytes(all));
		}
	}

	/** Reads the content of a DRI segment. */
	void restart(ByteCursor segment) throws TruncatedException, NotComparable {
		restartInterval = segment.u16();
		NotComparable.unless(segment.remaining() == 0, NotComparable.Reason.DAMAGED);
	}

	/** A quantization table, row by row. */
	int[] quanta(int destination) throws NotComparable {
		NotComparable.unless(quanta[destination] != null, NotComparable.Reason.DAMAGED);
		return quanta[destination];
	}

	/** A table for DC categories. */
	HuffmanTable dc(int destination) throws NotComparable {
		NotComparable.unless(dc[destination] != null, NotComparable.Reason.DAMAGED);
		return dc[destination];
	}

	/** A table for runs and categories of AC coefficients. */
	HuffmanTable ac(int destination) throws NotComparable {
		NotComparable.unless(ac[destination] != null, NotComparable.Reason.DAMAGED);
		return ac[destination];
	}

	/** MCUs between two restart markers; 0 if there are none. */
	int restartInterval() {
		return restartInterval;
	}
}
