package org.telltale.match.internal.photo;

/** Reads the scans of a JPEG picture that have its first component. */
abstract class JpegScans {

	/** The largest category of a DC difference. */
	private static final int DC_CATEGORY = 11;
	/** The largest category of an AC coefficient. */
	static final int AC_CATEGORY = 10;

	private final JpegFrame frame;

	JpegScans(JpegFrame frame) {
		this.frame = frame;
	}

	JpegFrame frame() {
		return frame;
	}

	/** Reads a scan. */
	abstract void read(JpegScan scan, JpegTables tables, EntropyBits bits) throws NotComparable;

	/** Ends the picture; what it did not hand out yet is handed out now. */
	abstract void finish(Picture.Rows rows) throws NotComparable;

	/** Reads one block of a component of a scan. */
	@FunctionalInterface
	interface Blocks {
		/**
		 * Reads the next block.
		 *
		 * @param part which component of the scan, from 0
		 * @param column the block's column, for the first component
		 * @param row the block's row, for the first component
		 */
		void block(int part, int column, int row) throws NotComparable;
	}

	/** What is to be done where the codes begin anew: at the start of a scan and behind each restart marker. */
	@FunctionalInterface
	interface Anew {
		/** Begins anew. */
		void begin() throws NotComparable;
	}

	/** Goes through the blocks of one row of MCUs, in their order (ITU-T T.81 section A.2). */
	void units(JpegScan scan, int unitRow, Restarts restarts, Blocks blocks) throws NotComparable {
		boolean several = scan.several();
		int across = frame.unitsAcross(several);
		for (int unit = 0; unit < across; unit++) {
			restarts.unit();
			if (!several) {
				blocks.block(0, unit, unitRow);
				continue;
			}
			for (int part = 0; part < scan.parts().size(); part++) {
				JpegFrame.Component component = scan.parts().get(part).component();
				for (int i = 0; i < component.blocks(); i++) {
					blocks.block(part, unit * component.across() + i % component.across(), unitRow * component.down() + i / component.across());
				}
			}
		}
	}

	/** Counts MCUs and wants the restart markers between them. */
	static final class Restarts {

		private final EntropyBits bits;
		private final int interval;
		private final Anew anew;
		private int left;
		private int number;

		Restarts(EntropyBits bits, int interval, Anew anew) {
			this.bits = bits;
			this.interval = interval;
			this.anew = anew;
			this.left = interval;
		}

		private void unit() throws NotComparable {
			if (interval > 0 && left == 0) {
				anew.begin();
				bits.restart(number);
				number = number + 1 & 7;
				left = interval;
			}
			left--;
		}
	}

	/** The difference of a DC coefficient. */
	static int difference(HuffmanTable table, EntropyBits bits) throws NotComparable {
		int category = table.read(bits);
		NotComparable.unless(category <= DC_CATEGORY, NotComparable.Reason.DAMAGED);
		return bits.signed(category);
	}

	/** A coefficient as it is kept: 16 bits with sign. */
	static short kept(int value) throws NotComparable {
		NotComparable.unless(value == (short) value, NotComparable.Reason.DAMAGED);
		return (short) value;
	}
}
