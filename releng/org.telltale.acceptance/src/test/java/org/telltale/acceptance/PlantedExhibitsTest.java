package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.match.Sighting;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;
import org.telltale.seal.Tally;

/** Random exhibits behind random encodings in connections that are cut and disordered at random: each is found once, sent, and the verifier agrees. */
class PlantedExhibitsTest {

	private static final int CAPTURES = 12;
	private static final int EACH = 50;

	@TempDir
	private Path folder;

	@Test
	void eachIsFoundOnceAndHolds() throws IOException, SealException {
		Random random = new Random(20141105);
		TreeSet<String> met = new TreeSet<>();
		for (int i = 0; i < CAPTURES; i++) {
			List<RandomExhibit> exhibits = new ArrayList<>();
			Map<String, String> planted = new TreeMap<>();
			PlantedCapture capture = new PlantedCapture(random);
			for (int k = 0; k < EACH; k++) {
				RandomExhibit exhibit = RandomExhibit.of("E" + k, random);
				RandomChain chain = RandomChain.of(exhibit, RandomChain.CODINGS, random);
				boolean declared = !chain.names().isEmpty() && chain.names().getLast().equals("gzip") && random.nextBoolean();
				capture.post(chain.bytes(), declared ? "gzip" : "");
				exhibits.add(exhibit);
				planted.put("E" + k, exhibit.strength() + " out " + exhibit.sought().kind() + " " + exhibit.sought().value().orElse("") + " " + chain.names());
				met.addAll(chain.names());
			}
			requireFound(planted, ReviewedCapture.of(folder.resolve("c" + i), capture.file(), exhibits));
		}
		assertEquals(RandomChain.CODINGS.size(), met.size(), met.toString());
	}

	/** Each was seen once, going out, and the verifier takes every fact. */
	static void requireFound(Map<String, String> planted, ReviewedCapture read) throws SealException {
		Map<String, List<Sighting>> found = new TreeMap<>();
		read.sightings().forEach(sighting -> found.computeIfAbsent(sighting.exhibitId(), id -> new ArrayList<>()).add(sighting));
		List<String> wrong = new ArrayList<>();
		planted.forEach((id, what) -> {
			List<String> seen = found.getOrDefault(id, List.of()).stream().map(sighting -> sighting.strength().word() + " " + sighting.carriage().direction().word()).toList();
			if (seen.size() != 1 || !what.startsWith(seen.getFirst() + " ")) {
				wrong.add(id + " " + what + " was seen as " + found.getOrDefault(id, List.of()).stream().map(sighting -> sighting.toJson(read.id()).toString()).toList());
			}
		});
		assertEquals(List.of(), wrong);
		assertEquals(planted.keySet(), found.keySet(), "what nobody planted");
		FactReview.Result result = ReviewedCapture.review(read.facts(), read.folder());
		assertEquals(List.of(), result.failures());
		Tally replayed = result.tallies().get("replayed");
		assertTrue(replayed.unchecked() == 0 && replayed.checked() >= planted.size(), replayed.toString());
	}
}
