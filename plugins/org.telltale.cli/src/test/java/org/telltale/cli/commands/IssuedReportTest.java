package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.casework.Case;
import org.telltale.cli.Main;
import org.telltale.report.CaseReports;
import org.telltale.report.Master;
import org.telltale.report.SealOrder;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.store.keys.PasswordSource;

/** A report is issued whatever else fails, and what could not be entered in the journal is not there. */
class IssuedReportTest {

	@TempDir
	private Path folder;
	private Path made;
	private SigningKey key;
	private Path password;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void caseAndKey() throws IOException, SealException {
		made = folder.resolve("c.telltale");
		assertEquals(0, run("case", "create", made, "--number", "1", "--title", "t", "--examiner", "A. Examiner"), err.toString());
		key = new DemoKeys().create(folder, "A. Examiner", "secret".toCharArray(), Instant.now()).key();
		password = Files.writeString(folder.resolve("password.txt"), "secret\n");
	}

	private int run(Object... words) {
		out.getBuffer().setLength(0);
		err.getBuffer().setLength(0);
		return Main.run(Arrays.stream(words).map(Object::toString).toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
	}

	private List<String> names() throws IOException {
		try (Stream<Path> inside = Files.list(folder)) {
			return inside.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void reportWhoseHeadCannotBeSignedIsSaidToBeIssued() throws IOException {
		Files.writeString(made.resolve("heads"), "no folder");
		Path report = folder.resolve("r.pdf");
		Path question = folder.resolve("r.tsq");
		assertEquals(1, run("report", made, "--out", report, "--sign", folder.resolve("examiner.p12"), "--password-file", password, "--level", "T", "--timestamp-request", question), err.toString());
		assertTrue(out.toString().contains("wrote " + report) && out.toString().contains("NOT signed"), out.toString());
		assertTrue(Files.exists(question));
		assertTrue(Files.exists(report));
	}

	@Test
	void onlyAReportOfTheCaseIsDisclosedAndItIsEnteredFirst() throws IOException {
		Path report = folder.resolve("r.pdf");
		assertEquals(0, run("report", made, "--out", report, "--sign", folder.resolve("examiner.p12"), "--password-file", password), out.toString() + err);
		Path other = Files.write(folder.resolve("other.pdf"), (Files.readString(report, StandardCharsets.ISO_8859_1) + "\n").getBytes(StandardCharsets.ISO_8859_1));
		Path target = folder.resolve("given");
		assertEquals(3, run("case", "disclose", made, "--report", other, "--out", target), err.toString());
		assertTrue(err.toString().contains("issued no report"), err.toString());
		assertEquals(0, run("case", "disclose", made, "--report", report, "--out", target), out.toString() + err);
		assertTrue(Files.exists(target.resolve("disclosure.json")));
		assertFalse(names().contains("given.part"), names().toString());
		assertEquals(0, run("journal", made));
		assertEquals(1, out.toString().lines().filter(line -> line.contains("disclose")).count(), out.toString());
	}

	@Test
	void nothingIsSignedWhoseEvidenceIsAltered() throws IOException {
		Path log = Files.writeString(folder.resolve("getprop.txt"), "[ro.build.id]: [KTU84P]\n[ro.product.model]: [HM NOTE]\n");
		assertTrue(run("import", made, log) < 2, out.toString() + err);
		assertTrue(run("analyse", made) < 2, out.toString() + err);
		Path item;
		try (Stream<Path> vault = Files.walk(made.resolve("vault"))) {
			item = vault.filter(Files::isRegularFile).findFirst().orElseThrow();
		}
		byte[] whole = Files.readAllBytes(item);
		byte[] altered = whole.clone();
		altered[3] ^= 1;
		assertTrue(item.toFile().setWritable(true));
		Files.write(item, altered);
		Path report = folder.resolve("r.pdf");
		Object[] sign = { "report", made, "--out", report, "--sign", folder.resolve("examiner.p12"), "--password-file", password };
		assertEquals(4, run(sign), out.toString() + err);
		assertTrue(err.toString().contains(item.toString()) && err.toString().contains("altered"), err.toString());
		assertEquals(4, run("report", made, "--out", report, "--prepare"), out.toString() + err);
		assertFalse(Files.exists(report));
		Files.write(item, whole);
		assertTrue(run(sign) < 2, out.toString() + err);
		assertEquals(0, run("journal", made));
		assertEquals(2, out.toString().lines().filter(line -> line.contains("verify-evidence")).count(), out.toString());
		try (PDDocument pages = Loader.loadPDF(report.toFile())) {
			String text = new PDFTextStripper().getText(pages).replaceAll("\\s+", " ");
			assertTrue(text.contains("The item was read again for this report"), text);
		}
	}

	@Test
	void reportThatCannotBeEnteredLeavesWhatWasThere() throws Exception {
		Path report = Files.writeString(folder.resolve("r.pdf"), "an earlier one");
		List<String> before = names();
		try (Case reading = Case.read(made, PasswordSource.NONE)) {
			assertThrows(IllegalStateException.class, () -> CaseReports.seal(reading, report, SealOrder.of(key), 0, Master.PUBLIC, Progress.NONE));
		}
		assertEquals("an earlier one", Files.readString(report));
		assertEquals(before, names());
	}
}
