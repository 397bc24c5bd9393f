package org.telltale.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FrameRow;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.match.Matcher;
import org.telltale.match.Sighting;
import org.telltale.match.exhibit.Sought;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;

/**
 * A capture as the engine reads it, with its facts.
 *
 * @param folder where the evidence lies
 * @param capture its file
 * @param id its SHA-256
 * @param sightings what was found
 * @param facts of all: evidence, flows, exhibits, sightings
 */
record ReviewedCapture(Path folder, Path capture, String id, List<Sighting> sightings, List<Json.Fields> facts) {

	/** Writes a capture and the photos among the exhibits into a folder, and looks for the exhibits. */
	static ReviewedCapture of(Path folder, byte[] capture, List<RandomExhibit> exhibits) throws IOException {
		Path file = Files.write(Files.createDirectories(folder).resolve("capture.pcap"), capture);
		for (RandomExhibit exhibit : exhibits) {
			if (exhibit.sought().content().isPresent()) {
				Files.write(folder.resolve(exhibit.sought().exhibitId() + ".jpg"), exhibit.content());
			}
		}
		Matcher matcher = new Matcher(Matcher.Plan.of(exhibits.stream().map(RandomExhibit::sought).toList()));
		CaptureFactCollector collector = new CaptureFactCollector(Optional.empty(), matcher, FrameRow.NONE);
		CaptureSummary summary = CaptureReader.read(file, CaptureOptions.DEFAULT, collector, Progress.NONE);
		List<Sighting> sightings = matcher.finish().sightings();
		String id = summary.sha256().hex();
		List<Json.Fields> facts = new ArrayList<>(collector.facts(summary, List.of()));
		facts.add(FactLine.identified(CaptureFactCollector.recounted(summary).put("name", "capture.pcap")));
		Map<String, String> factIds = new HashMap<>();
		for (RandomExhibit exhibit : exhibits) {
			Json.Fields fact = exhibitFact(exhibit.sought());
			factIds.put(exhibit.sought().exhibitId(), FactLine.id(fact));
			facts.add(fact);
		}
		for (Sighting sighting : sightings) {
			facts.add(FactLine.identified(sighting.toFact(id).put("exhibit", factIds.get(sighting.exhibitId()))));
		}
		return new ReviewedCapture(folder, file, id, sightings, List.copyOf(facts));
	}

	/** An exhibit as a fact. */
	static Json.Fields exhibitFact(Sought sought) {
		return FactLine.identified(FactLine.of("exhibit", "quoted").put("exhibitId", sought.exhibitId()).put("kind", sought.kind().name())
				.putIfPresent("value", sought.value()).put("sha256", sought.sha256().orElseThrow().hex()).put("length", sought.length())
				.put("source", Json.object().put("by", "examiner")));
	}

	/** The only fact of that type. */
	Json.Fields only(String type) {
		List<Json.Fields> those = facts.stream().filter(fact -> fact.text("type").orElseThrow().equals(type)).toList();
		if (those.size() != 1) {
			throw new IllegalStateException(those.size() + " facts of type " + type);
		}
		return those.getFirst();
	}

	/** The facts with one of them replaced. */
	List<Json.Fields> with(Json.Fields old, Json.Fields other) {
		return facts.stream().map(fact -> fact == old ? other : fact).toList();
	}

	/** What the verifier says of facts, with the evidence of a folder: what does not hold, and how many sightings and names hold. */
	static FactReview.Result review(List<Json.Fields> facts, Path folder) throws SealException {
		StringBuilder lines = new StringBuilder();
		FactLine.sorted(facts).forEach(fact -> lines.append(fact).append('\n'));
		return FactReview.review(lines.toString().getBytes(StandardCharsets.UTF_8), folder, Progress.NONE);
	}
}
