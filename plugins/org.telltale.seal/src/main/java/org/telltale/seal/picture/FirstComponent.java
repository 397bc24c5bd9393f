package org.telltale.seal.picture;

import java.util.Arrays;

import org.telltale.seal.refusal.Refusal;

/** The coefficients of a JPEG file's first component: of one row of MCUs if the file is sequential, of all if it is progressive. */
final class FirstComponent {

	private static final int HIGHEST_LOW = 13;

	private final JpegFrame frame;
	private final Rows rows;
	/** Blocks beside each other, with those that fill up the last MCU. */
	private final int across;
	private final int down;
	private final short[] coefficients;
	/** The Al that each coefficient was last given with; -1 if it was not given yet. */
	private final int[] given = new int[JpegTables.BLOCK];
	private final InverseTransform transform = new InverseTransform();
	private final byte[] samples;
	private int[] quantizers;

	FirstComponent(JpegFrame frame, Rows rows) {
		this.frame = frame;
		this.rows = rows;
		this.across = frame.mcusAcross() * frame.across()[0];
		this.down = frame.progressive() ? frame.mcusDown() * frame.down()[0] : frame.down()[0];
		this.coefficients = new short[across * down * JpegTables.BLOCK];
		this.samples = new byte[across * JpegTables.BLOCK];
		Arrays.fill(given, -1);
	}

	/** Reads a scan that has this component. */
	void read(JpegScan scan, JpegTables tables, EntropyCoded bits) throws Refusal {
		requireOrder(scan);
		scan.requireSmallUnits(frame);
		if (quantizers == null) {
			quantizers = tables.quantizers(frame.quantizers());
		}
		int count = scan.components().length;
		HuffmanTable[] dc = new HuffmanTable[count];
		HuffmanTable[] ac = new HuffmanTable[count];
		for (int i = 0; i < count; i++) {
			dc[i] = scan.first() == 0 && scan.high() == 0 ? tables.dc(scan.dc()[i]) : null;
			ac[i] = scan.last() > 0 ? tables.ac(scan.ac()[i]) : null;
		}
		BlockCode code = new BlockCode(bits, scan, frame.progressive());
		int unitsAcross = scan.interleaved() ? frame.mcusAcross() : frame.blocksAcross();
		int unitsDown = scan.interleaved() ? frame.mcusDown() : frame.blocksDown();
		int blocksDown = scan.interleaved() ? frame.down()[0] : 1;
		int unit = 0;
		for (int y = 0; y < unitsDown; y++) {
			for (int x = 0; x < unitsAcross; x++, unit++) {
				if (tables.restartInterval() > 0 && unit > 0 && unit % tables.restartInterval() == 0) {
					code.restart();
					bits.restart((unit / tables.restartInterval() - 1) % 8);
				}
				unit(scan, code, x, y, dc, ac);
			}
			if (!frame.progressive()) {
				give(y * blocksDown, blocksDown);
				Arrays.fill(coefficients, (short) 0);
			}
		}
		code.requireNoRun();
	}

	/** Each coefficient has to come from its highest bits to its lowest. */
	private void requireOrder(JpegScan scan) throws Refusal {
		if (!frame.progressive()) {
			Refusal.unless(scan.first() == 0 && scan.last() == 63 && scan.high() == 0 && scan.low() == 0 && given[0] < 0, JpegMarkers.DAMAGED);
		} else {
			boolean dc = scan.first() == 0 && scan.last() == 0;
			boolean ac = scan.first() >= 1 && scan.last() >= scan.first() && scan.last() <= 63 && !scan.interleaved() && given[0] >= 0;
			Refusal.unless((dc || ac) && scan.low() <= HIGHEST_LOW, JpegMarkers.DAMAGED);
		}
		for (int k = scan.first(); k <= scan.last(); k++) {
			Refusal.unless(given[k] < 0 ? scan.high() == 0 : scan.high() > 0 && scan.high() == given[k] && scan.low() == scan.high() - 1,
					JpegMarkers.DAMAGED);
			given[k] = scan.low();
		}
	}

	private void unit(JpegScan scan, BlockCode code, int x, int y, HuffmanTable[] dc, HuffmanTable[] ac) throws Refusal {
		if (!scan.interleaved()) {
			code.read(coefficients, place(x, y), dc[0], ac[0]);
			return;
		}
		for (int i = 0; i < scan.components().length; i++) {
			int component = scan.components()[i];
			for (int v = 0; v < frame.down()[component]; v++) {
				for (int h = 0; h < frame.across()[component]; h++) {
					if (component == 0) {
						code.read(coefficients, place(x * frame.across()[0] + h, y * frame.down()[0] + v), dc[0], ac[0]);
					} else {
						code.drop(dc[i], ac[i]);
					}
				}
			}
		}
	}

	private int place(int x, int y) {
		return (y % down * across + x) * JpegTables.BLOCK;
	}

	/** Gives the rows of pixels of some rows of blocks. */
	private void give(int from, int count) {
		int stride = across * 8;
		byte[] row = new byte[stride];
		for (int y = from; y < Math.min(from + count, frame.blocksDown()); y++) {
			for (int x = 0; x < frame.blocksAcross(); x++) {
				transform.samples(coefficients, place(x, y), quantizers, samples, 8 * x, stride);
			}
			for (int i = 0; i < Math.min(8, frame.height() - 8 * y); i++) {
				System.arraycopy(samples, i * stride, row, 0, stride);
				rows.row(row);
			}
		}
	}

	/** At the picture's end. */
	void finish() throws Refusal {
		for (int low : given) {
			Refusal.unless(low == 0, JpegMarkers.DAMAGED);
		}
		if (frame.progressive()) {
			give(0, frame.blocksDown());
		}
	}
}
