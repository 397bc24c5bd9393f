package org.telltale.workbench.wizards;

import org.telltale.report.PreparedReport;
import org.telltale.seal.SealPlan;
import org.telltale.workbench.text.Texts;

/** What a prepared report says of itself, in words. */
final class PreparedWords {

	private PreparedWords() {
	}

	static String of(PreparedReport report) {
		SealPlan seal = report.seal();
		String who = seal.reviewer().map(name -> Texts.of("prepared.reviewer", name)).orElse(Texts.of("prepared.nobody"));
		String stamp = switch (seal.level()) {
			case B -> Texts.of("prepared.level.B");
			case T, LTA -> seal.awaited() ? Texts.of("prepared.level.later", seal.level().name()) : Texts.of("prepared.level.now", seal.level().name(), seal.authority().orElse(""));
		};
		return Texts.of("prepared.is", report.number(), report.master(), report.issued(), who, stamp);
	}
}
