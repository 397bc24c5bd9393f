package org.telltale.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

class SampleCaseTest {

	@TempDir
	static Path folder;
	private static Json truth;
	private static Json runs;

	@BeforeAll
	static void write() throws IOException, JsonSyntaxException {
		SampleCase.write(folder);
		truth = json("truth.json");
		runs = json("runs.json");
	}

	private static Json json(String file) throws IOException, JsonSyntaxException {
		return JsonReader.read(Files.readString(folder.resolve(file)));
	}

	private static List<CapturedFrame> frames(String file) throws IOException {
		return CapturedFrame.readAll(Files.readAllBytes(folder.resolve(file)));
	}

	private static Map<String, String> digests(Path root) throws IOException {
		Map<String, String> digests = new TreeMap<>();
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				digests.put(root.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)).hex());
			}
		}
		return digests;
	}

	@Test
	void aSecondWriteInAnotherLocaleAndZoneGivesTheSameBytes(@TempDir Path other) throws IOException {
		Locale locale = Locale.getDefault();
		TimeZone zone = TimeZone.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
			TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
			SampleCase.write(other);
		} finally {
			Locale.setDefault(locale);
			TimeZone.setDefault(zone);
		}
		assertEquals(digests(folder), digests(other));
	}

	@Test
	void capturesHoldAsManyFramesAsTheTruthSays() throws IOException {
		for (Json capture : truth.items("captures")) {
			String file = capture.text("file").orElseThrow();
			assertEquals(capture.integer("frames").orElseThrow(), frames(file).size(), file);
			assertEquals(capture.text("sha256").orElseThrow(), Digest.sha256(Files.readAllBytes(folder.resolve(file))).hex(), file);
		}
	}

	@Test
	void plantedFramesGoBetweenTheHandsetAndTheServerNamed() throws IOException {
		for (Json planted : truth.items("planted")) {
			List<CapturedFrame> frames = frames(planted.text("capture").orElseThrow());
			String server = planted.get("server").flatMap(each -> each.text("address")).orElseThrow();
			for (Json number : planted.items("frames")) {
				List<String> addresses = frames.get((int) (number.asInteger().orElseThrow() - 1)).addresses();
				boolean in = planted.text("direction").orElseThrow().equals("in");
				assertEquals(server, addresses.get(in ? 0 : 1), planted.toString());
			}
		}
	}

	@Test
	void valuesPlantedAsTheyAreStandInTheirFrames() throws Exception {
		Map<String, Json> exhibits = json("exhibits.json").items("exhibits").stream()
				.collect(Collectors.toMap(each -> each.text("id").orElseThrow(), each -> each));
		int checked = 0;
		for (Json planted : truth.items("planted")) {
			boolean plain = planted.items("chain").size() == 1 && planted.text("note").orElseThrow()
					.matches("with check digit|E\\.164|in clear|as it is");
			if (plain) {
				ByteArrayOutputStream carried = new ByteArrayOutputStream();
				List<CapturedFrame> frames = frames(planted.text("capture").orElseThrow());
				TreeSet<Integer> numbers = new TreeSet<>();
				planted.items("frames").forEach(number -> numbers.add(number.asInteger().orElseThrow().intValue()));
				for (int number : inOrder(frames, numbers)) {
					carried.writeBytes(frames.get(number - 1).payload());
				}
				Json exhibit = exhibits.get(planted.text("exhibit").orElseThrow());
				byte[] wanted = exhibit.text("file").isPresent() ? Files.readAllBytes(folder.resolve(exhibit.text("file").get()))
						: exhibit.text("value").orElseThrow().getBytes(StandardCharsets.UTF_8);
				assertTrue(contains(carried.toByteArray(), wanted), planted.toString());
				checked++;
			}
		}
		assertTrue(checked >= 10, checked + " checked");
	}

	/** Sorts frames by their TCP sequence number, which none of these streams wraps. */
	private static List<Integer> inOrder(List<CapturedFrame> frames, TreeSet<Integer> numbers) {
		return numbers.stream().sorted((a, b) -> Long.compare(sequence(frames.get(a - 1)), sequence(frames.get(b - 1)))).toList();
	}

	private static long sequence(CapturedFrame frame) {
		byte[] bytes = frame.bytes();
		int header = bytes.length - frame.payload().length - 20;
		long sequence = 0;
		for (int i = 4; i < 8; i++) {
			sequence = sequence << 8 | bytes[header + i] & 0xff;
		}
		return sequence;
	}

	private static boolean contains(byte[] text, byte[] wanted) {
		for (int at = 0; at + wanted.length <= text.length; at++) {
			if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
				return true;
			}
		}
		return false;
	}

	@Test
	void quietRunsSendNothingEncryptedFromTheHandset() throws IOException {
		for (String file : List.of("r1-ap.pcapng", "r2-ap-clock-ahead.pcap", "r5-ap.pcapng", "r8-ap.pcap", "r10-ap.pcap")) {
			for (CapturedFrame frame : frames("captures/" + file)) {
				if (frame.addresses().contains("192.0.2.17") || frame.addresses().contains("2001:db8:2::17")) {
					assertFalse(frame.ports().contains(443), file);
				}
			}
		}
	}

	@Test
	void theCellularRunCarriesLessThanTwoKilobytes() throws IOException {
		int carried = 0;
		for (CapturedFrame frame : frames("captures/r3-handset.pcapng")) {
			carried += frame.tcp() ? frame.payload().length : 0;
		}
		assertTrue(carried > 500 && carried < 2000, carried + " bytes");
	}

	@Test
	void theQuietDayIsDownHeavy() throws IOException {
		long up = 0;
		long down = 0;
		for (CapturedFrame frame : frames("captures/r5-ap.pcapng")) {
			if (frame.tcp()) {
				boolean sends = List.of("192.0.2.17", "2001:db8:2::17").contains(frame.addresses().getFirst());
				up += sends ? frame.payload().length : 0;
				down += sends ? 0 : frame.payload().length;
			}
		}
		assertTrue(down > 40 * up, up + " up, " + down + " down");
	}

	@Test
	void eachKindOfStimulusComesThreeTimes() {
		for (Json run : runs.items("runs")) {
			Map<String, Long> counts = run.items("stimuli").stream()
					.collect(Collectors.groupingBy(each -> each.text("kind").orElseThrow(), TreeMap::new, Collectors.counting()));
			counts.forEach((kind, count) -> assertEquals(kind.startsWith("CONSENT") ? 1 : 3, count, run.text("id") + " " + kind));
		}
	}

	@Test
	void exactlyOneRunRestsOnAStatementAlone() {
		List<String> stated = runs.items("runs").stream()
				.filter(run -> !run.items("conditions").isEmpty() && run.items("conditions").stream()
						.allMatch(each -> each.get("source").flatMap(source -> source.text("kind")).orElseThrow().equals("statement")))
				.map(run -> run.text("id").orElseThrow()).toList();
		assertEquals(List.of("R3"), stated);
	}

	@Test
	void everyFileThatIsNamedIsThere() throws Exception {
		for (Json entry : json("plan.json").items("imports")) {
			assertTrue(Files.isRegularFile(folder.resolve(entry.text("file").orElseThrow())), entry.toString());
		}
		for (Json run : runs.items("runs")) {
			for (Json condition : run.items("conditions")) {
				condition.get("source").flatMap(source -> source.text("path"))
						.ifPresent(file -> assertTrue(Files.isRegularFile(folder.resolve(file)), file));
			}
		}
	}

	@Test
	void noTwoImportsShareANameOrTheirBytes() throws Exception {
		TreeSet<String> names = new TreeSet<>();
		TreeSet<String> digests = new TreeSet<>();
		for (Json entry : json("plan.json").items("imports")) {
			Path file = folder.resolve(entry.text("file").orElseThrow());
			assertTrue(names.add(file.getFileName().toString()), file.toString());
			assertTrue(digests.add(Digest.sha256(Files.readAllBytes(file)).hex()), file.toString());
		}
	}

	@Test
	void theTruthTableNamesEveryCellOnce() {
		TreeSet<String> seen = new TreeSet<>();
		truth.items("cells").forEach(cell -> assertTrue(
				seen.add(cell.text("claim").orElseThrow() + " " + cell.text("run").orElseThrow() + " " + cell.text("kind").orElseThrow())));
		assertEquals(4 * truth.items("runs").size() * 5, seen.size());
	}

	@Test
	void noAddressNameOrNumberIsReal() throws Exception {
		for (Json capture : truth.items("captures")) {
			for (CapturedFrame frame : frames(capture.text("file").orElseThrow())) {
				for (String address : frame.addresses()) {
					assertTrue(address.matches("192\\.0\\.2\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*|2001:db8:.*"), address);
				}
			}
		}
		for (Json exhibit : json("exhibits.json").items("exhibits")) {
			if (exhibit.text("kind").orElseThrow().equals("PHONE_NUMBER")) {
				assertTrue(exhibit.text("value").orElseThrow().matches("\\+447700900\\d{3}|\\+1\\d{3}55501\\d\\d"), exhibit.toString());
			}
		}
	}

	@Test
	void allOfItIsSmall() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			long size = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
			assertTrue(size < 15_000_000, size + " bytes");
		}
	}
}
