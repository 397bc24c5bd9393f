package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.Limits;
import org.telltale.container.Place;
import org.telltale.container.Source;
import org.telltale.container.backup.AndroidBackup;
import org.telltale.container.tar.TarReader;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteTable;

/**
 * What is in each database and backup of the real handset files, as counts and digests: the goldens, and what sqlite3 and
 * tar say of the same bytes. {@code -Dgolden.update=FILE} writes what was found.
 */
class HandsetGoldensTest {

	private static final String PASSWORD = "123456";
	private static final List<String> OTHERS = List.of("mvt_000000_sms_backup", "made_sms-20140810.xml", "made_packages.list");

	@TempDir
	private Path folder;

	@Test
	void everyDatabaseAndBackupIsReadAsTheGoldensSay() throws IOException {
		List<String> found = new ArrayList<>();
		found.add("file\twhat\tvalue");
		for (Map<String, String> row : RealEvidence.table("handset/index.tsv")) {
			String name = row.get("file");
			EvidenceBytes bytes = bytes(name);
			boolean backup = AndroidBackup.isAt(bytes.copy(0, 100));
			if (backup || SqliteDatabase.isAt(bytes.copy(0, 100)) || OTHERS.contains(name)) {
				records(name, bytes, List.of(), "", found);
				if (backup) {
					archive(name, found);
				}
				if (backup && data(name, List.of()).value().isEmpty()) {
					records(name, bytes, List.of(PASSWORD), "with password ", found);
				}
			}
		}
		String text = String.join("\n", found) + "\n";
		String update = System.getProperty("golden.update", "");
		if (!update.isEmpty()) {
			Files.writeString(Path.of(update), text);
		}
		try (InputStream in = HandsetGoldensTest.class.getResourceAsStream("handset-goldens.tsv")) {
			assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), text);
		}
	}

	@Test
	void tablesHaveTheRowsThatSqliteCounts() throws IOException, InterruptedException {
		int tables = 0;
		for (Map<String, String> row : RealEvidence.table("handset/index.tsv")) {
			EvidenceBytes bytes = bytes(row.get("file"));
			if (SqliteDatabase.isAt(bytes.copy(0, 100))) {
				SqliteDatabase database = SqliteDatabase.open(bytes, Optional.empty(), Optional.empty()).value().orElseThrow();
				for (SqliteTable table : database.tables()) {
					long[] rows = {0};
					assertEquals(List.of(), database.rows(table, one -> ++rows[0] > 0));
					String query = "select count(*) from \"" + table.name().replace("\"", "\"\"") + "\"";
					String counted = run(new byte[0], "sqlite3", "-readonly", "file:" + RealEvidence.file("handset/" + row.get("file")) + "?immutable=1", query);
					assertEquals(Long.parseLong(counted.strip()), rows[0], row.get("file") + " " + table.name());
					tables++;
				}
			}
		}
		assertTrue(tables > 50, "tables: " + tables);
	}

	@Test
	void archivesHoldTheEntriesThatTarLists() throws IOException, InterruptedException {
		for (String name : List.of("mvt_backup.ab", "mvt_backup2.ab", "mvt_backup3.ab", "mvt_encrypted_backup.ab")) {
			Source data = data(name, List.of(PASSWORD)).value().orElseThrow();
			List<String> listed = run(data.bytes(0, (int) data.length()), "tar", "-tf", "-").lines().toList();
			assertFalse(listed.isEmpty(), name);
			assertEquals(plain(listed), plain(entries(data).stream().map(Entry::path).toList()), name);
		}
	}

	@Test
	void encryptedBackupOpensWithItsPasswordAndSaysSoWithoutIt() throws IOException {
		Path file = folder.resolve("c.telltale");
		Path backup = RealEvidence.file("handset/mvt_encrypted_backup.ab");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "1", "--title", "backup", "--examiner", "Test").code());
		RealEvidence.Ran closed = RealEvidence.run("import", file, backup);
		assertEquals(1, closed.code());
		assertTrue(closed.err().contains("is encrypted and no password was given") && closed.err().contains("--password-file"), closed.err());
		Path wrong = Files.writeString(folder.resolve("wrong"), "1234567\n");
		RealEvidence.Ran still = RealEvidence.run("import", file, backup, "--password-file", wrong);
		assertEquals(1, still.code());
		assertTrue(still.err().contains("the password that was given does not open it"), still.err());
		assertEquals(0, exhibits(file));
		Path right = Files.writeString(folder.resolve("right"), "no\n" + PASSWORD + "\n");
		RealEvidence.Ran open = RealEvidence.run("import", file, backup, "--password-file", right);
		assertTrue(open.out().contains("opened now"), open.out() + open.err());
		assertTrue(exhibits(file) > 0);
		String everything = RealEvidence.run("journal", file, "--format", "json").out() + open.out() + open.err() + still.err() + closed.err();
		assertFalse(everything.contains(PASSWORD), "no password is written anywhere");
		assertFalse(everything.contains(Digest.sha256(Files.readAllBytes(right)).hex()), "nor the digest of its file");
		assertTrue(RealEvidence.run("import", file, backup, "--password-file", right).out().contains("is in the case already"));
		assertEquals(0, RealEvidence.run("journal", file, "verify").code());
		assertEquals(0, RealEvidence.run("evidence", file, "verify").code());
	}

	/** tar marks folders with a slash where the archive does not. */
	private static List<String> plain(List<String> paths) {
		return paths.stream().map(path -> path.replaceFirst("/$", "")).toList();
	}

	private static long exhibits(Path file) {
		return RealEvidence.run("exhibits", file, "--format", "json").lines().size();
	}

	private static void records(String name, EvidenceBytes bytes, List<String> passwords, String prefix, List<String> found) {
		Map<String, Long> counts = new TreeMap<>();
		StringBuilder all = new StringBuilder();
		List<Problem> problems = HandsetReader.read(HandsetFile.of(name, bytes), passwords, record -> {
			String deleted = record.source().deleted().map(place -> " deleted " + place).orElse("");
			counts.merge((record instanceof Exhibit exhibit ? exhibit.kind().name() : record.type()) + deleted, 1L, Long::sum);
			all.append(record.toJson()).append('\n');
		}, Progress.NONE);
		problems.forEach(problem -> counts.merge("problem " + problem.code(), 1L, Long::sum));
		counts.forEach((what, count) -> found.add(name + "\t" + prefix + what + "\t" + count));
		found.add(name + "\t" + prefix + "records\t" + Digest.sha256(all.toString().getBytes(StandardCharsets.UTF_8)).hex());
	}

	private static void archive(String name, List<String> found) throws IOException {
		Source data = data(name, List.of(PASSWORD)).value().orElseThrow();
		for (Entry entry : entries(data)) {
			Source content = entry.content().open(new Budget(Limits.STANDARD, data.length())).value().orElseThrow();
			found.add(name + "\tentry " + entry.kind() + " " + entry.length() + "\t" + Digest.sha256(content.bytes(0, (int) content.length())).hex());
		}
	}

	private static Outcome<Source> data(String name, List<String> passwords) throws IOException {
		return AndroidBackup.open(bytes(name).source(), new Place(name, ""), passwords, 1 << 26);
	}

	private static List<Entry> entries(Source data) throws IOException {
		return new TarReader().read(data, new Place("data", ""), new Budget(Limits.STANDARD, data.length())).value().orElseThrow().entries();
	}

	private static EvidenceBytes bytes(String name) {
		try {
			return EvidenceBytes.of(name, Files.readAllBytes(RealEvidence.file("handset/" + name)));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String run(byte[] input, String... command) throws IOException, InterruptedException {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			try (OutputStream out = process.getOutputStream()) {
				out.write(input);
			}
			String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertEquals(0, process.waitFor(), text);
			return text;
		} catch (IOException e) {
			throw Oracle.missing(command[0], "sqlite3 tar", e);
		}
	}
}
