package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** Field by field against tshark, on each of the captures; {@code field-differences.tsv} explains what is not equal. */
class FieldsTest {

	private int compared;
	private int differing;
	private final Map<String, String> seen = new TreeMap<>();
	private final List<String> samples = new ArrayList<>();

	private void compare(String file, String field, Map<String, Integer> ours, Map<String, Integer> theirs) {
		int common = 0;
		int onlyOurs = 0;
		int onlyTheirs = 0;
		TreeSet<String> all = new TreeSet<>(ours.keySet());
		all.addAll(theirs.keySet());
		for (String value : all) {
			int mine = ours.getOrDefault(value, 0);
			int its = theirs.getOrDefault(value, 0);
			common += Math.min(mine, its);
			onlyOurs += Math.max(0, mine - its);
			onlyTheirs += Math.max(0, its - mine);
			if (mine != its) {
				samples.add(file + " " + field + " telltale " + mine + ", tshark " + its + ": " + (value.length() > 120 ? value.substring(0, 120) + "..." : value));
			}
		}
		compared += common + Math.max(onlyOurs, onlyTheirs);
		differing += Math.max(onlyOurs, onlyTheirs);
		if (onlyOurs + onlyTheirs > 0) {
			seen.put(file + " " + field, onlyOurs + " and " + onlyTheirs);
		}
	}

	@Test
	void valuesAreThoseOfTsharkButForExplainedDifferences() throws IOException {
		if (!Tshark.answers()) {
			System.out.println("fields against tshark: NOT RUN, tshark is not installed");
			return;
		}
		for (Map<String, String> row : RealEvidence.table("captures/index.tsv")) {
			Path capture = RealEvidence.file("captures/" + row.get("file"));
			Map<String, Map<String, Integer>> ours = FieldValues.ofScan(RealEvidence.run("scan", capture).records()).values();
			Map<String, Map<String, Integer>> theirs = FieldValues.ofTshark(capture).values();
			TreeSet<String> fields = new TreeSet<>(ours.keySet());
			fields.addAll(theirs.keySet());
			fields.forEach(field -> compare(row.get("file"), field, ours.getOrDefault(field, Map.of()), theirs.getOrDefault(field, Map.of())));
		}
		System.out.println("fields against tshark: " + compared + " values compared, " + differing + " differ (" + differing * 10_000L / compared / 100.0 + " %)");
		Map<String, String> explained = new TreeMap<>();
		RealEvidence.ours("field-differences.tsv").forEach(row -> {
			assertTrue(row.get("why").length() > 20, row.toString());
			explained.put(row.get("file") + " " + row.get("field"), row.get("telltale") + " and " + row.get("tshark"));
		});
		assertEquals(lines(explained), lines(seen), () -> "field-differences.tsv must hold each difference, and no other:\n" + String.join("\n", samples));
	}

	private static String lines(Map<String, String> map) {
		return String.join("\n", map.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
	}
}
