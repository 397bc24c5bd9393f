package org.telltale.cli.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.json.Json;

/** Compares what was found with what the sample's builder planted; neither was made from the other. */
final class Truth {

	private final Json truth;
	private final Map<String, String> evidenceByFile = new TreeMap<>();

	Truth(Json truth) {
		this.truth = truth;
		truth.items("captures").forEach(c -> evidenceByFile.put(c.text("file").orElse(""), c.text("sha256").orElse("")));
	}

	/**
	 * How sightings compare.
	 *
	 * @param planted places that the builder made
	 * @param keyed those of them that only the key log opens
	 * @param found planted places that a sighting names
	 * @param missed planted places that none names
	 * @param falseSightings sightings that name no planted place
	 * @param byChance sightings that name no planted place and say themselves that chance may have made them: never witnesses
	 * @param table the same by kind, strength and what the content was wrapped in
	 */
	record Sightings(int planted, int keyed, int found, List<String> missed, List<String> falseSightings, List<String> byChance, List<Json.Fields> table) {
	}

	Sightings sightings(Collection<Json.Fields> facts) {
		List<Json.Fields> seen = facts.stream().filter(f -> f.text("type").equals(Optional.of("sighting"))).toList();
		Set<String> explained = new TreeSet<>();
		List<String> missed = new ArrayList<>();
		int planted = 0;
		int keyed = 0;
		ErrorTable table = new ErrorTable();
		for (Json place : truth.items("planted")) {
			planted++;
			keyed += place.text("needs").isPresent() ? 1 : 0;
			List<Json.Fields> matching = seen.stream().filter(s -> matches(place, s)).toList();
			matching.forEach(s -> explained.add(s.text("id").orElse("")));
			table.planted(place, !matching.isEmpty());
			if (matching.isEmpty()) {
				missed.add(describe(place));
			}
		}
		List<Json.Fields> wrong = seen.stream().filter(s -> !explained.contains(s.text("id").orElse(""))).toList();
		wrong.stream().filter(s -> !mayBeChance(s)).forEach(table::wrong);
		return new Sightings(planted, keyed, planted - missed.size(), missed,
				wrong.stream().filter(s -> !mayBeChance(s)).map(Truth::describe).sorted().toList(),
				wrong.stream().filter(Truth::mayBeChance).map(Truth::describe).sorted().toList(), table.rows());
	}

	/** The limit of docs/formats/cells.md, rule 2. */
	private static boolean mayBeChance(Json sighting) {
		return sighting.integer("log10Chance").orElse(0L) > -6;
	}

	private boolean matches(Json planted, Json sighting) {
		return sighting.text("evidence").equals(Optional.ofNullable(evidenceByFile.get(planted.text("capture").orElse(""))))
				&& sighting.text("exhibitId").equals(planted.text("exhibit")) && sighting.text("direction").equals(planted.text("direction"))
				&& isSimilar(planted) == isSimilar(sighting) && shareFrame(planted, sighting);
	}

	private static boolean isSimilar(Json one) {
		return one.text("strength").equals(Optional.of("similar"));
	}

	private static boolean shareFrame(Json planted, Json sighting) {
		Set<Long> frames = new TreeSet<>();
		planted.items("frames").forEach(f -> f.asInteger().ifPresent(frames::add));
		planted.items("repeats").forEach(f -> f.asInteger().ifPresent(frames::add));
		for (Json run : sighting.items("frames")) {
			long first = run.asItems().getFirst().asInteger().orElse(0L);
			long count = run.asItems().getLast().asInteger().orElse(0L);
			for (long frame = first; frame < first + count; frame++) {
				if (frames.contains(frame)) {
					return true;
				}
			}
		}
		return false;
	}

	private static String describe(Json fact) {
		return fact.text("run").orElse("-") + " " + fact.text("exhibit").filter(e -> e.length() < 64).or(() -> fact.text("exhibitId")).orElse("") + " "
				+ fact.text("kind").orElse("") + " " + fact.text("direction").orElse("") + " frames " + fact.get("frames").map(Json::toString).orElse("") + " "
				+ String.join(" > ", fact.items("chain").stream().flatMap(c -> c.asText().stream()).toList())
				+ fact.text("variant").map(v -> " (" + v + ")").orElse("");
	}

	/**
	 * How cells compare with the hand-written table.
	 *
	 * @param expected rows of the table for runs that are in the case
	 * @param different rows whose verdict is another, each in words
	 * @param keyed rows whose verdict would be another without the key log
	 */
	record Cells(int expected, List<String> different, int keyed) {
	}

	Cells cells(Collection<Json.Fields> facts) {
		Map<String, String> verdicts = new TreeMap<>();
		facts.stream().filter(f -> f.text("type").equals(Optional.of("cell"))).forEach(c -> verdicts.put(key(c), c.text("verdict").orElse("")));
		List<String> different = new ArrayList<>();
		int keyed = 0;
		int compared = 0;
		for (Json row : truth.items("cells")) {
			String wanted = row.text("expected").orElse("");
			String got = verdicts.getOrDefault(key(row), "not applicable");
			compared++;
			keyed += wanted.equals(row.text("expectedWithoutKeys").orElse("")) ? 0 : 1;
			if (!wanted.equals(got)) {
				different.add(key(row) + ": table says " + wanted + ", audit says " + got);
			}
		}
		return new Cells(compared, different, keyed);
	}

	/** What the overall verdict of a claim should be. */
	Optional<String> claim(String id) {
		return truth.items("claims").stream().filter(c -> c.text("claim").equals(Optional.of(id))).findFirst()
				.flatMap(c -> c.text("expected"));
	}

	private static String key(Json cell) {
		return cell.text("claim").orElse("") + " " + cell.text("run").orElse("") + " " + cell.text("kind").orElse("");
	}
}
