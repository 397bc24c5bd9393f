package org.telltale.report.internal.rows;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.NamedByConditions;
import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;

/** Runs, conditions, stimuli, capture points and exhibits: section 8. */
final class TestRows {

	/** A run. */
	public record RunRow(String run, String title, String handset, String period, String lasted, String note) {
	}

	/** A condition in an interval. */
	public record ConditionRow(String run, String dimension, String value, String period, String uncertainty, String source) {
	}

	/** Something that was done to the handset. */
	public record StimulusRow(String run, String at, String kind, String exhibits) {
	}

	/** Where a capture of a run was taken. */
	public record PointRow(String run, String point, String sees, String evidence, String clock) {
	}

	/** Known content. */
	public record ExhibitRow(String exhibit, String kind, String value, Long length, String source, String sha256) {
	}

	private final Facts facts;
	private final Moments moments;

	TestRows(Facts facts, Moments moments) {
		this.facts = facts;
		this.moments = moments;
	}

	List<RunRow> runs() {
		return sorted("run").map(f -> {
			Words words = facts.words();
			String start = Facts.text(f, "start");
			String end = Facts.text(f, "end");
			String note = (f.bool("hypothetical").orElse(false) ? words.of("run.hypothetical") + " " : "")
					+ f.text("excluded").map(reason -> words.of("run.excluded", reason)).orElse("");
			return new RunRow(Facts.text(f, "run"), title(Facts.text(f, "run")), f.text("handset").orElse(words.of("run.no-handset")), moments.period(start, end),
					Moments.span(String.valueOf(Facts.number(f, "end") - Facts.number(f, "start"))), note.strip());
		}).toList();
	}

	/** The run's title; empty if it has none. */
	String title(String run) {
		return facts.of("run-title").stream().filter(f -> Facts.text(f, "run").equals(run)).findFirst().map(f -> Facts.text(f, "title")).orElse("");
	}

	List<ConditionRow> conditions() {
		return sorted("condition").map(f -> new ConditionRow(Facts.text(f, "run"), Facts.text(f, "dimension"), Facts.text(f, "value"),
				period(f), "± " + Moments.span(Facts.text(f, "uncertainty")), source(f))).toList();
	}

	/** When the condition held; of most of them, as long as the run lasted. */
	private String period(Json condition) {
		boolean whole = facts.of("run").stream().anyMatch(r -> Facts.text(r, "run").equals(Facts.text(condition, "run"))
				&& Facts.number(condition, "from") <= Facts.number(r, "start") && Facts.number(condition, "to") >= Facts.number(r, "end"));
		return whole ? facts.words().of("condition.whole-run") : moments.period(Facts.text(condition, "from"), Facts.text(condition, "to"));
	}

	private String source(Json condition) {
		Json source = condition.get("source").orElse(Json.NULL);
		boolean rom = Facts.text(source, "kind").equals("rom-default");
		return facts.words().code("source", Facts.text(source, "kind")) + source.text("evidence").map(e -> ", " + facts.evidence(e)).orElse("")
				+ (rom ? "" : source.text("reference").map(place -> ", " + place).orElse("")) + source.text("by").map(by -> ", " + facts.words().of("item.by", by)).orElse("") + (rom ? ", " + readOfRom(source) : "");
	}

	/** What was read of the default that a condition's source names. */
	private String readOfRom(Json source) {
		List<String> values = facts.of("rom-default").stream().filter(f -> NamedByConditions.named(source).filter(named -> NamedByConditions.name(f).filter(named::equals).isPresent()).isPresent() && !Facts.text(f, "standing").equals("overridden")).map(f -> Facts.text(f, "value")).sorted().distinct().toList();
		String name = Facts.text(source, "reference").replaceFirst("^[^:]*:", "");
		return values.isEmpty() ? facts.words().of("rom.not-read") : facts.words().of("rom.read-as", name, String.join(facts.words().of("rom.and"), values));
	}

	List<StimulusRow> stimuli() {
		return sorted("stimulus").map(f -> new StimulusRow(Facts.text(f, "run"), moments.ofNanos(Facts.text(f, "at")), Facts.text(f, "kind"),
				String.join(", ", Facts.texts(f, "exhibits")))).toList();
	}

	List<PointRow> points() {
		return sorted("capture-point").map(f -> new PointRow(Facts.text(f, "run"), Facts.text(f, "point"), String.join(", ", Facts.texts(f, "sees")),
				facts.evidence(Facts.text(f, "evidence")), Moments.span(Facts.text(f, "clockOffset")) + " ± " + Moments.span(Facts.text(f, "clockUncertainty")))).toList();
	}

	List<ExhibitRow> exhibits() {
		return facts.of("exhibit").stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "exhibitId"), Natural.ORDER)).map(f -> {
			Json source = f.get("source").orElse(Json.NULL);
			String item = source.text("evidence").map(facts::evidence).orElse("");
			String from = Stream.of(item, source.text("path").filter(p -> !item.startsWith(p + " (")).orElse(""),
					source.text("table").map(t -> t + source.text("row").or(() -> source.integer("row").map(String::valueOf)).map(r -> " " + facts.words().of("exhibit.row", r)).orElse("")).orElse(""),
					source.text("deleted").map(place -> facts.words().of("exhibit.deleted", facts.words().code("deleted", place))).orElse(""),
					source.text("by").filter(by -> !by.equals("not named")).map(by -> facts.words().of("exhibit.listed", by)).orElse("")).filter(t -> !t.isEmpty()).collect(Collectors.joining(", "));
			return new ExhibitRow(Facts.text(f, "exhibitId"), Facts.text(f, "kind"), f.text("value").orElse(facts.words().of("exhibit.picture")),
					f.integer("length").orElse(null), from, Facts.text(f, "sha256"));
		}).toList();
	}

	/** The values of a run's conditions in one line, {@code cloud = off, consent = none}. */
	String conditionsOf(String run) {
		return sorted("condition").filter(f -> Facts.text(f, "run").equals(run)).map(f -> Facts.text(f, "dimension") + " = " + Facts.text(f, "value"))
				.distinct().collect(Collectors.joining(", "));
	}

	private Stream<Json.Fields> sorted(String type) {
		return facts.of(type).stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "run"), Natural.ORDER)
				.thenComparing(f -> Facts.number(f, "at")).thenComparing(f -> Facts.text(f, "dimension"), Natural.ORDER)
				.thenComparing(f -> Facts.number(f, "from")).thenComparing(f -> Facts.text(f, "id")));
	}
}
