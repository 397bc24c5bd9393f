package org.telltale.audit.cells;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ClaimFact;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.StimulusFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.PredicateParser;

/** Which connections have the bytes that a cell counts as unreadable (docs/formats/cells.md, A cell, rule 5), whichever capture point saw them. Stateless but for its facts. */
public final class HiddenBytes {

	private final CaseFacts facts;
	private final Columns columns;

	/** Of the cells of a case. */
	public HiddenBytes(CaseFacts facts) {
		this.facts = facts;
		this.columns = new Columns(facts);
	}

	/** How many bytes of which flow, by fact id; only flows with such bytes. None where the claim cannot be audited, or where no stimulus of the kind lies in its windows. */
	public Map<FlowFact, Long> of(String claim, RunFact run, String column) {
		Map<FlowFact, Long> counted = new LinkedHashMap<>();
		facts.claims().stream().filter(each -> each.id().equals(claim)).findFirst().flatMap(this::parsed).ifPresent(predicate -> {
			Windows windows = new Windows(facts, run, predicate);
			OptionalLong first = columns.stimuli(run, column).stream().mapToLong(StimulusFact::atNanos).filter(windows::contains).min();
			boolean encryptedAllowed = predicate instanceof Predicate.OnlyEncrypted;
			first.ifPresent(from -> counted(run, from).stream().filter(flow -> flow.mayHide(column, encryptedAllowed) > 0)
					.forEach(flow -> counted.put(flow, flow.mayHide(column, encryptedAllowed))));
		});
		return counted;
	}

	/** The flows of a run's handset that a cell counts whose first stimulus was at that time: none that had ended before, and none to the laboratory's background. */
	List<FlowFact> counted(RunFact run, long firstNanos) {
		return facts.flowsOf(run).stream().filter(f -> !facts.background().contains(f.server()) && f.lastNanos() + run.offsetNanos(f.evidence()) >= firstNanos).toList();
	}

	private Optional<Predicate> parsed(ClaimFact claim) {
		return PredicateParser.read(claim.predicate(), facts::order);
	}
}
