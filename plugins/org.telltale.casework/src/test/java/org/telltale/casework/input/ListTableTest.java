package org.telltale.casework.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.model.Claim;
import org.telltale.model.Exhibit;
import org.telltale.model.Handset;
import org.telltale.model.Run;
import org.telltale.model.TelltaleFactory;

class ListTableTest {

	private static final String HEAD = "record,run,start,end,dimension,value,source,at,kind,exhibits,file,point\n";
	private static final String RUN = "run,R1,2014-08-05T10:00:00Z,2014-08-05T11:00:00Z\n";

	private static List<String> faults(String rows) {
		return RunsFile.read("runs.csv", HEAD + rows, List.of()).problems().stream().map(Problem::what).toList();
	}

	private static List<Exhibit> exhibits(String... ids) {
		return Stream.of(ids).map(id -> {
			Exhibit exhibit = TelltaleFactory.eINSTANCE.createExhibit();
			exhibit.setId(id);
			return exhibit;
		}).toList();
	}

	/** Both templates are the same list, and each can be entered as it is. */
	@Test
	void templateAsTableIsTheTemplate() {
		Outcome<RunsFile> table = RunsFile.read("t.csv", InputTemplates.tableOf("run").replace("E1 E1/from", "E1"), exhibits("E1"));
		Outcome<RunsFile> json = RunsFile.read("t.json", InputTemplates.of("run"), exhibits("E1"));
		assertEquals(List.of(), table.problems());
		assertEquals(List.of(), json.problems());
		Run a = table.value().orElseThrow().runs().getFirst();
		Run b = json.value().orElseThrow().runs().getFirst();
		assertEquals(b.getConditions().stream().map(c -> c.getDimension() + c.getValue() + c.getSource() + c.getUncertainty() + c.getBy()).toList(),
				a.getConditions().stream().map(c -> c.getDimension() + c.getValue() + c.getSource() + c.getUncertainty() + c.getBy()).toList());
		assertEquals(b.getStimuli().stream().map(s -> s.getAt() + s.getKind() + s.getExhibit().getId()).toList(),
				a.getStimuli().stream().map(s -> s.getAt() + s.getKind() + s.getExhibit().getId()).toList());
		assertEquals(b.getCaptures().stream().map(c -> c.getFile() + c.getPoint() + c.getSees() + c.getClockUncertainty()).toList(),
				a.getCaptures().stream().map(c -> c.getFile() + c.getPoint() + c.getSees() + c.getClockUncertainty()).toList());
		Handset handset = table.value().orElseThrow().handsets().getFirst();
		assertEquals(List.of("192.0.2.10", "00:00:5e:00:53:01"), List.copyOf(handset.getAddresses()));
		assertEquals(List.of("stock", "ota"), List.copyOf(table.value().orElseThrow().dimensions().getFirst().getValues()));
	}

	@Test
	void claimsAsATable() {
		List<Claim> claims = ClaimsFile.read("c.csv", InputTemplates.tableOf("claim")).value().orElseThrow();
		assertEquals("the claim, verbatim", claims.getFirst().getText());
		List<Problem> problems = ClaimsFile.read("c.csv", "id,claimant,date,text,predicate\nC1,w,2014,t,never lie\n").problems();
		assertTrue(problems.getFirst().what().startsWith("line 2, predicate: "), problems.toString());
	}

	@Test
	void errorsNameLineAndColumn() {
		assertEquals(List.of("line 2, start: \"yesterday\" is no time with zone, for example 2014-08-07T10:00:00Z"), faults("run,R1,yesterday,2014-08-05T11:00:00Z\n"));
		assertEquals(List.of("line 4, source: \"hearsay\" is none of settings, screenshot, log, rom-default, capture, properties, counter, dump, statement"), faults(RUN + "\ncondition,R1,,,cloud,off,hearsay\n"));
		assertEquals(List.of("line 3, value: a text is wanted"), faults(RUN + "condition,R1,,,cloud,,settings\n"));
		assertEquals(List.of("line 3: the case has no exhibit \"E9\"; enter the exhibits first"), faults(RUN + "stimulus,R1,,,,,,2014-08-05T10:01:00Z,BOOT,E9\n"));
		assertEquals(List.of("line 3: no line above is the run \"R2\""), faults(RUN + "capture,R2,,,,,,,,,r.pcap,ap\n"));
		assertEquals(List.of("line 3: \"off\" stands in the column \"value\", which means nothing there"), faults(RUN + "capture,R1,,,,off,,,,,r.pcap,ap\n"));
		assertTrue(faults(RUN + "runs,R1\n").getFirst().startsWith("line 3: \"runs\" is none of the records"));
	}

	@Test
	void nothingIsLostInSilence() {
		String head = "record,run,start,end,hypothetical\n";
		assertEquals(true, RunsFile.read("r", head + RUN.strip() + ",TRUE\n", List.of()).value().orElseThrow().runs().getFirst().isHypothetical());
		assertEquals(List.of("line 2, hypothetical: \"yes\" is neither true nor false"),
				RunsFile.read("r", head + RUN.strip() + ",yes\n", List.of()).problems().stream().map(Problem::what).toList());
		assertEquals(List.of("line 3: a quotation mark is not closed"), faults(RUN + "condition,R1,,,cloud,off,\"settings\n" + "capture,R1\n").subList(0, 1));
		assertTrue(faults(RUN + "condition,R1,,,cloud,off,\"sett\"ings\n").contains("line 3: text stands behind a closing quotation mark"));
		assertTrue(RunsFile.read("r", "record,run,run\n", List.of()).problems().getFirst().what().contains("the column \"run\" stands twice"));
		List<String> twice = RunsFile.read("r", "record,dimension,order\ndimension,consent,none given\ndimension,consent,given none\ndimension,,a\n", List.of()).problems().stream()
				.map(Problem::what).toList();
		assertTrue(twice.containsAll(List.of("line 3: the dimension \"consent\" stands twice", "line 4: the dimension has no name")), twice.toString());
	}

	@Test
	void linesAreThoseOfTheText() {
		assertEquals(List.of("line 5, point: \"roof\" is none of handset, ap, gateway, vpn"), faults("run,R1,2014-08-05T10:00:00Z,2014-08-05T11:00:00Z,,,,,\"two\nlines\"\n".replace(",,,,,\"two\nlines\"", "") + "\r\n\r\n"
				+ "capture,R1,,,,,,,,,r.pcap,roof\n"));
	}

	@Test
	void whatIsNeitherJsonNorATableIsSaid() {
		assertTrue(RunsFile.read("r", "no list", List.of()).problems().getFirst().what().contains("neither JSON nor CSV"));
		assertTrue(ClaimsFile.read("c", "").problems().getFirst().what().contains("neither JSON nor CSV"));
		assertEquals(List.of(), RunsFile.read("r", "\uFEFF \n" + InputTemplates.of("run"), exhibits("E1")).problems().stream().filter(p -> p.what().contains("neither")).toList());
	}
}
