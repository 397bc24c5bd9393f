package org.telltale.match.internal.photo;

import java.util.Arrays;

/** The one scan with the first component of a sequential picture (ITU-T T.81 section F.2): rows are handed out as they come. */
final class SequentialScan extends JpegScans {

	private final Picture.Rows rows;
	private final InverseTransform transform = new InverseTransform();
	private final short[] block = new short[64];
	private boolean seen;
	private int last;

	SequentialScan(JpegFrame frame, Picture.Rows rows) {
		super(frame);
		this.rows = rows;
	}

	@Override
	void read(JpegScan scan, JpegTables tables, EntropyBits bits) throws NotComparable {
		NotComparable.unless(!seen && scan.from() == 0 && scan.to() == 63 && scan.high() == 0 && scan.low() == 0, NotComparable.Reason.DAMAGED);
		seen = true;
		int[] quanta = tables.quanta(frame().first().table());
		HuffmanTable[] dc = new HuffmanTable[scan.parts().size()];
		HuffmanTable[] ac = new HuffmanTable[dc.length];
		for (int i = 0; i < dc.length; i++) {
			dc[i] = tables.dc(scan.parts().get(i).dc());
			ac[i] = tables.ac(scan.parts().get(i).ac());
		}
		int high = scan.several() ? frame().first().down() : 1;
		int stride = 8 * frame().unitsAcross(scan.several()) * (scan.several() ? frame().first().across() : 1);
		byte[] strip = new byte[8 * high * stride];
		last = 0;
		Restarts restarts = new Restarts(bits, tables.restartInterval(), () -> last = 0);
		for (int unitRow = 0; unitRow < frame().unitsDown(scan.several()); unitRow++) {
			int top = unitRow * high;
			units(scan, unitRow, restarts, (part, column, row) -> {
				block(dc[part], ac[part], bits);
				if (part == 0) {
					last += block[0];
					block[0] = kept(last);
					transform.samples(block, 0, quanta, strip, 8 * (row - top) * stride + 8 * column, stride);
				}
			});
			for (int y = 0; y < 8 * high && 8 * top + y < frame().height(); y++) {
				rows.row(strip, y * stride);
			}
		}
	}

	private void block(HuffmanTable dc, HuffmanTable ac, EntropyBits bits) throws NotComparable {
		Arrays.fill(block, (short) 0);
		block[0] = kept(difference(dc, bits));
		for (int k = 1; k < 64; k++) {
			int code = ac.read(bits);
			int category = code & 0xf;
			if (category == 0 && code != 0xf0) {
				// the end of the block, whatever its run is (figure F.13)
				return;
			}
			k += code >> 4;
			if (category > 0) {
				NotComparable.unless(category <= AC_CATEGORY && k < 64, NotComparable.Reason.DAMAGED);
				block[JpegTables.place(k)] = (short) bits.signed(category);
			}
		}
	}

	@Override
	void finish(Picture.Rows ignored) throws NotComparable {
		NotComparable.unless(seen, NotComparable.Reason.DAMAGED);
	}
}
