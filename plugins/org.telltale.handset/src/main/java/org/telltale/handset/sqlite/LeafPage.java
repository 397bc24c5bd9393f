package org.telltale.handset.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * How a table leaf divides its bytes (SQLite file format section 1.6).
 *
 * @param cells where its cells begin
 * @param gap between the cell pointers and the cell content
 * @param freeblocks in their order
 */
record LeafPage(List<Integer> cells, Area gap, List<Area> freeblocks) {

	private static final int TABLE_LEAF = 13;

	/** A part of a page. */
	record Area(int from, int to) {
	}

	/** The division of a page; empty if it is no table leaf, or its numbers cannot be. */
	static Optional<LeafPage> of(Page page, int usable) {
		try {
			ByteCursor header = new ByteCursor(page.bytes(), 0, usable).seek(page.number() == 1 ? SqliteHeader.LENGTH : 0);
			if (header.u8() != TABLE_LEAF) {
				return Optional.empty();
			}
			int freeblock = header.u16();
			int count = header.u16();
			int content = header.u16();
			content = content == 0 ? 65536 : content;
			header.skip(1);
			int pointersEnd = header.position() + 2 * count;
			if (pointersEnd > content || content > usable) {
				return Optional.empty();
			}
			List<Integer> cells = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				cells.add(header.u16());
			}
			return Optional.of(new LeafPage(cells, new Area(pointersEnd, content), freeblocks(page, usable, freeblock, content)));
		} catch (TruncatedException outside) {
			return Optional.empty();
		}
	}

	/** The chain goes upwards; where it does not, it ends. */
	private static List<Area> freeblocks(Page page, int usable, int first, int content) throws TruncatedException {
		List<Area> blocks = new ArrayList<>();
		int least = content;
		for (int at = first; at >= least && at + 4 <= usable; ) {
			ByteCursor block = new ByteCursor(page.bytes(), 0, usable).seek(at);
			int next = block.u16();
			int size = block.u16();
			if (size < 4 || at + size > usable) {
				break;
			}
			blocks.add(new Area(at, at + size));
			least = at + size;
			at = next;
		}
		return blocks;
	}
}
