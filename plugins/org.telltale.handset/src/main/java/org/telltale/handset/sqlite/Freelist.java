package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** The pages that hold nothing that counts (SQLite file format section 1.5). */
final class Freelist {

	/**
	 * A page that lists others.
	 *
	 * @param listed the bytes that the list takes, from the page's start
	 */
	record Trunk(Page page, int listed) {
	}

	private final BitSet leaves = new BitSet();
	private final List<Trunk> trunks = new ArrayList<>();

	private Freelist() {
	}

	/** Follows the list as far as it holds. */
	static Freelist read(Pager pager, SqliteHeader header) throws IOException {
		Freelist list = new Freelist();
		BitSet seen = new BitSet();
		long next = header.firstTrunk();
		while (next > 0 && next <= pager.pages() && !seen.get((int) next)) {
			seen.set((int) next);
			Optional<Page> page = pager.page(next);
			next = page.isPresent() ? list.trunk(page.get(), header.usableBytes(), pager.pages()) : 0;
		}
		list.leaves.andNot(seen);
		return list;
	}

	private long trunk(Page page, int usable, long pages) {
		try {
			ByteCursor cursor = new ByteCursor(page.bytes(), 0, usable);
			long next = cursor.u32();
			long count = cursor.u32();
			for (long i = 0; i < count; i++) {
				long leaf = cursor.u32();
				if (leaf > 1 && leaf <= pages) {
					leaves.set((int) leaf);
				}
			}
			trunks.add(new Trunk(page, cursor.position()));
			return next;
		} catch (TruncatedException noTrunk) {
			return 0;
		}
	}

	/** Whether a page's bytes are as they were when it was freed. */
	boolean isLeaf(long page) {
		return page > 0 && page <= Integer.MAX_VALUE && leaves.get((int) page);
	}

	List<Trunk> trunks() {
		return trunks;
	}
}
