package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;

/** The 57 captures against capinfos, tshark's counts and the objects that tshark exports. */
class CapturesTest {

	private static final int CAPTURES = 57;
	/** Objects of {@code http_objects.tsv} found by their SHA-256; {@code http-objects.tsv} says file by file why others are not. */
	private static final int OBJECTS_FOUND = 75;

	private static List<Map<String, String>> index;
	private static final Map<String, RealEvidence.Ran> SCANS = new TreeMap<>();

	@BeforeAll
	static void scan() {
		index = RealEvidence.table("captures/index.tsv");
		index.forEach(row -> SCANS.put(row.get("file"), RealEvidence.run("scan", RealEvidence.file("captures/" + row.get("file")))));
	}

	@Test
	void everyCaptureIsCountedFrameForFrame() {
		assertEquals(CAPTURES, index.size());
		List<String> wrong = new ArrayList<>();
		for (Map<String, String> row : index) {
			RealEvidence.Ran scan = SCANS.get(row.get("file"));
			Json capture = scan.records().getLast();
			String frames = row.get("capinfos_packets");
			if (!capture.integer("frames").map(String::valueOf).equals(Optional.of(frames)) || !capture.text("sha256").equals(Optional.of(row.get("sha256")))) {
				wrong.add(row.get("file") + ": capinfos says " + frames + ", scan says " + capture);
			}
			if (scan.err().contains("Exception") || scan.code() > 1) {
				wrong.add(row.get("file") + ": exit code " + scan.code() + " " + scan.err());
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void noLinkTypeIsNamedNotAnalysed() {
		Set<String> links = new TreeSet<>();
		SCANS.forEach((file, scan) -> problems(scan).stream().filter(p -> p.text("code").equals(Optional.of("link.not-analysed")))
				.forEach(p -> links.add(file + " " + scan.records().getLast().get("linkTypes").orElse(Json.NULL))));
		assertEquals(Set.of(), links);
	}

	@Test
	void countsAreThoseOfTsharkButForExplainedDifferences() {
		Map<String, String> explained = new TreeMap<>();
		RealEvidence.ours("differences.tsv").forEach(row -> {
			assertTrue(row.get("why").length() > 20, row.toString());
			explained.put(row.get("file") + " " + row.get("column"), row.get("telltale") + " against " + row.get("tshark"));
		});
		Map<String, String> seen = new TreeMap<>();
		int compared = 0;
		for (Map<String, String> row : index) {
			IndexColumn.Scanned scanned = new IndexColumn.Scanned(SCANS.get(row.get("file")).records(), row);
			for (IndexColumn column : IndexColumn.all()) {
				Optional<String> theirs = column.theirs().apply(row);
				String ours = column.ours().apply(scanned);
				compared += theirs.isPresent() ? 1 : 0;
				if (theirs.isPresent() && !theirs.get().equals(ours)) {
					seen.put(row.get("file") + " " + column.name(), ours + " against " + theirs.get());
				}
			}
		}
		System.out.println("values of index.tsv compared: " + compared + ", differing: " + seen.size() + " (" + seen.size() * 1000 / compared / 10.0 + " %)");
		assertEquals(lines(explained), lines(seen), "differences.tsv must hold each difference, and no other");
	}

	@Test
	void httpObjectsAreFoundByTheirDigest() {
		Map<String, int[]> byFile = new TreeMap<>();
		List<Map<String, String>> objects = RealEvidence.table("captures/oracles/http_objects.tsv", List.of("set", "file", "sha256", "size", "name"));
		for (Map<String, String> object : objects) {
			int[] tally = byFile.computeIfAbsent(object.get("file"), f -> new int[2]);
			tally[0] += digests(SCANS.get(object.get("file")).records()).contains(object.get("sha256")) ? 1 : 0;
			tally[1]++;
		}
		int found = byFile.values().stream().mapToInt(tally -> tally[0]).sum();
		System.out.println("HTTP objects found by SHA-256: " + found + " of " + objects.size() + " (" + found * 100 / objects.size() + " %)");
		assertTrue(found >= OBJECTS_FOUND, () -> found + " of " + objects.size() + " objects, it were " + OBJECTS_FOUND);
		Map<String, String> explained = new TreeMap<>();
		RealEvidence.ours("http-objects.tsv").forEach(row -> explained.put(row.get("file"), row.get("missing")));
		Map<String, String> missing = new TreeMap<>();
		byFile.forEach((file, tally) -> {
			if (tally[0] < tally[1]) {
				missing.put(file, String.valueOf(tally[1] - tally[0]));
			}
		});
		assertEquals(lines(explained), lines(missing), "http-objects.tsv must explain each missing object");
	}

	private static Set<String> digests(List<Json> records) {
		Set<String> digests = new TreeSet<>();
		IndexColumn.of(records, "http").forEach(http -> List.of("requestBody", "responseBody")
				.forEach(body -> http.get(body).flatMap(b -> b.text("sha256")).ifPresent(digests::add)));
		IndexColumn.of(records, "file").forEach(file -> file.text("sha256").ifPresent(digests::add));
		return digests;
	}

	private static List<Json> problems(RealEvidence.Ran scan) {
		return IndexColumn.of(scan.records(), "problem");
	}

	private static String lines(Map<String, String> map) {
		return String.join("\n", map.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
	}
}
