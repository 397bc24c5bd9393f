package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.cli.Main;

/** Lists that rest on an analysis say that the case has changed since. */
class PendingSaidTest {

	private static final String CLAIM = "{\"claims\":[{\"id\":\"%s\",\"claimant\":\"v\",\"date\":\"2014\",\"text\":\"t\",\"predicate\":\"never send SMS\"}]}";

	@TempDir
	private Path folder;

	/** Runs a command that does its work, with problems or without. @return what it says beside its list */
	private static String run(String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		assertTrue(Main.run(arguments, new PrintWriter(out), new PrintWriter(err)) <= 1, out + " " + err);
		return err.toString();
	}

	@Test
	void claimsAndConditionsSayIt() throws Exception {
		String file = folder.resolve("c.telltale").toString();
		Path list = folder.resolve("claims.json");
		run("case", "create", file, "--number", "1", "--title", "t", "--examiner", "A");
		Files.writeString(list, CLAIM.formatted("C1"));
		run("claims", file, "add", "--from", list.toString());
		run("analyse", file);
		assertEquals("", run("claims", file) + run("conditions", file));
		Files.writeString(list, CLAIM.formatted("C2"));
		run("claims", file, "add", "--from", list.toString());
		assertTrue(run("claims", file).contains("changed since its last analysis (claim 1)"));
		assertTrue(run("conditions", file).contains("changed since its last analysis (claim 1)"));
	}
}
