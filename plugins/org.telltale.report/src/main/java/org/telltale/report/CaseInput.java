package org.telltale.report;

import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.casework.JournalList;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.store.CaseException;

/** Takes out of an open case what a report is made of. */
public final class CaseInput {

	private CaseInput() {
	}

	/** The case as it stands now; the case is only read. */
	public static ReportInput of(Case file, ReportHead head) throws CaseException {
		return of(file, file.facts(), head);
	}

	/** As the other, with the facts of {@link Case#facts()}, which take a while to be read. */
	static ReportInput of(Case file, List<Json.Fields> facts, ReportHead head) throws CaseException {
		return new ReportInput(file.model(), facts, file.endpoints(facts), JournalList.of(file), file.times(facts), head);
	}
}
