package org.telltale.seal.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.refusal.Refusal;

/** The frames that a sighting names: those of its last file as {@code frames}, those of others in {@code earlier}. */
final class SightingFrames {

	private SightingFrames() {
	}

	/** Refuses a sighting that names other frames than these. @param frames all that its derivation reads, over all files */
	static void require(Fact fact, TreeSet<Integer> frames, CaptureFiles files) throws Refusal {
		Map<String, TreeSet<Integer>> byFile = new LinkedHashMap<>();
		for (int frame : frames) {
			byFile.computeIfAbsent(files.evidence(frame), file -> new TreeSet<>()).add(files.number(frame));
		}
		List<String> evidence = new ArrayList<>(byFile.keySet());
		String last = evidence.remove(evidence.size() - 1);
		Refusal.unless(fact.text("evidence").equals(last), "the sighting's evidence is not the file of its last frame");
		requireRuns(fact.json(), byFile.get(last));
		List<Json> earlier = fact.json().items("earlier");
		Refusal.unless(earlier.size() == evidence.size() && (earlier.isEmpty() == fact.json().get("earlier").isEmpty()), "the sighting's earlier files are not those that its derivation reads");
		for (int i = 0; i < earlier.size(); i++) {
			Refusal.unless(earlier.get(i).text("evidence").orElse("").equals(evidence.get(i)), "the sighting's earlier files are not those that its derivation reads");
			requireRuns(earlier.get(i), byFile.get(evidence.get(i)));
		}
	}

	private static void requireRuns(Json said, TreeSet<Integer> frames) throws Refusal {
		Refusal.unless(said.get("frames").orElse(Json.NULL).equals(runs(frames)), "the sighting's frames are not those that its derivation reads");
	}

	/** Runs of frames as facts write them. */
	private static Json runs(TreeSet<Integer> frames) {
		List<Json> runs = new ArrayList<>();
		int start = frames.first();
		int count = 0;
		for (int frame : frames) {
			if (frame != start + count) {
				runs.add(run(start, count));
				start = frame;
				count = 0;
			}
			count++;
		}
		runs.add(run(start, count));
		return new Json.Array(runs);
	}

	private static Json run(int start, int count) {
		return new Json.Array(List.of(Json.of(start), Json.of(count)));
	}
}
