package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** Which table each page of the b-trees belongs to. */
final class PageOwners {

	/** A database of more pages is not looked through. */
	static final int MOST_PAGES = 1 << 20;
	static final int NONE = -1;

	private static final int MOST_LEVELS = 20;
	private static final int INTERIOR_TABLE = 5;
	private static final int LEAF_TABLE = 13;

	private final Pager pager;
	private final int usable;
	/** One more than the table's index; 0: none's. */
	private final short[] owners;

	private PageOwners(Pager pager, int usable) {
		this.pager = pager;
		this.usable = usable;
		this.owners = new short[(int) pager.pages() + 1];
	}

	/** Walks the tables' trees; what is broken in them was said when they were read. */
	static PageOwners of(Pager pager, int usable, List<SqliteTable> tables) throws IOException {
		PageOwners owners = new PageOwners(pager, usable);
		for (int i = 0; i < tables.size(); i++) {
			owners.visit(tables.get(i).rootPage(), (short) (i + 1), 1);
		}
		return owners;
	}

	private void visit(long number, short owner, int level) throws IOException {
		if (number < 2 || number >= owners.length || owners[(int) number] != 0 || level > MOST_LEVELS) {
			return;
		}
		Optional<Page> page = pager.page(number);
		if (page.isEmpty()) {
			return;
		}
		ByteCursor header = new ByteCursor(page.get().bytes(), 0, usable);
		try {
			int type = header.u8();
			if (type == LEAF_TABLE || type == INTERIOR_TABLE) {
				owners[(int) number] = owner;
			}
			if (type == INTERIOR_TABLE) {
				int count = header.skip(2).u16();
				long right = header.skip(3).u32();
				for (int i = 0; i < count; i++) {
					visit(new ByteCursor(page.get().bytes(), 0, usable).seek(header.u16()).u32(), owner, level + 1);
				}
				visit(right, owner, level + 1);
			}
		} catch (TruncatedException outside) {
			// the walk through the rows has said it
		}
	}

	/** The index of the table that a page belongs to, or {@link #NONE}. */
	int of(long page) {
		return page > 0 && page < owners.length ? owners[(int) page] - 1 : NONE;
	}
}
