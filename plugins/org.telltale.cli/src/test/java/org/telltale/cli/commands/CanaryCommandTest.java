package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.telltale.cli.Main;

class CanaryCommandTest {

	@TempDir
	private Path folder;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private int canary(String... arguments) {
		return Main.run(Stream.concat(Stream.of("canary"), Stream.of(arguments)).toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
	}

	@Test
	void printedSeedAndMomentMakeTheSameAgain() throws IOException {
		assertEquals(0, canary("--out", folder.resolve("a").toString(), "--photos", "1"), err.toString());
		String[] last = out.toString().lines().filter(line -> line.startsWith("made from seed ")).findFirst().orElseThrow().split("[ ;]");
		assertEquals(0, canary("--out", folder.resolve("b").toString(), "--photos", "1", "--seed", last[3], "--at", last[5]), err.toString());
		for (String file : List.of("exhibits.json", "messages.xml", "contacts.vcf", "placed.csv", "photos/canary-1.jpg")) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("a").resolve(file)), Files.readAllBytes(folder.resolve("b").resolve(file)), file);
		}
	}

	@Test
	void scriptNamedTwiceCountsOnce() {
		assertEquals(0, canary("--out", folder.resolve("a").toString(), "--photos", "0", "--scripts", "latin,latin"), err.toString());
		assertTrue(out.toString().startsWith("wrote 3 messages,"), out.toString());
	}

	@Test
	void tooManyOrAFullFolderIsOneLine() throws IOException {
		assertEquals(2, canary("--out", folder.resolve("c").toString(), "--photos", "-1"));
		Files.writeString(folder.resolve("mine"), "kept");
		assertEquals(4, canary("--out", folder.toString()));
		assertEquals(2, err.toString().lines().count(), err.toString());
		assertTrue(err.toString().contains("is not empty"), err.toString());
	}
}
