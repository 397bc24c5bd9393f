package org.telltale.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;

/** A verdict for people, one page, and as a record (docs/formats/verdict.schema.json). */
public final class VerdictText {

	private static final String TALLIES = "facts.";

	private VerdictText() {
	}

	/** Lines: what was looked at, how many facts of each class were checked, who signed, and last the answer. */
	public static List<String> lines(Verdict verdict) {
		List<String> lines = new ArrayList<>();
		verdict.checks().stream().filter(check -> !check.ok() || !isTally(check, verdict))
				.forEach(check -> lines.add((!check.ok() ? "  REFUSED  " : check.done() ? "  holds    " : "  not done ") + check.name() + ": " + visible(check.detail())));
		verdict.facts().forEach((factClass, tally) -> lines.add("  facts    " + factClass + ": " + coverage(factClass, tally, isMasked(verdict))));
		verdict.seal().ifPresent(seal -> lines.add("  signed   by " + visible(seal.signer()) + (seal.testAnchor() ? " (test anchor)" : "") + (seal.synthetic() ? "; the data are SYNTHETIC" : "")));
		verdict.seal().ifPresent(seal -> lines.add("  level    " + seal.level().standardName() + ": " + seal.stamp().map(stamp -> "signed not after " + stamp.at() + ", by the time stamp of "
				+ visible(stamp.authority())).orElse("time of signing is the signer's word" + seal.claimedAt().map(at -> " (" + at + ")").orElse(""))));
		verdict.seal().flatMap(Verdict.Seal::reviewer).ifPresent(reviewer -> lines.add("  reviewed by " + visible(reviewer.signer()) + " (" + reviewer.claimedAt() + ", the reviewer's word)"));
		lines.add(answer(verdict));
		return lines;
	}

	private static boolean isMasked(Verdict verdict) {
		return verdict.checks().stream().anyMatch(check -> check.name().equals("masking"));
	}

	private static boolean isTally(Check check, Verdict verdict) {
		return check.name().startsWith(TALLIES) && verdict.facts().containsKey(check.name().substring(TALLIES.length()));
	}

	/** How many of a class were checked, and why the others were not. */
	private static String coverage(String factClass, Tally tally, boolean masked) {
		int all = tally.checked() + tally.unchecked() + tally.failed();
		if (factClass.equals("quoted")) {
			return all + ", not checked: quoted, protected against change alone" + (tally.failed() == 0 ? "" : "; " + tally.failed() + " FAILED");
		}
		return tally.checked() + " of " + all + " checked" + (tally.unchecked() == 0 ? "" : ", " + tally.unchecked() + " not checked: evidence not given" + (masked ? ", or masked" : "")) + (tally.failed() == 0 ? ""
				: ", " + tally.failed() + " FAILED");
	}

	private static String answer(Verdict verdict) {
		return switch (verdict.result()) {
			case HOLDS -> "VERIFIED: the signature, the manifest and every replayed, recounted and recomputed fact hold";
			case PARTLY_CHECKED -> verdict.factsUnchecked() == 0 ? "GENUINE, PARTLY CHECKED: the pages were not compared with the facts, or in part only"
					: "GENUINE, PARTLY CHECKED: facts unchecked: " + verdict.factsUnchecked() + "; give the evidence with --evidence DIR" + (isMasked(verdict) ? " and the disclosure file with --disclosure FILE" : "");
			case REFUSED -> "REFUSED: " + verdict.refusal().map(check -> check.name() + ": " + visible(check.detail())).orElse("");
		};
	}

	/** The record. */
	public static Json.Fields json(Verdict verdict) {
		Json.Fields facts = Json.object();
		for (Map.Entry<String, Tally> tally : verdict.facts().entrySet()) {
			facts.put(tally.getKey(), Json.object().put("checked", tally.getValue().checked()).put("unchecked", tally.getValue().unchecked()).put("failed", tally.getValue().failed()));
		}
		Json.Fields record = Json.object().put("type", "verdict").put("result", word(verdict.result())).put("exitCode", verdict.exitCode()).put("facts", facts)
				.put("checks", Json.array(verdict.checks().stream().map(check -> Json.object().put("name", check.name()).put("holds", check.ok()).put("done", check.done()).put("detail", check.detail())).toList()));
		verdict.seal().ifPresent(seal -> record.put("seal", json(seal)));
		return record;
	}

	private static Json json(Verdict.Seal seal) {
		Json.Fields record = Json.object().put("signer", seal.signer()).put("certificate", seal.certificate()).put("anchor", seal.anchor()).put("testAnchor", seal.testAnchor())
				.putIfPresent("claimedAt", seal.claimedAt()).put("synthetic", seal.synthetic()).put("level", seal.level().standardName());
		seal.stamp().ifPresent(stamp -> record.put("timeStamp", Json.object().put("at", stamp.at()).put("authority", stamp.authority())));
		seal.reviewer().ifPresent(reviewer -> record.put("reviewer", Json.object().put("signer", reviewer.signer()).put("claimedAt", reviewer.claimedAt())));
		return record;
	}

	private static String word(Verdict.Result result) {
		return switch (result) {
			case HOLDS -> "verified";
			case PARTLY_CHECKED -> "partly checked";
			case REFUSED -> "refused";
		};
	}

	/** Control and format characters by their number: what stands in a report does not steer a terminal. */
	private static String visible(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().forEach(c -> {
			boolean shown = switch (Character.getType(c)) {
				case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
				default -> true;
			};
			out.append(shown ? Character.toString(c) : "\\u{" + Integer.toHexString(c) + "}");
		});
		return out.toString();
	}
}
