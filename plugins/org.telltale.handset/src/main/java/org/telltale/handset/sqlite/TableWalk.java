package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** Walks a table's b-tree from its root, in the order of row ids (SQLite file format section 1.6). */
final class TableWalk {

	/** SQLite's own bound, BTCURSOR_MAX_DEPTH. */
	private static final int MOST_LEVELS = 20;
	private static final int INTERIOR_TABLE = 5;
	private static final int LEAF_TABLE = 13;

	/** Hears of each cell. */
	interface CellSink {

		/** Takes a cell; answers whether the walk shall go on. */
		boolean take(Page page, CellReader.Cell cell);
	}

	private final Pager pager;
	private final int usable;
	private final CellReader cells;
	private final ProblemList problems;
	private final CellSink sink;
	private final BitSet seen = new BitSet();
	private boolean any;
	private long lastRowId;

	TableWalk(Pager pager, int usable, ProblemList problems, CellSink sink) {
		this.pager = pager;
		this.usable = usable;
		this.problems = problems;
		this.sink = sink;
		this.cells = new CellReader(pager, usable, problems);
	}

	/** Walks the tree; answers false if the sink wanted no more. */
	boolean from(long rootPage) throws IOException {
		return visit(rootPage, 1);
	}

	private boolean visit(long number, int level) throws IOException {
		Optional<Page> found = pager.page(number);
		if (found.isEmpty() || level > MOST_LEVELS || seen.get((int) number)) {
			problems.add("sqlite.page", pager.database().where(0, 0), "Page " + number
					+ (found.isEmpty() ? " is not in the file" : " stands twice or too deep in a table") + ".",
					"The rows below it are not listed.");
			return true;
		}
		seen.set((int) number);
		Page page = found.get();
		try {
			return visit(page, level);
		} catch (TruncatedException cut) {
			problems.add("sqlite.page", page.at(0, page.bytes().length),
					"Page " + number + " points outside itself at byte " + cut.offset() + ".", "Rows of this page are missing.");
			return true;
		}
	}

	private boolean visit(Page page, int level) throws IOException, TruncatedException {
		ByteCursor header = new ByteCursor(page.bytes(), 0, usable).seek(page.number() == 1 ? SqliteHeader.LENGTH : 0);
		int type = header.u8();
		int count = header.skip(2).u16();
		header.skip(3);
		if (type == LEAF_TABLE) {
			return leaf(page, header, count);
		}
		if (type != INTERIOR_TABLE) {
			problems.add("sqlite.page", page.at(header.position() - 8, 1),
					"Page " + page.number() + " is no page of a table (kind " + type + ").", "The rows below it are not listed.");
			return true;
		}
		long right = header.u32();
		for (int i = 0; i < count; i++) {
			int offset = header.u16();
			if (!visit(new ByteCursor(page.bytes(), 0, usable).seek(offset).u32(), level + 1)) {
				return false;
			}
		}
		return visit(right, level + 1);
	}

	/** Cells that overlap would let one page stand for gigabytes: all together are no longer than the page. */
	private boolean leaf(Page page, ByteCursor pointers, int count) throws IOException, TruncatedException {
		int left = usable;
		for (int i = 0; i < count; i++) {
			int offset = pointers.u16();
			CellReader.Cell cell;
			try {
				cell = cells.read(page, offset);
			} catch (TruncatedException cut) {
				problems.add("sqlite.cell", page.at(Math.min(offset, usable), 0),
						"Row " + (i + 1) + " of page " + page.number() + " runs out of its page.", "The row is missing.");
				continue;
			}
			left -= cell.bytesInPage();
			if (left < 0) {
				problems.add("sqlite.cell", page.at(0, usable), "Rows of page " + page.number() + " overlap each other.",
						"Its rows from number " + (i + 1) + " on are not listed.");
				return true;
			}
			if (any && cell.rowId() <= lastRowId) {
				problems.add("sqlite.row-order", page.at(offset, cell.bytesInPage()),
						"Row id " + cell.rowId() + " follows " + lastRowId + ".", "The row is not listed.");
				continue;
			}
			any = true;
			lastRowId = cell.rowId();
			if (!sink.take(page, cell)) {
				return false;
			}
		}
		return true;
	}
}
