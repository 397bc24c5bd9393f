package org.telltale.workbench.views;

import java.util.ArrayList;
import java.util.List;

import org.telltale.seal.SealLevel;
import org.telltale.seal.Tally;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.Verdict;
import org.telltale.widgets.Grouped;
import org.telltale.workbench.session.Verification;
import org.telltale.workbench.text.Texts;

/** What was found of a report, as one page of lines. */
final class VerdictPage {

	/** How a line looks. */
	enum Look {
		/** The answer. */
		RESULT,
		/** The head of a group. */
		HEAD,
		/** As it is. */
		PLAIN,
		/** What does not hold. */
		REFUSED
	}

	/** A line. */
	record Line(Look look, String text) {
	}

	private final List<Line> lines = new ArrayList<>();

	private VerdictPage() {
	}

	/** The page, from the answer to what it does not say. */
	static List<Line> of(Verification judged) {
		VerdictPage page = new VerdictPage();
		judged.verdict().ifPresentOrElse(page::answer, () -> page.add(Look.RESULT, Texts.of("verdict.notJudged")).add(Look.REFUSED, judged.failure()));
		page.head("verdict.report").plain(judged.asked().report().toString());
		if (!judged.sha256().isEmpty()) {
			page.plain(Texts.of("verdict.digest", Grouped.number(judged.length()), judged.sha256()));
		}
		judged.verdict().ifPresent(page::sealedBy);
		judged.verdict().ifPresent(page::checks);
		judged.verdict().ifPresent(page::facts);
		page.against(judged);
		page.head("verdict.limits").plain(Texts.of("verdict.limitsText"));
		return List.copyOf(page.lines);
	}

	private void answer(Verdict verdict) {
		add(Look.RESULT, Texts.of("verdict.result." + verdict.result()));
		plain(switch (verdict.result()) {
			case HOLDS -> Texts.of("verdict.sentence.HOLDS");
			case PARTLY_CHECKED -> verdict.factsUnchecked() == 0 ? Texts.of("verdict.sentence.pages")
					: Texts.of(isMasked(verdict) ? "verdict.sentence.masked" : "verdict.sentence.PARTLY_CHECKED", Grouped.number(verdict.factsUnchecked()));
			case REFUSED -> Texts.of("verdict.sentence.REFUSED");
		});
		verdict.refusal().ifPresent(check -> add(Look.REFUSED, check.name() + ": " + visible(check.detail())));
	}

	/** Whether it is a public report, of which facts are masked. */
	private static boolean isMasked(Verdict verdict) {
		return verdict.checks().stream().anyMatch(check -> check.name().equals("masking"));
	}

	private void sealedBy(Verdict verdict) {
		head("verdict.signer");
		if (verdict.seal().isEmpty()) {
			plain(Texts.of("verdict.noSigner"));
			return;
		}
		Verdict.Seal seal = verdict.seal().get();
		plain(visible(seal.signer()));
		plain(Texts.of("verdict.certificate", seal.certificate()));
		plain(Texts.of(seal.testAnchor() ? "verdict.testAnchor" : "verdict.anchor", seal.anchor()));
		plain(seal.claimedAt().map(at -> Texts.of("verdict.claimedAt", visible(at))).orElse(Texts.of("verdict.noTime")));
		plain(Texts.of("verdict.level", seal.level().standardName()));
		seal.stamp().ifPresent(stamp -> plain(Texts.of("verdict.stamped", stamp.at(), visible(stamp.authority()))));
		seal.reviewer().ifPresent(reviewer -> plain(Texts.of("verdict.reviewer", visible(reviewer.signer()), reviewer.claimedAt())));
		if (seal.synthetic()) {
			plain(Texts.of("verdict.synthetic"));
		}
	}

	private void checks(Verdict verdict) {
		head("verdict.checks");
		verdict.checks().forEach(check -> add(check.ok() ? Look.PLAIN : Look.REFUSED, Texts.of(!check.ok() ? "verdict.refused" : check.done() ? "verdict.ok" : "verdict.notDone") + "  " + check.name() + ": " + visible(check.detail())));
	}

	private void facts(Verdict verdict) {
		head("verdict.facts");
		if (verdict.facts().isEmpty()) {
			plain(Texts.of("verdict.noFacts"));
		}
		verdict.facts().forEach((name, tally) -> add(tally.failed() > 0 ? Look.REFUSED : Look.PLAIN, tally(name, tally)));
	}

	/** Quoted facts are only counted: nothing could check them. */
	private static String tally(String name, Tally tally) {
		return Texts.of("verdict.tally", name, Grouped.number(tally.checked()), Grouped.number(tally.unchecked()), Grouped.number(tally.failed()), meaning(name));
	}

	private static String meaning(String name) {
		return switch (name) {
			case "replayed", "recounted", "recomputed", "quoted" -> Texts.of("verdict.class." + name);
			default -> "";
		};
	}

	private void against(Verification judged) {
		head("verdict.against");
		plain(judged.asked().evidence().map(folder -> Texts.of("verdict.evidence", folder)).orElse(Texts.of("verdict.noEvidence")));
		judged.asked().disclosure().ifPresent(file -> plain(Texts.of("verdict.disclosure", file)));
		plain(judged.asked().trust().map(file -> Texts.of("verdict.trustFile", file, judged.trust().size())).orElse(Texts.of("verdict.trustStore", judged.trust().size())));
		if (judged.asked().requireTimeStamp()) {
			plain(Texts.of("verdict.requiredStamp"));
		}
		for (TrustAnchor anchor : judged.trust()) {
			plain("   " + Texts.of(anchor.test() ? "verdict.trustedTest" : "verdict.trusted", visible(anchor.subject()), anchor.fingerprint()));
		}
		boolean revocation = judged.verdict().flatMap(Verdict::seal).filter(seal -> seal.level() == SealLevel.LTA).isPresent();
		plain(Texts.of(revocation ? "verdict.atArchived" : "verdict.at", judged.at()));
	}

	/** What stands in a hostile file moves no other text. */
	private static String visible(String text) {
		return SightingBytes.readable(text).replace('\n', ' ');
	}

	private VerdictPage head(String key) {
		return add(Look.HEAD, Texts.of(key));
	}

	private VerdictPage plain(String text) {
		return add(Look.PLAIN, text);
	}

	private VerdictPage add(Look look, String text) {
		lines.add(new Line(look, text));
		return this;
	}
}
