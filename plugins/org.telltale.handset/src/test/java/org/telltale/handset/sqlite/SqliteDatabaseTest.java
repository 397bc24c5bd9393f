package org.telltale.handset.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.bytes.EvidenceBytes;

class SqliteDatabaseTest {

	private static final String SQL = "CREATE TABLE t(_id INTEGER PRIMARY KEY, a TEXT, b INTEGER DEFAULT -7)";

	private final List<Problem> problems = new ArrayList<>();

	@Test
	void eachValueTellsItsBytes() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		builder.row(root, 1, SqliteBuilder.NULL, "first", 1L).row(root, 5, SqliteBuilder.NULL, "größer", -2L);
		byte[] file = builder.build();
		List<SqliteRow> rows = rows(file, Optional.empty());
		assertEquals(List.of(), problems);
		assertEquals(List.of(1L, 5L), rows.stream().map(SqliteRow::rowId).toList());
		assertEquals(new SqliteValue.Int(5), rows.get(1).value("_ID"));
		assertEquals(new SqliteValue.Int(-2), rows.get(1).value("b"));
		Where place = rows.get(1).places("a").getFirst();
		assertEquals("größer", new String(file, (int) place.range().offset(), (int) place.range().length(), StandardCharsets.UTF_8));
		assertEquals(List.of(), rows.get(0).places("_id"));
	}

	@Test
	void textOverSeveralPagesIsPutTogetherFromItsPlaces() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		String text = "0123456789".repeat(200);
		builder.row(root, 1, SqliteBuilder.NULL, text, 1L);
		byte[] file = builder.build();
		SqliteRow row = rows(file, Optional.empty()).getFirst();
		assertEquals(List.of(), problems);
		assertEquals(new SqliteValue.Text(text), row.value("a"));
		List<Where> places = row.places("a");
		assertTrue(places.size() > 3);
		StringBuilder again = new StringBuilder();
		places.forEach(place -> again.append(new String(file, (int) place.range().offset(), (int) place.range().length(), StandardCharsets.UTF_8)));
		assertEquals(text, again.toString());
		assertTrue(row.cell().size() == row.pieces().size());
	}

	@Test
	void utf16IsDecodedInBothOrders() {
		for (int encoding : new int[] {2, 3}) {
			SqliteBuilder builder = new SqliteBuilder(1024, encoding);
			int root = builder.table("t", SQL);
			builder.row(root, 1, SqliteBuilder.NULL, "你好 😀", 1L);
			assertEquals(new SqliteValue.Text("你好 😀"), rows(builder.build(), Optional.empty()).getFirst().value("a"));
		}
	}

	@Test
	void columnAddedLaterHasItsDefaultInOldRows() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		builder.row(root, 1, SqliteBuilder.NULL, "old");
		assertEquals(new SqliteValue.Int(-7), rows(builder.build(), Optional.empty()).getFirst().value("b"));
	}

	@Test
	void tableWithoutRowIdIsAProblem() {
		SqliteBuilder builder = new SqliteBuilder();
		builder.table("w", "CREATE TABLE w(k TEXT PRIMARY KEY) WITHOUT ROWID");
		Outcome<SqliteDatabase> opened = SqliteDatabase.open(EvidenceBytes.of("e", builder.build()), Optional.empty(), Optional.empty());
		assertEquals(List.of(), opened.value().orElseThrow().tables());
		assertEquals("sqlite.table", opened.problems().getFirst().code());
	}

	@Test
	void freePagesAreSaidNotToBeLookedInto() {
		SqliteBuilder builder = database("text");
		ByteBuffer.wrap(builder.page(1)).putInt(36, 3);
		assertEquals(1, rows(builder.build(), Optional.empty()).size());
		assertEquals("sqlite.free-pages", problems.getFirst().code());
	}

	@Test
	void childrenAreReadInOrderAndACycleEnds() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		int one = builder.leaf();
		int two = builder.leaf();
		builder.row(one, 1, SqliteBuilder.NULL, "1").row(two, 2, SqliteBuilder.NULL, "2").interior(root, root, one, two, one, 99);
		assertEquals(List.of(1L, 2L), rows(builder.build(), Optional.empty()).stream().map(SqliteRow::rowId).toList());
		assertEquals(List.of("sqlite.page", "sqlite.page", "sqlite.page"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void overflowChainThatRunsInACircleEnds() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		builder.row(root, 1, SqliteBuilder.NULL, "x".repeat(3000), 1L);
		ByteBuffer.wrap(builder.page(root + 2)).putInt(root + 1);
		SqliteRow row = rows(builder.build(), Optional.empty()).getFirst();
		assertEquals(SqliteValue.NULL, row.value("a"));
		assertEquals(List.of("sqlite.overflow", "sqlite.record"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void lengthOfTerabytesTakesNoMoreThanTheFileHas() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		byte[] local = new byte[480];
		byte[] cell = ByteBuffer.allocate(500).put(SqliteBuilder.varint(1L << 40)).put((byte) 1).put(local, 0, 400).array();
		builder.cell(root, cell);
		rows(builder.build(), Optional.empty());
		assertFalse(problems.isEmpty());
	}

	@Test
	void cellsThatOverlapAreNotReadForEver() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		builder.row(root, 1, SqliteBuilder.NULL, "y".repeat(200), 1L);
		int offset = ByteBuffer.wrap(builder.page(root)).getShort(8);
		for (int i = 0; i < 50; i++) {
			builder.pointer(root, offset);
		}
		assertEquals(1, rows(builder.build(), Optional.empty()).size());
		assertTrue(problems.stream().anyMatch(problem -> problem.what().contains("overlap")));
	}

	@Test
	void rowIdsThatStandTwiceAreListedOnce() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		builder.row(root, 3, SqliteBuilder.NULL, "a").row(root, 3, SqliteBuilder.NULL, "b");
		assertEquals(1, rows(builder.build(), Optional.empty()).size());
		assertEquals("sqlite.row-order", problems.getFirst().code());
	}

	@Test
	void committedFramesCountAndTheirBytesLieInTheLog() {
		SqliteBuilder old = database("old");
		byte[] changed = database("new").page(2);
		byte[] log = new WalBuilder(512).frame(2, changed, 2).build();
		SqliteRow row = rows(old.build(), Optional.of(log)).getFirst();
		assertEquals(new SqliteValue.Text("new"), row.value("a"));
		assertEquals("e-wal", row.places("a").getFirst().evidence());
		assertEquals(List.of(), problems);
	}

	@Test
	void framesBehindTheLastCommitDoNotCount() {
		byte[] log = new WalBuilder(512).frame(2, database("one").page(2), 2).frame(2, database("two").page(2), 0).build();
		assertEquals(new SqliteValue.Text("one"), rows(database("old").build(), Optional.of(log)).getFirst().value("a"));
		assertEquals(List.of("sqlite.wal-uncommitted"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void frameWithAWrongChecksumEndsTheLog() {
		byte[] log = new WalBuilder(512).frame(2, database("one").page(2), 2).frame(2, database("two").page(2), 2).build();
		log[log.length - 3] ^= 1;
		assertEquals(new SqliteValue.Text("one"), rows(database("old").build(), Optional.of(log)).getFirst().value("a"));
		assertEquals(List.of("sqlite.wal-checksum"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void framesOfAnEarlierRoundAreNoFaultAndDoNotCount() {
		byte[] log = new WalBuilder(512).frame(2, database("one").page(2), 2).frame(2, database("two").page(2), 2, 99).build();
		assertEquals(new SqliteValue.Text("one"), rows(database("old").build(), Optional.of(log)).getFirst().value("a"));
		assertEquals(List.of(), problems);
	}

	@Test
	void fileCutAtEachByteGivesProblemsOnly() {
		SqliteBuilder builder = database("text");
		builder.row(2, 2, SqliteBuilder.NULL, "z".repeat(700), 1L);
		byte[] file = builder.build();
		byte[] log = new WalBuilder(512).frame(2, builder.page(2), file.length / 512).build();
		for (int length = 0; length < file.length; length++) {
			problems.clear();
			rows(Arrays.copyOf(file, length), Optional.empty());
			assertFalse(problems.isEmpty(), "cut at " + length);
		}
		for (int length = 0; length < log.length; length++) {
			assertEquals(2, rows(file, Optional.of(Arrays.copyOf(log, length))).size());
		}
	}

	@Test
	void changedBytesNeverThrow() {
		SqliteBuilder builder = database("text");
		int root = builder.table("u", "CREATE TABLE u(x, y)");
		builder.row(root, 2, "z".repeat(2000), 1L);
		byte[] file = builder.build();
		Random random = new Random(42);
		for (int round = 0; round < 3000; round++) {
			byte[] changed = file.clone();
			for (int i = 0; i < 4; i++) {
				changed[16 + random.nextInt(changed.length - 16)] = (byte) random.nextInt(256);
			}
			rows(changed, Optional.empty());
		}
	}

	private static SqliteBuilder database(String text) {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		return builder.row(root, 1, SqliteBuilder.NULL, text, 1L);
	}

	private List<SqliteRow> rows(byte[] file, Optional<byte[]> log) {
		Outcome<SqliteDatabase> opened = SqliteDatabase.open(EvidenceBytes.of("e", file), log.map(bytes -> EvidenceBytes.of("e-wal", bytes)), Optional.empty());
		problems.addAll(opened.problems());
		List<SqliteRow> rows = new ArrayList<>();
		opened.value().ifPresent(database -> database.tables().forEach(table -> problems.addAll(database.rows(table, row -> {
			table.columns().forEach(column -> row.places(column.name()));
			return rows.add(row);
		}))));
		return rows;
	}
}
