package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.base.json.Json;

/** Tells the whole story once and collects its files. */
public final class SampleStory {

	private SampleStory() {
	}

	/** All files of the sample case. */
	public static EvidenceFolder tell() {
		Exhibits exhibits = new Exhibits();
		StringBuilder keys9 = new StringBuilder("# SYNTHETIC\n");
		StringBuilder keys11 = new StringBuilder("# SYNTHETIC\n");
		List<Run> runs = List.of(StockRuns.control(), StockRuns.boots(), StockRuns.numbers(), StockRuns.cellular(),
				CloudRuns.consented(exhibits),
				QuietRuns.idleDay(), CloudRuns.alleged(exhibits), QuietRuns.otherRom(), QuietRuns.wiped(), QuietRuns.updatedInPlace(keys9),
				QuietRuns.reset(), LaterRuns.agreed(keys11), LaterRuns.counterfeit(), LaterRuns.otherBrand(), LaterRuns.idleWeek());
		EvidenceFolder folder = new EvidenceFolder();
		for (Run run : runs) {
			for (Recording recording : run.recordings()) {
				folder.evidence(recording.file(), recording.bytes(), Acquisition.captured(run, recording));
			}
		}
		folder.evidence("captures/r9.keys", keys9.toString().getBytes(StandardCharsets.US_ASCII), Acquisition.keys("R9", "2014-08-16T11:00:00Z"));
		folder.evidence("captures/r11.keys", keys11.toString().getBytes(StandardCharsets.US_ASCII), Acquisition.keys("R11", "2014-08-18T11:30:00Z"));
		Artefacts.write(folder, runs, exhibits);
		Firmware.write(folder);
		documents(folder, runs, exhibits);
		return folder;
	}

	private static void documents(EvidenceFolder folder, List<Run> runs, Exhibits exhibits) {
		String canary = CloudRuns.chanceCanary(exhibits);
		folder.evidence("overlay.csv", Overlay.csv().getBytes(StandardCharsets.UTF_8), Acquisition.table());
		ClaimsDocument.archive(folder);
		Witnesses.write(folder, runs);
		folder.evidence("type-codes.csv", TypeCodes.csv().getBytes(StandardCharsets.UTF_8), Acquisition.table());
		put(folder, "runs.json", RunsDocument.of(runs));
		put(folder, "claims.json", ClaimsDocument.document());
		put(folder, "exhibits.json", exhibits.toJson(canary));
		put(folder, "truth.json", TruthDocument.of(runs, canary));
		put(folder, "plan.json", folder.plan());
		folder.text("README.txt", Readme.TEXT);
	}

	private static void put(EvidenceFolder folder, String path, Json document) {
		folder.text(path, PrettyJson.of(document));
	}
}
