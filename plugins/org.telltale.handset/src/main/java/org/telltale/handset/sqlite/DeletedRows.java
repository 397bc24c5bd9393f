package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.Digest;
import org.telltale.handset.bytes.EvidenceBytes;

/** Deleted rows and earlier forms of changed ones (docs/formats/handset.md, Deleted rows). For one search, one thread. */
final class DeletedRows {

	private static final int MOST_ROWS = 100_000;
	private static final long MOST_BYTES = 32L << 20;

	private static final String FREEBLOCK = "freeblock";
	private static final String UNALLOCATED = "unallocated";
	private static final String FREE_PAGE = "free-page";
	private static final String OLD_PAGE = "old-page";

	/** A row, and where it was found. */
	record Found(SqliteTable table, long rowId, Payload payload, int columns, Remains remains) {
	}

	private final Pager pager;
	private final WriteAheadLog log;
	private final SqliteHeader header;
	private final List<SqliteTable> tables;
	private final List<SqliteTable> wanted;
	private final ProblemList problems;
	private final int usable;
	/** By table and record, in the order found. */
	private final Map<String, Found> found = new LinkedHashMap<>();
	/** By the digest of what is left of the row, in the order found. */
	private final Map<String, RemainsScan.Overflowing> overflowing = new LinkedHashMap<>();
	private final SearchWork work;
	private long foundBytes;
	private long tooMany;
	private String place = "";

	/** A search; older frames of the log are looked through too. */
	DeletedRows(Pager pager, WriteAheadLog log, SqliteHeader header, List<SqliteTable> tables, List<SqliteTable> wanted, ProblemList problems, SearchWork work) {
		this.pager = pager;
		this.log = log;
		this.header = header;
		this.tables = tables;
		this.wanted = wanted;
		this.problems = problems;
		this.usable = header.usableBytes();
		this.work = work;
	}

	/** Looks everywhere, and leaves out what is live. */
	List<Found> find() throws IOException {
		if (pager.pages() > PageOwners.MOST_PAGES) {
			problems.add("sqlite.deleted-too-large", pager.database().where(0, 0), "The database has " + pager.pages() + " pages.",
					"Of more than " + PageOwners.MOST_PAGES + " it is not looked for deleted rows.");
			return List.of();
		}
		PageOwners owners = PageOwners.of(pager, usable, tables);
		Freelist freelist = Freelist.read(pager, header);
		RemainsScan scan = new RemainsScan(tables.stream().map(table -> new RowShape(table, header)).toList(), usable, this::take, this::takeOverflowing, work);
		for (long number = 2; number <= pager.pages(); number++) {
			Optional<Page> page = pager.page(number);
			if (page.isPresent() && owners.of(number) != PageOwners.NONE) {
				live(scan, page.get(), owners.of(number));
			} else if (page.isPresent() && freelist.isLeaf(number)) {
				free(scan, page.get());
			}
		}
		place = FREE_PAGE;
		for (Freelist.Trunk trunk : freelist.trunks()) {
			scan.area(trunk.page(), new LeafPage.Area(trunk.listed(), usable), PageOwners.NONE);
		}
		old(scan, owners);
		leaveOutLive();
		report();
		return List.copyOf(found.values());
	}

	private void live(RemainsScan scan, Page page, int owner) {
		Optional<LeafPage> leaf = LeafPage.of(page, usable);
		if (leaf.isPresent()) {
			place = UNALLOCATED;
			scan.area(page, leaf.get().gap(), owner);
			place = FREEBLOCK;
			for (LeafPage.Area block : leaf.get().freeblocks()) {
				scan.area(page, block, owner);
			}
		}
	}

	private void free(RemainsScan scan, Page page) {
		place = FREE_PAGE;
		Optional<LeafPage> leaf = LeafPage.of(page, usable);
		if (leaf.isPresent()) {
			scan.whole(page, leaf.get(), PageOwners.NONE);
		} else {
			scan.area(page, new LeafPage.Area(0, usable), PageOwners.NONE);
		}
	}

	private void old(RemainsScan scan, PageOwners owners) throws IOException {
		place = OLD_PAGE;
		if (log.pageBytes() != header.pageBytes()) {
			return;
		}
		for (long number : log.pages()) {
			old(scan, owners, number, pager.database(), (number - 1) * header.pageBytes());
		}
		for (WriteAheadLog.Frame frame : log.superseded()) {
			old(scan, owners, frame.page(), log.bytes(), frame.offset());
		}
	}

	private void old(RemainsScan scan, PageOwners owners, long number, EvidenceBytes file, long offset) throws IOException {
		byte[] bytes = file.copy(offset, header.pageBytes());
		if (number > 1 && bytes.length == header.pageBytes()) {
			Page page = new Page(number, bytes, file, offset);
			Optional<LeafPage> leaf = LeafPage.of(page, usable);
			if (leaf.isPresent()) {
				scan.whole(page, leaf.get(), owners.of(number));
			}
		}
	}

	private void take(RemainsScan.Hit hit) {
		SqliteTable table = tables.get(hit.table());
		String key = key(table, hit.payload().bytes());
		if (!wanted.contains(table) || found.containsKey(key)) {
			return;
		}
		if (found.size() >= MOST_ROWS || foundBytes + hit.payload().bytes().length > MOST_BYTES) {
			tooMany++;
			return;
		}
		foundBytes += hit.payload().bytes().length;
		EvidenceBytes file = hit.page().file();
		String prefix = file == pager.database() ? "" : file == log.bytes() ? "wal-" : "journal-";
		Remains remains = new Remains(place, "deleted-" + prefix + (hit.page().offsetBytes() + hit.at()), hit.rowIdLost());
		found.put(key, new Found(table, hit.rowId(), hit.payload(), hit.columns(), remains));
	}

	private void takeOverflowing(byte[] left, RemainsScan.Overflowing row) {
		String digest = Digest.sha256(left).hex();
		if (overflowing.size() < MOST_ROWS) {
			overflowing.putIfAbsent(digest, row);
		} else if (!overflowing.containsKey(digest)) {
			tooMany++;
		}
	}

	private static String key(SqliteTable table, byte[] record) {
		return table.rootPage() + " " + Digest.sha256(record).hex();
	}

	/** Copies of live rows are none that were deleted, and no row is shorter than the shortest live one. */
	private void leaveOutLive() throws IOException {
		for (SqliteTable table : wanted) {
			int[] least = {(int) table.columns().stream().filter(SqliteColumn::stored).count()};
			Set<Long> rowIds = new HashSet<>();
			int index = tables.indexOf(table);
			overflowing.values().stream().filter(row -> row.table() == index).forEach(row -> rowIds.add(row.rowId()));
			Set<Long> live = new HashSet<>();
			new TableWalk(pager, usable, new ProblemList(), (page, cell) -> {
				byte[] record = cell.payload().bytes();
				found.remove(key(table, record));
				least[0] = Math.min(least[0], StoredRecord.at(record, 0, record.length, least[0], new SearchWork(SearchWork.STANDARD)).map(stored -> stored.types().length).orElse(least[0]));
				if (rowIds.contains(cell.rowId())) {
					live.add(cell.rowId());
				}
				return true;
			}).from(table.rootPage());
			found.values().removeIf(row -> row.table() == table && row.columns() < least[0]);
			overflowing.values().removeIf(row -> row.table() == index && !row.rowIdLost() && live.contains(row.rowId()));
		}
	}

	private void report() {
		Map<SqliteTable, Integer> counts = new HashMap<>();
		for (RemainsScan.Overflowing row : overflowing.values()) {
			counts.merge(tables.get(row.table()), 1, Integer::sum);
		}
		List<SqliteTable> longTables = new ArrayList<>(wanted);
		longTables.retainAll(counts.keySet());
		longTables.forEach(table -> problems.add("sqlite.deleted-long", pager.database().where(0, 0), counts.get(table) + " deleted rows of table " + table.name()
				+ " had overflow pages, which may hold other rows by now.", "They are not listed."));
		if (work.isSpent()) {
			problems.add("sqlite.deleted-work", pager.database().where(0, 0), "The database holds so much that nearly is a deleted row that the search for "
					+ "them was given up.", "Deleted rows may be missing.");
		}
		if (tooMany > 0) {
			problems.add("sqlite.deleted-too-many", pager.database().where(0, 0), "More deleted rows were found than the " + MOST_ROWS + " rows and "
					+ MOST_BYTES + " bytes that are kept.", tooMany + " finds, some of them of live rows, are not listed.");
		}
	}
}
