package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<SightingFact> left = facts.runs().stream().filter(run -> !run.hypothetical()).flatMap(run -> DisclosureRule.left(facts, run).stream()).toList();
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			if (run.handset().isPresent() && !run.captures().isEmpty() && run.seesEveryBearer()) {
				Set<String> called = called(facts, run);
				List<SightingFact> expected = left.stream().filter(s -> s.device().equals(run.handset()) && !called.contains(s.server())
						&& stimuli(facts, run, s).size() >= FEWEST_STIMULI).toList();
				Map<String, List<SightingFact>> servers = Groups.by(expected, SightingFact::server);
				servers.values().forEach(group -> findings.add(finding(facts, run, group)));
			}
		}
		return findings;
	}

	private static Set<String> called(CaseFacts facts, RunFact run) {
		Set<String> servers = new TreeSet<>();
		facts.flows().stream().filter(f -> f.run().equals(Optional.of(run.id())) && f.device().equals(run.handset())).map(FlowFact::server).forEach(servers::add);
		return servers;
	}

	/** The stimuli of a run with an exhibit of the sighting's kind. */
	private static List<StimulusFact> stimuli(CaseFacts facts, RunFact run, SightingFact sighting) {
		return run.stimuli().stream().filter(s -> s.exhibits().stream()
				.anyMatch(e -> facts.exhibit(e).filter(exhibit -> exhibit.kind() == sighting.kind()).isPresent())).toList();
	}

	private Finding finding(CaseFacts facts, RunFact run, List<SightingFact> elsewhere) {
		Set<String> runs = new TreeSet<>(CaseFacts::byNumberInName);
		elsewhere.forEach(s -> s.run().ifPresent(runs::add));
		Set<String> given = new TreeSet<>();
		elsewhere.forEach(s -> stimuli(facts, run, s).forEach(stimulus -> given.add(stimulus.id())));
		Set<String> kinds = new TreeSet<>();
		elsewhere.forEach(s -> kinds.add(s.kind().name()));
		List<String> supports = new ArrayList<>(given);
		facts.ofType("run").stream().filter(r -> r.text("run").equals(Optional.of(run.id()))).forEach(r -> r.text("id").ifPresent(supports::add));
		return new Finding(id(), version(), "information", "Run " + run.id() + ": the handset did not call " + elsewhere.getFirst().place(),
				Groups.count(given.size(), "stimulus was", "stimuli were") + " given whose exhibits are of the kinds that this server got from the handset in run "
						+ String.join(", ", runs) + " (" + String.join(", ", kinds) + "). While "
						+ (run.state(run.time().fromNanos()).isEmpty() ? "run " + run.id() + " lasted" : String.join(", ", run.state(run.time().fromNanos())))
						+ ", no connection to it was captured.",
				"It is silence for the time of the run; the data may have gone later, or to a server that is not known for it.", supports,
				elsewhere.stream().map(SightingFact::id).toList(), List.of("The server's address had changed.", "The handset had no working connection."));
	}
}
