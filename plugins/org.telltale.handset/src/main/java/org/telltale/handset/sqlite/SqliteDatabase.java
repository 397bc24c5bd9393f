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
 * A database as its file and the write-ahead log beside it hold it. Reads what SQLite would read, without a lock and
 * without writing; free pages and deleted rows are not listed. Not thread-safe; valid while the bytes it was opened on are.
 */
public final class SqliteDatabase {

	/** Bounds the sets of pages seen: with pages of 4 KiB, 256 GiB. */
	private static final long MOST_PAGES = 1L << 26;
	private static final int MOST_TABLES = 10_000;

	private final Pager pager;
	private final SqliteHeader header;
	private final List<SqliteTable> tables;

	private SqliteDatabase(Pager pager, SqliteHeader header, List<SqliteTable> tables) {
		this.pager = pager;
		this.header = header;
		this.tables = tables;
	}

	/** Whether a file that starts with these bytes (16 are enough) says that it is a database. */
	public static boolean isAt(byte[] start) {
		return SqliteHeader.isAt(start);
	}

	/** Whether bytes from a rollback journal's start mark it as one that SQLite would roll back (section 3). */
	public static boolean isHotJournal(byte[] start) {
		byte[] magic = {(byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7};
		return start.length >= 8 && java.util.Arrays.equals(magic, 0, 8, start, 0, 8);
	}

	/**
	 * Opens a database.
	 *
	 * @param database the file
	 * @param log the write-ahead log beside it; empty if there is none
	 * @return the database, with what could not be read of log and schema; none if the bytes are no database
	 */
	public static Outcome<SqliteDatabase> open(EvidenceBytes database, Optional<EvidenceBytes> log) {
		try {
			return read(database, log.orElse(database.absent("-wal")));
		} catch (IOException e) {
			return Outcome.none(unreadable(database, e));
		}
	}

	private static Outcome<SqliteDatabase> read(EvidenceBytes database, EvidenceBytes log) throws IOException {
		WriteAheadLog overlay = WriteAheadLog.read(log);
		Optional<Page> first = overlay.isEmpty() ? Optional.empty() : new Pager(database, overlay, overlay.pageBytes()).page(1);
		Optional<SqliteHeader> header = SqliteHeader.read(first.isPresent() ? first.get().bytes() : database.copy(0, SqliteHeader.LENGTH));
		Where start = database.where(0, Math.min(database.length(), SqliteHeader.LENGTH));
		if (header.isEmpty()) {
			return Outcome.none(new Problem("sqlite.header", start, "The file has no SQLite header that can be read.",
					"Nothing of it is listed."));
		}
		if (!overlay.isEmpty() && overlay.pageBytes() != header.get().pageBytes()) {
			return Outcome.none(new Problem("sqlite.header", start, "Database and write-ahead log differ in the size of pages.",
					"Nothing of it is listed."));
		}
		Pager pager = new Pager(database, overlay, header.get().pageBytes());
		if (pager.pages() > MOST_PAGES) {
			return Outcome.none(new Problem("sqlite.too-large", start, "The database has " + pager.pages() + " pages.",
					"More than " + MOST_PAGES + " are not read: nothing of it is listed."));
		}
		ProblemList problems = new ProblemList();
		problems.addAll(overlay.problems());
		if (database.length() % header.get().pageBytes() != 0) {
			long rest = database.length() % header.get().pageBytes();
			problems.add("sqlite.cut", database.where(database.length() - rest, rest),
					"The file ends inside a page.", "Rows of that page and of those behind it are missing.");
		}
		if (header.get().freePages() > 0) {
			problems.add("sqlite.free-pages", start, header.get().freePages() + " pages of the database are marked as free.",
					"What was deleted may still stand there; it is not looked for.");
		}
		List<SqliteTable> tables = schema(pager, header.get(), problems);
		return Outcome.of(new SqliteDatabase(pager, header.get(), List.copyOf(tables)), problems.list(start));
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
			new TableWalk(pager, header.usableBytes(), problems, (page, cell) -> sink.test(row(table, cell, records, problems)))
					.from(table.rootPage());
		} catch (IOException e) {
			Problem problem = unreadable(pager.database(), e);
			problems.add(problem.code(), problem.where(), problem.what(), problem.consequence());
		}
		return problems.list(pager.database().where(0, 0));
	}

	private static SqliteRow row(SqliteTable table, CellReader.Cell cell, RecordReader records, ProblemList problems) {
		Payload payload = cell.payload();
		RecordReader.Fields fields = records.read(payload.bytes(), table.columns().size());
		if (!fields.whole()) {
			problems.add("sqlite.record", payload.cell().get(0), "Row " + cell.rowId() + " of table " + table.name()
					+ " is cut or holds a value that cannot be.", "Its later values are missing.");
		}
		List<SqliteValue> values = new ArrayList<>();
		List<ByteRange> places = new ArrayList<>();
		int stored = 0;
		for (SqliteColumn column : table.columns()) {
			boolean there = column.stored() && stored < fields.values().size();
			SqliteValue value = there ? fields.values().get(stored) : fields.whole() ? column.otherwise() : SqliteValue.NULL;
			values.add(column.rowId() ? new SqliteValue.Int(cell.rowId()) : value);
			places.add(there ? fields.places().get(stored) : new ByteRange(0, 0));
			stored += column.stored() ? 1 : 0;
		}
		return new SqliteRow(table, cell.rowId(), values, payload.cell(), payload.pieces(), places);
	}

	private static Problem unreadable(EvidenceBytes database, IOException e) {
		return new Problem("evidence.unreadable", database.where(0, database.length()),
				"The file cannot be read: " + e.getMessage(), "What lies behind the place of the error is missing.");
	}
}
