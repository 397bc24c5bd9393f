package org.telltale.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.cells.ClaimScope;
import org.telltale.audit.cells.ClaimVerdict;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.PredicateCheck;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.audit.predicate.PredicateText;
import org.telltale.audit.predicate.Vocabulary;
import org.telltale.base.json.Json;
import org.telltale.store.CaseException;

/** The claims of a case as they are now: their overall verdicts, and what predicates mean, whether they are entered or not. Reads; changes nothing. */
public final class ClaimReview {

	private final Case file;

	/** Of a case; what it says is asked for anew by each call. */
	public ClaimReview(Case file) {
		this.file = file;
	}

	/**
	 * What was found out about a predicate.
	 *
	 * @param claim its claim's id; empty if it is of none
	 * @param sentences what it says in plain words; empty with an error
	 * @param notes what is wrong or doubtful
	 * @param runs records {@code claim-run}; empty with an error, and for a claim about a state
	 */
	public record Checked(String claim, String predicate, List<String> sentences, List<PredicateCheck.Note> notes, List<Json.Fields> runs) {

		public Checked {
			sentences = List.copyOf(sentences);
			notes = List.copyOf(notes);
			runs = List.copyOf(runs);
		}

		/** Whether it cannot be audited. */
		public boolean isError() {
			return notes.stream().anyMatch(PredicateCheck.Note::error);
		}

		/** The notes, each as the text with a mark below its place and the note below that. */
		public List<String> marked() {
			return notes.stream().map(note -> predicate.replaceAll("\\s", " ") + "\n" + " ".repeat(note.from()) + "^".repeat(note.length()) + "\n"
					+ (note.error() ? "error: " : "doubt: ") + note.what()).toList();
		}
	}

	/**
	 * The claims' facts (docs/formats/facts.md), with {@code verdict} and {@code why} where they have cells. The cells of a claim that was changed
	 * after the last analysis are those of another one: it has no verdict, and {@code why} says so.
	 */
	public List<Json.Fields> claims() throws CaseException {
		List<Json.Fields> cells = file.cells();
		List<Json.Fields> analysed = file.facts("claim");
		List<Json.Fields> claims = new ArrayList<>();
		for (Json.Fields claim : entered()) {
			ClaimVerdict overall = ClaimVerdict.of(claim.text("claim").orElse(""), cells);
			if (!overall.hasCells()) {
				claims.add(claim);
			} else if (analysed.stream().noneMatch(before -> testsTheSame(before, claim))) {
				claims.add(claim.copy().put("why", "It was changed after the last analysis; its cells are those of before."));
			} else {
				claims.add(claim.copy().put("verdict", overall.verdict().words()).put("why", overall.why()));
			}
		}
		return claims;
	}

	private static boolean testsTheSame(Json a, Json b) {
		return List.of("claim", "predicate", "subject").stream().allMatch(member -> a.text(member).equals(b.text(member)));
	}

	/** The predicates of the case's claims. */
	public List<Checked> check() {
		return entered().stream().map(claim -> check(claim.text("claim").orElse(""), claim.text("predicate").orElse(""), claim.text("subject"))).toList();
	}

	/** A predicate. @param claim its claim's id; empty if it is of none @param subject the make of which the claim speaks, if it names one */
	public Checked check(String claim, String predicate, Optional<String> subject) {
		List<Json.Fields> facts = file.modelFacts();
		Vocabulary vocabulary = Vocabulary.of(facts);
		List<PredicateCheck.Note> notes = PredicateCheck.of(predicate, vocabulary);
		try {
			Predicate parsed = PredicateParser.parse(predicate, vocabulary::order);
			CaseFacts known = new CaseFacts(facts);
			List<Json.Fields> runs = new ClaimScope(known).records(parsed, subject);
			runs.forEach(record -> known.run(record.text("run").orElse("")).ifPresent(run -> limit(record, run, parsed, known)));
			runs.stream().filter(run -> !claim.isEmpty()).forEach(run -> run.put("claim", claim));
			return new Checked(claim, predicate, PredicateText.words(parsed, vocabulary::order), notes, runs);
		} catch (PredicateSyntaxException e) {
			return new Checked(claim, predicate, List.of(), notes, List.of());
		}
	}

	/** A run at no time of which the predicate speaks is none of which it speaks; and one that was made up is marked. */
	private static void limit(Json.Fields record, RunFact run, Predicate predicate, CaseFacts facts) {
		if (run.hypothetical()) {
			record.put("hypothetical", true);
		}
		if (predicate instanceof Predicate.OnlyAfter after && record.text("speaks").equals(Optional.of("yes")) && record.items("windows").isEmpty() && record.items("unknown").isEmpty()) {
			record.put("speaks", "no").put("why", ClaimScope.actHeld(facts, run, after) + ".");
		}
	}

	private List<Json.Fields> entered() {
		return file.modelFacts().stream().filter(fact -> fact.text("type").orElse("").equals("claim")).toList();
	}
}
