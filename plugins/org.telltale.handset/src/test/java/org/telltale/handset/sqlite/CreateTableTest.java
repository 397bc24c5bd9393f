package org.telltale.handset.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CreateTableTest {

	@Test
	void quotesCommentsAndBracketsDoNotHideColumns() {
		CreateTable table = CreateTable.parse("CREATE TABLE \"my [t]\"(a text, _id integer primary key, `b c` blob default x'00', [d e] real, "
				+ "'f' int default -5 /* x, y */, -- c, (\n g varchar(10,2) check(g in (1,2)) default 'it''s', unique(a,g))").orElseThrow();
		assertEquals(List.of("a", "_id", "b c", "d e", "f", "g"), table.columns().stream().map(SqliteColumn::name).toList());
		assertEquals(new SqliteValue.Int(-5), table.columns().get(4).otherwise());
		assertEquals(new SqliteValue.Text("it's"), table.columns().get(5).otherwise());
	}

	@Test
	void onlyAnIntegerKeyIsTheRowId() {
		assertTrue(rowId("CREATE TABLE t(x INTEGER PRIMARY KEY AUTOINCREMENT)"));
		assertTrue(rowId("CREATE TABLE t(x INTEGER, y, PRIMARY KEY(x))"));
		assertTrue(rowId("CREATE TABLE t(x integer not null primary key)"));
		assertEquals(false, rowId("CREATE TABLE t(x INT PRIMARY KEY)"));
		assertEquals(false, rowId("CREATE TABLE t(x INTEGER PRIMARY KEY DESC)"));
		assertEquals(false, rowId("CREATE TABLE t(x INTEGER, y, PRIMARY KEY(x, y))"));
	}

	private static boolean rowId(String sql) {
		return CreateTable.parse(sql).orElseThrow().columns().getFirst().rowId();
	}

	@Test
	void generatedColumnsTakeNoPlaceInTheRecordUnlessStored() {
		CreateTable table = CreateTable.parse("CREATE TABLE t(a, b AS (a+1), c INT GENERATED ALWAYS AS (a) STORED)").orElseThrow();
		assertEquals(List.of(true, false, true), table.columns().stream().map(SqliteColumn::stored).toList());
	}

	@Test
	void virtualTablesAndNonsenseAreNone() {
		for (String sql : List.of("", "CREATE VIRTUAL TABLE v USING fts3(a)", "CREATE INDEX i ON t(a)", "CREATE TABLE t AS SELECT 1", "((((", "CREATE TABLE t(")) {
			assertTrue(CreateTable.parse(sql).isEmpty(), sql);
		}
	}
}
