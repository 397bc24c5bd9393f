package org.telltale.report.internal.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.report.input.Language;
import org.telltale.report.internal.words.Sentences;
import org.telltale.report.internal.words.Words;
import org.telltale.casework.time.CountedFlows;

class EndpointRowsOfConditionsTest {

	private final List<Json.Fields> facts = new ArrayList<>();
	private final List<Json.Fields> endpoints = List.of(Json.object().put("address", "192.0.2.1").put("host", "a.example"), Json.object().put("address", "192.0.2.2"));

	private void condition(String value, long from, long to) {
		facts.add(Json.object().put("type", "condition").put("run", "R1").put("dimension", "cloud").put("value", value).put("from", Long.toString(from)).put("to", Long.toString(to)));
	}

	private void flow(long first, long last, long out) {
		facts.add(Json.object().put("type", "flow").put("run", "R1").put("device", "H").put("evidence", "e").put("first", Long.toString(first)).put("last", Long.toString(last))
				.put("server", Json.object().put("address", "192.0.2.1")).put("bytes", Json.object().put("out", out).put("in", 10)));
	}

	private List<EndpointConditionRows.Row> rows() {
		return new EndpointConditionRows(endpoints, new Facts(facts, new Sentences(Words.in(Language.ENGLISH))), CountedFlows.of(facts)).rows();
	}

	@Test
	void bytesCountForTheValueAtTheBeginningInTrueTime() {
		condition("off", 100, 200);
		condition("on", 200, 300);
		facts.add(Json.object().put("type", "evidence").put("evidence", "e").put("clockOffset", "50"));
		flow(60, 70, 1000);
		flow(149, 149, 500);
		flow(150, 160, 2000);
		flow(140, 155, 7);
		flow(300, 310, 8);
		assertEquals(List.of(new EndpointConditionRows.Row("a.example\n192.0.2.1", """
				cloud = changed during the connection: 7 out, 10 in, 1 connection (R1)
				cloud = not recorded: 8 out, 10 in, 1 connection (R1)
				cloud = off: 1,500 out, 20 in, 2 connections (R1)
				cloud = on: 2,000 out, 10 in, 1 connection (R1)""")), rows());
	}

	@Test
	void whatTwoPointsSawCountsOnce() {
		condition("off", 100, 200);
		condition("on", 200, 300);
		facts.add(Json.object().put("type", "run").put("run", "R1").put("handset", "H").put("start", "100").put("end", "300"));
		for (String point : List.of("ap", "handset")) {
			facts.add(Json.object().put("type", "capture-point").put("run", "R1").put("evidence", point).put("point", point)
					.put("sees", Json.texts(List.of("wifi"))));
			flow(110, 120, 1000);
			facts.getLast().put("evidence", point).put("flow", point + "1");
		}
		assertEquals(List.of(new EndpointConditionRows.Row("a.example\n192.0.2.1", "cloud = off: 1,000 out, 10 in, 1 connection (R1)")), rows());
	}

	@Test
	void aDimensionOfOneValueAndAnEndpointThatNobodyCalledHaveNoRow() {
		condition("off", 100, 200);
		flow(110, 120, 5);
		assertEquals(List.of(), rows());
	}

	@Test
	void whatChangesBetweenContactsIsSaidFromItsMomentOn() {
		facts.add(Json.object().put("type", "attribution").put("address", "192.0.2.1").put("asOf", "2014-08-07T10:00:00Z").put("owner", "Holder").put("as", "AS1").put("asSource", "routes, 1")
				.put("later", Json.array(List.of(
						Json.object().put("asOf", "2014-09-01T00:00:00Z").put("owner", "Heir").put("ownerSource", "overlay.csv, 4").put("as", "AS1").put("asSource", "routes, 1")
								.put("conflicts", Json.object().put("owner", Json.texts(List.of("Other, list.csv")))),
						Json.object().put("asOf", "2014-09-02T10:00:00Z").put("as", "AS1").put("asSource", "routes, 1")))));
		assertEquals(List.of(
				new AttributionRows.Behind("192.0.2.1\nfrom 2014-09-01 on", "owner: Heir (before: Holder)\nowner: Other, list.csv (DISAGREES)", "overlay.csv, 4\nroutes, 1", "up to the next change, or the last contact"),
				new AttributionRows.Behind("192.0.2.1\nfrom 2014-09-02T10:00:00Z on", "owner: unknown (before: Heir)", "routes, 1", "up to the next change, or the last contact")),
				new AttributionRows(new Facts(facts, new Sentences(Words.in(Language.ENGLISH)))).behind());
	}

	@Test
	void eachRowOfATableIsQuotedOnceWithWhatDisagreesAndWhatIsNotKnown() {
		Json.Fields source = Json.object().put("evidence", "t").put("path", "overlay.csv").put("row", 3);
		Json.Fields answer = Json.object().put("role", "as").put("value", "AS64496").put("subject", "192.0.2.0-192.0.2.255").put("holds", true).put("used", true)
				.put("conflict", false).put("source", source).put("from", "2014-01-01T00:00:00Z").put("to", "2015-01-01T00:00:00Z").put("ageDays", 3);
		facts.add(Json.object().put("type", "attribution").put("address", "192.0.2.1").put("asOf", "2014-08-07T10:00:00Z")
				.put("answers", Json.array(List.of(answer, answer.copy().put("role", "owner").put("value", "Holder"),
						answer.copy().put("value", "AS64500").put("used", false).put("conflict", true).put("source", source.copy().put("evidence", "u").put("path", "routes")),
						answer.copy().put("value", "AS1").put("holds", false).put("used", false))))
				.put("nameAnswers", Json.array(List.of(answer.copy().put("role", "registrant").put("value", "Holding").put("name", "a.example").put("subject", "example"))))
				.put("unknown", Json.object().put("operator", "no table covers 2014-08-07").put("asCountry", "no table covers 2014-08-07"))
				.put("tables", Json.array(List.of(Json.object().put("evidence", "t").put("name", "overlay.csv").put("form", "overlay").put("builtIn", false)))));
		facts.add(Json.object().put("type", "attribution").put("address", "192.0.2.10").put("asOf", "2014-08-09T10:00:00Z")
				.put("unknown", Json.object().put("operator", "no table covers 2014-08-09").put("asCountry", "no table covers 2014-08-09").put("owner", "no table in the case")));
		AttributionRows rows = new AttributionRows(new Facts(facts, new Sentences(Words.in(Language.ENGLISH))));
		String address = "192.0.2.1\nas of 2014-08-07";
		String period = "from 2014-01-01 until 2015-01-01, table 3 days older";
		assertEquals(List.of(new AttributionRows.Behind(address, "AS: AS64496\nowner: Holder", "overlay.csv, line 3\n192.0.2.0-192.0.2.255", period),
				new AttributionRows.Behind(address, "AS: AS64500 (DISAGREES)", "routes, line 3\n192.0.2.0-192.0.2.255", period),
				new AttributionRows.Behind(address, "registrant of the name a.example: Holding", "overlay.csv, line 3\nexample", period),
				new AttributionRows.Behind("192.0.2.1 as of 2014-08-07\n192.0.2.10 as of 2014-08-09", "unknown: holder of the AS, country of the AS", "no table covers that date", ""),
				new AttributionRows.Behind("192.0.2.10 as of 2014-08-09", "unknown: owner", "no table in the case", "")), rows.behind());
		assertEquals(List.of(new AttributionRows.Reference("overlay.csv", "overlay", "t", "no date of its own", "none stated in the file")), rows.references());
	}
}
