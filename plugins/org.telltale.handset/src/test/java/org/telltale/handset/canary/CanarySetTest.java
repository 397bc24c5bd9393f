package org.telltale.handset.canary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Progress;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitList;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.android.SmsBackupXml;
import org.telltale.handset.bytes.EvidenceBytes;

class CanarySetTest {

	private static final Instant MADE = Instant.parse("2014-08-07T10:00:00Z");
	private static final Map<Script, Integer> TWO_EACH = Map.of(Script.LATIN, 2, Script.CYRILLIC, 2, Script.CHINESE, 2, Script.EMOJI, 2);

	@TempDir
	private Path folder;

	private static CanarySet set(String seed) {
		return CanarySet.make(seed, MADE, "A. Examiner", TWO_EACH, 3, 2);
	}

	@Test
	void sameSeedMakesTheSameAndAnotherNothingInCommon() {
		assertEquals(set("one").exhibits(), set("one").exhibits());
		assertArrayEquals(set("one").photos().get("photos/canary-1.jpg"), set("one").photos().get("photos/canary-1.jpg"));
		var values = new TreeSet<>(set("one").exhibits().stream().filter(e -> e.kind() != ExhibitKind.PHOTO).map(Exhibit::value).toList());
		values.retainAll(set("two").exhibits().stream().map(Exhibit::value).toList());
		assertTrue(values.isEmpty(), values.toString());
		assertNotEquals(set("one").exhibits().getLast().sha256(), set("two").exhibits().getLast().sha256());
	}

	@Test
	void eachMessageFitsIntoOneAndCanBeWrittenInItsCharsets() {
		for (Exhibit message : CanarySet.make("x", MADE, "", Map.of(Script.LATIN, 200, Script.CYRILLIC, 200, Script.CHINESE, 200, Script.EMOJI, 200), 0, 0).exhibits()) {
			boolean latin = message.id().startsWith("SMS-LATIN");
			assertTrue(message.value().length() <= (latin ? 160 : 70), message.value());
			assertEquals(latin, StandardCharsets.US_ASCII.newEncoder().canEncode(message.value()));
			for (String charset : message.id().startsWith("SMS-CHINESE") ? List.of("GB2312", "Big5") : List.of("GB18030")) {
				assertTrue(Charset.forName(charset).newEncoder().canEncode(message.value()), message.value());
			}
		}
	}

	@Test
	void writtenListIsReadBackAsTheSameExhibits() throws IOException {
		CanarySet set = set("seed");
		CanaryFolder.write(set, folder.resolve("out"));
		Outcome<List<Exhibit>> read = ExhibitList.read(Files.readString(folder.resolve("out/exhibits.json")), folder.resolve("out"));
		assertEquals(List.of(), read.problems());
		for (Exhibit made : set.exhibits()) {
			Exhibit found = read.value().orElseThrow().stream().filter(e -> e.id().equals(made.id())).findFirst().orElseThrow();
			assertEquals(made.value(), found.value());
			assertEquals(made.sha256(), found.sha256());
			assertEquals("A. Examiner", found.source().typedInBy().orElseThrow());
		}
		List<Exhibit> photoParts = read.value().orElseThrow().stream().filter(e -> e.id().startsWith("PHOTO-1/")).toList();
		assertEquals(List.of(ExhibitKind.LOCATION, ExhibitKind.PHOTO), photoParts.stream().map(Exhibit::kind).toList());
	}

	@Test
	void messagesFileIsReadAsTheSameTexts() throws IOException {
		CanarySet set = set("seed");
		CanaryFolder.write(set, folder.resolve("out"));
		byte[] xml = Files.readAllBytes(folder.resolve("out/messages.xml"));
		List<HandsetRecord> records = new ArrayList<>();
		assertEquals(List.of(), new SmsBackupXml().read(HandsetFile.of("messages.xml", EvidenceBytes.of("e", xml)), records::add, Progress.NONE));
		List<String> read = records.stream().map(r -> (Exhibit) r).filter(e -> e.kind() == ExhibitKind.SMS).map(Exhibit::value).toList();
		assertEquals(set.exhibits().stream().filter(e -> e.kind() == ExhibitKind.SMS).map(Exhibit::value).toList(), read);
	}

	@Test
	void photoIsAPictureWithTimeAndPlace() throws IOException {
		CanarySet set = set("seed");
		byte[] photo = set.photos().get("photos/canary-2.jpg");
		assertEquals(1280, ImageIO.read(new ByteArrayInputStream(photo)).getWidth());
		assertTrue(photo.length > 200_000, "a scaled or cut copy still has pieces of 4 KiB: " + photo.length);
		Exhibit whole = ExhibitList.read("{\"exhibits\":[{\"id\":\"P\",\"kind\":\"PHOTO\",\"file\":\"p.jpg\"}]}", Files.write(folder.resolve("p.jpg"), photo).getParent())
				.value().orElseThrow().getFirst();
		assertEquals("2014:08:07 10:00:00", whole.attribute("taken").orElseThrow().replace('-', ':').replace('T', ' ').substring(0, 19));
	}

	@Test
	void numbersAreOfReservedRangesAndDiffer() {
		CanarySet set = CanarySet.make("n", MADE, "", Map.of(Script.LATIN, CanarySet.MOST), CanarySet.MOST, 0);
		List<String> numbers = set.exhibits().stream().map(e -> e.attribute("from").or(() -> e.attribute("number1")).orElseThrow()).toList();
		assertEquals(2 * CanarySet.MOST, new TreeSet<>(numbers).size());
		assertTrue(numbers.stream().allMatch(n -> n.matches("\\+447700900\\d{3}|\\+1\\d{3}55501\\d\\d")));
	}

	@Test
	void tooManyAndAFolderWithFilesAreRefused() throws IOException {
		assertThrows(IllegalArgumentException.class, () -> CanarySet.make("x", MADE, "", Map.of(), CanarySet.MOST + 1, 0));
		Files.writeString(folder.resolve("mine"), "kept");
		assertThrows(IOException.class, () -> CanaryFolder.write(set("x"), folder));
		assertArrayEquals(new String[] { "mine" }, Arrays.stream(folder.toFile().list()).filter(n -> !n.equals("p.jpg")).toArray(String[]::new));
	}
}
