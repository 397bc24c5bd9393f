package org.telltale.handset.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;
import org.telltale.base.Where;
import org.telltale.handset.bytes.EvidenceBytes;

class DeletedRowsTest {

	private static final String SQL = "CREATE TABLE t(_id INTEGER PRIMARY KEY, a TEXT, n INTEGER NOT NULL, b TEXT)";
	/** Payload length, row id, header of five, and 5 + 1 + 4 bytes of values. */
	private static final int CELL = 17;

	@Test
	void freeblockGivesItsRowBackWithoutRowId() {
		byte[] file = three().delete(2, 1, CELL).build();
		SqliteRow row = only(file);
		assertEquals(List.of("", "hello", "77", "text"), texts(row));
		assertEquals(Optional.empty(), row.knownRowId());
		assertEquals("freeblock", row.remains().orElseThrow().place());
		assertEquals("text", at(file, row.places("b")));
		assertEquals(CELL, row.cell().getFirst().range().length());
		assertEquals("deleted-" + row.cell().getFirst().range().offset(), row.key());
	}

	@Test
	void copyOfALiveRowIsNoDeletedOne() {
		SqliteBuilder builder = three();
		byte[] page = builder.page(2);
		System.arraycopy(page, 512 - CELL, page, 100, CELL);
		assertEquals(List.of(), found(builder.build()));
		page[100 + CELL - 1] = 'X';
		SqliteRow row = only(builder.build());
		assertEquals("unallocated", row.remains().orElseThrow().place());
		assertEquals(Optional.of(1L), row.knownRowId());
	}

	@Test
	void freePagesAreLookedThrough() {
		SqliteBuilder builder = three();
		int trunk = builder.leaf();
		int leaf = builder.leaf();
		builder.row(leaf, 9, SqliteBuilder.NULL, "freed", 7L, "page");
		Arrays.fill(builder.page(trunk), (byte) 0);
		ByteBuffer.wrap(builder.page(trunk)).putInt(0).putInt(1).putInt(leaf);
		ByteBuffer.wrap(builder.page(1)).putInt(32, trunk).putInt(36, 2);
		SqliteRow row = only(builder.build());
		assertEquals(List.of("9", "freed", "7", "page"), texts(row));
		assertEquals("free-page", row.remains().orElseThrow().place());
	}

	@Test
	void olderFrameOfTheLogAndThePageBehindItAreOldPages() {
		byte[] first = three().build();
		byte[] second = three().delete(2, 0, CELL).page(2);
		Arrays.fill(second, 512 - CELL, 512, (byte) 0);
		byte[] two = new WalBuilder(512).frame(2, page("other"), 2).frame(2, second, 2).build();
		List<SqliteRow> rows = found(first, Optional.of(two));
		assertEquals(List.of("first", "other"), rows.stream().map(row -> row.value("a").text().orElse("")).toList());
		assertEquals(List.of("old-page", "old-page"), rows.stream().map(row -> row.remains().orElseThrow().place()).toList());
		assertEquals(List.of("e", "e-wal"), rows.stream().map(row -> row.places("a").getFirst().evidence()).toList());
	}

	@Test
	void whatNoRowCanHoldIsNone() {
		for (Object[] values : new Object[][] {{SqliteBuilder.NULL, "he\u0001lo", 77L, "text"}, {SqliteBuilder.NULL, "hello", "77", "text"},
				{SqliteBuilder.NULL, "hello", SqliteBuilder.NULL, "text"}, {1L, "hello", 77L, "text"}, {SqliteBuilder.NULL, 5L, 77L, "text"},
				{SqliteBuilder.NULL, "", 77L, "x"}, {SqliteBuilder.NULL, "hello", 77L, "text", "more"}, {SqliteBuilder.NULL, "hello"}}) {
			SqliteBuilder builder = three();
			builder.row(2, 4, values);
			forget(builder, 3);
			assertEquals(List.of(), found(builder.build()), Arrays.toString(values));
		}
		SqliteBuilder builder = three();
		builder.row(2, 4, SqliteBuilder.NULL, "hollo", 77L, "text");
		forget(builder, 3);
		assertEquals(1, found(builder.build()).size(), "the same with good values is one");
	}

	@Test
	void rowThatAnotherWasWrittenOverIsNone() {
		SqliteBuilder builder = new SqliteBuilder(512, 2);
		int root = builder.table("t", SQL);
		builder.row(root, 1, SqliteBuilder.NULL, "stay", 5L, "here").row(root, 2, SqliteBuilder.NULL, "a long text of old", 7L, "and its end is gone");
		forget(builder, 1);
		assertEquals(1, found(builder.build()).size());
		byte[] page = builder.page(root);
		int start = 512 - 2 * (1 + 1 + 5) - 2 * 8 - 2 - 60;
		byte[] cell = {9, 3, 5, 0, 17, 9, 17, 'o', 0, 'n', 0, 'o'};
		System.arraycopy(cell, 0, page, start, cell.length);
		assertEquals(List.of(), found(builder.build()).stream().map(row -> row.value("a")).toList());
	}

	@Test
	void searchThatEndsGivesNoRowThatWasNotLookedThrough() {
		SqliteBuilder builder = new SqliteBuilder(512, 2);
		int root = builder.table("t", SQL);
		builder.row(root, 1, SqliteBuilder.NULL, "stay", 5L, "here").row(root, 2, SqliteBuilder.NULL, "a long text of old", 7L, "and its end is gone");
		forget(builder, 1);
		int start = 512 - 2 * (1 + 1 + 5) - 2 * 8 - 2 - 60;
		byte[] cell = {9, 3, 5, 0, 17, 9, 17, 'o', 0, 'n', 0, 'o'};
		System.arraycopy(cell, 0, builder.page(root), start, cell.length);
		byte[] file = builder.build();
		for (int steps = 0; steps < 3_000; steps++) {
			SqliteDatabase database = open(file, Optional.empty()).orElseThrow();
			assertEquals(List.of(), database.deletedRows(database.tables(), new SearchWork(steps)).value().orElse(List.of()), "with " + steps);
		}
	}

	@Test
	void changedBytesNeverThrowAndGiveNoEndlessSearch() {
		byte[] file = three().delete(2, 1, CELL).build();
		byte[] log = new WalBuilder(512).frame(2, page("other"), 2).frame(2, page("again"), 2).build();
		Random random = new Random(11);
		for (int round = 0; round < 3000; round++) {
			byte[] changed = file.clone();
			byte[] changedLog = log.clone();
			for (int i = 0; i < 6; i++) {
				changed[16 + random.nextInt(changed.length - 16)] = (byte) random.nextInt(256);
			}
			if (round % 2 == 0) {
				changedLog[32 + random.nextInt(log.length - 32)] = (byte) random.nextInt(256);
			}
			open(changed, Optional.of(changedLog)).ifPresent(database -> database.deletedRows(database.tables()));
		}
		for (int length = 0; length < file.length; length++) {
			open(Arrays.copyOf(file, length), Optional.empty()).ifPresent(database -> database.deletedRows(database.tables()));
		}
	}

	@Test
	void randomBytesHoldNoRows() {
		Random random = new Random(5);
		int rows = 0;
		for (int round = 0; round < 200; round++) {
			SqliteBuilder builder = new SqliteBuilder(4096, 1 + round % 3);
			int root = builder.table("t", SQL);
			builder.row(root, 1, SqliteBuilder.NULL, "stay", 5L, "here");
			byte[] noise = new byte[3900];
			random.nextBytes(noise);
			System.arraycopy(noise, 0, builder.page(root), 60, noise.length);
			rows += found(builder.build()).size();
		}
		assertEquals(0, rows);
	}

	@Test
	void searchThatCostsTooMuchIsGivenUpAndSaid() {
		SqliteDatabase database = open(three().delete(2, 1, CELL).build(), Optional.empty()).orElseThrow();
		Outcome<List<SqliteRow>> rows = database.deletedRows(database.tables(), new SearchWork(3));
		assertEquals(List.of("sqlite.deleted-work"), rows.problems().stream().map(problem -> problem.code()).toList());
		assertEquals(List.of(), database.deletedRows(database.tables(), new SearchWork(1000)).problems());
	}

	@Test
	void tableWithoutStoredColumnsThrowsNothing() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		builder.table("g", "CREATE TABLE g(a TEXT AS ('x'))");
		builder.row(root, 1, SqliteBuilder.NULL, "first", 70L, "life").row(root, 2, SqliteBuilder.NULL, "hello", "a", "text");
		assertEquals(List.of(), found(builder.delete(2, 1, CELL).build()));
	}

	@Test
	void longRowsAreCountedUpToABound() {
		SqliteBuilder builder = new SqliteBuilder(512, 1);
		int root = builder.table("t", SQL);
		for (int i = 0; i < 3; i++) {
			builder.row(root, i, SqliteBuilder.NULL, i + "x".repeat(600), 7L, "text");
		}
		forget(builder, 0);
		SqliteDatabase database = open(builder.build(), Optional.empty()).orElseThrow();
		assertEquals("3 deleted rows of table t had overflow pages, which may hold other rows by now.",
				database.deletedRows(database.tables()).problems().getFirst().what());
	}

	private static SqliteBuilder three() {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		return builder.row(root, 1, SqliteBuilder.NULL, "first", 70L, "life").row(root, 2, SqliteBuilder.NULL, "hello", 77L, "text")
				.row(root, 3, SqliteBuilder.NULL, "third", 80L, "stay");
	}

	private static byte[] page(String a) {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("t", SQL);
		return builder.row(root, 2, SqliteBuilder.NULL, a, 77L, "text").page(root);
	}

	/** Takes the last cell out of a leaf as if a page had been put in order. */
	private static void forget(SqliteBuilder builder, int count) {
		ByteBuffer page = ByteBuffer.wrap(builder.page(2));
		int next = count == 0 ? 512 : page.getShort(8 + 2 * (count - 1));
		page.putShort(3, (short) count).putShort(5, (short) next).putShort(8 + 2 * count, (short) 0);
	}

	private static Optional<SqliteDatabase> open(byte[] file, Optional<byte[]> log) {
		return SqliteDatabase.open(EvidenceBytes.of("e", file), log.map(bytes -> EvidenceBytes.of("e-wal", bytes)), Optional.empty()).value();
	}

	private static List<SqliteRow> found(byte[] file, Optional<byte[]> log) {
		SqliteDatabase database = open(file, log).orElseThrow();
		Outcome<List<SqliteRow>> rows = database.deletedRows(database.tables());
		assertEquals(List.of(), rows.problems());
		return rows.value().orElseThrow();
	}

	private static List<SqliteRow> found(byte[] file) {
		return found(file, Optional.empty());
	}

	private static SqliteRow only(byte[] file) {
		List<SqliteRow> rows = found(file);
		assertEquals(1, rows.size(), rows.toString());
		return rows.getFirst();
	}

	private static List<String> texts(SqliteRow row) {
		List<String> texts = new ArrayList<>();
		row.values().forEach(value -> texts.add(value.text().orElse("")));
		return texts;
	}

	private static String at(byte[] file, List<Where> places) {
		StringBuilder text = new StringBuilder();
		places.forEach(place -> text.append(new String(file, (int) place.range().offset(), (int) place.range().length(), java.nio.charset.StandardCharsets.UTF_8)));
		return text.toString();
	}
}
