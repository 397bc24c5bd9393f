package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.StimulusFact;
import org.telltale.audit.facts.SightingFact;

/**
 * Silence where something was to be expected: a run gave at least three stimuli of a kind, and the handset did not once call a server
 * that got this kind from it in other runs. It speaks for whoever says that nothing is sent under the conditions of that run.
 */
public final class SilenceRule implements Rule {

	private static final int FEWEST_STIMULI = 3;

	@Override
	public String id() {
		return "silence";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<SightingFact> left = facts.runs().stream().filter(RunFact::counts).flatMap(run -> DisclosureRule.left(facts, run).stream()).toList();
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			if (run.handset().isPresent() && run.counts() && !run.captures().isEmpty() && run.seesEveryBearer()) {
				Set<String> called = called(facts, run);
				List<SightingFact> expected = left.stream().filter(s -> s.device().equals(run.handset()) && !called.contains(s.server())
						&& stimuli(facts, run, s).size() >= FEWEST_STIMULI).toList();
				if (!expected.isEmpty()) {
					findings.add(finding(facts, run, expected));
				}
			}
		}
		return findings;
	}

	private static Set<String> called(CaseFacts facts, RunFact run) {
		Set<String> servers = new TreeSet<>();
		facts.flowsOf(run).stream().map(FlowFact::server).forEach(servers::add);
		return servers;
	}

	/** The stimuli of a run with an exhibit of the sighting's kind. */
	private static List<StimulusFact> stimuli(CaseFacts facts, RunFact run, SightingFact sighting) {
		return run.stimuli().stream().filter(s -> s.exhibits().stream()
				.anyMatch(e -> facts.exhibit(e).filter(exhibit -> exhibit.kind() == sighting.kind()).isPresent())).toList();
	}

	private Finding finding(CaseFacts facts, RunFact run, List<SightingFact> elsewhere) {
		Set<String> places = new TreeSet<>();
		Set<String> runs = new TreeSet<>();
		Set<String> given = new TreeSet<>();
		for (SightingFact sighting : elsewhere) {
			places.add(sighting.place());
			sighting.run().ifPresent(runs::add);
			stimuli(facts, run, sighting).forEach(stimulus -> given.add(stimulus.id()));
		}
		List<String> supports = new ArrayList<>(given);
		facts.ofType("run").stream().filter(r -> r.text("run").equals(Optional.of(run.id()))).forEach(r -> r.text("id").ifPresent(supports::add));
		List<String> state = run.state(run.time().fromNanos());
		return new Finding(id(), version(), "information", "Run " + run.id() + ": " + facts.nameOfHandset(run) + " did not call " + String.join(", ", places),
				Groups.count(given.size(), "stimulus was", "stimuli were") + " given in the run" + (state.isEmpty() ? "" : ", with " + String.join(", ", state))
						+ ". In " + Groups.runs(runs) + " exhibits of the same kinds went to " + (places.size() == 1 ? "this server" : "these servers")
						+ "; in this run no connection to " + (places.size() == 1 ? "it" : "them") + " was captured.",
				"It is silence for the time of the run; the data may have gone later, or to a server that is not known for it.", supports,
				elsewhere.stream().map(SightingFact::id).toList(), List.of("The server's address had changed.", "The handset had no working connection."));
	}
}
