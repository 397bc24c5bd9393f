package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.endpoint.Atlas;
import org.telltale.endpoint.TableReader;

class AttributionFactsTest {

	private static String nanos(String day) {
		return Instant.parse(day + "T00:00:00Z").getEpochSecond() + "000000000";
	}

	private static Json.Fields fact(String table, String last, Json.Fields... names) {
		AttributionTables tables = new AttributionTables(new Atlas(List.of(TableReader.read(table.getBytes(StandardCharsets.UTF_8), "o.csv", Optional.empty()).value().orElseThrow())), List.of());
		Json.Fields flow = Json.object().put("type", "flow").put("server", Json.object().put("address", "192.0.2.1")).put("first", nanos("2014-08-07")).put("last", nanos(last));
		return new AttributionFacts(tables).facts(List.of(flow), List.of(names), new CaptureClocks(List.of())).getFirst();
	}

	private static Json.Fields name(String name, String source) {
		return Json.object().put("type", "name").put("address", "192.0.2.1").put("name", name).put("source", source);
	}

	@Test
	void laterHoldersStandBesideTheFirst() {
		String table = "range,owner,from,to\n192.0.2.0/24,Old,2014-01-01,2015-12-31\n192.0.2.0/24,New,2016-01-01,2016-12-31\n";
		Json.Fields fact = fact(table, "2017-06-01");
		assertEquals(Optional.of("Old"), fact.text("owner"));
		assertEquals(List.of("2016-01-01T00:00:00Z New", "2017-01-01T00:00:00Z nobody"),
				fact.items("later").stream().map(later -> later.text("asOf").orElseThrow() + " " + later.text("owner").orElse("nobody")).toList());
		assertTrue(fact(table, "2015-12-31").get("later").isEmpty(), "no contact after the change");
	}

	@Test
	void ofManyAnswersSomeAreListedAndTheOthersCounted() {
		StringBuilder table = new StringBuilder("range,owner,from,to\n");
		LocalDate day = LocalDate.parse("2014-08-07");
		for (int i = 0; i < 300; i++) {
			table.append("192.0.2.0/24,o").append(i).append(',').append(day.plusDays(i)).append(',').append(day.plusDays(i)).append('\n');
		}
		Json.Fields fact = fact(table.toString(), "2016-01-01");
		assertEquals(65, fact.items("answers").size());
		assertEquals(Optional.of(235L), fact.integer("unlisted"));
		assertEquals(257, fact.items("later").size(), "the last says that there are more");
		assertTrue(fact.items("later").getLast().text("owner").isEmpty());
	}

	@Test
	void whatARequestSpeaksOfIsNoNameOfTheServer() {
		String table = "range,registrant,flags,from\n192.0.2.0/24,,,2014-01-01\nshop.example,Shop,cdn,2014-01-01\n";
		Json.Fields asked = fact(table + "192.0.2.1,Lab,,2014-01-01\n", "2014-08-08", name("shop.example", "parameter"));
		assertTrue(asked.get("nameAnswers").isEmpty() && asked.text("flags").isEmpty(), asked.toString());
		assertEquals(Optional.of("cdn"), fact(table, "2014-08-08", name("shop.example", "sni")).text("flags"));
	}
}
