package org.telltale.report.input;

import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.casework.time.CaseTimes;
import org.telltale.model.CaseFile;

/**
 * All that a report is made of. Nothing else is read while it is made.
 *
 * @param caseFile the case; only read
 * @param facts all facts of the case with their ids (docs/formats/facts.md)
 * @param endpoints records {@code endpoint} (docs/formats/lists.md)
 * @param journal records {@code journal} (docs/formats/lists.md), ascending by sequence
 * @param times what happened over time
 * @param head what the report says of itself
 */
public record ReportInput(CaseFile caseFile, List<Json.Fields> facts, List<Json.Fields> endpoints, List<Json.Fields> journal,
		CaseTimes times, ReportHead head) {

	public ReportInput {
		facts = List.copyOf(facts);
		endpoints = List.copyOf(endpoints);
		journal = List.copyOf(journal);
	}
}
