package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * A database as its file and the write-ahead log or rollback journal beside it hold it. Reads what SQLite would read, without a lock and
 * without writing, and apart from that what it left of deleted rows. Not thread-safe; valid while the bytes it was opened on are.
 */
public final class SqliteDatabase {

	/** Bounds the sets of pages seen: with pages of 4 KiB, 256 GiB. */
	private static final long MOST_PAGES = 1L << 26;
	private static final int MOST_TABLES = 10_000;

	private final Pager pager;
	private final SqliteHeader header;
	private final List<SqliteTable> tables;
	private final WriteAheadLog log;

	private SqliteDatabase(Pager pager, WriteAheadLog log, SqliteHeader header, List<SqliteTable> tables) {
		this.pager = pager;
		this.log = log;
		this.header = header;
		this.tables = tables;
	}

	/** Whether a file that starts with these bytes (16 are enough) says that it is a database. */
	public static boolean isAt(byte[] start) {
		return SqliteHeader.isAt(start);
	}

	/**
	 * Opens a database.
	 *
	 * @param database the file
	 * @param log the write-ahead log beside it; empty if there is none
	 * @param journal the rollback journal beside it; empty if there is none
	 * @return the database, with what could not be read of log, journal and schema; none if the bytes are no database
	 */
	public static Outcome<SqliteDatabase> open(EvidenceBytes database, Optional<EvidenceBytes> log, Optional<EvidenceBytes> journal) {
		try {
			return read(database, log.orElse(database.absent("-wal")), journal.orElse(database.absent("-journal")));
		} catch (IOException e) {
			return Outcome.none(unreadable(database, e));
		}
	}

	private static Outcome<SqliteDatabase> read(EvidenceBytes database, EvidenceBytes logBytes, EvidenceBytes journalBytes) throws IOException {
		ProblemList problems = new ProblemList();
		WriteAheadLog log = WriteAheadLog.read(logBytes);
		problems.addAll(log.problems());
		Overlay overlay = log.isEmpty() ? journal(journalBytes, problems) : log;
		if (!log.isEmpty() && RollbackJournal.isHot(journalBytes.copy(0, SqliteHeader.LENGTH))) {
			problems.add("sqlite.journal-and-log", journalBytes.where(0, journalBytes.length()),
					"A rollback journal and a write-ahead log with frames that count lie beside the database.", "The log counts; nothing is rolled back.");
		}
		Optional<Page> first = overlay.isEmpty() ? Optional.empty() : new Pager(database, overlay, overlay.pageBytes()).page(1);
		Optional<SqliteHeader> header = SqliteHeader.read(first.isPresent() ? first.get().bytes() : database.copy(0, SqliteHeader.LENGTH));
		Where start = database.where(0, Math.min(database.length(), SqliteHeader.LENGTH));
		if (header.isEmpty()) {
			problems.add("sqlite.header", start, "The file has no SQLite header that can be read.", "Nothing of it is listed.");
			return new Outcome<>(Optional.empty(), problems.list(start));
		}
		if (!overlay.isEmpty() && overlay.pageBytes() != header.get().pageBytes()) {
			problems.add("sqlite.header", start, "The database and " + overlay.bytes().name() + " differ in the size of pages.", "Nothing of it is listed.");
			return new Outcome<>(Optional.empty(), problems.list(start));
		}
		Pager pager = new Pager(database, overlay, header.get().pageBytes());
		if (pager.pages() > MOST_PAGES) {
			problems.add("sqlite.too-large", start, "The database has " + pager.pages() + " pages.",
					"More than " + MOST_PAGES + " are not read: nothing of it is listed.");
			return new Outcome<>(Optional.empty(), problems.list(start));
		}
		oddities(database, header.get(), start, problems);
		List<SqliteTable> tables = schema(pager, header.get(), problems);
		return Outcome.of(new SqliteDatabase(pager, log, header.get(), List.copyOf(tables)), problems.list(start));
	}

	private static RollbackJournal journal(EvidenceBytes bytes, ProblemList problems) throws IOException {
		RollbackJournal journal = RollbackJournal.read(bytes);
		problems.addAll(journal.problems());
		return journal;
	}

	private static void oddities(EvidenceBytes database, SqliteHeader header, Where start, ProblemList problems) {
		long rest = database.length() % header.pageBytes();
		if (rest != 0) {
			problems.add("sqlite.cut", database.where(database.length() - rest, rest),
					"The file ends inside a page.", "Rows of that page and of those behind it are missing.");
		}
		if (header.freePages() > 0) {
			problems.add("sqlite.free-pages", start, header.freePages() + " pages of the database are marked as free.",
					"What was deleted may still stand there; it is looked for only in tables whose deleted rows are listed.");
		}
	}

	private static List<SqliteTable> schema(Pager pager, SqliteHeader header, ProblemList problems) throws IOException {
		List<SqliteTable> tables = new ArrayList<>();
		RecordReader records = new RecordReader(header.encoding());
		new TableWalk(pager, header.usableBytes(), problems, (page, cell) -> {
			List<SqliteValue> row = records.read(cell.payload().bytes(), 5).values();
			if (row.size() == 5 && row.get(0).text().orElse("").equals("table")) {
				table(row, cell, tables, problems);
			}
			return tables.size() < MOST_TABLES;
		}).from(1);
		return tables;
	}

	private static void table(List<SqliteValue> row, CellReader.Cell cell, List<SqliteTable> tables, ProblemList problems) {
		String name = row.get(1).text().orElse("");
		long root = row.get(3).integer().orElse(0L);
		if (root == 0) {
			return;
		}
		Optional<CreateTable> create = row.get(4).text().flatMap(CreateTable::parse);
		if (create.isEmpty() || create.get().withoutRowId()) {
			problems.add("sqlite.table", cell.payload().cell().get(0), create.isEmpty()
					? "The definition of a table cannot be read." : "A table is kept WITHOUT ROWID.", "The table is not listed.");
		} else {
			tables.add(new SqliteTable(name, root, create.get().columns()));
		}
	}

	/** The ordinary tables, in the schema's order; virtual ones and those WITHOUT ROWID are not among them. */
	public List<SqliteTable> tables() {
		return tables;
	}

	/** The table of that name, whatever its case. */
	public Optional<SqliteTable> table(String name) {
		return tables.stream().filter(table -> table.name().equalsIgnoreCase(name)).findFirst();
	}

	/** The number that the application keeps in the header; Android's schema version. */
	public long userVersion() {
		return header.userVersion();
	}

	/**
	 * Reads a table's rows in the order of their row ids.
	 *
	 * @param sink takes each row and answers whether it wants more; rows are not kept
	 * @return what could not be read
	 */
	public List<Problem> rows(SqliteTable table, Predicate<SqliteRow> sink) {
		ProblemList problems = new ProblemList();
		RecordReader records = new RecordReader(header.encoding());
		try {
			new TableWalk(pager, header.usableBytes(), problems, (page, cell) -> sink.test(row(table, cell.rowId(), cell.payload(), records, problems, Optional.empty())))
					.from(table.rootPage());
		} catch (IOException e) {
			problems.addAll(List.of(unreadable(pager.database(), e)));
		}
		return problems.list(pager.database().where(0, 0));
	}

	/**
	 * Deleted rows of tables, and earlier forms of rows that were changed, as far as they can be told from chance; none of
	 * them has the values of a live row.
	 *
	 * @param wanted which tables' rows are wanted; tables of this database
	 * @return rows with {@link SqliteRow#remains}, in a fixed order; partial for the reasons given
	 */
	public Outcome<List<SqliteRow>> deletedRows(List<SqliteTable> wanted) {
		return deletedRows(wanted, new SearchWork(SearchWork.STANDARD));
	}

	Outcome<List<SqliteRow>> deletedRows(List<SqliteTable> wanted, SearchWork work) {
		ProblemList problems = new ProblemList();
		List<SqliteRow> rows = new ArrayList<>();
		try {
			RecordReader records = new RecordReader(header.encoding());
			for (DeletedRows.Found found : new DeletedRows(pager, log, header, tables, wanted, problems, work).find()) {
				rows.add(row(found.table(), found.rowId(), found.payload(), records, problems, Optional.of(found.remains())));
			}
		} catch (IOException e) {
			problems.addAll(List.of(unreadable(pager.database(), e)));
		}
		return Outcome.of(rows, problems.list(pager.database().where(0, 0)));
	}

	private static SqliteRow row(SqliteTable table, long rowId, Payload payload, RecordReader records, ProblemList problems, Optional<Remains> remains) {
		RecordReader.Fields fields = records.read(payload.bytes(), table.columns().size());
		if (!fields.whole()) {
			problems.add("sqlite.record", payload.cell().get(0), "Row " + rowId + " of table " + table.name()
					+ " is cut or holds a value that cannot be.", "Its later values are missing.");
		}
		List<SqliteValue> values = new ArrayList<>();
		List<ByteRange> places = new ArrayList<>();
		int stored = 0;
		for (SqliteColumn column : table.columns()) {
			boolean there = column.stored() && stored < fields.values().size();
			SqliteValue value = there ? fields.values().get(stored) : fields.whole() ? column.otherwise() : SqliteValue.NULL;
			boolean known = column.rowId() && remains.filter(Remains::rowIdLost).isEmpty();
			values.add(known ? new SqliteValue.Int(rowId) : value);
			places.add(there ? fields.places().get(stored) : new ByteRange(0, 0));
			stored += column.stored() ? 1 : 0;
		}
		return new SqliteRow(table, rowId, values, payload.cell(), payload.pieces(), places, remains);
	}

	private static Problem unreadable(EvidenceBytes database, IOException e) {
		return new Problem("evidence.unreadable", database.where(0, database.length()),
				"The file cannot be read: " + e.getMessage(), "What lies behind the place of the error is missing.");
	}
}
