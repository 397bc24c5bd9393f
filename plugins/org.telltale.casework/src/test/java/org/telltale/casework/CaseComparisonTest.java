package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.casework.compare.CaseComparison;
import org.telltale.casework.compare.Difference;

class CaseComparisonTest {

	private static final byte[] TELLS = CaseDesk.sends("2014-08-05T10:06:00Z", CaseDesk.SECRET);

	@TempDir
	private Path folderA;
	@TempDir
	private Path folderB;
	private CaseDesk a;
	private CaseDesk b;

	@BeforeEach
	void open() throws Exception {
		a = new CaseDesk(folderA);
		b = new CaseDesk(folderB);
		a.entered().take("r1.pcap", TELLS);
		b.entered().take("r1.pcap", TELLS);
	}

	@AfterEach
	void close() throws Exception {
		a.close();
		b.close();
	}

	private List<Difference> compared() throws Exception {
		a.analyse();
		b.analyse();
		return CaseComparison.of(a.file().facts(), a.file().endpoints(), b.file().facts(), b.file().endpoints());
	}

	private static Difference of(List<Difference> all, String area, String key) {
		return all.stream().filter(d -> d.area().equals(area) && d.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError(area + " " + key + " is not in " + all));
	}

	@Test
	void equalCasesDoNotDiffer() throws Exception {
		assertEquals(List.of(), compared());
	}

	@Test
	void anotherConditionExplainsAnotherVerdict() throws Exception {
		b.file().addRuns("runs.json", CaseDesk.RUNS.replace("\"value\":\"off\"", "\"value\":\"on\""));
		List<Difference> all = compared();
		Difference cell = of(all, "cell", "C1 R1 PHONE_NUMBER");
		assertEquals(Optional.of("contradicted (witness 1)"), cell.a());
		assertEquals(Optional.of("not applicable (outside-condition 0)"), cell.b());
		assertEquals(1, cell.because().size(), cell.toString());
		assertEquals("condition R1 cloud", cell.because().getFirst().substring(0, 18));
	}

	@Test
	void aCaptureThatOneLacksExplainsFindingsAndEndpoints() throws Exception {
		b.take("r2.pcap", CaseDesk.sends("2014-08-06T10:06:00Z", CaseDesk.SECRET));
		List<Difference> all = compared();
		Difference evidence = all.stream().filter(d -> d.area().equals("evidence")).findFirst().orElseThrow();
		assertEquals(Optional.empty(), evidence.a());
		Difference endpoint = of(all, "endpoint", TinyCapture.SERVER);
		assertEquals(List.of(true, true), List.of(endpoint.because().contains("evidence " + evidence.key()), endpoint.because().stream().anyMatch(why -> why.startsWith("capture-point R2"))));
		assertEquals(List.of(), of(all, "evidence", evidence.key()).because());
	}

	/** An exhibit that no stimulus names is looked for all the same, and may be the witness. */
	@Test
	void anExhibitThatOneCaseLooksForExplainsItsWitness() throws Exception {
		a.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"+447700900999\"}]}");
		b.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"+447700900999\"},{\"id\":\"E9\",\"kind\":\"PHONE_NUMBER\",\"value\":\"" + CaseDesk.SECRET + "\"}]}");
		Difference cell = of(compared(), "cell", "C1 R1 PHONE_NUMBER");
		assertEquals(Optional.of("contradicted (witness 1)"), cell.b());
		assertEquals(List.of("exhibit E9"), cell.because());
	}

	/** One title, two findings: the one for each state of the switches. */
	@Test
	void factsOfOneNameAreComparedTogether() {
		Json.Fields high = finding("high");
		Json.Fields low = finding("low");
		List<Difference> all = CaseComparison.of(List.of(high, low), List.of(), List.of(low), List.of());
		assertEquals(1, all.size());
		assertTrue(all.getFirst().a().orElseThrow().startsWith("high") && all.getFirst().b().orElseThrow().startsWith("low"), all.toString());
	}

	@Test
	void anotherAttributionExplainsAnotherOwner() {
		Json.Fields endpoint = Json.object().put("type", "endpoint").put("address", "192.0.2.1").put("runs", Json.array(List.of()));
		Json.Fields attribution = Json.object().put("type", "attribution").put("address", "192.0.2.1").put("owner", "one");
		List<Difference> all = CaseComparison.of(List.of(attribution), List.of(endpoint.copy().put("owner", "one")), List.of(attribution.copy().put("owner", "two")),
				List.of(endpoint.copy().put("owner", "two")));
		assertEquals(List.of("attribution 192.0.2.1"), of(all, "endpoint", "192.0.2.1").because());
	}

	@Test
	void whatARomWasReadToSayExplainsACellAndWhatTheEvidenceSaysAFinding() {
		Json.Fields run = Json.object().put("type", "run").put("run", "R1");
		Json.Fields condition = Json.object().put("type", "condition").put("run", "R1").put("dimension", "cloud").put("from", "0").put("value", "off")
				.put("source", Json.object().put("kind", "rom-default").put("evidence", "rom").put("reference", "p:def_cloud"));
		Json.Fields read = Json.object().put("type", "rom-default").put("evidence", "rom").put("name", "p:def_cloud").put("value", "0");
		Json.Fields other = read.copy().put("name", "p:def_screen");
		Json.Fields seen = Json.object().put("type", "observation").put("observation", "O-1").put("run", "R1").put("dimension", "cloud").put("evidence", "log").put("value", "off");
		Json.Fields cell = Json.object().put("type", "cell").put("claim", "C1").put("run", "*").put("kind", "STATE").put("verdict", "confirmed");
		Json.Fields finding = finding("low").put("supports", Json.texts(List.of("f-run")));
		List<Difference> all = CaseComparison.of(List.of(run.copy().put("id", "f-run"), condition, read, other, seen, cell, finding), List.of(),
				List.of(run.copy().put("id", "f-run"), condition, read.copy().put("value", "1"), seen.copy().put("observation", "O-2").put("value", "on"), cell.copy().put("verdict", "inconclusive"),
						finding.copy().put("severity", "high")), List.of());
		assertEquals(List.of("rom-default rom p:def_cloud"), of(all, "cell", "C1 * STATE").because(), "and not what was observed");
		assertEquals(List.of("observation R1 cloud log", "rom-default rom p:def_cloud"), of(all, "finding", "disclosure t").because());
		assertEquals(4, all.size(), "what no condition names of a ROM is none of it");
	}

	private static Json.Fields finding(String severity) {
		return Json.object().put("type", "finding").put("rule", "disclosure").put("title", "t").put("severity", severity).put("status", "proposed");
	}

	@Test
	void aDecisionIsADifferenceOfItsOwn() throws Exception {
		a.analyse();
		String finding = a.file().findings().getFirst().text("finding").orElseThrow();
		a.file().decide(finding, true, "A. Examiner", "seen");
		b.analyse();
		List<Difference> all = CaseComparison.of(a.file().facts(), a.file().endpoints(), b.file().facts(), b.file().endpoints());
		assertEquals(1, all.size(), all.toString());
		assertEquals("finding", all.getFirst().area());
		assertEquals(true, all.getFirst().a().orElseThrow().contains("accepted by A. Examiner: seen"));
		assertEquals(true, all.getFirst().b().orElseThrow().contains("proposed"));
	}
}
