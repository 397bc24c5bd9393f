package org.telltale.audit.rules;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;

/** A run whose switches nobody can check: all that is said of them is a person's word. */
public final class StatementAloneRule implements Rule {

	@Override
	public String id() {
		return "statement-alone";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		return facts.runs().stream().filter(run -> run.handset().isPresent() && run.isOnStatementAlone()).map(this::finding).toList();
	}

	private Finding finding(RunFact run) {
		List<ConditionFact> stated = run.conditions().stream().filter(c -> c.source().equals("statement")).toList();
		return new Finding(id(), version(), "information", "The conditions of run " + run.id() + " rest on a statement alone",
				"Stated, and shown by no item of evidence: " + String.join(", ", stated.stream().map(c -> c.dimension() + " = " + c.value()).distinct().sorted().toList()) + ".",
				"What is concluded from this run is as good as the statement.", stated.stream().map(ConditionFact::id).toList(), List.of(),
				List.of("A switch stood otherwise than stated."));
	}
}
