package org.telltale.audit.cells;

import java.util.LinkedHashMap;
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
import org.telltale.audit.predicate.PredicateSyntaxException;

/** Which connections have the bytes that a cell counts as unreadable (docs/formats/cells.md, A cell, rule 5), whichever capture point saw them. Stateless but for its facts. */
public final class CountedFlows {

	private final CaseFacts facts;
	private final Columns columns;

	/** Of the cells of a case. */
	public CountedFlows(CaseFacts facts) {
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
			facts.flowsOf(run).stream().filter(flow -> first.isPresent() && !facts.background().contains(flow.server()) && flow.lastNanos() + run.offsetNanos(flow.evidence()) >= first.getAsLong()
					&& flow.mayHide(column, encryptedAllowed) > 0).forEach(flow -> counted.put(flow, flow.mayHide(column, encryptedAllowed)));
		});
		return counted;
	}

	private Optional<Predicate> parsed(ClaimFact claim) {
		try {
			return Optional.of(PredicateParser.parse(claim.predicate(), facts::order));
		} catch (PredicateSyntaxException e) {
			return Optional.empty(); // such a claim has no cells
		}
	}
}
