package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Case;
import org.telltale.sample.SampleCase;
import org.telltale.store.CaseException;

/** The sample's handset files as single files, as one folder and as one ZIP archive: the same comes out. */
class HandsetFoldersTest {

	private static final List<String> FOLDERS = List.of("extraction-20140816", "extraction-20140817", "photos", "r1", "r2");

	@TempDir
	private Path work;
	private Path handset;

	/** Each import starts a process: some folders are enough. A PNG is a screenshot by itself and a picture of the handset in an archive: it is left out here. */
	@BeforeEach
	void writeSample() throws IOException {
		SampleCase.write(work.resolve("sample"));
		handset = work.resolve("sample/handset");
		for (Path file : files()) {
			String path = handset.relativize(file).toString();
			if (path.endsWith(".png") || FOLDERS.stream().noneMatch(handset.relativize(file)::startsWith)) {
				Files.delete(file);
			}
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> all = Files.walk(handset)) {
			return all.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private Path newCase(String name) {
		Path folder = work.resolve(name + ".telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		return folder;
	}

	private Path zip() throws IOException {
		Path zip = work.resolve("no-zip-by-its-name.bin");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (Path file : files()) {
				out.putNextEntry(new ZipEntry(handset.relativize(file).toString().replace('\\', '/')));
				Files.copy(file, out);
			}
		}
		return zip;
	}

	/** What a case knows from handset files: exhibits, and facts of the types that they give, without names and places. */
	private static Map<String, Object> known(Path folder) throws CaseException, JsonSyntaxException {
		Map<String, Object> known = new TreeMap<>();
		TreeSet<String> exhibits = new TreeSet<>();
		for (String line : Ran.here("exhibits", folder, "--format", "json").lines()) {
			Json exhibit = JsonReader.read(line);
			exhibits.add(exhibit.text("kind").orElse("") + " " + exhibit.text("sha256").filter(sha -> !sha.isEmpty()).or(() -> exhibit.text("value")).orElse(""));
		}
		known.put("exhibits", exhibits);
		try (Case file = Case.read(folder)) {
			known.put("settings", new TreeSet<>(file.facts("setting").stream().map(fact -> fact.text("namespace").orElse("") + " " + fact.text("key").orElse("") + " "
					+ fact.text("value").orElse("")).toList()));
			known.put("packages", new TreeSet<>(file.facts("package").stream().map(fact -> fact.text("name").orElse("") + " " + fact.integer("uid").orElse(-1L)).toList()));
			known.put("sockets", file.facts("socket").size());
		}
		return known;
	}

	@Test
	void folderAndArchiveGiveWhatTheirFilesGiveByThemselves() throws IOException, CaseException, JsonSyntaxException {
		Path single = newCase("single");
		for (Path file : files()) {
			assertTrue(Ran.here("import", single, file).code() <= 1);
		}
		Path folder = newCase("folder");
		Ran asFolder = Ran.here("import", folder, handset);
		assertTrue(asFolder.code() <= 1, asFolder.err());
		assertTrue(asFolder.out().contains("folder handset [entry "), asFolder.out());
		Path archive = newCase("archive");
		Ran asArchive = Ran.here("import", archive, zip());
		assertTrue(asArchive.code() <= 1 && asArchive.out().contains(" handset-artefact "), asArchive.out() + asArchive.err());
		Map<String, Object> expected = known(single);
		assertTrue(((TreeSet<?>) expected.get("exhibits")).size() > 10, expected.toString());
		assertEquals(expected, known(folder));
		assertEquals(expected, known(archive));
		assertEquals(0, Ran.here("journal", folder, "verify").code());
		assertEquals(0, Ran.here("evidence", folder, "verify").code());
		PublishedSchemas schemas = PublishedSchemas.read();
		for (Path made : List.of(folder, archive)) {
			try (Case file = Case.read(made)) {
				assertEquals(List.of(), schemas.faults("facts", file.facts().stream().map(Json.Fields::toString).toList()));
			}
		}
	}

	/** Pictures that stand plainly in an archive can be searched for and found by the verifier; of compressed ones it is said that they were not. */
	@Test
	void picturesThatStandPlainlyInAnArchiveHaveTheirBytes() throws IOException {
		for (int method : List.of(ZipEntry.STORED, ZipEntry.DEFLATED)) {
			Path zip = work.resolve("dcim" + method);
			try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
				for (Path file : files()) {
					if (file.toString().endsWith(".jpg")) {
						out.setMethod(method);
						ZipEntry entry = new ZipEntry("DCIM/Camera/" + file.getFileName());
						CRC32 crc = new CRC32();
						crc.update(Files.readAllBytes(file));
						entry.setCrc(crc.getValue());
						entry.setSize(Files.size(file));
						out.putNextEntry(entry);
						Files.copy(file, out);
					}
				}
			}
			Path folder = newCase("dcim" + method);
			assertTrue(Ran.here("import", folder, zip).out().contains(" handset-artefact "));
			Ran analysed = Ran.here("analyse", folder);
			assertEquals(method == ZipEntry.DEFLATED, analysed.err().contains("are not in the case"), analysed.err());
			boolean placed = Ran.here("exhibits", folder, "--format", "json").lines().stream().filter(line -> line.contains("\"PHOTO\"")).allMatch(line -> line.contains("\"ranges\""));
			assertEquals(method == ZipEntry.STORED, placed);
		}
	}

	@Test
	void reportOfAnotherProgramIsMarkedAsSecondHand() throws IOException, CaseException, JsonSyntaxException {
		String report = "<project xmlns=\"http://pa.cellebrite.com/report/2.0\"><metadata section=\"Device Info\"><item name=\"IMEI\">356938035643809</item></metadata><decodedData>"
				+ "<modelType type=\"SMS\"><model type=\"SMS\" id=\"s1\" deleted_state=\"Deleted\"><field name=\"Body\"><value>made for this test</value></field></model></modelType></decodedData></project>";
		Path ufdr = work.resolve("x.bin");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(ufdr))) {
			out.putNextEntry(new ZipEntry("report.xml"));
			out.write(report.getBytes(StandardCharsets.UTF_8));
		}
		Path folder = newCase("ufdr");
		Ran ran = Ran.here("import", folder, ufdr);
		assertEquals(0, ran.code(), ran.err());
		Ran exhibits = Ran.here("exhibits", folder, "--format", "json");
		assertTrue(exhibits.out().contains("made for this test") && exhibits.out().contains("356938035643809"), exhibits.out());
		try (Case file = Case.read(folder)) {
			assertEquals("ufdr", file.model().getEvidence().getFirst().getFormat());
			assertTrue(file.model().getExhibits().stream().allMatch(e -> e.getAttributes().stream().anyMatch(a -> a.getName().equals("secondHand") && a.getValue().equals("ufdr"))));
			assertTrue(file.model().getExhibits().stream().anyMatch(e -> e.getAttributes().stream().anyMatch(a -> a.getName().equals("deletedState") && a.getValue().equals("Deleted"))));
			assertEquals(List.of(), PublishedSchemas.read().faults("facts", file.facts().stream().map(Json.Fields::toString).toList()));
		}
	}
}
