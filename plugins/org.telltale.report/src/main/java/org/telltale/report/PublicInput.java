package org.telltale.report;

import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;
import org.telltale.casework.EndpointList;
import org.telltale.casework.time.CaseTimes;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.masking.Masking;

/** What a public report is made of: everything of the full one, masked before any row, figure or attachment is made of it. */
final class PublicInput {

	private PublicInput() {
	}

	static ReportInput of(ReportInput full, Masking masking) {
		List<Json.Fields> facts = masking.facts();
		ReportHead head = full.head();
		return new ReportInput(masking.model(full.caseFile()), facts, masking.records(full.endpoints()), masking.journal(full.journal()),
				CaseTimes.of(facts, EndpointList.bestNames(facts)),
				new ReportHead(head.number(), head.version(), head.draft(), head.issued(), head.examiner(), head.tool(), head.platform(), CaseReports.settings(facts), Map.of(), head.seal(), head.evidence(), head.edition()));
	}
}
