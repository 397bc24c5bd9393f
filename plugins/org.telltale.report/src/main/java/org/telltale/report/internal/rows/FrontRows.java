package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.telltale.audit.cells.ClaimVerdict;
import org.telltale.audit.cells.Verdict;
import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;
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
		Words words = facts.words();
		List<Pair> pairs = new ArrayList<>();
		add(pairs, "title", words.of("front.report"), reportName());
		add(pairs, "title", words.of("front.case"), file.getNumber() + (file.getTitle().isEmpty() ? "" : "\n" + file.getTitle()));
		add(pairs, "title", words.of("front.commission"), file.getCommission());
		add(pairs, "title", words.of("front.device"), devices(file));
		add(pairs, "title", words.of("front.examiner"), input.head().examiner() + (file.getOrganisation().isEmpty() ? "" : "\n" + file.getOrganisation()));
		add(pairs, "title", words.of("front.classification"), file.getClassification());
		add(pairs, "title", words.of("front.issued"), moments.of(input.head().issued()));
		add(pairs, "title", words.of("front.zone"), moments.zone());
		add(pairs, "question", words.of("front.question"), file.getQuestion());
		add(pairs, "scope", words.of("front.authority"), file.getAuthority());
		add(pairs, "scope", words.of("front.scope"), file.getScope());
		add(pairs, "scope", words.of("front.not-examined"), file.getNotExamined());
		add(pairs, "tools", words.of("front.program"), input.head().tool());
		add(pairs, "tools", words.of("front.platform"), input.head().platform());
		facts.of("evidence").stream().filter(e -> Facts.text(e, "kind").equals("reference-table")).forEach(e -> add(pairs, "tools", words.of("front.table"),
				Facts.text(e, "name") + "\nSHA-256 " + Facts.text(e, "evidence")));
		input.head().settings().forEach((name, value) -> add(pairs, "settings", facts.sentences().of("setting", name), facts.sentences().of("setting", value)));
		return pairs;
	}

	private String reportName() {
		return input.head().draft() ? facts.words().of("front.draft") : facts.words().of("front.number", input.head().number(), input.head().version());
	}

	private static String devices(CaseFile file) {
		return file.getHandsets().stream().map(h -> (h.getMake() + " " + h.getModel()).strip() + " (" + h.getId() + ")").sorted(Natural.ORDER)
				.collect(Collectors.joining("\n"));
	}

	private void add(List<Pair> pairs, String section, String label, String text) {
		pairs.add(new Pair(section, label, text.isBlank() ? facts.words().of("not-stated") : text));
	}

	List<Member> people() {
		return input.caseFile().getPeople().stream().map(p -> new Member(p.getName(), facts.words().code("person", p.getRole()),
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
		return new Answer(id, Facts.text(claim, "claimant") + ", " + Facts.text(claim, "date"), Facts.text(claim, "text"), facts.words().code("verdict", verdict.words()),
				why(cells, verdict), limitation(cells, verdict), "claim-" + id);
	}

	private String why(List<Json.Fields> cells, Verdict verdict) {
		if (cells.isEmpty()) {
			return facts.words().of("claim.no-run");
		}
		List<Json.Fields> deciding = cells.stream().filter(c -> decides(c, verdict)).sorted(CellOrder.BY_RUN).toList();
		String where = deciding.stream().map(c -> Facts.text(c, "run") + " " + Facts.text(c, "kind")).collect(Collectors.joining(", "));
		String state = deciding.stream().allMatch(c -> Facts.text(c, "run").equals("*")) ? "" : facts.words().count(deciding.size(), "cell") + " (" + where + "): ";
		List<String> witnesses = deciding.stream().flatMap(c -> Facts.texts(c, "witnesses").stream()).distinct().map(labels::label).sorted(Natural.ORDER).toList();
		String reason = deciding.isEmpty() ? "" : CellOrder.reasons(deciding.getFirst(), facts);
		return state + reason + (witnesses.isEmpty() ? "" : " " + facts.words().of("claim.witnesses", shortened(witnesses)));
	}

	/** Whether the cell is one of those that make the claim's verdict what it is. */
	static boolean decides(Json cell, Verdict verdict) {
		Verdict own = Verdict.of(Facts.text(cell, "verdict"));
		return own == verdict || verdict == Verdict.NOT_CONTRADICTED && own == Verdict.EXCLUDED_BY_VOLUME;
	}

	private String shortened(List<String> witnesses) {
		return witnesses.size() <= 8 ? String.join(", ", witnesses)
				: facts.words().of("claim.more-witnesses", String.join(", ", witnesses.subList(0, 7)), witnesses.size() - 7);
	}

	/** What most limits the verdict, in one sentence. */
	private String limitation(List<Json.Fields> cells, Verdict verdict) {
		if (cells.stream().anyMatch(c -> decides(c, verdict) && c.bool("statementAlone").orElse(false))) {
			return facts.words().of("limit.statement-alone");
		}
		return facts.words().of(switch (verdict) {
			case CONTRADICTED -> "limit.contradicted";
			case INCONCLUSIVE -> "limit.inconclusive";
			case NOT_CONTRADICTED, EXCLUDED_BY_VOLUME -> "limit.not-contradicted";
			case CONFIRMED -> "limit.confirmed";
			case NOT_TESTED, NOT_APPLICABLE -> "limit.nothing";
		});
	}
}
