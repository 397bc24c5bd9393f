package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FrameRow;
import org.telltale.capture.SetSummary;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.capture.layer.LayerListener;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.set.SetNaming;
import org.telltale.casework.Case;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;
import org.telltale.seal.Tally;
import org.telltale.store.CaseException;

/** Real captures that are cut into files and read as a set say the same as uncut, and the verifier counts and replays it from the files. */
class SetsTest {

	/** So many that requests and handshakes are cut too. */
	private static final int FILES = 40;

	@TempDir
	private Path folder;

	/** A real capture in several files of a folder of their own. */
	private record Cut(String name, Path folder, CutCapture capture, List<Path> parts) {
	}

	private List<Cut> cuts() throws IOException {
		List<Cut> cuts = new ArrayList<>();
		for (Map<String, String> row : RealEvidence.table("captures/index.tsv")) {
			CutCapture capture = new CutCapture(RealEvidence.file("captures/" + row.get("file")));
			Path own = Files.createDirectories(folder.resolve(row.get("sha256")));
			List<Path> parts = capture.count() == 0 ? List.of() : capture.parts(own, FILES);
			if (parts.size() > 1) {
				cuts.add(new Cut(row.get("file"), own, capture, parts));
			}
		}
		return cuts;
	}

	private static List<Json.Fields> records(List<Path> files, int workers) throws IOException {
		List<CaptureRecord> records = new ArrayList<>();
		CaptureListener listener = new CaptureListener() {
			@Override
			public void record(CaptureRecord record) {
				records.add(record);
			}
		};
		SetSummary summary = CaptureReader.read(CaptureSet.of(files), CaptureOptions.DEFAULT.withWorkers(workers), listener, Progress.NONE);
		SetNaming naming = new SetNaming(summary.places());
		return records.stream().map(record -> naming.named((Json.Fields) record.toJson(SetNaming.UNKNOWN))).toList();
	}

	/** What is left of a record when nothing says in which file it is. */
	private static String placeless(Json.Fields line) {
		Json.Fields bare = line.copy();
		List.of("flow", "frame", "evidence").forEach(bare::remove);
		if (line.text("type").equals(Optional.of("flow"))) {
			bare.remove("id");
			bare.put("hosts", Json.array(line.items("hosts").stream().map(host -> Json.object().putIfPresent("name", host.text("name"))
					.putIfPresent("source", host.text("source"))).toList()));
		}
		return bare.toString();
	}

	@Test
	void cutCapturesGiveTheSameRecordsInTheSameOrder() throws IOException {
		int records = 0;
		List<Cut> cuts = cuts();
		for (Cut cut : cuts) {
			List<Json.Fields> whole = noNotesOfFiles(records(List.of(cut.capture().whole(cut.folder())), 1));
			List<Json.Fields> set = noNotesOfFiles(records(cut.parts(), 1));
			assertEquals(whole.stream().map(SetsTest::placeless).toList(), set.stream().map(SetsTest::placeless).toList(), cut.name());
			assertEquals(set, noNotesOfFiles(records(cut.parts(), 8)), cut.name() + " with 8 workers");
			records += set.size();
		}
		System.out.println("captures cut: " + cuts.size() + ", records compared: " + records);
		assertTrue(cuts.size() > 30, "captures cut: " + cuts.size());
	}

	/** Each file has interfaces of its own, and says so. */
	private static List<Json.Fields> noNotesOfFiles(List<Json.Fields> records) {
		return records.stream().filter(record -> !record.text("kind").equals(Optional.of("interface"))).toList();
	}

	private static List<Json.Fields> facts(List<Path> files) throws IOException {
		CaptureFactCollector collector = new CaptureFactCollector(Optional.empty(), LayerListener.NONE, FrameRow.NONE);
		SetSummary summary = CaptureReader.read(CaptureSet.of(files), CaptureOptions.DEFAULT, collector, Progress.NONE);
		List<Json.Fields> facts = new ArrayList<>(collector.facts(summary, List.of()));
		for (CaptureSummary file : summary.files()) {
			facts.add(FactLine.identified(CaptureFactCollector.recounted(file).put("name", file.name())));
		}
		return FactLine.sorted(facts);
	}

	@Test
	void everyFlowAndNameOfCutCapturesHolds() throws IOException, SealException {
		List<String> failures = new ArrayList<>();
		Map<String, Integer> overBorders = new TreeMap<>();
		int checked = 0;
		for (Cut cut : cuts()) {
			List<Json.Fields> facts = facts(cut.parts());
			facts.forEach(fact -> fact.get("derivation").ifPresent(graph -> graph.items("nodes").stream()
					.filter(node -> node.items("inputs").size() > 1).forEach(node -> overBorders.merge(node.text("op").orElseThrow(), 1, Integer::sum))));
			FactReview.Result result = review(facts, cut.folder());
			result.failures().forEach(failure -> failures.add(cut.name() + ": " + failure));
			result.tallies().forEach((checkable, tally) -> {
				if (tally.unchecked() > 0 && !checkable.equals("quoted")) {
					failures.add(cut.name() + ": " + tally.unchecked() + " " + checkable + " facts were not checked");
				}
			});
			checked += result.tallies().values().stream().mapToInt(Tally::checked).sum();
		}
		System.out.println("facts of sets checked against the files: " + checked + ", steps over borders: " + overBorders);
		assertEquals(List.of(), failures);
		assertTrue(checked > 1200, "facts checked: " + checked);
		assertTrue(overBorders.getOrDefault("capture.tcp", 0) > 20, "steps over borders: " + overBorders);
	}

	/** A form whose fields lie behind the border: neither file holds the request. */
	@Test
	void aSightingOverTheBorderHoldsInACase() throws IOException, SealException, CaseException {
		Path own = Files.createDirectories(folder.resolve("border"));
		List<Path> parts = new CutCapture(RealEvidence.file("captures/zeek__testing__btest__Traces__http__multipart-form-data.pcap")).parts(own, 7);
		Path file = folder.resolve("set.telltale");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "1", "--title", "t", "--examiner", "e").code());
		Path exhibits = Files.writeString(folder.resolve("exhibits.json"), """
				{"exhibits":[{"id":"E1","kind":"TEXT","value":"1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]}""", StandardCharsets.UTF_8);
		assertEquals(0, RealEvidence.run("exhibits", file, "add", "--from", exhibits).code());
		RealEvidence.Ran imported = RealEvidence.run("import", file, "--set", own);
		assertTrue(imported.code() <= 1 && imported.lines().getLast().startsWith("joined " + parts.size() + " captures"), imported.out() + imported.err());
		assertTrue(RealEvidence.run("analyse", file).code() <= 1);
		List<Json.Fields> facts;
		try (Case read = Case.read(file)) {
			facts = read.facts();
		}
		List<Json.Fields> sightings = facts.stream().filter(fact -> fact.text("type").equals(Optional.of("sighting"))).toList();
		assertTrue(sightings.stream().anyMatch(sighting -> !sighting.items("earlier").isEmpty()
				&& sighting.toString().contains("\"op\":\"multipart.part\"")), sightings.toString());
		FactReview.Result result = review(facts, own);
		assertEquals(List.of(), result.failures());
		assertEquals(0, result.tallies().get("replayed").unchecked());
		assertTrue(result.tallies().get("replayed").checked() > 0);
	}

	private static FactReview.Result review(List<Json.Fields> facts, Path evidence) throws IOException, SealException {
		String lines = String.join("", FactLine.sorted(facts).stream().map(fact -> fact + "\n").toList());
		return FactReview.review(lines.getBytes(StandardCharsets.UTF_8), evidence, Progress.NONE);
	}
}
