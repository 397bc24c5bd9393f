package org.telltale.audit.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ExhibitFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.StimulusFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.base.ExhibitKind;

/** The columns of the cell table, and which exhibits and stimuli belong to each. */
final class Columns {

	private final CaseFacts facts;
	private final boolean anyText;

	Columns(CaseFacts facts) {
		this.facts = facts;
		this.anyText = facts.runs().stream().flatMap(r -> r.stimuli().stream()).anyMatch(s -> !exhibits(s, "TEXT").isEmpty());
	}

	/** CONTENT gives its kinds (TEXT only where a stimulus has one), IDENTIFIER one column, any other kind its own. */
	List<String> of(Predicate predicate) {
		List<String> columns = new ArrayList<>();
		for (String kind : predicate.kinds()) {
			if (kind.equals("CONTENT")) {
				columns.addAll(List.of("SMS", "PHOTO", "CONTACT"));
				if (anyText) {
					columns.add("TEXT");
				}
			} else {
				columns.add(kind);
			}
		}
		return columns.stream().distinct().toList();
	}

	static boolean covers(String column, ExhibitKind kind) {
		return column.equals(kind.name()) || column.equals("IDENTIFIER") && kind.group().equals("IDENTIFIER");
	}

	/** The run's stimuli that have an exhibit of the column's kind. */
	List<StimulusFact> stimuli(RunFact run, String column) {
		return run.stimuli().stream().filter(s -> !exhibits(s, column).isEmpty()).toList();
	}

	/** The stimulus's exhibits of the column's kind. */
	List<ExhibitFact> exhibits(StimulusFact stimulus, String column) {
		return stimulus.exhibits().stream().map(facts::exhibit).flatMap(Optional::stream).filter(e -> covers(column, e.kind())).toList();
	}
}
