package org.telltale.report;

import org.telltale.casework.Case;
import org.telltale.store.CaseException;
import org.telltale.casework.JournalList;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;

/** Takes out of an open case what a report is made of. */
public final class CaseInput {

	private CaseInput() {
	}

	/** The case as it stands now; the case is only read. */
	public static ReportInput of(Case file, ReportHead head) throws CaseException {
		return new ReportInput(file.model(), file.facts(), file.endpoints(), JournalList.of(file), file.times(), head);
	}
}
