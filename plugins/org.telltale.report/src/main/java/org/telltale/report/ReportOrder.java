package org.telltale.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.base.Progress;
import org.telltale.casework.Case;
import org.telltale.report.input.Edition;
import org.telltale.seal.SealException;
import org.telltale.seal.TimeStamping;
import org.telltale.store.CaseException;

/**
 * A final report as a person orders it. Beside the report, the head of the case's journal is signed with the same key, and the question for the time
 * stamp is written where one is wanted.
 *
 * @param pdf the target; an older file of that name is replaced
 * @param master of its pages
 * @param seal how it is sealed
 * @param supersedes number of the report that this one takes the place of, 0 for none
 * @param prepared the report to certify as it is; empty: its pages are made now
 * @param review the reviewer's signature over the prepared report
 * @param question file for the question to the time-stamp authority
 * @param edition language and paper of pages that are made now; a prepared report has its own
 */
public record ReportOrder(Path pdf, Master master, SealOrder seal, int supersedes, Optional<Path> prepared, Optional<Path> review, Optional<Path> question, Edition edition) {

	/**
	 * What was done. The report is issued and in the journal whatever became of the rest.
	 *
	 * @param report the file; nothing, with problems, if the pages cannot be made PDF/A-3b: then nothing was done
	 * @param headUnsigned why the journal's head was not signed; empty if it was
	 * @param questionUnwritten why the question was not written; empty if it was, or none was wanted
	 */
	public record Done(Outcome<Path> report, Optional<String> headUnsigned, Optional<String> questionUnwritten) {
	}

	/**
	 * Issues the report, and clears the keys' passwords, whatever happens.
	 *
	 * @throws CaseException if the case has changed since its last analysis, or since the report was prepared
	 * @throws ReportException if the report cannot be made, or a key may not sign
	 */
	public Done issue(Case file, Progress progress) throws CaseException, ReportException {
		try {
			Outcome<Path> report = prepared.isEmpty() ? CaseReports.seal(file, pdf, seal, supersedes, master, edition, progress)
					: CaseReports.certify(file, PreparedReport.read(prepared.get()), review, pdf, seal, supersedes, progress);
			if (report.value().isEmpty()) {
				return new Done(report, Optional.empty(), Optional.empty());
			}
			return new Done(report, signHead(file), writeQuestion());
		} finally {
			seal.wipe();
		}
	}

	private Optional<String> signHead(Case file) {
		try {
			JournalHeads.sign(file, seal.key());
			return Optional.empty();
		} catch (SealException | CaseException e) {
			return Optional.of(e.getMessage());
		}
	}

	private Optional<String> writeQuestion() {
		if (question.isEmpty()) {
			return Optional.empty();
		}
		try {
			Files.write(question.get(), TimeStamping.request(pdf));
			return Optional.empty();
		} catch (IOException e) {
			return Optional.of(question.get() + ": cannot be written (" + e.getMessage() + ")");
		} catch (SealException e) {
			return Optional.of(e.getMessage());
		}
	}
}
