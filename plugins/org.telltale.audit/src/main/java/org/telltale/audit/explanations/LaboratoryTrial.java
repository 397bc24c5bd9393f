package org.telltale.audit.explanations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/** What the laboratory calls by itself: control runs called it too, or others than the handset. */
final class LaboratoryTrial implements Trial {

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<RunFact> controls = facts.runs().stream().filter(run -> run.handset().isEmpty()).toList();
		Set<String> servers = Moment.servers(moments);
		List<FlowFact> theirs = controls.stream().flatMap(run -> facts.flowsIn(run).stream()).filter(flow -> servers.stream().anyMatch(server -> isSame(facts, server, flow.server()))).toList();
		Set<String> called = new TreeSet<>();
		theirs.forEach(flow -> servers.stream().filter(server -> isSame(facts, server, flow.server())).forEach(called::add));
		List<FlowFact> others = others(facts, moments, servers);
		boolean watched = Moment.runs(moments).stream().allMatch(run -> isWatched(controls, run));
		if (!called.isEmpty()) {
			return new Explanation("laboratory", called.size() == servers.size() ? Explanation.Outcome.APPLIES : Explanation.Outcome.CANNOT_BE_TOLD,
					"Without the handset the laboratory calls " + String.join(", ", called) + " too.", ids(theirs));
		} else if (!others.isEmpty()) {
			return new Explanation("laboratory", Explanation.Outcome.CANNOT_BE_TOLD, "Others than the handset call the same address in the same runs.", ids(others));
		}
		return new Explanation("laboratory", watched ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD,
				watched ? "No control run called it, and nobody but the handset did in these runs." : "No control run was watched over the same bearers.", runIds(facts, controls));
	}

	/** Whether two addresses are one, or of one name. */
	private static boolean isSame(CaseFacts facts, String server, String other) {
		return server.equals(other) || facts.namesOf(server).stream().anyMatch(facts.namesOf(other)::contains);
	}

	/** Flows of the same runs to these servers that are not attributed to the run's handset. */
	private static List<FlowFact> others(CaseFacts facts, List<Moment> moments, Set<String> servers) {
		return Moment.runs(moments).stream().flatMap(run -> facts.flowsIn(run).stream().filter(flow -> servers.contains(flow.server()) && !flow.device().equals(run.handset()))).toList();
	}

	/** Whether a control run had a point that sees each of a run's bearers. */
	private static boolean isWatched(List<RunFact> controls, RunFact run) {
		return controls.stream().anyMatch(control -> !control.captures().isEmpty() && control.sees(run.values("bearer")));
	}

	private static List<String> ids(List<FlowFact> flows) {
		return flows.stream().map(FlowFact::id).toList();
	}

	private static List<String> runIds(CaseFacts facts, List<RunFact> runs) {
		return facts.ofType("run").stream().filter(fact -> runs.stream().anyMatch(run -> fact.text("run").equals(Optional.of(run.id())))).flatMap(fact -> fact.text("id").stream()).toList();
	}
}
