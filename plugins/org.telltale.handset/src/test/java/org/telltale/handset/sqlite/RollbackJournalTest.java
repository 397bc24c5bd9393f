package org.telltale.handset.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.handset.bytes.EvidenceBytes;

class RollbackJournalTest {

	private static final int NONCE = 0x12345678;
	private List<String> codes = List.of();

	@Test
	void pagesOfTheJournalCountAndSayWhereTheyStand() {
		List<SqliteRow> rows = rows(file("changed"), journal(2, 1, page("before")));
		assertEquals("before", rows.getFirst().value("a").text().orElseThrow());
		assertEquals("e-journal", rows.getFirst().places("a").getFirst().evidence());
		assertEquals(List.of("sqlite.journal-rolled-back"), codes);
	}

	@Test
	void deletedRowOfAPageInTheJournalIsNamedByIt() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", "CREATE TABLE t(_id INTEGER PRIMARY KEY, a TEXT, n INTEGER NOT NULL, b TEXT)");
		builder.row(root, 1, SqliteBuilder.NULL, "first", 70L, "life").row(root, 2, SqliteBuilder.NULL, "hello", 77L, "text").row(root, 3, SqliteBuilder.NULL, "third", 80L, "stay");
		byte[] file = builder.build();
		byte[] before = builder.delete(2, 1, 17).page(2).clone();
		SqliteDatabase database = SqliteDatabase.open(bytes("e", file), Optional.empty(), Optional.of(bytes("e-journal", journal(2, 1, before)))).value().orElseThrow();
		SqliteRow row = database.deletedRows(database.tables()).value().orElseThrow().getFirst();
		assertEquals("deleted-journal-" + row.cell().getFirst().range().offset(), row.key());
	}

	@Test
	void firstRecordOfAPageCounts() {
		assertEquals("before", a(rows(file("changed"), journal(2, 2, page("before"), page("later!")))));
	}

	@Test
	void databaseIsAsLongAsItWas() {
		byte[] file = Arrays.copyOf(file("changed"), 512 * 5);
		assertEquals("changed", a(rows(file, journal(2, 0))));
		SqliteDatabase database = SqliteDatabase.open(bytes("e", file), Optional.empty(), Optional.of(bytes("e-journal", journal(1, 0)))).value().orElseThrow();
		assertEquals(List.of("sqlite.page"), database.rows(database.tables().getFirst(), row -> true).stream().map(Problem::code).toList(), "its second page is cut off");
	}

	@Test
	void recordWhoseSumDoesNotHoldEndsIt() {
		byte[] journal = journal(2, 1, page("before"));
		journal[512 + 4 + 512 - 200] ^= 1;
		assertEquals("changed", a(rows(file("changed"), journal)));
		assertEquals(List.of("sqlite.journal-rolled-back", "sqlite.journal-cut"), codes);
	}

	@Test
	void endedJournalIsNoProblem() {
		byte[] ended = journal(2, 1, page("before"));
		Arrays.fill(ended, 0, 28, (byte) 0);
		assertEquals("changed", a(rows(file("changed"), ended)));
		assertEquals(List.of(), codes);
	}

	@Test
	void journalOfSeveralDatabasesIsNotRolledBack() {
		byte[] name = "/data/x-mj1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		int sum = 0;
		for (byte b : name) {
			sum += b;
		}
		ByteArrayOutputStream journal = new ByteArrayOutputStream();
		journal.writeBytes(journal(2, 1, page("before")));
		journal.writeBytes(name);
		journal.writeBytes(ByteBuffer.allocate(16).putInt(name.length).putInt(sum).put(RollbackJournal.MAGIC).array());
		assertEquals("changed", a(rows(file("changed"), journal.toByteArray())));
		assertEquals(List.of("sqlite.journal-super"), codes);
	}

	@Test
	void logThatCountsComesBeforeAJournal() {
		Optional<EvidenceBytes> log = Optional.of(bytes("e-wal", new WalBuilder(512).frame(2, page("in log"), 2).build()));
		Outcome<SqliteDatabase> opened = SqliteDatabase.open(bytes("e", file("changed")), log, Optional.of(bytes("e-journal", journal(2, 1, page("before")))));
		assertEquals(List.of("sqlite.journal-and-log"), opened.problems().stream().map(Problem::code).toList());
	}

	@Test
	void everyCutAndChangedByteIsToldOrReadAsWell() {
		byte[] file = file("changed");
		byte[] journal = journal(2, 1, page("before"));
		for (int length = 8; length < journal.length; length++) {
			assertEquals("changed", a(rows(file, Arrays.copyOf(journal, length))), "cut at " + length);
			assertTrue(codes.contains("sqlite.journal-cut"), "cut at " + length + " " + codes);
		}
		Random random = new Random(3);
		for (int round = 0; round < 2000; round++) {
			byte[] changed = journal.clone();
			changed[random.nextInt(40)] = (byte) random.nextInt(256);
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			SqliteDatabase.open(bytes("e", file), Optional.empty(), Optional.of(bytes("e-journal", changed)));
		}
	}

	/** Section 3: header, padded to a sector; a record a page, all of page 2. */
	private static byte[] journal(int pagesBefore, int count, byte[]... pages) {
		ByteBuffer journal = ByteBuffer.allocate(512 + pages.length * 520);
		journal.put(RollbackJournal.MAGIC).putInt(count).putInt(NONCE).putInt(pagesBefore).putInt(512).putInt(512).position(512);
		for (byte[] page : pages) {
			journal.putInt(2).put(page).putInt(NONCE + (page[312] & 0xff) + (page[112] & 0xff));
		}
		return journal.array();
	}

	private static byte[] page(String a) {
		return builder(a).page(2);
	}

	private static byte[] file(String a) {
		return builder(a).build();
	}

	private static SqliteBuilder builder(String a) {
		SqliteBuilder builder = new SqliteBuilder();
		return builder.row(builder.table("t", "CREATE TABLE t(_id INTEGER PRIMARY KEY, a TEXT)"), 1, SqliteBuilder.NULL, a);
	}

	private static EvidenceBytes bytes(String name, byte[] bytes) {
		return EvidenceBytes.of(name, bytes);
	}

	private static String a(List<SqliteRow> rows) {
		return rows.getFirst().value("a").text().orElseThrow();
	}

	private List<SqliteRow> rows(byte[] file, byte[] journal) {
		Outcome<SqliteDatabase> opened = SqliteDatabase.open(bytes("e", file), Optional.empty(), Optional.of(bytes("e-journal", journal)));
		codes = opened.problems().stream().map(Problem::code).toList();
		List<SqliteRow> rows = new ArrayList<>();
		opened.value().ifPresent(database -> database.rows(database.tables().getFirst(), rows::add));
		return rows;
	}
}
