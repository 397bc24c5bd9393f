package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
