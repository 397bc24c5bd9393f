package org.telltale.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.words.Words;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;

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
		Words words = Words.in(head.edition().language());
		List<String> lines = new ArrayList<>();
		lines.add(words.of("mark.certified", head.examiner()) + certificate.map(name -> " (" + words.of("mark.certificate", name) + ")").orElse(""));
		lines.add(words.of("mark.report", head.number(), head.version(), input.caseFile().getNumber(), head.issued()));
		lines.add(words.of("mark.meaning"));
		lines.add(time(head.seal(), words) + ".");
		head.seal().reviewer().ifPresent(name -> lines.add(words.of("mark.reviewed", name)));
		lines.add(words.of("mark.proves-nothing"));
		return lines;
	}

	/** What the seal says of time; in English as {@link SealPlan#timeInWords} has it. */
	static String time(SealPlan seal, Words words) {
		String who = seal.authority().map(name -> words.of("seal.by", name)).orElse("");
		return seal.level() == SealLevel.B ? words.of("seal.time.own")
				: words.of(seal.awaited() ? "seal.time.awaited" : "seal.time.stamped", seal.level().standardName(), who) + (seal.level() == SealLevel.LTA ? words.of("seal.revocation") : "");
	}
}
