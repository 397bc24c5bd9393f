package org.telltale.audit.explanations;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;

/** What the laboratory calls by itself: control runs called it too, or others than the handset. */
final class LaboratoryTrial implements Trial {

	private static final double HOUR_NANOS = 3.6e12;

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<RunFact> controls = facts.controls();
		Set<String> servers = Moment.servers(moments);
		List<FlowFact> theirs = controls.stream().flatMap(run -> facts.flowsIn(run).stream()).filter(flow -> servers.stream().anyMatch(server -> isSame(facts, server, flow.server()))).toList();
		Set<String> called = new TreeSet<>();
		theirs.forEach(flow -> servers.stream().filter(server -> isSame(facts, server, flow.server())).forEach(called::add));
		List<FlowFact> others = others(facts, moments, servers);
		List<RunFact> runs = Moment.runs(moments);
		List<String> bearers = runs.stream().flatMap(run -> run.values("bearer").stream()).distinct().toList();
		long controlled = (bearers.isEmpty() ? Stream.of(Optional.<String>empty()) : bearers.stream().map(Optional::of))
				.mapToLong(bearer -> controls.stream().mapToLong(run -> watched(facts, run, bearer)).sum()).min().orElse(0);
		long longest = runs.stream().mapToLong(run -> watched(facts, run, Optional.empty())).max().orElse(0);
		boolean enough = controlled > 0 && controlled >= longest;
		if (!called.isEmpty()) {
			return new Explanation("laboratory", called.size() == servers.size() ? Explanation.Outcome.APPLIES : Explanation.Outcome.CANNOT_BE_TOLD,
					"Without the handset the laboratory calls " + String.join(", ", called) + " too.", ids(theirs));
		} else if (!others.isEmpty()) {
			return new Explanation("laboratory", Explanation.Outcome.CANNOT_BE_TOLD, "Others than the handset call the same address in the same runs.", ids(others));
		}
		return new Explanation("laboratory", enough ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD,
				(controlled == 0 ? unwatched(facts, controls, bearers)
						: "No control run called it, and nobody but the handset did in these runs: control runs were watched " + (bearers.isEmpty() ? "" : "over the same bearers ") + "for "
								+ hours(controlled) + (enough ? "" : " alone") + ", the longest of these runs for " + hours(longest)) + unrecorded(runs) + ".", runIds(facts, controls));
	}

	/** Over which bearers no control run was watched; without bearers, that none was. */
	private static String unwatched(CaseFacts facts, List<RunFact> controls, List<String> bearers) {
		List<String> missing = bearers.stream().filter(bearer -> controls.stream().allMatch(run -> watched(facts, run, Optional.of(bearer)) == 0)).sorted().toList();
		return "No control run was watched" + (missing.isEmpty() ? "" : " over " + String.join(", nor over ", missing));
	}

	/** Of which of these runs no bearer is recorded. */
	private static String unrecorded(List<RunFact> runs) {
		List<String> without = runs.stream().filter(run -> run.values("bearer").isEmpty()).map(RunFact::id).toList();
		return without.isEmpty() ? "" : "; of " + String.join(", ", without) + " no bearer is recorded";
	}

	private static String hours(long nanos) {
		return String.format(Locale.ROOT, "%.2f h", nanos / HOUR_NANOS);
	}

	/** Whether two addresses are one, or of one name. */
	private static boolean isSame(CaseFacts facts, String server, String other) {
		return server.equals(other) || facts.namesOf(server).stream().anyMatch(facts.namesOf(other)::contains);
	}

	/** Flows of the same runs to these servers that are not attributed to the run's handset. */
	private static List<FlowFact> others(CaseFacts facts, List<Moment> moments, Set<String> servers) {
		return Moment.runs(moments).stream().flatMap(run -> facts.flowsIn(run).stream().filter(flow -> servers.contains(flow.server()) && !flow.device().equals(run.handset()))).toList();
	}

	/** How much of a run lies between the first and the last frame of captures, of those alone that see the bearer where one is given. */
	private static long watched(CaseFacts facts, RunFact run, Optional<String> bearer) {
		return Interval.sum(Interval.merge(run.captures().stream().filter(capture -> bearer.isEmpty() || capture.sees().contains(bearer.get()))
				.flatMap(capture -> facts.framesOf(capture).stream()).map(run.time()::cut).toList()));
	}

	private static List<String> ids(List<FlowFact> flows) {
		return flows.stream().map(FlowFact::id).toList();
	}

	private static List<String> runIds(CaseFacts facts, List<RunFact> runs) {
		return facts.ofType("run").stream().filter(fact -> runs.stream().anyMatch(run -> fact.text("run").equals(Optional.of(run.id())))).flatMap(fact -> fact.text("id").stream()).toList();
	}
}
