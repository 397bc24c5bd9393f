package org.telltale.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.casework.input.ClaimSource;
import org.telltale.casework.input.ConditionSource;
import org.telltale.model.CaseFile;
import org.telltale.model.Claim;
import org.telltale.model.Condition;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.SourceKind;

/**
 * What was entered and leads nowhere, so that a result is less than it seems: files that runs name and nobody imported, captures of no
 * run or of two, clocks of which two things were said, claims whose source nobody can look up.
 */
final class CaseGaps {

	private static final Set<EvidenceKind> PICTURES = Set.of(EvidenceKind.SCREENSHOT, EvidenceKind.PHOTO);

	private final CaseFile file;
	private final List<Problem> problems = new ArrayList<>();

	private CaseGaps(CaseFile file) {
		this.file = file;
	}

	/** The gaps, in the model's order; codes begin with {@code case.}. */
	static List<Problem> of(CaseFile file) {
		CaseGaps gaps = new CaseGaps(file);
		file.getRuns().forEach(gaps::run);
		file.getEvidence().forEach(gaps::item);
		file.getClaims().forEach(gaps::claim);
		return gaps.problems;
	}

	private void run(Run run) {
		if (run.getCaptures().isEmpty()) {
			add("run-without-capture", run.getId(), "Run " + run.getId() + " lists no capture.", "Nothing is known of its traffic; its cells are not tested.");
		}
		run.getCaptures().forEach(capture -> capture(run, capture));
		run.getConditions().forEach(condition -> condition(run, condition));
		overlaps(run);
	}

	/** One dimension with two values at one time: what was adopted beside what it contradicts, for example. */
	private void overlaps(Run run) {
		List<Condition> conditions = run.getConditions();
		for (int i = 0; i < conditions.size(); i++) {
			Condition one = conditions.get(i);
			conditions.subList(i + 1, conditions.size()).stream().filter(other -> other.getDimension().equals(one.getDimension()) && !other.getValue().equals(one.getValue())
					&& start(run, one).isBefore(end(run, other)) && start(run, other).isBefore(end(run, one))).findFirst()
					.ifPresent(other -> add("conditions-overlap", run.getId(), "In run " + run.getId() + " " + one.getDimension() + " = " + one.getValue() + " (" + one.getSource().getLiteral() + ") and = "
							+ other.getValue() + " (" + other.getSource().getLiteral() + ") were both entered for one time.", "Tests of either are unknown then; take one of them out, or give both their times."));
		}
	}

	private static Instant start(Run run, Condition condition) {
		return Optional.ofNullable(condition.getFrom()).or(() -> Optional.ofNullable(run.getStart())).orElse(Instant.MIN);
	}

	private static Instant end(Run run, Condition condition) {
		return Optional.ofNullable(condition.getTo()).or(() -> Optional.ofNullable(run.getEnd())).orElse(Instant.MAX);
	}

	private void capture(Run run, RunCapture capture) {
		EvidenceItem item = capture.getEvidence();
		if (item == null) {
			add("capture-missing", run.getId(), "Run " + run.getId() + " lists the capture " + capture.getFile() + ", which is not in the case.",
					"What it would show is not known; import it.");
			return;
		}
		if (!item.getClockOffset().isZero() && !item.getClockOffset().equals(capture.getClockOffset())) {
			add("clock-offset", item.getId(), "The clock of " + item.getName() + " was given as " + item.getClockOffset() + " with the import and as "
					+ capture.getClockOffset() + " in the list of run " + run.getId() + ".", "The one of the list was used: " + capture.getClockOffset() + ".");
		}
		if (file.getEvidence().stream().filter(e -> e.getKind() == EvidenceKind.CAPTURE && RunEntry.names(e, capture.getFile())).count() > 1) {
			ambiguous("The capture " + capture.getFile() + " of run " + run.getId(), item);
		}
	}

	private void condition(Run run, Condition condition) {
		String named = ConditionSource.of(condition.getReference()).file();
		String what = "The " + condition.getSource().getLiteral() + " that shows " + condition.getDimension() + " = " + condition.getValue() + " in run " + run.getId();
		if (condition.getSource() == SourceKind.STATEMENT) {
			return;
		} else if (condition.getEvidence() == null) {
			add("condition-without-evidence", run.getId(), what + (named.isBlank() ? "" : " (" + named + ")") + " is not in the case.",
					"The condition rests on the list of runs alone, as a statement would.");
		} else if (file.getEvidence().stream().filter(e -> RunEntry.names(e, named)).count() > 1) {
			ambiguous(what, condition.getEvidence());
		} else if (condition.getSource() == SourceKind.SCREENSHOT && !PICTURES.contains(condition.getEvidence().getKind())) {
			add("screenshot-no-picture", run.getId(), what + " is " + condition.getEvidence().getName() + ", which is no picture but " + condition.getEvidence().getKind().getLiteral() + ".",
					"The condition rests on the list of runs alone, as a statement would.");
		}
	}

	private void claim(Claim claim) {
		String archive = ClaimSource.of(claim.getSource()).file();
		if (archive.isBlank()) {
			add("claim-without-archive", claim.getId(), "The claim " + claim.getId() + " names no archived copy of its source.",
					"That it was made in these words rests on the list of claims alone.");
		} else if (claim.getArchive() == null) {
			add("claim-archive-missing", claim.getId(), "The archived copy " + archive + " of the source of claim " + claim.getId() + " is not in the case.",
					"That it was made in these words rests on the list of claims alone; import the copy.");
		}
	}

	private void ambiguous(String what, EvidenceItem item) {
		add("ambiguous-name", item.getId(), what + " is named so that several items of the case fit.",
				"The one imported first was taken: " + item.getSource() + ". Name it with its folder.");
	}

	private void item(EvidenceItem item) {
		if (item.getKind() == EvidenceKind.CAPTURE) {
			List<String> runs = file.getRuns().stream().filter(r -> r.getCaptures().stream().anyMatch(c -> c.getEvidence() == item)).map(Run::getId).toList();
			runsOf(item, runs);
		}
	}

	private void runsOf(EvidenceItem item, Collection<String> runs) {
		if (runs.isEmpty()) {
			add("capture-without-run", item.getId(), "The capture " + item.getName() + " belongs to no run.",
					"Its traffic is attributed to no handset; nothing in it is a witness of any cell.");
		} else if (runs.size() > 1) {
			add("capture-of-two-runs", item.getId(), "The capture " + item.getName() + " is listed in the runs " + String.join(", ", runs) + ".",
					"Its traffic counts for run " + runs.iterator().next() + " alone.");
		}
	}

	private void add(String code, String where, String what, String consequence) {
		problems.add(new Problem("case." + code, Where.at(where, 0, 0), what, consequence));
	}
}
