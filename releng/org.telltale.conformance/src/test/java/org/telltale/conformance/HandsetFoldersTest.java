package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

/** The real handset files packed as a ZIP archive, and as a folder where they lie: what is counted is what they give one by one. */
class HandsetFoldersTest {

	private static final List<String> PASSWORDS = List.of("123456");

	@TempDir
	private Path folder;

	private static List<String> names() {
		return RealEvidence.table("handset/index.tsv").stream().map(row -> row.get("file")).sorted().toList();
	}

	private static byte[] bytes(String name) {
		try {
			return Files.readAllBytes(RealEvidence.file("handset/" + name));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Map<String, Long> counts(String name, byte[] bytes, Map<String, Long> counts) {
		HandsetReader.read(HandsetFile.of(name, EvidenceBytes.of("e", bytes)), PASSWORDS,
				record -> counts.merge(record instanceof Exhibit exhibit ? exhibit.kind().name() : record.type(), 1L, Long::sum), Progress.NONE);
		return counts;
	}

	private Path zip() throws IOException {
		Path zip = folder.resolve("handset.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (String name : names()) {
				out.putNextEntry(new ZipEntry("pull/" + name));
				out.write(bytes(name));
			}
		}
		return zip;
	}

	@Test
	void archiveGivesTheRecordsOfItsFiles() throws IOException {
		Map<String, Long> single = new TreeMap<>();
		names().forEach(name -> counts(name, bytes(name), single));
		assertTrue(single.getOrDefault("SMS", 0L) > 10, single.toString());
		assertEquals(single, counts("handset.zip", Files.readAllBytes(zip()), new TreeMap<>()));
	}

	@Test
	void folderInPlaceGivesTheItemsOfItsFiles() throws IOException {
		Path single = newCase("single");
		Path whole = newCase("whole");
		Path archive = newCase("archive");
		Path zip = zip();
		Path password = Files.writeString(folder.resolve("password"), PASSWORDS.getFirst() + "\n");
		Set<String> digests = new HashSet<>();
		for (String name : names()) {
			RealEvidence.run("import", single, RealEvidence.file("handset/" + name), "--password-file", password);
			digests.add(Digest.sha256(bytes(name)).hex());
		}
		RealEvidence.Ran ran = RealEvidence.run("import", whole, RealEvidence.file("handset"), "--password-file", password);
		assertTrue(ran.code() <= 1, ran.err());
		assertTrue(ran.out().contains(digests.size() + " imported, " + (names().size() - digests.size()) + " in the case already"), ran.out());
		RealEvidence.Ran closed = RealEvidence.run("import", archive, zip);
		assertTrue(closed.err().contains("is encrypted and no password was given"), closed.err());
		RealEvidence.Ran opened = RealEvidence.run("import", archive, zip, "--password-file", password);
		assertTrue(opened.out().contains("opened now"), opened.out() + opened.err());
		List<String> expected = exhibits(single);
		assertEquals(expected, exhibits(whole));
		assertEquals(expected, exhibits(archive));
		assertEquals(0, RealEvidence.run("journal", whole, "verify").code());
		assertEquals(0, RealEvidence.run("evidence", whole, "verify").code());
	}

	private Path newCase(String name) {
		Path file = folder.resolve(name + ".telltale");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "1", "--title", name, "--examiner", "Test").code());
		return file;
	}

	private static List<String> exhibits(Path file) {
		List<String> exhibits = new ArrayList<>();
		for (Json exhibit : RealEvidence.run("exhibits", file, "--format", "json").records()) {
			exhibits.add(exhibit.text("kind").orElse("") + " " + exhibit.text("value").orElse(""));
		}
		return exhibits.stream().sorted().toList();
	}
}
