package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.casework.time.CountedFlows;
import org.telltale.report.input.ErrorRates;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.birt.Table;
import org.telltale.report.internal.words.Sentences;
import org.telltale.report.internal.words.Words;

/** All tables of a report, by the name of the design's data set. */
public final class ReportTables {

	private final Map<String, Table<?>> tables = new TreeMap<>();
	private final Words words;
	private final List<AppendixRows.Absent> absent = new ArrayList<>();

	private ReportTables(Words words) {
		this.words = words;
	}

	/**
	 * Makes the tables.
	 *
	 * @param digests digests and counts of what is attached, as labelled texts of section {@code digests}
	 * @param figures the drawn figures
	 */
	public static Map<String, Table<?>> of(ReportInput input, Map<String, String> digests, FigureRows figures) {
		return of(input, digests, figures, new Sentences(Words.in(input.head().edition().language())));
	}

	/** As the other. @param sentences hears which sentences of facts have no words in the language */
	public static Map<String, Table<?>> of(ReportInput input, Map<String, String> digests, FigureRows figures, Sentences sentences) {
		Words words = sentences.words();
		ReportTables made = new ReportTables(words);
		Facts facts = new Facts(input.facts(), sentences);
		Moments moments = new Moments(input.caseFile().getZone(), words);
		Labels labels = new Labels(facts);
		made.front(input, digests, new FrontRows(input, facts, moments, labels), new ClaimRows(facts, labels), new TestRows(facts, moments));
		made.put("observed", ObservedRows.Row.class, new ObservedRows(facts, moments).rows(), "8.2 observed");
		made.evidence(new EvidenceRows(input, facts, moments), new TestRows(facts, moments), new QualityRows(facts, moments));
		made.findings(input, new FindingRows(facts, new Cited(facts, labels)), new SightingRows(facts, labels, moments));
		CountedFlows counted = CountedFlows.of(input.facts());
		made.traffic(input, counted, new EndpointRows(input, facts, moments, labels), new TestRows(facts, moments), new FirmwareRows(facts, labels), new RomRows(facts), figures,
				new EndpointConditionRows(input.endpoints(), facts, counted), new AttributionRows(facts));
		made.appendix(facts, new AppendixRows(facts, labels));
		made.summary(new SummaryRows(facts, labels), new FrontRows(input, facts, moments, labels), new TestRows(facts, moments), new FindingRows(facts, new Cited(facts, labels)));
		return made.tables;
	}

	private void front(ReportInput input, Map<String, String> digests, FrontRows front, ClaimRows claims, TestRows tests) {
		List<FrontRows.Pair> pairs = new ArrayList<>(front.pairs());
		digests.forEach((label, text) -> pairs.add(new FrontRows.Pair("digests", label, text)));
		put("pair", FrontRows.Pair.class, pairs, "");
		put("answer", FrontRows.Answer.class, front.answers(), "2");
		put("member", FrontRows.Member.class, front.people(), "3");
		put("claim", ClaimRows.ClaimRow.class, claims.claims(front.answers()), "16");
		put("matrix", ClaimRows.MatrixRow.class, claims.matrix(tests), "");
		put("cell", ClaimRows.CellRow.class, claims.rows(), "");
		put("change", ClaimRows.ChangeRow.class, claims.changes(), "");
	}

	private void evidence(EvidenceRows evidence, TestRows tests, QualityRows quality) {
		put("item", EvidenceRows.Item.class, evidence.items(), "5");
		put("entry", EvidenceRows.Entry.class, evidence.journal(), "6");
		put("device", EvidenceRows.DeviceText.class, evidence.devices(), "7");
		put("run", TestRows.RunRow.class, tests.runs(), "8.1");
		put("condition", TestRows.ConditionRow.class, tests.conditions(), "8.2");
		put("stimulus", TestRows.StimulusRow.class, tests.stimuli(), "8.3");
		put("point", TestRows.PointRow.class, tests.points(), "8.4");
		put("exhibit", TestRows.ExhibitRow.class, tests.exhibits(), "8.5");
		put("capture", QualityRows.CaptureRow.class, quality.captures(), "11.1");
		put("unread", QualityRows.UnreadRow.class, quality.unread(), "11.2");
		put("problem", QualityRows.ProblemRow.class, quality.problems(), "11.3");
	}

	private void findings(ReportInput input, FindingRows findings, SightingRows sightings) {
		put("headline", FindingRows.Headline.class, findings.headlines(), "");
		put("finding", FindingRows.Line.class, findings.lines(), "12");
		put("contrary", FindingRows.Contrary.class, findings.contrary(), "18.3");
		put("sighting", SightingRows.Line.class, sightings.lines(input.head().excerpts()), "12.S");
	}

	private void traffic(ReportInput input, CountedFlows counted, EndpointRows endpoints, TestRows tests, FirmwareRows firmware, RomRows rom, FigureRows figures,
			EndpointConditionRows byCondition, AttributionRows attributions) {
		put("endpoint", EndpointRows.Row.class, endpoints.endpoints(), "13");
		put("source", EndpointRows.Source.class, endpoints.sources(), "13.1");
		put("name", EndpointRows.NameRow.class, endpoints.names(), "13.2");
		put("byCondition", EndpointConditionRows.Row.class, byCondition.rows(), "13.3");
		put("behind", AttributionRows.Behind.class, attributions.behind(), "13.4");
		put("reference", AttributionRows.Reference.class, attributions.references(), "13.5");
		List<EndpointRows.Contact> contacts = endpoints.contacts(tests, counted);
		put("contact", EndpointRows.Contact.class, contacts, "14.2");
		put("rateOf", MatrixRows.RateRow.class, MatrixRows.rows(input.times().matrix(), words), "14.1");
		put("matrixPicture", FigureRows.Picture.class, figures.matrix(), "");
		put("link", FirmwareRows.Link.class, firmware.links(), "15");
		put("said", RomRows.Said.class, rom.said(), "15.1");
		put("event", TimelineRows.Event.class, TimelineRows.events(input.times().counted(), endpoints.background(), words), "17");
		put("picture", FigureRows.Picture.class, figures.timeline(), "");
	}

	private void appendix(Facts facts, AppendixRows appendix) {
		put("keyLog", LimitRows.KeyLog.class, LimitRows.keyLogs(facts), "");
		put("rate", LimitRows.Rate.class, LimitRows.rates(ErrorRates.published(), facts), "");
		put("open", LimitRows.Open.class, LimitRows.open(facts), "18.2");
		put("factCount", AppendixRows.FactCount.class, appendix.counts(), "10.2");
		put("factId", AppendixRows.FactId.class, appendix.index(), "21.5");
		tables.put("absent", new Table<>(AppendixRows.Absent.class, absent));
	}

	private void summary(SummaryRows summary, FrontRows front, TestRows tests, FindingRows findings) {
		put("claimLine", SummaryRows.ClaimLine.class, summary.claims(front.answers()), "");
		put("ground", SummaryRows.Ground.class, summary.grounds(), "");
		put("coverage", SummaryRows.Coverage.class, summary.coverage(), "");
		put("tested", SummaryRows.Tested.class, summary.tested(tests), "");
		put("weighty", SummaryRows.Weighty.class, summary.findings(findings), "");
		put("against", FindingRows.Contrary.class, summary.contrary(findings), "");
	}

	private <R extends Record> void put(String name, Class<R> type, List<R> rows, String section) {
		tables.put(name, new Table<>(type, rows));
		if (rows.isEmpty() && !section.isEmpty()) {
			absent.add(new AppendixRows.Absent(section, words.code("absent", section)));
		}
	}
}
