package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;

/** Databases that the sqlite3 program made and copied at any moment: what it says is live, and what once was. */
class SqliteProgramTest {

	private static final String SMS = "CREATE TABLE sms (_id INTEGER PRIMARY KEY,thread_id INTEGER,address TEXT,date INTEGER,read INTEGER DEFAULT 0,type INTEGER,body TEXT);\n";

	@TempDir
	private Path folder;
	private final List<Problem> problems = new ArrayList<>();

	@Test
	void deletedMessagesAreFoundInTheirLeaf() throws Exception {
		List<String> deleted = new ArrayList<>();
		StringBuilder sql = new StringBuilder(SMS);
		for (int i = 1; i <= 12; i++) {
			sql.append(insert(i, "message number " + i));
		}
		for (int i : new int[] {3, 7, 12}) {
			sql.append("DELETE FROM sms WHERE _id=" + i + ";\n");
			deleted.add("message number " + i);
		}
		SqliteDatabase database = make("PRAGMA secure_delete=off;\n" + sql);
		assertEquals(sorted(deleted), sorted(bodies(deleted(database))));
	}

	@Test
	void rowIdsOfEachLengthAreRecovered() throws Exception {
		for (long id : new long[] {5, 100, 200, 16_000, 17_000, 3_000_000, 300_000_000, 1L << 40, 1L << 50}) {
			for (int length : new int[] {4, 60, 150, 300}) {
				String body = "b" + id + "x".repeat(length);
				SqliteDatabase database = make("PRAGMA secure_delete=off;\n" + SMS + insert(id, "before, and it stays") + insert(id + 1, body) + insert(id + 2, "behind, and it stays")
						+ "DELETE FROM sms WHERE _id=" + (id + 1) + ";\n");
				List<SqliteRow> rows = deleted(database);
				assertEquals(List.of(body), bodies(rows), id + " " + length);
				assertEquals("freeblock", rows.getFirst().remains().orElseThrow().place());
				assertEquals("+447700900" + (id + 1) % 1000, rows.getFirst().value("address").text().orElseThrow());
			}
		}
	}

	@Test
	void emptiedTableLeavesItsRowsInFreePages() throws Exception {
		StringBuilder sql = new StringBuilder("PRAGMA page_size=1024;\nPRAGMA secure_delete=off;\n" + SMS + "BEGIN;\n");
		List<String> all = new ArrayList<>();
		for (int i = 1; i <= 400; i++) {
			sql.append(insert(i, "message number " + i));
			all.add("message number " + i);
		}
		SqliteDatabase database = make(sql + "COMMIT;\nDELETE FROM sms;\n");
		List<String> found = bodies(deleted(database));
		assertTrue(all.containsAll(found));
		assertTrue(found.size() > 350, "found " + found.size());
	}

	@Test
	void messageWithOverflowPagesIsCountedAndNotPutTogether() throws Exception {
		SqliteDatabase database = make("PRAGMA secure_delete=off;\n" + SMS + insert(1, "a short one") + insert(2, "long ".repeat(2550)) + insert(3, "another short one")
				+ "DELETE FROM sms WHERE _id=2;\n");
		assertEquals(List.of(), bodies(deleted(database)));
		assertEquals(List.of("sqlite.free-pages", "sqlite.deleted-long"), problems.stream().map(Problem::code).toList());
		assertTrue(problems.getLast().what().startsWith("1 deleted rows of table sms "), problems.getLast().what());
	}

	@Test
	void wipedRowsAreNotFound() throws Exception {
		StringBuilder sql = new StringBuilder("PRAGMA secure_delete=on;\n" + SMS);
		for (int i = 1; i <= 300; i++) {
			sql.append(insert(i, "message number " + i));
		}
		assertEquals(List.of(), deleted(make(sql + "DELETE FROM sms WHERE _id%3=0;\nDELETE FROM sms WHERE _id>200;\n")));
	}

	@Test
	void indexesAndTablesWithoutRowIdGiveNoRows() throws Exception {
		StringBuilder sql = new StringBuilder("PRAGMA secure_delete=off;\nCREATE TABLE m(_id INTEGER PRIMARY KEY, a TEXT, b TEXT);\nCREATE INDEX i ON m(a, b);\n"
				+ "CREATE TABLE w(a TEXT, b TEXT, c INTEGER, PRIMARY KEY(a, b)) WITHOUT ROWID;\nINSERT INTO m VALUES(1,'stays','here');\n");
		for (int i = 1; i <= 500; i++) {
			sql.append("INSERT INTO w VALUES('key " + i + "','value " + i + "'," + i + ");\n");
		}
		assertEquals(List.of(), deleted(make(sql + "DELETE FROM w;\n")));
	}

	@Test
	void olderPagesOfTheLogGiveWhatWasDeletedInIt() throws Exception {
		copied("PRAGMA secure_delete=off;\nPRAGMA journal_mode=wal;\nPRAGMA wal_autocheckpoint=0;\n" + SMS + insert(1, "first message") + insert(2, "second message")
				+ "VACUUM;\nDELETE FROM sms WHERE _id=2;\nVACUUM;\n");
		SqliteDatabase database = open("copy.db");
		assertEquals(List.of("first message"), bodies(live(database)));
		List<SqliteRow> rows = deleted(database);
		assertEquals(List.of("second message"), bodies(rows));
		assertEquals("old-page", rows.getFirst().remains().orElseThrow().place());
		assertEquals("copy.db-wal", rows.getFirst().places("body").getFirst().evidence());
		assertTrue(rows.getFirst().key().startsWith("deleted-wal-"), rows.getFirst().key());
	}

	@Test
	void changeThatWasUnderWayIsTakenBack() throws Exception {
		StringBuilder sql = new StringBuilder("PRAGMA page_size=1024;\n" + SMS + "BEGIN;\n");
		for (int i = 1; i <= 300; i++) {
			sql.append(insert(i, "message number " + i));
		}
		sql.append("COMMIT;\nPRAGMA cache_size=5;\nPRAGMA cache_spill=1;\nBEGIN;\nUPDATE sms SET body='changed '||body;\nDELETE FROM sms WHERE _id%2=0;\n");
		for (int i = 400; i <= 600; i++) {
			sql.append(insert(i, "never committed " + i));
		}
		copied(sql.toString());
		assertTrue(Files.size(folder.resolve("copy.db-journal")) > 1024);
		SqliteDatabase database = open("copy.db");
		assertTrue(problems.stream().anyMatch(problem -> problem.code().equals("sqlite.journal-rolled-back")), problems.toString());
		// the program rolls back, too: it is asked last, of another copy
		for (String ending : List.of("", "-journal")) {
			Files.copy(folder.resolve("copy.db" + ending), folder.resolve("again.db" + ending));
		}
		assertFalse(bodies(live(SqliteDatabase.open(bytes("copy.db"), Optional.empty(), Optional.empty()).value().orElseThrow()))
				.equals(bodies(live(database))), "without the journal other rows are read");
		assertEquals(run("again.db", "SELECT body FROM sms ORDER BY _id;\n").lines().toList(), bodies(live(database)));
		assertTrue(bodies(deleted(database)).stream().noneMatch(body -> body.startsWith("message number")), "live rows are no deleted ones");
	}

	/** Random changes: what is found was a row once, is none now; what is live is what the program says. */
	@Test
	void nothingIsFoundThatWasNeverARow() throws Exception {
		int found = 0;
		for (int seed = 0; seed < 60; seed++) {
			Random random = new Random(seed);
			TreeSet<String> ever = new TreeSet<>();
			boolean log = random.nextInt(3) == 0;
			String sql = pragmas(random, log) + changes(random, ever);
			String name = "r" + seed + ".db";
			copied(name, sql);
			problems.clear();
			SqliteDatabase database = open(name);
			List<String> live = texts(live(database));
			assertEquals(sorted(run(name, "SELECT coalesce(_id,'')||'|'||coalesce(a,'')||'|'||coalesce(n,'')||'|'||coalesce(b,'') FROM t;\n").lines().toList()),
					sorted(live), "seed " + seed);
			for (String row : texts(deleted(database))) {
				String values = row.substring(row.indexOf('|'));
				assertTrue(ever.contains(values), "seed " + seed + ": never a row: " + row);
				assertTrue(live.stream().noneMatch(other -> other.endsWith(values)), "seed " + seed + ": is live: " + row);
				found++;
			}
		}
		assertTrue(found > 1000, "found " + found);
	}

	private static String pragmas(Random random, boolean log) {
		return "PRAGMA synchronous=off;\nPRAGMA page_size=" + (512 << random.nextInt(5)) + ";\nPRAGMA encoding='" + List.of("UTF-8", "UTF-16le", "UTF-16be").get(random.nextInt(3))
				+ "';\nPRAGMA auto_vacuum=" + random.nextInt(3) + ";\nPRAGMA secure_delete=off;\n" + (log ? "PRAGMA journal_mode=wal;\n" : "")
				+ "CREATE TABLE o(x TEXT, y INTEGER, z TEXT);\nCREATE TABLE t(_id INTEGER PRIMARY KEY, a TEXT, n INTEGER, b TEXT);\nCREATE INDEX i ON t(a);\n"
				+ "CREATE TABLE w(k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID;\n";
	}

	private static String changes(Random random, TreeSet<String> ever) {
		StringBuilder sql = new StringBuilder("BEGIN;\n");
		Map<Integer, String> rows = new TreeMap<>();
		for (int i = 0; i < 600; i++) {
			int id = random.nextInt(1 << random.nextInt(20)) + 1;
			if (random.nextInt(100) < 55) {
				String a = "name " + i + "\u00e9\u4f60".substring(0, random.nextInt(3));
				long n = random.nextLong() >> random.nextInt(64);
				String b = "text ".repeat(random.nextInt(random.nextInt(20) == 0 ? 900 : 20)) + i;
				sql.append("REPLACE INTO t VALUES(" + id + ",'" + a + "'," + n + ",'" + b + "');\nREPLACE INTO w VALUES('" + a + "','" + b + "');\n"
						+ "INSERT INTO o VALUES('" + a + "'," + n + ",'" + b + "');\n");
				rows.put(id, a);
				ever.add("|" + a + "|" + n + "|" + b);
			} else if (!rows.isEmpty()) {
				Integer some = rows.keySet().stream().skip(random.nextInt(rows.size())).findFirst().orElseThrow();
				sql.append("DELETE FROM t WHERE _id=" + some + ";\nDELETE FROM w WHERE k='" + rows.remove(some) + "';\nDELETE FROM o WHERE y%7=" + random.nextInt(7) + ";\n");
			}
			if (random.nextInt(40) == 0) {
				sql.append("COMMIT;\nBEGIN;\n");
			}
			if (random.nextInt(400) == 0) {
				sql.append("DELETE FROM t WHERE _id>" + random.nextInt(500) + ";\n");
				rows.keySet().removeIf(key -> true);
			}
		}
		return sql + "COMMIT;\n";
	}

	private static String insert(long id, String body) {
		return "INSERT INTO sms VALUES(" + id + "," + id % 5 + ",'+447700900" + id % 1000 + "'," + (1407405600000L + id) + ",1," + (1 + id % 2) + ",'" + body + "');\n";
	}

	private SqliteDatabase make(String sql) throws Exception {
		Files.deleteIfExists(folder.resolve("made.db"));
		run("made.db", sql);
		problems.clear();
		return open("made.db");
	}

	private void copied(String sql) throws Exception {
		copied("copy.db", sql);
	}

	/** Copies the database and what lies beside it while the program still has them open. */
	private void copied(String name, String sql) throws Exception {
		String from = "source-" + name;
		Files.writeString(folder.resolve("copy.sh"), "cp " + from + " " + name + "\nfor e in wal journal; do if [ -f " + from + "-$e ]; then cp " + from + "-$e "
				+ name + "-$e; fi; done\n");
		run(from, sql + ".shell sh copy.sh\n");
	}

	private EvidenceBytes bytes(String name) throws IOException {
		return EvidenceBytes.of(name, Files.readAllBytes(folder.resolve(name)));
	}

	private SqliteDatabase open(String name) throws IOException {
		List<Optional<EvidenceBytes>> beside = new ArrayList<>();
		for (String ending : List.of("-wal", "-journal")) {
			beside.add(Files.exists(folder.resolve(name + ending)) ? Optional.of(bytes(name + ending)) : Optional.empty());
		}
		Outcome<SqliteDatabase> opened = SqliteDatabase.open(bytes(name), beside.get(0), beside.get(1));
		problems.addAll(opened.problems());
		return opened.value().orElseThrow();
	}

	private List<SqliteRow> live(SqliteDatabase database) {
		List<SqliteRow> rows = new ArrayList<>();
		assertEquals(List.of(), database.rows(database.table("sms").or(() -> database.table("t")).orElseThrow(), rows::add));
		return rows;
	}

	private List<SqliteRow> deleted(SqliteDatabase database) {
		Outcome<List<SqliteRow>> rows = database.deletedRows(List.of(database.table("sms").or(() -> database.table("t")).or(() -> database.table("m")).orElseThrow()));
		problems.addAll(rows.problems());
		return rows.value().orElseThrow();
	}

	private static List<String> bodies(List<SqliteRow> rows) {
		return rows.stream().map(row -> row.value("body").text().orElse("")).toList();
	}

	private static List<String> texts(List<SqliteRow> rows) {
		return rows.stream().map(row -> String.join("|", row.value("_id").text().orElse(""), row.value("a").text().orElse(""), row.value("n").text().orElse(""),
				row.value("b").text().orElse(""))).toList();
	}

	private static List<String> sorted(List<String> texts) {
		return texts.stream().sorted().toList();
	}

	private String run(String name, String sql) throws IOException, InterruptedException {
		Path script = Files.writeString(folder.resolve("script.sql"), sql, StandardCharsets.UTF_8);
		try {
			Process sqlite = new ProcessBuilder("sqlite3", "-batch", name).directory(folder.toFile()).redirectInput(script.toFile()).redirectErrorStream(true).start();
			String out = new String(sqlite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertEquals(0, sqlite.waitFor(), out);
			return out;
		} catch (IOException e) {
			throw Oracle.missing("sqlite3", "sqlite3", e);
		}
	}
}
