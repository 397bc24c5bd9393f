package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.base.json.Json;

/** All files of the sample case and the plan by which the evidence among them is imported. */
public final class EvidenceFolder {

	private final Map<String, byte[]> files = new TreeMap<>();
	private final List<Json> plan = new ArrayList<>();

	/** Adds evidence; it gets the next exhibit number. */
	void evidence(String path, byte[] bytes, Acquisition acquisition) {
		if (files.containsKey(path)) {
			throw new IllegalStateException("twice in the folder: " + path);
		}
		files.put(path, bytes);
		Json.Fields entry = Json.object().put("file", path).put("kind", acquisition.kind()).put("acquirer", acquisition.acquirer())
				.put("acquiredAt", acquisition.acquiredAt()).put("method", acquisition.method()).put("tool", acquisition.tool())
				.put("exhibitNumber", String.format(Locale.ROOT, "HM-%03d", plan.size() + 1))
				.put("description", "SYNTHETIC: " + acquisition.method() + (acquisition.run().isEmpty() ? "" : ", run "
				+ acquisition.run()));
		if (!acquisition.run().isEmpty()) {
			entry.put("run", acquisition.run());
		}
		if (!acquisition.point().isEmpty()) {
			entry.put("point", acquisition.point()).put("clockOffset", acquisition.clockOffset());
		}
		plan.add(entry);
	}

	/** Adds a file that the plan leaves out. */
	void extra(String path, byte[] bytes) {
		files.put(path, bytes);
	}

	/** Adds a file that is no evidence: input for the case, truth, text. */
	void text(String path, String content) {
		files.put(path, content.getBytes(StandardCharsets.UTF_8));
	}

	/** Whether a file of that path is there. */
	boolean holds(String path) {
		return files.containsKey(path);
	}

	/**
	 * The import plan: {@code {"case":{...},"imports":[{file, kind, run, point, clockOffset, exhibitNumber, acquirer, acquiredAt, method,
	tool,
	 * description}]}}.
	 */
	Json plan() {
		Json head = Json.object().put("number", "HM-2014-08").put("title", "HM Note: what it told whom (SYNTHETIC)").put("examiner",
				"Demo Script")
				.put("organisation", "Sample Laboratory (fictional)").put("authority",
				"Commission of the fictional Data Protection Office of Labtown")
				.put("scope", "Network traffic of one handset in runs R0 to R11 and R14, its firmware and its settings; for comparison a counterfeit unit (R12) and one of another brand (R13); no server")
				.put("commission", "Fictional Data Protection Office of Labtown, letter of 1 August 2014")
				.put("question", "Did the handset send personal data while its user had not consented, what, and to whom?")
				.put("classification", "SYNTHETIC").put("zone", "Asia/Singapore").put("synthetic", true);
		return Json.object().put("synthetic", true).put("case", head).put("exhibits", "exhibits.json").put("runs", "runs.json")
				.put("claims", "claims.json").put("overlay", "overlay.csv").put("imports", Json.array(plan));
	}

	/** All files by path. */
	public Map<String, byte[]> files() {
		return files;
	}
}
