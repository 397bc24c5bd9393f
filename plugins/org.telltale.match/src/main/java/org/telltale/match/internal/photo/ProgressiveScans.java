package org.telltale.match.internal.photo;

import java.util.Arrays;

/** The scans of a progressive picture (ITU-T T.81 section G.2): coefficients are gathered, samples made of them at the end. */
final class ProgressiveScans extends JpegScans {

	private static final int NEVER = -1;

	private final int across;
	private final int down;
	private final short[] coefficients;
	/** For each coefficient: how many of its low bits are still to come. */
	private final int[] open = new int[64];
	private int[] quanta = {};
	private int last;
	private int bandsLeft;

	ProgressiveScans(JpegFrame frame) {
		super(frame);
		across = frame.unitsAcross(true) * frame.first().across();
		down = frame.unitsDown(true) * frame.first().down();
		coefficients = new short[across * down * 64];
		Arrays.fill(open, NEVER);
	}

	@Override
	void read(JpegScan scan, JpegTables tables, EntropyBits bits) throws NotComparable {
		boolean dc = scan.from() == 0;
		NotComparable.unless(dc ? scan.to() == 0 : scan.to() >= scan.from() && scan.to() < 64 && !scan.several() && open[0] != NEVER,
				NotComparable.Reason.DAMAGED);
		NotComparable.unless(scan.low() <= 13, NotComparable.Reason.DAMAGED);
		for (int k = scan.from(); k <= scan.to(); k++) {
			NotComparable.unless(scan.high() == 0 ? open[k] == NEVER : open[k] == scan.high() && scan.low() == scan.high() - 1,
					NotComparable.Reason.DAMAGED);
			open[k] = scan.low();
		}
		quanta = quanta.length == 0 ? tables.quanta(frame().first().table()) : quanta;
		last = 0;
		bandsLeft = 0;
		Restarts restarts = new Restarts(bits, tables.restartInterval(), this::anew);
		Blocks blocks = dc ? dc(scan, tables, bits) : ac(scan, tables, bits);
		for (int row = 0; row < frame().unitsDown(scan.several()); row++) {
			units(scan, row, restarts, blocks);
		}
		NotComparable.unless(bandsLeft == 0, NotComparable.Reason.DAMAGED);
	}

	private void anew() throws NotComparable {
		NotComparable.unless(bandsLeft == 0, NotComparable.Reason.DAMAGED);
		last = 0;
	}

	private Blocks dc(JpegScan scan, JpegTables tables, EntropyBits bits) throws NotComparable {
		if (scan.high() > 0) {
			return (part, column, row) -> {
				int bit = bits.take(1);
				if (part == 0) {
					coefficients[place(column, row)] |= (short) (bit << scan.low());
				}
			};
		}
		HuffmanTable[] codes = new HuffmanTable[scan.parts().size()];
		for (int i = 0; i < codes.length; i++) {
			codes[i] = tables.dc(scan.parts().get(i).dc());
		}
		return (part, column, row) -> {
			int difference = difference(codes[part], bits);
			if (part == 0) {
				last = kept(last + difference);
				coefficients[place(column, row)] = kept(last << scan.low());
			}
		};
	}

	private Blocks ac(JpegScan scan, JpegTables tables, EntropyBits bits) throws NotComparable {
		HuffmanTable codes = tables.ac(scan.parts().getFirst().ac());
		return scan.high() == 0 ? (part, column, row) -> band(scan, codes, bits, place(column, row))
				: (part, column, row) -> refined(scan, codes, bits, place(column, row));
	}

	private int place(int column, int row) {
		return 64 * (row * across + column);
	}

	/** The first scan of a band (section G.1.2.2). */
	private void band(JpegScan scan, HuffmanTable codes, EntropyBits bits, int at) throws NotComparable {
		if (bandsLeft > 0) {
			bandsLeft--;
			return;
		}
		for (int k = scan.from(); k <= scan.to(); k++) {
			int code = codes.read(bits);
			int run = code >> 4;
			int category = code & 0xf;
			if (category == 0 && run < 15) {
				bandsLeft = (1 << run) + bits.take(run) - 1;
				return;
			}
			k += run;
			if (category > 0) {
				NotComparable.unless(category <= AC_CATEGORY && k <= scan.to(), NotComparable.Reason.DAMAGED);
				coefficients[at + JpegTables.place(k)] = kept(bits.signed(category) << scan.low());
			}
		}
	}

	/** A later scan of a band (section G.1.2.3): a bit for each coefficient that is not 0 yet, new ones in between. */
	private void refined(JpegScan scan, HuffmanTable codes, EntropyBits bits, int at) throws NotComparable {
		int k = scan.from();
		while (bandsLeft == 0 && k <= scan.to()) {
			int code = codes.read(bits);
			int run = code >> 4;
			int category = code & 0xf;
			NotComparable.unless(category <= 1, NotComparable.Reason.DAMAGED);
			if (category == 0 && run < 15) {
				bandsLeft = (1 << run) + bits.take(run);
				break;
			}
			int fresh = category == 0 ? 0 : bits.take(1) == 1 ? 1 << scan.low() : -1 << scan.low();
			k = passed(scan, bits, at, k, run);
			NotComparable.unless(category == 0 || k <= scan.to(), NotComparable.Reason.DAMAGED);
			if (category == 1) {
				coefficients[at + JpegTables.place(k)] = (short) fresh;
			}
			k++;
		}
		if (bandsLeft > 0) {
			passed(scan, bits, at, k, 64);
			bandsLeft--;
		}
	}

	/** Goes over {@code zeros} coefficients that are 0, to the next that is; refines the others on the way. */
	private int passed(JpegScan scan, EntropyBits bits, int at, int from, int zeros) throws NotComparable {
		int left = zeros;
		int k = from;
		for (; k <= scan.to(); k++) {
			int place = at + JpegTables.place(k);
			if (coefficients[place] == 0) {
				if (left == 0) {
					break;
				}
				left--;
			} else if (bits.take(1) == 1) {
				coefficients[place] = kept(coefficients[place] + (Integer.signum(coefficients[place]) << scan.low()));
			}
		}
		return k;
	}

	@Override
	void finish(Picture.Rows rows) throws NotComparable {
		NotComparable.unless(Arrays.stream(open).allMatch(bits -> bits == 0), NotComparable.Reason.DAMAGED);
		InverseTransform transform = new InverseTransform();
		byte[] strip = new byte[64 * across];
		for (int row = 0; row < down; row++) {
			for (int column = 0; column < across; column++) {
				transform.samples(coefficients, place(column, row), quanta, strip, 8 * column, 8 * across);
			}
			for (int y = 0; y < 8 && 8 * row + y < frame().height(); y++) {
				rows.row(strip, 8 * across * y);
			}
		}
	}
}
