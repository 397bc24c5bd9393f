package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/** The public report of the sample case does not unmask itself; its disclosure file does. */
@ExtendWith(DemoExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnmaskingTest {

	private Path work;
	private Path report;
	private Path sealed;
	private OpenedReport opened;
	private List<Json.Fields> facts;

	@BeforeAll
	void issue(Demo demo) throws IOException, InterruptedException {
		work = Demo.work("unmasking");
		report = MasterReport.of(demo, "public");
		sealed = report.resolveSibling("public.disclosure.jsonl");
		opened = OpenedReport.of(report);
		facts = Facts.of(demo.caseFolder());
	}

	@Test
	void noExhibitStandsInItInAnySpelling() {
		String parts = opened.parts().stream().map(part -> new String(part, StandardCharsets.ISO_8859_1)).collect(Collectors.joining("\n"))
				+ new String((opened.text() + "\n" + squeezed(opened.text())).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		Needles spellings = new Needles();
		exhibits().forEach(exhibit -> exhibit.text("value").ifPresent(value -> {
			String kind = exhibit.text("kind").orElse("");
			Spellings.of(kind, value).forEach(spellings::add);
			if (squeezed(value).length() > 8) {
				Spellings.of(kind, squeezed(value)).forEach(spellings::add);
			}
		}));
		handsets().forEach(imei -> Spellings.of("IMEI", imei).forEach(spellings::add));
		assertTrue(spellings.count() > 1000, spellings.count() + " spellings");
		assertEquals(Set.of(), spellings.in(parts.getBytes(StandardCharsets.ISO_8859_1)));
	}

	@Test
	void noDigestOfAMaskedThingAndNoIdOfAFullFactStandsInIt() {
		Set<String> secret = new TreeSet<>();
		for (Json.Fields fact : facts) {
			String type = fact.text("type").orElse("");
			if (type.equals("exhibit") || type.equals("handset") || type.equals("sighting") || type.equals("setting")) {
				secret.add(fact.text("id").orElseThrow());
			}
			if (type.equals("exhibit")) {
				fact.text("sha256").ifPresent(secret::add);
			}
			if (type.equals("evidence") && Set.of("handset-artefact", "screenshot").contains(fact.text("kind").orElse(""))) {
				secret.add(fact.text("evidence").orElseThrow());
			}
			if (type.equals("finding") || type.equals("observation")) {
				secret.add(fact.text(type).orElseThrow());
			}
			if (type.equals("reading")) {
				fact.text("settings").ifPresent(secret::add);
			}
			fact.get("derivation").map(d -> d.items("nodes")).orElse(List.of()).forEach(node -> node.text("sha256").ifPresent(secret::add));
		}
		String text = squeezed(opened.allText());
		assertTrue(secret.size() > 300, "there is something to look for");
		assertEquals(List.of(), secret.stream().filter(digest -> text.contains(digest.substring(0, Math.min(14, digest.length())))).toList());
	}

	@Test
	void noDigestInItIsOneOfAnImeiOfTheTypeCodesOrOfANeighbouringNumber() {
		DigestGuesses guesses = new DigestGuesses(opened.allText());
		Set<String> found = new TreeSet<>();
		handsets().stream().map(imei -> imei.substring(0, 8)).distinct().forEach(code -> found.addAll(guesses.imeis(code)));
		exhibits().stream().filter(e -> e.text("kind").orElse("").equals("PHONE_NUMBER")).flatMap(e -> e.text("value").stream()).filter(number -> number.length() > 9)
				.map(number -> number.substring(0, number.length() - 6)).distinct().forEach(start -> found.addAll(guesses.neighbours(start + "000000")));
		assertTrue(guesses.count() > 1000, "digests were found in it");
		assertEquals(Set.of(), found);
	}

	/** What the test above would find. */
	@Test
	void aDigestOfAnImeiIsGuessed() throws NoSuchAlgorithmException {
		String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest("004999010640174".getBytes(StandardCharsets.US_ASCII)));
		assertEquals(Set.of("SHA-1 of 004999010640174"), new DigestGuesses("device=" + digest + "&x").imeis("00499901"));
		assertEquals(Set.of("SHA-256 of +447700900123"), new DigestGuesses(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
				.digest("+447700900123".getBytes(StandardCharsets.US_ASCII)))).neighbours("+447700900000"));
	}

	@Test
	void theMatcherItselfSightsNothingInIt(Demo demo) throws IOException, JsonSyntaxException {
		assertEquals(Set.of(), sighted(demo, opened, "public.pcap"));
		assertFalse(sighted(demo, OpenedReport.of(demo.folder().resolve("report.pdf")), "full.pcap").isEmpty(), "in the full report it does");
	}

	/** What a scan sights in the report's streams and text, sent as bodies of requests; what may be chance is left out. */
	private Set<String> sighted(Demo demo, OpenedReport pdf, String name) throws IOException, JsonSyntaxException {
		PlantedCapture capture = new PlantedCapture(new Random(1));
		pdf.parts().stream().filter(part -> part.length > 200).forEach(part -> capture.post(part, ""));
		capture.post(pdf.text().getBytes(StandardCharsets.UTF_8), "");
		Path file = Files.write(work.resolve(name), capture.file());
		Ran ran = Ran.here("scan", file, "--exhibits", demo.evidence().resolve("exhibits.json"));
		Set<String> found = new TreeSet<>();
		for (String line : ran.lines()) {
			Json record = JsonReader.read(line);
			if (record.text("type").orElse("").equals("sighting") && record.integer("log10Chance").orElse(0L) < -6) {
				found.add(record.text("exhibit").orElse("") + " " + record.text("variant").orElse(""));
			}
		}
		return found;
	}

	@Test
	void withoutDisclosureNothingMaskedIsVerifiedAndWithItEverything(Demo demo) {
		Path root = demo.folder().resolve("root.pem");
		Ran without = Ran.here("verify", report, "--trust", root, "--evidence", demo.evidence());
		Ran with = Ran.here("verify", report, "--trust", root, "--evidence", demo.evidence(), "--disclosure", sealed);
		assertAll(() -> assertEquals(5, without.code(), without.out()), () -> assertTrue(without.out().contains("replayed: 0 of 198 checked"), without.out()),
				() -> assertTrue(without.out().contains("masked in part and not checked"), without.out()), () -> assertTrue(without.out().matches("(?s).*recounted: [1-9][0-9]* of [0-9]+ checked.*"), without.out()),
				() -> assertEquals(0, with.code(), "all facts hold, and the pages say what the masked ones say: " + with.out()),
				() -> assertTrue(with.out().contains("replayed: 198 of 198 checked"), with.out()), () -> assertTrue(with.out().contains("VERIFIED: "), with.out()));
	}

	@Test
	void factsManifestAndDisclosureFollowTheirSchemas() throws IOException, JsonSyntaxException {
		PublishedSchemas schemas = PublishedSchemas.read();
		List<String> lines = opened.parts().stream().map(part -> new String(part, StandardCharsets.UTF_8)).filter(part -> part.startsWith("{") && part.contains("\"class\":\"recounted\""))
				.flatMap(String::lines).toList();
		assertTrue(lines.size() > 1000, "the attached facts");
		assertEquals(List.of(), schemas.faults("facts", lines));
		assertEquals(List.of(), schemas.faults("masking", Files.readAllLines(sealed, StandardCharsets.UTF_8)));
	}

	@Test
	void disclosureFileIsItsOwnersAloneAndNamedInTheJournal() throws IOException {
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sealed)));
		String journal = Files.readString(report.resolveSibling("case.telltale").resolve("journal.jsonl"), StandardCharsets.UTF_8);
		assertTrue(journal.contains("\"disclosure\":\"" + sha256(Files.readAllBytes(sealed)) + "\""), "the journal has its digest");
		assertTrue(opened.allText().contains(sha256(Files.readAllBytes(sealed))), "and so has the manifest");
	}

	@Test
	void anotherDisclosureFileIsRefused(Demo demo) throws IOException {
		Path altered = work.resolve("altered.jsonl");
		Files.writeString(altered, Files.readString(sealed, StandardCharsets.UTF_8).replaceFirst("\"value\":\"[0-9]{15}\"", "\"value\":\"004999010640182\""), StandardCharsets.UTF_8);
		Ran ran = Ran.here("verify", report, "--trust", demo.folder().resolve("root.pem"), "--disclosure", altered);
		assertEquals(6, ran.code(), ran.out());
		assertTrue(ran.out().contains("REFUSED  disclosure"), ran.out());
	}

	private List<Json.Fields> exhibits() {
		return facts.stream().filter(f -> f.text("type").orElse("").equals("exhibit")).toList();
	}

	private List<String> handsets() {
		return facts.stream().filter(f -> f.text("type").orElse("").equals("handset")).flatMap(f -> f.items("imeis").stream()).flatMap(i -> i.asText().stream()).collect(Collectors.toList());
	}

	private static String squeezed(String text) {
		return text.replaceAll("\\s+", "");
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
