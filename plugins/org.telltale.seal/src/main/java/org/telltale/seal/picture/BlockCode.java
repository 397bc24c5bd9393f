package org.telltale.seal.picture;

import org.telltale.seal.refusal.Refusal;

/** Reads the codes of one block after another (ITU-T T.81 sections F.2.2 and G.2). Coefficients are in zigzag order. */
final class BlockCode {

	private static final int MAX_DC = 11;
	private static final int MAX_AC = 10;
	private static final int ZEROS = 15;

	private final EntropyCoded bits;
	private final JpegScan scan;
	private final boolean progressive;
	private final short[] dropped = new short[JpegTables.BLOCK];
	private int predicted;
	private int endOfBandRun;

	BlockCode(EntropyCoded bits, JpegScan scan, boolean progressive) {
		this.bits = bits;
		this.scan = scan;
		this.progressive = progressive;
	}

	/** A block of the first component, that lies from {@code at} on. The tables are those that the scan wants, else null. */
	void read(short[] coefficients, int at, HuffmanTable dc, HuffmanTable ac) throws Refusal {
		if (scan.first() == 0) {
			if (scan.high() == 0) {
				predicted += difference(dc);
				coefficients[at] = inRange(predicted << scan.low());
			} else {
				coefficients[at] |= (short) (bits.bit() << scan.low());
			}
		}
		if (scan.last() > 0 && scan.high() == 0) {
			ac(coefficients, at, ac);
		} else if (scan.last() > 0) {
			refine(coefficients, at, ac);
		}
	}

	/** A block of another component. */
	void drop(HuffmanTable dc, HuffmanTable ac) throws Refusal {
		if (scan.high() > 0) {
			bits.bit();
			return;
		}
		difference(dc);
		if (scan.last() > 0) {
			ac(dropped, 0, ac);
		}
	}

	/** Refuses if a run of ended bands is not over. */
	void requireNoRun() throws Refusal {
		Refusal.unless(endOfBandRun == 0, JpegMarkers.DAMAGED);
	}

	/** At a restart or the end. */
	void restart() throws Refusal {
		requireNoRun();
		predicted = 0;
	}

	private int difference(HuffmanTable table) throws Refusal {
		int category = table.next(bits);
		Refusal.unless(category <= MAX_DC, JpegMarkers.DAMAGED);
		return bits.signed(category);
	}

	private void ac(short[] coefficients, int at, HuffmanTable table) throws Refusal {
		if (endOfBandRun > 0) {
			endOfBandRun--;
			return;
		}
		int k = Math.max(1, scan.first());
		while (k <= scan.last()) {
			int code = table.next(bits);
			int run = code >> 4;
			int category = code & 15;
			if (category == 0 && run < ZEROS) {
				endBand(run);
				return;
			}
			k += run;
			if (category > 0) {
				Refusal.unless(category <= MAX_AC && k <= scan.last(), JpegMarkers.DAMAGED);
				coefficients[at + k] = inRange(bits.signed(category) << scan.low());
			}
			k++;
		}
	}

	/** The band ends in this block, and in a progressive scan in some behind it. */
	private void endBand(int power) throws Refusal {
		endOfBandRun = progressive ? (1 << power) - 1 + bits.bits(power) : 0;
	}

	/** Section G.1.2.3: each coefficient that is not 0 has a bit more, behind the code that passes it. */
	private void refine(short[] coefficients, int at, HuffmanTable table) throws Refusal {
		int k = scan.first();
		if (endOfBandRun > 0) {
			endOfBandRun--;
			passZeros(coefficients, at, k, Integer.MAX_VALUE);
			return;
		}
		while (k <= scan.last()) {
			int code = table.next(bits);
			int run = code >> 4;
			int category = code & 15;
			Refusal.unless(category <= 1, JpegMarkers.DAMAGED);
			if (category == 0 && run < ZEROS) {
				endBand(run);
				passZeros(coefficients, at, k, Integer.MAX_VALUE);
				return;
			}
			int value = category == 0 ? 0 : (bits.bit() == 1 ? 1 : -1) << scan.low();
			k = passZeros(coefficients, at, k, run);
			if (category > 0) {
				Refusal.unless(k <= scan.last(), JpegMarkers.DAMAGED);
				coefficients[at + k] = (short) value;
			}
			k++;
		}
	}

	/** Refines coefficients up to the zero behind so many zeros, whose index it returns; or to the end of the band. */
	private int passZeros(short[] coefficients, int at, int from, int zeros) throws Refusal {
		int left = zeros;
		int k = from;
		while (k <= scan.last()) {
			int value = coefficients[at + k];
			if (value == 0 && left-- == 0) {
				return k;
			}
			if (value != 0 && bits.bit() == 1) {
				coefficients[at + k] = inRange(value + (Integer.signum(value) << scan.low()));
			}
			k++;
		}
		return k;
	}

	private static short inRange(int value) throws Refusal {
		Refusal.unless(value == (short) value, JpegMarkers.DAMAGED);
		return (short) value;
	}
}
