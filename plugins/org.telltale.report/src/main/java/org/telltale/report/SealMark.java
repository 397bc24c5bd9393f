package org.telltale.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;

/** What the visible signature says. It is drawn before anybody signs: so it says what the signature means, not that it holds. */
final class SealMark {

	private SealMark() {
	}

	/**
	 * The lines.
	 *
	 * @param certificate the name in the signer's certificate, where the key is open already
	 */
	static List<String> lines(ReportInput input, Optional<String> certificate) {
		ReportHead head = input.head();
		List<String> lines = new ArrayList<>();
		lines.add("Certified by the examiner " + head.examiner() + certificate.map(name -> " (certificate: " + name + ")").orElse(""));
		lines.add("Report " + head.number() + ", version " + head.version() + ", case " + input.caseFile().getNumber() + ", issued " + head.issued());
		lines.add("Meaning: the examiner answers for this report, pages and attachments; no change is permitted after the signature (DocMDP P1).");
		lines.add(head.seal().timeInWords() + ".");
		head.seal().reviewer().ifPresent(name -> lines.add("Reviewed before by " + name + ", whose signature over manifest.json is attached."));
		lines.add("This box proves nothing by itself. Check the signature: telltale verify.");
		return lines;
	}
}
