package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.cli.Main;
import org.telltale.cli.output.CommandException;
import org.telltale.seal.DemoKeys;

class EncryptedCaseOptionsTest {

	@TempDir
	private Path folder;
	private Path password;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void password() throws IOException {
		password = Files.writeString(folder.resolve("password.txt"), "correct horse battery\n");
	}

	private int run(Object... words) {
		out.getBuffer().setLength(0);
		err.getBuffer().setLength(0);
		String[] texts = new String[words.length];
		for (int i = 0; i < words.length; i++) {
			texts[i] = words[i].toString();
		}
		return Main.run(texts, new PrintWriter(out), new PrintWriter(err));
	}

	private Path encrypted() {
		Path made = folder.resolve("e.telltale");
		assertEquals(0, run("case", "create", made, "--number", "1", "--title", "t", "--examiner", "e", "--encrypt", "--case-password-file", password), err.toString());
		return made;
	}

	@Test
	void passwordThatWouldNotBeUsedIsRefused() {
		assertEquals(2, run("case", "restore", folder.resolve("none.zip"), "--out", folder.resolve("r"), "--new-password-file", password), err.toString());
		assertTrue(err.toString().contains("--encrypt"), err.toString());
		assertEquals(2, run("demo", "--out", password, "--case-password-file", password), err.toString());
		assertTrue(err.toString().contains("--encrypt"), err.toString());
	}

	@Test
	void whereThereIsNoTerminalTheOptionOfTheNewPasswordIsNamed() {
		Path made = encrypted();
		assertEquals(4, run("case", "password", made, "--case-password-file", password), err.toString());
		assertTrue(err.toString().contains("--new-password-file"), err.toString());
		assertEquals("no password of a.p12 was given; type it, or say --password-file",
				assertThrows(CommandException.class, () -> KeyOptions.given(null, "a.p12", "--password-file")).getMessage());
	}

	@Test
	void headThatCannotBeReadIsAFaultBesideThoseOfTheChain() throws IOException {
		Path made = encrypted();
		Files.createDirectories(made.resolve("heads"));
		Files.writeString(made.resolve("heads/head-1.json"), "{}");
		Path missing = folder.resolve("none.json");
		assertEquals(3, run("journal", made, "verify", "--head", missing, "--case-password-file", password), err.toString());
		assertTrue(out.toString().contains("head-1.json") && out.toString().contains(missing.toString()) && out.toString().contains("2 faults"), out.toString());
	}

	@Test
	void nothingPlainIsWrittenIntoAnEncryptedCase() throws IOException {
		Path made = encrypted();
		Path link = Files.createSymbolicLink(folder.resolve("link"), made);
		for (Path target : new Path[] { made.resolve("reports/x.zip"), link.resolve("x.zip"), made.resolve("none/x.zip") }) {
			for (Object[] words : new Object[][] { { "export", made, "--format", "csv" }, { "case", "archive", made, "--plain" }, { "case", "disclose", made, "--report", "r.pdf" } }) {
				Object[] whole = Stream.concat(Stream.of(words), Stream.of("--out", target, "--case-password-file", password)).toArray();
				assertEquals(2, run(whole), out.toString() + err);
				assertTrue(err.toString().contains("folder of an encrypted case"), err.toString());
				assertFalse(Files.exists(target));
			}
		}
		assertEquals(0, run("case", "archive", made, "--out", folder.resolve("a.archive"), "--case-password-file", password), err.toString());
	}

	@Test
	void reportIsNotWrittenIntoAnEncryptedCase() {
		Path made = encrypted();
		for (Path target : new Path[] { made.resolve("reports/r.pdf"), made.resolve("r.html") }) {
			assertEquals(2, run("report", made, "--out", target, "--case-password-file", password, target.toString().endsWith("pdf") ? "--draft" : "--supersedes=0"), err.toString());
			assertTrue(err.toString().contains("folder of an encrypted case"), err.toString());
			assertFalse(Files.exists(target));
		}
	}

	/** Whether the command names the case or not: what is written is plain, and would lie in its folder. */
	@Test
	void whatFollowsASignatureIsNotWrittenIntoAnEncryptedCase() throws Exception {
		Path made = encrypted();
		Path key = Path.of(new DemoKeys().create(folder, "A. Examiner", "secret".toCharArray(), Instant.now()).key().place());
		Path pin = Files.writeString(folder.resolve("pin.txt"), "secret\n");
		Path report = folder.resolve("r.pdf");
		assertEquals(0, run("report", made, "--out", report, "--case-password-file", password, "--sign", key, "--password-file", pin, "--level", "T", "--timestamp-request",
				folder.resolve("q.tsq")), out.toString() + err);
		Path answer = Files.writeString(folder.resolve("a.tsr"), "no answer");
		Path link = Files.createSymbolicLink(folder.resolve("later.tsq"), made.resolve("later.tsq"));
		Object[] named = { "--case", made, "--case-password-file", password };
		for (Object[] words : new Object[][] { { "timestamp", report, "--timestamp-request", made.resolve("q.tsq") }, { "timestamp", report, "--timestamp-request", link },
				{ "timestamp", report, "--token", answer, "--out", made.resolve("reports/t.pdf") }, { "timestamp", report, "--tsa", "http://localhost:1/", "--out", made.resolve("t.pdf") },
				{ "archive", report, "--timestamp-request", made.resolve("q.tsq") }, { "archive", report, "--token", answer, "--out", made.resolve("t.pdf") } }) {
			for (Object[] whose : new Object[][] { {}, named }) {
				assertEquals(2, run(Stream.of(new Object[] { "report" }, words, whose).flatMap(Stream::of).toArray()), out.toString() + err);
				assertTrue(err.toString().contains("folder of an encrypted case"), err.toString());
			}
		}
		assertEquals(2, run("report", "review", report, "--sign", key, "--password-file", pin, "--out", made.resolve("r.p7s")), out.toString() + err);
		assertTrue(err.toString().contains("folder of an encrypted case"), err.toString());
		try (Stream<Path> inside = Files.walk(made)) {
			assertEquals(List.of(), inside.map(path -> path.getFileName().toString()).filter(name -> name.matches(".*\\.(tsq|pdf|p7s)")).toList());
		}
		assertEquals(0, run("report", "timestamp", report, "--timestamp-request", folder.resolve("q2.tsq"), "--case", made, "--case-password-file", password), out.toString() + err);
	}

	/** Who cannot open the case learns so before a file is written that its journal would not know. */
	@Test
	void raisedReportIsNotWrittenIfItsCaseDoesNotOpen() throws Exception {
		Path made = encrypted();
		Path wrong = Files.writeString(folder.resolve("wrong.txt"), "not the password\n");
		Path target = folder.resolve("t.pdf");
		assertEquals(4, run("report", "timestamp", folder.resolve("r.pdf"), "--token", wrong, "--out", target, "--case", made, "--case-password-file", wrong), out.toString() + err);
		assertTrue(err.toString().contains("password"), err.toString());
		assertFalse(Files.exists(target));
	}
}
