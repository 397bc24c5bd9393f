package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is said in one line: what, where and what to do; scripts can tell the kinds apart by the exit code. */
class ErrorTextsTest {

	private static Path work;
	private static Path caseFolder;

	@BeforeAll
	static void prepare() throws IOException {
		work = Demo.work("errors");
		caseFolder = work.resolve("c.telltale");
		Files.createDirectories(work.resolve("empty"));
		Files.writeString(work.resolve("text.txt"), "no capture, no report\n");
		try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(work.resolve("text.gz")))) {
			gzip.write("no capture\n".getBytes(StandardCharsets.US_ASCII));
		}
		assertEquals(0, Ran.here("case", "create", caseFolder, "--number", "1", "--title", "t", "--examiner", "e").code());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"case show @nowhere | 4", "endpoints @empty | 4", "flows @text.txt | 4", "journal @nowhere | 4", "case create @c.telltale --number 1 --title t --examiner e | 4",
			"import @c.telltale @nowhere.pcap | 4", "import @c.telltale @text.txt --keylog @text.txt | 3", "import @c.telltale @text.txt --keylog @nowhere.keys | 4", "import @c.telltale @text.txt --password-file @nowhere | 4", "import @nowhere @text.txt | 4", "import @c.telltale @text.txt --run R9 | 4",
			"scan @nowhere.pcap | 3", "scan --exhibits @nowhere.json @text.txt | 3", "scan --handset lunch @text.txt | 2",
			"show @nowhere.pcap --frame 1 | 3", "show @text.txt --frame 1 | 3", "show @text.gz --frame 1 | 3", "show @text.txt --frame 0 | 2", "show @c.telltale --frame 1 | 2",
			"show @text.txt --frame 1 --evidence x | 2", "firmware @nowhere.img | 3", "verify @nowhere.pdf | 3", "case restore @nowhere --out @new.telltale | 4", "case restore @empty --out @new.telltale | 4", "case compare @c.telltale @nowhere | 4",
			"runs @c.telltale add --from @nowhere.json | 3", "claims @c.telltale add --from @text.txt | 3", "runs @c.telltale delete | 2", "runs | 2",
			"findings accept F1 @c.telltale | 2", "findings accept F1 @c.telltale --by me --reason why | 2", "custody @c.telltale add --action eaten | 2",
			"custody @c.telltale add --action received --at lunch | 2", "import @c.telltale @text.txt --clock-offset lunch | 2",
			"case create @other.telltale --number 1 --title t --examiner e --zone Mars | 2", "case create @other.telltale --number BLANK --title t --examiner e | 2",
			"case create @other.telltale --number 1 --title BLANK --examiner e | 2", "case create @other.telltale --number 1 --title t --examiner BLANK | 2", "people @c.telltale add --name BLANK | 2",
			"case restore @empty --out @new.telltale --by BLANK | 2", "findings accept F1 @c.telltale --by BLANK --reason why | 2", "findings accept F1 @c.telltale --by me --reason BLANK | 2",
			"conditions @c.telltale adopt O1 --by BLANK --reason why | 2", "custody @c.telltale add --action received --by BLANK | 2", "people @c.telltale add | 2",
			"report @c.telltale --out @r.pdf | 2", "report @c.telltale --out @r.pdf --sign k.p12 --level T | 2", "report @c.telltale --out @r.pdf --sign k.p12 --level LT | 2",
			"report @c.telltale --out @r.pdf --sign k.p12 --tsa http://192.0.2.1/ | 2", "report @c.telltale --out @r.pdf --sign k.p12 --review @text.txt | 2", "report --draft | 2",
			"report @c.telltale --out @r.pdf --sign pkcs11:@nowhere.so --password-file @text.txt | 4", "report timestamp @nowhere.pdf --token @text.txt --out @r.pdf | 4",
			"report timestamp @nowhere.pdf | 2", "report review @text.txt --sign @nowhere.p12 --password-file @text.txt --out @r.p7s | 4",
			"report @c.telltale --out @r.pdf --sign @nowhere.p12 --password-file @text.txt | 4", "report @c.telltale --out @r.pdf --draft --master brief | 2", "report @c.telltale --out @r.pdf --draft --language fr | 2", "report @c.telltale --out @r.html --paper A5 | 2",
			"report @nowhere --out @r.pdf --draft | 4", "bench capture --sizes lunch | 2", "bench capture --from @nowhere | 2", "scan @text.txt --keylog @text.txt | 3", "trust add @text.txt | 3" })
	void oneLineAndTheExitCodeOfItsKind(String command, int code) {
		Ran ran = Ran.here((Object[]) words(command));
		assertEquals(code, ran.code(), () -> command + ": " + ran.out() + ran.err());
		assertEquals(1, ran.err().lines().count(), ran.err());
		assertTrue(ran.err().startsWith("telltale: ") && ran.err().strip().length() > 20, ran.err());
		assertFalse(ran.err().contains("Exception"), ran.err());
		assertEquals(command.contains("BLANK"), ran.err().contains("empty or blank"), ran.err());
	}

	@ParameterizedTest
	@ValueSource(strings = { "bench firmware", "firmware @text.txt --diff @text.txt" })
	void whatIsDesignedAndNotBuiltSaysSo(String command) {
		Ran ran = Ran.here((Object[]) words(command));
		assertEquals(2, ran.code(), ran.err());
		assertTrue(ran.err().contains("not in this version"), ran.err());
		assertEquals(1, ran.err().lines().count(), ran.err());
		assertFalse(Files.exists(work.resolve("e.telltale")), "nothing was made");
	}

	@ParameterizedTest
	@ValueSource(strings = { "endpoint", "scan", "import @c.telltale", "case show @c.telltale --format xml", "verify", "scan --facts lunch @text.txt", "scan --set @text.txt @text.txt", "--nonsense" })
	void wrongCommandLinesAreUsageErrors(String command) {
		Ran ran = Ran.here((Object[]) words(command));
		assertEquals(2, ran.code(), ran.err());
		assertFalse(ran.err().isBlank());
		assertFalse(ran.err().contains("\tat "), ran.err());
	}

	@Test
	void badPredicateNamesItsColumnAndNothingIsEntered() throws IOException {
		Path claims = work.resolve("claims.json");
		Files.writeString(claims, """
				{"claims":[{"id":"C1","claimant":"x","date":"2014-07-30","text":"t","predicate":"never send LUNCH when cloud = off"}]}""", StandardCharsets.UTF_8);
		Ran ran = Ran.here("claims", caseFolder, "add", "--from", claims);
		assertEquals(3, ran.code(), ran.err());
		assertTrue(ran.err().contains("/claims/0/predicate") && ran.err().contains("column 12"), ran.err());
		assertEquals(1, ran.err().lines().count(), ran.err());
		assertEquals(List.of(), Ran.here("claims", caseFolder, "--format", "json").lines());
	}

	@Test
	void whatChangedSinceTheLastAnalysisIsSaidAndNotSigned() throws IOException {
		Path folder = work.resolve("pending.telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		Path claims = Files.writeString(work.resolve("claim.json"), """
				{"claims":[{"id":"C1","claimant":"x","date":"2014-07-30","text":"t","predicate":"never send SMS when cloud = off"}]}""", StandardCharsets.UTF_8);
		assertEquals(0, Ran.here("claims", folder, "add", "--from", claims).code());
		Ran cells = Ran.here("cells", folder);
		assertEquals(0, cells.code());
		assertTrue(cells.err().contains("changed since its last analysis (claim 1)"), cells.err());
		Ran signed = Ran.here("report", folder, "--out", work.resolve("pending.pdf"), "--sign", work.resolve("nowhere.p12"), "--password-file", work.resolve("text.txt"));
		assertEquals(4, signed.code(), signed.err());
		assertTrue(signed.err().contains("(claim 1)") && signed.err().contains("analyse it"), signed.err());
		assertEquals(1, Ran.here("analyse", folder).code(), "done, and the claim has no archived copy");
		assertEquals("", Ran.here("cells", folder).err());
	}

	@ParameterizedTest
	@ValueSource(strings = { "text.txt", "text.gz" })
	void textFileIsBadEvidenceForScan(String name) {
		Ran ran = Ran.here("scan", work.resolve(name));
		assertEquals(3, ran.code(), ran.err());
		assertTrue(ran.lines().getLast().contains("\"type\":\"capture\""), ran.out());
	}

	@Test
	void changedJournalIsBadEvidence() throws IOException {
		Path folder = work.resolve("changed.telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		assertEquals(0, Ran.here("journal", folder, "verify").code());
		Path journal = folder.resolve("journal.jsonl");
		Files.writeString(journal, Files.readString(journal, StandardCharsets.UTF_8).replace("\"actor\":\"e\"", "\"actor\":\"f\""), StandardCharsets.UTF_8);
		Ran ran = Ran.here("journal", folder, "verify");
		assertEquals(3, ran.code(), ran.out());
		assertEquals(4, Ran.here("people", folder, "add", "--name", "x").code(), "a case whose journal was changed is not opened");
	}

	@Test
	void formulasFromEvidenceAreTextInCsv() throws IOException {
		Path folder = work.resolve("formulas.telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		Path exhibits = work.resolve("exhibits.json");
		Files.writeString(exhibits, """
				{"exhibits":[{"id":"E1","kind":"TEXT","value":"=HYPERLINK(\\"http://192.0.2.1/\\",\\"x\\")"},
				 {"id":"E2","kind":"TEXT","value":"@SUM(A1:A9)"},{"id":"E3","kind":"TEXT","value":"+1+cmd|'/C calc'!A0"},{"id":"E4","kind":"TEXT","value":"a\\u202egpj.exe"}]}""",
				StandardCharsets.UTF_8);
		Ran entered = Ran.here("exhibits", folder, "add", "--from", exhibits);
		assertEquals(0, entered.code(), entered.err());
		Ran csv = Ran.here("exhibits", folder, "--format", "csv");
		for (String formula : List.of("=HYPERLINK", "@SUM", "+1+cmd")) {
			assertTrue(csv.out().contains("'" + formula), csv.out());
			assertFalse(csv.out().contains("," + formula) || csv.out().contains("\"" + formula), csv.out());
		}
		assertFalse(Ran.here("exhibits", folder).out().contains("\u202e"), "bidirectional overrides are made visible");
	}

	/** @ stands for the folder, BLANK for a blank that cannot be broken. */
	private static String[] words(String command) {
		return List.of(command.split(" ")).stream().map(word -> word.startsWith("@") ? work.resolve(word.substring(1)).toString() : word.equals("BLANK") ? "\u00a0" : word)
				.toArray(String[]::new);
	}
}
