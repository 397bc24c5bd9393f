package org.telltale.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.telltale.model.Report;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.Request;

/** Enters what became of a case's reports: issued, raised to another level, their evidence given out. */
final class ReportEntries {

	private final Case file;

	ReportEntries(Case file) {
		this.file = file;
	}

	/** Enters a report that was issued: digest, signer, level and time go into the journal. */
	void issued(IssuedReport issued) throws CaseException {
		Request request = request(Action.ISSUE_REPORT, issued.number()).with("file", issued.name()).with("sha256", issued.sha256())
				.with("master", issued.master()).with("level", issued.level()).with("signer", issued.signer()).with("certificate", issued.certificate())
				.with("signed", issued.signedAt().toString());
		request = with(request, "stamped", issued.stampedAt().map(Instant::toString));
		request = with(request, "reviewer", issued.reviewer());
		request = with(request, "disclosure", issued.disclosure());
		file.edit(request, "Issue report", () -> add(issued));
	}

	private Request request(Action action, int number) {
		return Request.of(file.actor(), action).on("report " + number);
	}

	private static Request with(Request request, String name, Optional<String> value) {
		return value.map(known -> request.with(name, known)).orElse(request);
	}

	private void add(IssuedReport issued) {
		Report report = TelltaleFactory.eINSTANCE.createReport();
		report.setId("REPORT-" + issued.number());
		report.setNumber(issued.number());
		report.setVersion(1);
		report.setFile(issued.name());
		report.setSha256(issued.sha256());
		report.setCreated(issued.created());
		report.setLevel(issued.level());
		report.setMaster(issued.master());
		List<Report> reports = file.model().getReports();
		reports.stream().filter(old -> old.getNumber() == issued.supersedes()).findFirst().ifPresent(report::setSupersedes);
		reports.add(report);
	}

	/** Enters that a report's file was stamped, and has other bytes since; false if the case has no report of the bytes before. */
	boolean stamped(String before, String after, String name, String level, Instant stamped) throws CaseException {
		Optional<Report> found = file.model().getReports().stream().filter(report -> report.getSha256().equals(before)).findFirst();
		if (found.isEmpty()) {
			return false;
		}
		Request request = request(Action.STAMP_REPORT, found.get().getNumber()).with("file", name).with("before", before)
				.with("sha256", after).with("level", level).with("stamped", stamped.toString());
		file.edit(request, "Time-stamp report", () -> {
			found.get().setFile(name);
			found.get().setSha256(after);
			found.get().setLevel(level);
		});
		return true;
	}

	/** Enters that parts of the evidence were given out for a report. */
	void disclosed(String report, String index, List<String> evidence) throws CaseException {
		file.store().carryOut(Request.of(file.actor(), Action.DISCLOSE).with("report", report).with("index", index), change -> {
			evidence.forEach(change::object);
			return null;
		});
	}
}
