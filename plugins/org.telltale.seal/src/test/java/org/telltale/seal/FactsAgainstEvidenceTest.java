package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

class FactsAgainstEvidenceTest {

	@TempDir
	Path folder;

	private Path evidence;
	private final StoryFacts story = new StoryFacts();

	@BeforeEach
	void writeEvidence() throws IOException {
		evidence = Files.createDirectories(folder.resolve("evidence"));
		Files.write(evidence.resolve("any name.bin"), story.capture.bytes());
	}

	@Test
	void wholeReportHoldsWithItsEvidenceAndPartlyWithout() throws Exception {
		ReportBuilder report = new ReportBuilder(folder);
		story.addTo(report);
		Path pdf = report.build("report");
		Verdict with = new Verifier().verify(pdf, report.options(evidence));
		assertEquals(0, with.exitCode(), with.toString());
		assertEquals(new Tally(3, 0, 0), with.facts().get("replayed"));
		assertEquals(new Tally(3, 0, 0), with.facts().get("recounted"));
		assertEquals(new Tally(1, 0, 0), with.facts().get("recomputed"));
		assertEquals(new Tally(0, 4, 0), with.facts().get("quoted"));
		Verdict without = new Verifier().verify(pdf, report.options());
		assertEquals(5, without.exitCode(), without.toString());
		assertEquals(6, without.factsUnchecked());
		Verdict empty = new Verifier().verify(pdf, report.options(Files.createDirectories(folder.resolve("empty"))));
		assertEquals(5, empty.exitCode());
	}

	@Test
	void consistentLieOfATrustedSignerIsRefused() throws Exception {
		ReportBuilder report = new ReportBuilder(folder);
		story.facts.put("exhibit", story.facts.get("exhibit").put("value", "004999010640018"));
		story.facts.put("sighting", story.sighting("imei=004999010640018"));
		story.addTo(report);
		Path pdf = report.build("lie");
		assertEquals(5, new Verifier().verify(pdf, report.options()).exitCode());
		Verdict verdict = new Verifier().verify(pdf, report.options(evidence));
		assertEquals(6, verdict.exitCode());
		assertTrue(verdict.refusal().orElseThrow().detail().contains("gives other bytes"), verdict.toString());
	}

	@Test
	void evidenceWithAFlippedByteIsRefused() throws Exception {
		byte[] changed = story.capture.bytes();
		for (int position = 24; position < changed.length; position += 7) {
			changed[position] ^= 1;
			Files.write(evidence.resolve("any name.bin"), changed);
			assertLie("is not what was examined", facts -> facts);
			changed[position] ^= 1;
		}
	}

	@Test
	void everyFactIsHeldAgainstTheEvidence() throws Exception {
		judge();
		lie("evidence", "frames is 6", f -> f.put("frames", 6));
		lie("evidence", "bytes is", f -> f.put("bytes", 1));
		lie("evidence", "last", f -> f.put("last", StoryFacts.time(6)));
		lie("evidence", "linkTypes", f -> f.put("linkTypes", Json.array(List.of(Json.of(1), Json.of(113)))));
		lie("evidence", "MiB", f -> f.put("mib", Json.array(List.of())));
		lie("flow", "frames.out", f -> f.put("frames", StoryFacts.both(4, 1)));
		lie("flow", "bytes.in", f -> f.put("bytes", StoryFacts.both(3 * 40 + StoryFacts.REQUEST.length(), 41)));
		lie("flow", "payload.out", f -> f.put("payload", StoryFacts.both(0, 0)));
		lie("flow", "earliest", f -> f.put("first", StoryFacts.time(1)));
		lie("flow", "no such flow", f -> f.put("client", DerivationText.end(StoryFacts.HANDSET, 40_001)));
		lie("flow", "SYN", f -> swapped(f));
		lie("name-dns", "another name", f -> f.put("name", "b.hesperus.example"));
		lie("name-dns", "another name", f -> f.put("address", "203.0.113.9"));
		lie("name-dns", "was left out", f -> f.put("derivation", inTwoParts(f.get("derivation").orElseThrow())));
		lie("name-dns", "neither a datagram nor a stream", f -> f.put("derivation", asDatagrams(f.get("derivation").orElseThrow())));
		lie("name-http", "another host", f -> f.put("name", "a.hesperus.example:80"));
		lie("name-http", "time", f -> f.put("at", StoryFacts.time(5)));
		lie("name-http", "frame", f -> f.put("frame", 2));
		lie("sighting", "direction", f -> f.put("direction", "in"));
		lie("sighting", "time", f -> f.put("at", StoryFacts.time(4)));
		lie("sighting", "frames", f -> f.put("frames", Json.array(List.of(DerivationText.pair(4, 1)))));
		lie("sighting", "disagree on the server", f -> f.put("server", DerivationText.end("203.0.113.9", 80)));
		lie("sighting", "disagree on the device", f -> f.put("device", "H2"));
		lie("sighting", "strength", f -> f.put("strength", "digest"));
		lie("sighting", "what it is", f -> f.put("kind", "IMSI"));
		lie("exhibit", "not the exhibit", f -> f.put("value", "004999010640018"));
	}

	private static Json changed(Json derivation, String from, String to) {
		String text = derivation.toString();
		assertTrue(text.contains(from), text);
		try {
			return JsonReader.read(text.replace(from, to));
		} catch (JsonSyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The DNS answer's derivation, its message in two ranges of the datagram. */
	private static Json inTwoParts(Json derivation) {
		int length = derivation.items("nodes").get(0).integer("length").orElseThrow().intValue();
		return changed(derivation, "[[0," + length + "]]", "[[0,20],[20," + (length - 20) + "]]");
	}

	/** The same, by the op that reads several datagrams. */
	private static Json asDatagrams(Json derivation) {
		String length = String.valueOf(derivation.items("nodes").get(0).integer("length").orElseThrow());
		return changed(changed(derivation, "capture.udp", "capture.datagrams"), "\"params\":{\"frames\"", "\"params\":{\"lengths\":[" + length + "],\"frames\"");
	}

	@Test
	void cellThatTheFactsDoNotGiveIsRefused() throws Exception {
		Json.Fields cell = StoryFacts.cell("0".repeat(64));
		story.facts.put("cell", cell);
		assertLie("witnesses", facts -> facts);
		story.facts.put("cell", cell.copy().put("verdict", "not contradicted"));
		assertLie("verdict", facts -> facts);
		story.facts.put("cell", cell.copy().put("run", "R2"));
		assertLie("not listed", facts -> facts);
	}

	@Test
	void factThatCallsItselfQuotedToEscapeIsRefused() {
		Refusal refusal = org.junit.jupiter.api.Assertions.assertThrows(Refusal.class, () -> {
			story.facts.put("sighting", story.facts.get("sighting").put("class", "quoted"));
			judge();
		});
		assertTrue(refusal.getMessage().contains("is replayed"), refusal.getMessage());
	}

	@Test
	void malformedFactsAreRefusedWithoutException() throws Exception {
		for (String member : List.of("derivation", "frames", "flow", "client", "evidence", "at", "strength", "kind", "direction")) {
			StoryFacts fresh = new StoryFacts();
			fresh.facts.get("sighting").put(member, Json.array(List.of(Json.of(1), Json.NULL)));
			assertTrue(failed(fresh), member);
			fresh.facts.get("sighting").remove(member);
			assertTrue(failed(fresh), member);
		}
	}

	private boolean failed(StoryFacts facts) throws Exception {
		try {
			return judge(facts).stream().anyMatch(check -> !check.ok());
		} catch (Refusal e) {
			return true;
		}
	}

	private static Json.Fields swapped(Json.Fields flow) {
		Json client = flow.get("client").orElseThrow();
		return flow.put("client", flow.get("server").orElseThrow()).put("server", client).put("handset", "server");
	}

	private void lie(String name, String reason, UnaryOperator<Json.Fields> change) throws Exception {
		Json.Fields truth = story.facts.get(name);
		story.facts.put(name, change.apply(truth.copy()));
		assertLie(reason, facts -> facts);
		story.facts.put(name, truth);
	}

	@Test
	void whatAFindingAndItsExplanationsRestOnIsListed() throws Exception {
		Json.Fields finding = Json.object().put("type", "finding").put("class", "quoted").put("supports", Json.array(List.of())).put("contrary", Json.array(List.of()));
		story.facts.put("finding", finding);
		judge();
		story.facts.put("finding", finding.copy().put("explanations", Json.array(List.of(Json.object().put("kind", "act").put("facts", Json.texts(List.of("0".repeat(64))))))));
		assertLie("cites a fact that is not listed", facts -> facts);
	}

	private void assertLie(String reason, UnaryOperator<StoryFacts> change) throws Exception {
		List<Check> checks = judge(change.apply(story));
		String failures = checks.stream().filter(check -> !check.ok()).map(Check::detail).toList().toString();
		assertTrue(failures.contains(reason), reason + " <- " + failures);
	}

	private void judge() throws Exception {
		List<Check> checks = judge(story);
		assertTrue(checks.stream().allMatch(Check::ok), checks.toString());
	}

	private List<Check> judge(StoryFacts facts) throws Exception {
		ReportBuilder report = new ReportBuilder(folder, null);
		facts.addTo(report);
		List<Check> checks = new ArrayList<>();
		new FactJudge(FactFile.read(report.factBytes()), checks, new TreeMap<>()).judge(Optional.of(evidence), Progress.NONE);
		return checks;
	}
}
