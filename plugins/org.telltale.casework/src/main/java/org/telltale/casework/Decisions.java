package org.telltale.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.model.CaseFile;
import org.telltale.model.Finding;
import org.telltale.model.FindingStatus;

/** Lays the decisions of persons over the finding facts that rules proposed. */
final class Decisions {

	private final Map<String, Finding> findings = new TreeMap<>();

	Decisions(CaseFile file) {
		file.getFindings().forEach(finding -> findings.put(finding.getId(), finding));
	}

	List<Json.Fields> applied(Collection<Json.Fields> facts) {
		return FactLine.sorted(facts.stream().map(this::applied).toList());
	}

	private Json.Fields applied(Json.Fields fact) {
		Finding finding = findings.get(fact.text("finding").orElse(""));
		if (!fact.text("type").orElse("").equals("finding") || finding == null || finding.getStatus() == FindingStatus.PROPOSED) {
			return fact;
		}
		return FactLine.identified(fact.copy().put("status", finding.getStatus().getLiteral()).put("decidedBy", finding.getDecidedBy())
				.put("reason", finding.getReason()));
	}
}
