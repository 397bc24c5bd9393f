package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.casework.time.CountedFlows;
import org.telltale.report.input.ErrorRates;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.birt.Table;

/** All tables of a report, by the name of the design's data set. */
public final class ReportTables {

	private final Map<String, Table<?>> tables = new TreeMap<>();
	private final List<AppendixRows.Absent> absent = new ArrayList<>();

	private ReportTables() {
	}

	/**
	 * Makes the tables.
	 *
	 * @param digests digests and counts of what is attached, as labelled texts of section {@code digests}
	 * @param figures the drawn figures
	 */
	public static Map<String, Table<?>> of(ReportInput input, Map<String, String> digests, FigureRows figures) {
		ReportTables made = new ReportTables();
		Facts facts = new Facts(input.facts());
		Moments moments = new Moments(input.caseFile().getZone());
		Labels labels = new Labels(facts);
		made.front(input, digests, new FrontRows(input, facts, moments, labels), new ClaimRows(facts, labels), new TestRows(input, facts, moments));
		made.put("observed", ObservedRows.Row.class, new ObservedRows(facts, moments).rows(), "8.2 observed", "The evidence says nothing that could be held against an entered condition.");
		made.evidence(new EvidenceRows(input, facts, moments), new TestRows(input, facts, moments), new QualityRows(facts, moments));
		made.findings(input, new FindingRows(facts, new Cited(facts, labels)), new SightingRows(facts, labels, moments));
		CountedFlows counted = CountedFlows.of(input.facts());
		made.traffic(input, counted, new EndpointRows(input, facts, moments, labels), new TestRows(input, facts, moments), new FirmwareRows(facts, labels), new RomRows(facts), figures,
				new EndpointConditionRows(input.endpoints(), facts, counted), new AttributionRows(facts));
		made.appendix(facts, new AppendixRows(facts, labels));
		made.summary(new SummaryRows(facts, labels), new FrontRows(input, facts, moments, labels), new TestRows(input, facts, moments), new FindingRows(facts, new Cited(facts, labels)));
		return made.tables;
	}

	private void front(ReportInput input, Map<String, String> digests, FrontRows front, ClaimRows claims, TestRows tests) {
		List<FrontRows.Pair> pairs = new ArrayList<>(front.pairs());
		digests.forEach((label, text) -> pairs.add(new FrontRows.Pair("digests", label, text)));
		put("pair", FrontRows.Pair.class, pairs, "", "");
		put("answer", FrontRows.Answer.class, front.answers(), "2", "No claim is audited in this case.");
		put("member", FrontRows.Member.class, front.people(), "3", "No person is entered in the case besides the examiner named on the title page.");
		put("claim", ClaimRows.ClaimRow.class, claims.claims(front.answers()), "16", "No claim is audited in this case.");
		put("matrix", ClaimRows.MatrixRow.class, claims.matrix(tests), "", "");
		put("cell", ClaimRows.CellRow.class, claims.rows(), "", "");
		put("change", ClaimRows.ChangeRow.class, claims.changes(), "", "");
	}

	private void evidence(EvidenceRows evidence, TestRows tests, QualityRows quality) {
		put("item", EvidenceRows.Item.class, evidence.items(), "5", "No evidence is in the case.");
		put("entry", EvidenceRows.Entry.class, evidence.journal(), "6", "The journal is empty.");
		put("device", EvidenceRows.DeviceText.class, evidence.devices(), "7", "No device is entered in the case.");
		put("run", TestRows.RunRow.class, tests.runs(), "8.1", "No run is entered: nothing was tested under known conditions.");
		put("condition", TestRows.ConditionRow.class, tests.conditions(), "8.2", "No condition is recorded.");
		put("stimulus", TestRows.StimulusRow.class, tests.stimuli(), "8.3", "No stimulus is recorded.");
		put("point", TestRows.PointRow.class, tests.points(), "8.4", "No capture belongs to a run.");
		put("exhibit", TestRows.ExhibitRow.class, tests.exhibits(), "8.5", "No exhibit was searched for.");
		put("capture", QualityRows.CaptureRow.class, quality.captures(), "11.1", "No capture is in the case.");
		put("unread", QualityRows.UnreadRow.class, quality.unread(), "11.2", "No flow was found.");
		put("problem", QualityRows.ProblemRow.class, quality.problems(), "11.3", "Nothing was met that could not be read or understood.");
	}

	private void findings(ReportInput input, FindingRows findings, SightingRows sightings) {
		put("headline", FindingRows.Headline.class, findings.headlines(), "", "");
		put("finding", FindingRows.Line.class, findings.lines(), "12", "The rules of this version found nothing to conclude.");
		put("contrary", FindingRows.Contrary.class, findings.contrary(), "18.3", "No fact is listed against a finding.");
		put("sighting", SightingRows.Line.class, sightings.lines(input.head().excerpts()), "12.S", "No exhibit was seen in the traffic.");
	}

	private void traffic(ReportInput input, CountedFlows counted, EndpointRows endpoints, TestRows tests, FirmwareRows firmware, RomRows rom, FigureRows figures,
			EndpointConditionRows byCondition, AttributionRows attributions) {
		put("endpoint", EndpointRows.Row.class, endpoints.endpoints(), "13", "No endpoint was seen.");
		put("source", EndpointRows.Source.class, endpoints.sources(), "13.1", "No reference table says anything of an endpoint.");
		put("name", EndpointRows.NameRow.class, endpoints.names(), "13.2", "No name of an endpoint was seen in the traffic.");
		put("byCondition", EndpointConditionRows.Row.class, byCondition.rows(), "13.3", "No condition has two values in this case, or no handset called anybody.");
		put("behind", AttributionRows.Behind.class, attributions.behind(), "13.4", "No reference table says anything of an endpoint.");
		put("reference", AttributionRows.Reference.class, attributions.references(), "13.5", "No reference table is quoted.");
		List<EndpointRows.Contact> contacts = endpoints.contacts(tests, counted);
		put("contact", EndpointRows.Contact.class, contacts, "14.2", "No run has a flow.");
		put("rateOf", MatrixRows.RateRow.class, MatrixRows.rows(input.times().matrix()), "14.1", "No run that counts had both a condition and a watched contact.");
		put("matrixPicture", FigureRows.Picture.class, figures.matrix(), "", "");
		put("link", FirmwareRows.Link.class, firmware.links(), "15", "No firmware file names an endpoint of this case, or no firmware image was examined.");
		put("said", RomRows.Said.class, rom.said(), "15.1", "No condition names a default or a text of the ROM, or none of those named was read.");
		put("event", TimelineRows.Event.class, TimelineRows.events(input.times().counted(), endpoints.background()), "17", "There is nothing to show over time.");
		put("picture", FigureRows.Picture.class, figures.timeline(), "", "");
	}

	private void appendix(Facts facts, AppendixRows appendix) {
		put("keyLog", LimitRows.KeyLog.class, LimitRows.keyLogs(facts), "", "");
		put("rate", LimitRows.Rate.class, LimitRows.rates(ErrorRates.published()), "", "");
		put("open", LimitRows.Open.class, LimitRows.open(facts), "18.2", "No cell is open.");
		put("factCount", AppendixRows.FactCount.class, appendix.counts(), "10.2", "The case has no facts.");
		put("factId", AppendixRows.FactId.class, appendix.index(), "21.5", "No fact is cited.");
		tables.put("absent", new Table<>(AppendixRows.Absent.class, absent));
	}

	private void summary(SummaryRows summary, FrontRows front, TestRows tests, FindingRows findings) {
		put("claimLine", SummaryRows.ClaimLine.class, summary.claims(front.answers()), "", "");
		put("ground", SummaryRows.Ground.class, summary.grounds(), "", "");
		put("coverage", SummaryRows.Coverage.class, summary.coverage(), "", "");
		put("tested", SummaryRows.Tested.class, summary.tested(tests), "", "");
		put("weighty", SummaryRows.Weighty.class, summary.findings(findings), "", "");
		put("against", FindingRows.Contrary.class, summary.contrary(findings), "", "");
	}

	private <R extends Record> void put(String name, Class<R> type, List<R> rows, String section, String ifEmpty) {
		tables.put(name, new Table<>(type, rows));
		if (rows.isEmpty() && !section.isEmpty()) {
			absent.add(new AppendixRows.Absent(section, ifEmpty));
		}
	}
}
