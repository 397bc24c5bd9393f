package org.telltale.casework.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** Makes the facts of type {@code observation} (docs/formats/observations.md). They are offered: nothing follows from them but findings. */
public final class Observations {

	private static final int MOST = 20_000;

	private final List<Json.Fields> facts;
	private final List<Problem> problems = new ArrayList<>();

	/**
	 * Makes them.
	 *
	 * @param known all other facts of the case, those of its model and evidence among them
	 * @param clocks what was entered of the times of items, by id
	 */
	public Observations(Collection<Json.Fields> known, Map<String, ItemClock> clocks) {
		RunFinder runs = new RunFinder(known);
		Function<String, ItemClock> clock = item -> clocks.getOrDefault(item, ItemClock.UNKNOWN);
		LocalTimes times = new LocalTimes(of(known, "setting"), clock, runs::handsets);
		List<Seen> seen = new ArrayList<>(new StateSpans(clock).seen(of(known, "state").stream().map(times::resolved).toList()));
		seen.addAll(new SettingWords(of(known, "condition"), clock).seen(of(known, "setting")));
		List<Json.Fields> made = new ArrayList<>();
		for (Seen each : seen) {
			List<RunFinder.Place> places = runs.places(each.evidence(), each.span());
			places.forEach(place -> made.add(each.fact(Optional.of(place))));
			if (places.isEmpty()) {
				made.add(each.fact(Optional.empty()));
			}
		}
		Counters counters = new Counters(runs, clock);
		List<Counters.InRun> placed = new ArrayList<>(counters.seen(of(known, "traffic")));
		problems.addAll(counters.problems());
		placed.addAll(new CaptureWords(runs, known).seen());
		placed.forEach(each -> made.add(each.seen().fact(Optional.of(each.place()))));
		List<Json.Fields> all = FactLine.sorted(made);
		facts = all.size() <= MOST ? all : all.subList(0, MOST);
		if (all.size() > MOST) {
			problems.add(new Problem("case.observations-more", Where.at("case", 0, 0), "The evidence says " + all.size() + " things of conditions.",
					(all.size() - MOST) + " of them are not listed."));
		}
	}

	private static List<Json.Fields> of(Collection<Json.Fields> facts, String type) {
		return facts.stream().filter(fact -> RunFinder.isOf(fact, type)).toList();
	}

	/** The facts, with ids, sorted. */
	public List<Json.Fields> facts() {
		return facts;
	}

	/** That there are more than are kept, or counters of nobody knows which handset. */
	public List<Problem> problems() {
		return List.copyOf(problems);
	}
}
