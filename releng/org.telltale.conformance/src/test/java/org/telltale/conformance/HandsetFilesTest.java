package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** Real handset files: each is read or named, none ends the import; what sqlite3 counts in a database is what is found. */
class HandsetFilesTest {

	@TempDir
	private Path folder;

	@Test
	void everyFileIsTakenAndNoneEndsTheImport() {
		List<Map<String, String>> index = RealEvidence.table("handset/index.tsv");
		assertTrue(index.size() >= 28, "files listed: " + index.size());
		Path file = folder.resolve("c.telltale");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "1", "--title", "handset", "--examiner", "Test").code());
		for (Map<String, String> row : index) {
			RealEvidence.Ran ran = RealEvidence.run("import", file, RealEvidence.file("handset/" + row.get("file")));
			assertTrue(ran.code() <= 1, row.get("file") + ": " + ran.code() + " " + ran.err());
			assertTrue(ran.out().startsWith("imported ") || ran.out().startsWith("known "), ran.out());
			assertTrue(!ran.err().contains("worker.died"), row.get("file") + ": " + ran.err());
		}
		RealEvidence.Ran evidence = RealEvidence.run("evidence", file, "--format", "json");
		assertEquals(index.stream().map(row -> digest("handset/" + row.get("file"))).distinct().count(), evidence.lines().size(), "equal files are one item");
		assertEquals(0, RealEvidence.run("evidence", file, "verify").code());
	}

	@Test
	void shortMessagesOfARealDatabaseAreThoseThatSqliteCounts() throws IOException, InterruptedException {
		long rows = sqlite("plaso_mmssms.db", "select count(*) from sms");
		assertEquals(9, rows);
		Map<String, Long> kinds = kindsFrom("plaso_mmssms.db");
		assertEquals(sqlite("plaso_mmssms.db", "select count(distinct body) from sms"), kinds.getOrDefault("SMS", 0L), kinds.toString());
	}

	@Test
	void shortMessagesOfABackupAreThoseThatItLists() {
		assertEquals(2L, kindsFrom("made_sms-20140810.xml").getOrDefault("SMS", 0L));
	}

	@Test
	void contactsDatabaseWithCallsAloneGivesTheirNumbersAndNames() throws IOException, InterruptedException {
		assertEquals(0, sqlite("plaso_contacts2.db", "select count(*) from data"));
		assertEquals(Map.of("PHONE_NUMBER", sqlite("plaso_contacts2.db", "select count(distinct number) from calls"), "CONTACT",
				sqlite("plaso_contacts2.db", "select count(distinct name) from calls where trim(name) <> ''")), kindsFrom("plaso_contacts2.db"));
	}

	private static String digest(String name) {
		try {
			return org.telltale.base.Digest.sha256(java.nio.file.Files.readAllBytes(RealEvidence.file(name))).hex();
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	private Map<String, Long> kindsFrom(String name) {
		Path file = folder.resolve(name + ".telltale");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "1", "--title", "handset", "--examiner", "Test").code());
		RealEvidence.Ran ran = RealEvidence.run("import", file, RealEvidence.file("handset/" + name));
		assertTrue(ran.code() <= 1, ran.err());
		Map<String, Long> kinds = new TreeMap<>();
		for (Json exhibit : RealEvidence.run("exhibits", file, "--format", "json").records()) {
			if (exhibit.get("source").flatMap(s -> s.text("evidence")).isPresent()) {
				kinds.merge(exhibit.text("kind").orElse(""), 1L, Long::sum);
			}
		}
		return kinds;
	}

	private static long sqlite(String name, String query) throws IOException, InterruptedException {
		try {
			Process sqlite = new ProcessBuilder("sqlite3", "-readonly", "file:" + RealEvidence.file("handset/" + name) + "?immutable=1", query).redirectErrorStream(true).start();
			String out = new String(sqlite.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
			assertEquals(0, sqlite.waitFor(), out);
			return Optional.of(out).map(Long::parseLong).orElseThrow();
		} catch (IOException e) {
			throw new IOException("sqlite3 is the oracle of this test; install it: apt-get install -y sqlite3", e);
		}
	}
}
