package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;
import org.telltale.seal.replay.Replay;

/** A request that begins in one file and ends in the next, told by hand as facts.md, Facts of a set, has it. */
class SetFactsTest {

	private static final String HANDSET = "192.0.2.10";
	private static final String SERVER = "203.0.113.5";
	private static final String IMEI = "490154203237518";
	private static final String REQUEST = "POST /p HTTP/1.1\r\nHost: a.hesperus.example\r\nContent-Length: 15\r\n\r\n" + IMEI;
	private static final int CUT = 75;

	@TempDir
	Path folder;

	private final CaptureBytes first = new CaptureBytes(1);
	/** The second file's frames come later by the clock. */
	private final CaptureBytes second = new CaptureBytes(1).pause(100);
	private final TreeMap<String, Json.Fields> facts = new TreeMap<>();
	private String firstId;
	private String secondId;
	private String set;

	@BeforeEach
	void tell() throws IOException {
		byte[] request = ascii(REQUEST);
		first.udp(HANDSET, 1, SERVER, 2, new byte[3]);
		first.tcp(HANDSET, 40_000, SERVER, 80, 999, CaptureBytes.SYN, new byte[0]);
		first.tcp(HANDSET, 40_000, SERVER, 80, 1_000, CaptureBytes.ACK, java.util.Arrays.copyOf(request, CUT));
		second.udp(HANDSET, 1, SERVER, 2, new byte[4]);
		second.tcp(HANDSET, 40_000, SERVER, 80, 1_000 + CUT, CaptureBytes.ACK, java.util.Arrays.copyOfRange(request, CUT, request.length));
		Files.write(folder.resolve("b"), first.bytes());
		Files.write(folder.resolve("a"), second.bytes());
		firstId = Digest.sha256(first.bytes()).hex();
		secondId = Digest.sha256(second.bytes()).hex();
		set = Digest.sha256(ascii(firstId + "\n" + secondId + "\n")).hex();
		describe();
	}

	private void describe() {
		facts.put("evidence-1", evidence(first, 3, 1, 3));
		facts.put("evidence-2", evidence(second, 2, 101, 102));
		facts.put("set", StoryFacts.fact("capture-set", "recounted").put("set", set).put("members", Json.texts(List.of(firstId, secondId))));
		facts.put("flow", of(StoryFacts.fact("flow", "recounted"), firstId).put("flow", flow()).put("transport", "tcp").put("handset", "client")
				.put("directionBasis", "run names the address").put("first", StoryFacts.time(2)).put("last", StoryFacts.time(102))
				.put("frames", StoryFacts.both(3, 0)).put("bytes", StoryFacts.both(3 * 40 + REQUEST.length(), 0))
				.put("payload", StoryFacts.both(REQUEST.length(), 0)).put("unreadable", StoryFacts.both(0, 0)).put("gaps", StoryFacts.both(0, 0))
				.put("hosts", Json.array(List.of())));
		facts.put("name", of(StoryFacts.fact("name", "replayed"), firstId).put("address", SERVER).put("name", "a.hesperus.example").put("source", "http-host")
				.put("frame", 3).put("flow", flow()).put("at", StoryFacts.time(3))
				.put("derivation", new DerivationText().capture("capture.tcp", firstId, first, new int[] { 3 },
						DerivationText.tcp(HANDSET, 40_000, SERVER, 80, 1_000, 0), ascii(REQUEST.substring(0, CUT)))
						.op("http1.header", Json.object().put("name", "host").put("index", 0), 0, CUT, ascii("a.hesperus.example")).json()));
		facts.put("sighting", of(StoryFacts.fact("sighting", "replayed"), secondId).put("exhibitId", "E1").put("kind", "IMEI").put("strength", "exact")
				.put("variant", "as digits").put("direction", "out").put("flow", flow()).put("at", StoryFacts.time(102))
				.put("frames", Json.array(List.of(DerivationText.pair(2, 1))))
				.put("earlier", Json.array(List.of(Json.object().put("evidence", firstId).put("frames", Json.array(List.of(DerivationText.pair(3, 1)))))))
				.put("chain", Json.texts(List.of("http1.request.body"))).put("log10Chance", -14).put("derivation", derivation(new DerivationText.Part(first, 3),
						new DerivationText.Part(second, 2))));
	}

	private static Json.Fields derivation(DerivationText.Part... parts) {
		return new DerivationText().captures("capture.tcp", DerivationText.tcp(HANDSET, 40_000, SERVER, 80, 1_000, 0).put("depth", 0), ascii(REQUEST), parts)
				.op("http1.body", Json.object().put("role", "request"), 0, REQUEST.length(), ascii(IMEI))
				.json(0, 15, Json.object().put("form", "digits").put("count", 15));
	}

	private Json.Fields of(Json.Fields fact, String evidence) {
		return fact.put("evidence", evidence).put("set", set).put("client", DerivationText.end(HANDSET, 40_000)).put("server", DerivationText.end(SERVER, 80));
	}

	private String flow() {
		return firstId.substring(0, 16) + "-2-0";
	}

	private static Json.Fields evidence(CaptureBytes capture, int frames, int from, int to) {
		long bytes = 0;
		for (int frame = 1; frame <= frames; frame++) {
			bytes += capture.place(frame)[1];
		}
		String id = Digest.sha256(capture.bytes()).hex();
		return StoryFacts.fact("evidence", "recounted").put("evidence", id).put("name", id.substring(0, 5)).put("length", capture.bytes().length)
				.put("kind", "capture").put("format", "pcap").put("mib", Json.texts(List.of(id))).put("frames", frames).put("bytes", bytes)
				.put("first", StoryFacts.time(from)).put("last", StoryFacts.time(to)).put("linkTypes", Json.array(List.of(Json.of(1))))
				.put("truncatedFrames", 0).put("clockOffset", "0");
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private Map<String, Tally> judge(List<Check> checks) throws Refusal, IOException {
		ReportBuilder report = new ReportBuilder(folder, null);
		String exhibit = report.add(StoryFacts.fact("exhibit", "quoted").put("exhibitId", "E1").put("kind", "IMEI").put("value", IMEI)
				.put("sha256", Digest.sha256(ascii(IMEI)).hex()).put("length", 15).put("source", Json.object().put("by", "Demo Script")));
		facts.forEach((name, fact) -> report.add(name.equals("sighting") ? fact.copy().put("exhibit", exhibit) : fact));
		TreeMap<String, Tally> tallies = new TreeMap<>();
		new FactJudge(FactFile.read(report.factBytes()), checks, tallies).judge(Optional.of(folder), Progress.NONE);
		return tallies;
	}

	private void lie(String name, String reason, UnaryOperator<Json.Fields> change) throws Exception {
		Json.Fields truth = facts.get(name);
		facts.put(name, change.apply(truth.copy()));
		List<Check> checks = new ArrayList<>();
		judge(checks);
		String failures = checks.stream().filter(check -> !check.ok()).map(Check::detail).toList().toString();
		assertTrue(failures.contains(reason), reason + " <- " + failures);
		facts.put(name, truth);
	}

	@Test
	void factsOverTheBorderHoldAndAreCheckedOnlyWithAllFiles() throws Exception {
		List<Check> checks = new ArrayList<>();
		Map<String, Tally> tallies = judge(checks);
		assertTrue(checks.stream().allMatch(Check::ok), checks.toString());
		assertEquals(new Tally(2, 0, 0), tallies.get("replayed"));
		assertEquals(new Tally(4, 0, 0), tallies.get("recounted"));
		Files.delete(folder.resolve("a"));
		tallies = judge(new ArrayList<>());
		assertEquals(new Tally(0, 2, 0), tallies.get("replayed"));
		assertEquals(new Tally(1, 3, 0), tallies.get("recounted"));
	}

	@Test
	void whatIsSaidOfTheWrongFileIsRefused() throws Exception {
		lie("flow", "frames.out", f -> f.put("frames", StoryFacts.both(2, 0)));
		lie("flow", "not made from its evidence", f -> f.put("evidence", secondId));
		lie("flow", "another set", f -> f.put("set", "0".repeat(64)));
		lie("flow", "lacks set", f -> f.remove("set"));
		lie("name", "none that its derivation reads", f -> f.put("evidence", secondId).put("frame", 2));
		lie("name", "does not have", f -> f.put("frame", 4));
		lie("sighting", "not the file of its last frame", f -> f.put("evidence", firstId));
		lie("sighting", "earlier files", f -> f.remove("earlier"));
		lie("sighting", "earlier files", f -> f.put("earlier", Json.array(List.of(Json.object().put("evidence", secondId)))));
		lie("sighting", "frames are not those", f -> f.put("frames", Json.array(List.of(DerivationText.pair(1, 2)))));
		lie("sighting", "time is not that", f -> f.put("at", StoryFacts.time(101)));
		lie("evidence-2", "disagree on the point", f -> f.put("point", "ap"));
		lie("set", "id is not that", f -> f.put("members", Json.texts(List.of(secondId, firstId))));
	}

	@Test
	void filesInAnotherOrderOrTwiceAreRefused() throws Exception {
		lie("sighting", "order of the set", f -> f.put("derivation", derivation(new DerivationText.Part(second, 2), new DerivationText.Part(first, 3))));
		lie("sighting", "order of the set", f -> f.put("derivation", derivation(new DerivationText.Part(first, 3), new DerivationText.Part(first, 3))));
		lie("sighting", "order of the set", f -> f.put("derivation", derivation(new DerivationText.Part(first, 2), new DerivationText.Part(first, 3))));
		String turned = Digest.sha256(ascii(secondId + "\n" + firstId + "\n")).hex();
		facts.remove("flow");
		facts.remove("name");
		facts.remove("sighting");
		lie("set", "order of their first frames", f -> f.put("set", turned).put("members", Json.texts(List.of(secondId, firstId))));
		facts.put("again", StoryFacts.fact("capture-set", "recounted").put("set", turned).put("members", Json.texts(List.of(secondId, firstId))));
		assertTrue(assertThrows(Refusal.class, () -> judge(new ArrayList<>())).getMessage().contains("twice in sets"));
	}

	@Test
	void fragmentsInTwoFilesAreOneDatagram() throws Exception {
		byte[] datagram = CaptureBytes.datagram(5_000, 443, ascii("fragments of sixteen bytes"));
		CaptureBytes before = new CaptureBytes(1).frame(CaptureBytes.ethernet(CaptureBytes.ipv4(HANDSET, SERVER, 17, 9, 0, true, java.util.Arrays.copyOf(datagram, 16))));
		CaptureBytes behind = new CaptureBytes(1).pause(5).frame(CaptureBytes.ethernet(CaptureBytes.ipv4(HANDSET, SERVER, 17, 9, 16, false,
				java.util.Arrays.copyOfRange(datagram, 16, datagram.length))));
		Path own = Files.createDirectories(folder.resolve("own"));
		Files.write(own.resolve("1"), before.bytes());
		Files.write(own.resolve("2"), behind.bytes());
		Derivation wanted = Derivation.of(new DerivationText().captures("capture.udp", DerivationText.udp(HANDSET, 5_000, SERVER, 443).put("depth", 0).put("packet", 0),
				ascii("fragments of sixteen bytes"), new DerivationText.Part(before, 1), new DerivationText.Part(behind, 1)).json());
		try (EvidenceFolder items = new EvidenceFolder(own, Progress.NONE)) {
			CaptureFiles files = items.files(List.of(Digest.sha256(before.bytes()).hex(), Digest.sha256(behind.bytes()).hex())).orElseThrow();
			assertEquals("fragments of sixteen bytes", new String(Replay.of(wanted, files, items).results().get(0), StandardCharsets.US_ASCII));
		}
	}

	/** A file between the two that are listed says something else at that place. */
	@Test
	void contradictionAcrossTheBorderIsNotLeftOut() throws Exception {
		CaptureBytes third = new CaptureBytes(1).pause(200).tcp(HANDSET, 40_000, SERVER, 80, 1_000 + CUT, CaptureBytes.ACK,
				java.util.Arrays.copyOfRange(ascii(REQUEST), CUT, REQUEST.length()));
		Files.delete(folder.resolve("a"));
		CaptureBytes middle = new CaptureBytes(1).pause(150).tcp(HANDSET, 40_000, SERVER, 80, 1_000 + CUT, CaptureBytes.ACK, ascii("x"));
		Files.write(folder.resolve("m"), middle.bytes());
		Files.write(folder.resolve("t"), third.bytes());
		String middleId = Digest.sha256(middle.bytes()).hex();
		String thirdId = Digest.sha256(third.bytes()).hex();
		String three = Digest.sha256(ascii(firstId + "\n" + middleId + "\n" + thirdId + "\n")).hex();
		facts.put("evidence-2", evidence(middle, 1, 151, 151));
		facts.put("evidence-3", evidence(third, 1, 201, 201));
		facts.put("set", facts.get("set").put("set", three).put("members", Json.texts(List.of(firstId, middleId, thirdId))));
		facts.remove("name");
		facts.put("flow", facts.get("flow").put("set", three).put("last", StoryFacts.time(201)).put("frames", StoryFacts.both(4, 0))
				.put("bytes", StoryFacts.both(4 * 40 + 1 + REQUEST.length(), 0)).put("payload", StoryFacts.both(1 + REQUEST.length(), 0)));
		lie("sighting", "carries other bytes", f -> f.put("set", three).put("evidence", thirdId).put("at", StoryFacts.time(201))
				.put("frames", Json.array(List.of(DerivationText.pair(1, 1))))
				.put("derivation", derivation(new DerivationText.Part(first, 3), new DerivationText.Part(third, 1))));
	}
}
