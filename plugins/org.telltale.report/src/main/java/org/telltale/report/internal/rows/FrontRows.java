package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.telltale.audit.cells.ClaimVerdict;
import org.telltale.audit.cells.Verdict;
import org.telltale.base.json.Json;
import org.telltale.model.CaseFile;
import org.telltale.report.input.ReportInput;

/** Title page, summary, people, authority: sections 1 to 4, 9 and 19. */
final class FrontRows {

	/** A labelled text of a section. */
	public record Pair(String section, String label, String text) {
	}

	/** A claim with its overall verdict. */
	public record Answer(String claim, String said, String text, String verdict, String why, String limitation, String bookmark) {
	}

	/** Someone who acts in the case. */
	public record Member(String name, String role, String organisation) {
	}

	private final ReportInput input;
	private final Facts facts;
	private final Moments moments;
	private final Labels labels;

	FrontRows(ReportInput input, Facts facts, Moments moments, Labels labels) {
		this.input = input;
		this.facts = facts;
		this.moments = moments;
		this.labels = labels;
	}

	List<Pair> pairs() {
		CaseFile file = input.caseFile();
		List<Pair> pairs = new ArrayList<>();
		add(pairs, "title", "Report", reportName());
		add(pairs, "title", "Case", file.getNumber() + (file.getTitle().isEmpty() ? "" : "\n" + file.getTitle()));
		add(pairs, "title", "Commissioned by", file.getCommission());
		add(pairs, "title", "Device", devices(file));
		add(pairs, "title", "Examiner", input.head().examiner() + (file.getOrganisation().isEmpty() ? "" : "\n" + file.getOrganisation()));
		add(pairs, "title", "Classification", file.getClassification());
		add(pairs, "title", "Issued", moments.of(input.head().issued()));
		add(pairs, "title", "Zone of the case", moments.zone());
		add(pairs, "question", "Question", file.getQuestion());
		add(pairs, "scope", "Authority", file.getAuthority());
		add(pairs, "scope", "Scope", file.getScope());
		add(pairs, "scope", "Not examined", file.getNotExamined());
		add(pairs, "tools", "Program", input.head().tool());
		add(pairs, "tools", "Runs on", input.head().platform());
		facts.of("evidence").stream().filter(e -> Facts.text(e, "kind").equals("reference-table")).forEach(e -> add(pairs, "tools", "Reference table",
				Facts.text(e, "name") + "\nSHA-256 " + Facts.text(e, "evidence")));
		input.head().settings().forEach((name, value) -> add(pairs, "settings", name, value));
		return pairs;
	}

	private String reportName() {
		return input.head().draft() ? "Draft, takes no number" : input.head().number() + ", version " + input.head().version();
	}

	private static String devices(CaseFile file) {
		return file.getHandsets().stream().map(h -> (h.getMake() + " " + h.getModel()).strip() + " (" + h.getId() + ")").sorted(Natural.ORDER)
				.collect(Collectors.joining("\n"));
	}

	private static void add(List<Pair> pairs, String section, String label, String text) {
		pairs.add(new Pair(section, label, text.isBlank() ? "not stated" : text));
	}

	List<Member> people() {
		return input.caseFile().getPeople().stream().map(p -> new Member(p.getName(), p.getRole(),
				p.getOrganisation().isEmpty() ? input.caseFile().getOrganisation() : p.getOrganisation())).toList();
	}

	/** The claims in their order, each with the gravest of its cells; those of hypothetical runs decide nothing. */
	List<Answer> answers() {
		return facts.of("claim").stream().sorted(java.util.Comparator.comparing(c -> Facts.text(c, "claim"), Natural.ORDER)).map(this::answer).toList();
	}

	private Answer answer(Json.Fields claim) {
		String id = Facts.text(claim, "claim");
		List<Json.Fields> cells = facts.of("cell").stream().filter(c -> Facts.text(c, "claim").equals(id) && !c.bool("hypothetical").orElse(false)).toList();
		Verdict verdict = ClaimVerdict.of(id, cells).verdict();
		return new Answer(id, Facts.text(claim, "claimant") + ", " + Facts.text(claim, "date"), Facts.text(claim, "text"), verdict.words(),
				why(cells, verdict), limitation(cells, verdict), "claim-" + id);
	}

	private String why(List<Json.Fields> cells, Verdict verdict) {
		if (cells.isEmpty()) {
			return "No run of this case tests the claim.";
		}
		List<Json.Fields> deciding = cells.stream().filter(c -> decides(c, verdict)).sorted(CellOrder.BY_RUN).toList();
		String where = deciding.stream().map(c -> Facts.text(c, "run") + " " + Facts.text(c, "kind")).collect(Collectors.joining(", "));
		String state = deciding.stream().allMatch(c -> Facts.text(c, "run").equals("*")) ? "" : count(deciding.size(), "cell") + " (" + where + "): ";
		List<String> witnesses = deciding.stream().flatMap(c -> Facts.texts(c, "witnesses").stream()).distinct().map(labels::label).sorted(Natural.ORDER).toList();
		String reason = deciding.isEmpty() ? "" : CellOrder.reasons(deciding.getFirst());
		return state + reason + (witnesses.isEmpty() ? "" : " Witnesses of all: " + shortened(witnesses) + ".");
	}

	/** Whether the cell is one of those that make the claim's verdict what it is. */
	static boolean decides(Json cell, Verdict verdict) {
		Verdict own = Verdict.of(Facts.text(cell, "verdict"));
		return own == verdict || verdict == Verdict.NOT_CONTRADICTED && own == Verdict.EXCLUDED_BY_VOLUME;
	}

	private static String shortened(List<String> witnesses) {
		return witnesses.size() <= 8 ? String.join(", ", witnesses)
				: String.join(", ", witnesses.subList(0, 7)) + " and " + (witnesses.size() - 7) + " more (section 16)";
	}

	private static String count(int number, String noun) {
		return number + " " + noun + (number == 1 ? "" : "s");
	}

	/** What most limits the verdict, in one sentence. */
	private static String limitation(List<Json.Fields> cells, Verdict verdict) {
		if (cells.stream().anyMatch(c -> decides(c, verdict) && c.bool("statementAlone").orElse(false))) {
			return "At least one deciding cell rests on a person's statement of the condition alone.";
		}
		return switch (verdict) {
			case CONTRADICTED -> "Holds for the handset, software and conditions of the runs named; it does not say who read the data, nor why they were sent.";
			case INCONCLUSIVE -> "What could not be read, or a control that is missing, leaves the question open; see section 18 for what would settle it.";
			case NOT_CONTRADICTED, EXCLUDED_BY_VOLUME -> "Tests cannot prove a universal “never”: said only of the conditions, durations and stimuli that were tested.";
			case CONFIRMED -> "Said of the default as read from this ROM and of the states that were observed, not of other builds.";
			case NOT_TESTED, NOT_APPLICABLE -> "Nothing can be said either way.";
		};
	}
}
