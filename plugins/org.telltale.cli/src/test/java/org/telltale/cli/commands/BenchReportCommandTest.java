package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.cli.Main;
import org.telltale.cli.bench.BenchSchema;

class BenchReportCommandTest {

	@TempDir
	private Path folder;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private int run(String... arguments) {
		String[] all = Stream.concat(Stream.of("bench", "report"), Arrays.stream(arguments)).toArray(String[]::new);
		return Main.run(all, new PrintWriter(out), new PrintWriter(err));
	}

	@Test
	void wrongOptionsAreErrors() throws Exception {
		assertEquals(2, run("--endpoints", "0"));
		assertEquals(2, run("--endpoints", "9", "--findings", "7"));
		assertEquals(2, run("--heap", "much"));
		Files.writeString(folder.resolve("mine.txt"), "x");
		assertEquals(2, run("--dir", folder.toString()));
		assertTrue(Files.exists(folder.resolve("mine.txt")));
	}

	@Test
	void smallCaseIsReportedAndVerifiedAndTheRecordsAreWhatTheSchemaSays() throws Exception {
		Path dir = folder.resolve("case");
		assertEquals(0, run("--endpoints", "30", "--findings", "6", "--runs", "1", "--dir", dir.toString(), "--format", "json"), err.toString());
		List<String> lines = out.toString().lines().toList();
		BenchSchema.holds(lines);
		assertEquals(3, lines.stream().filter(line -> line.contains("\"type\":\"report\"")).count());
		assertTrue(lines.getFirst().contains("\"endpoints\":31,"), "the resolver is the 31st: " + lines.getFirst());
		for (String stage : List.of("start", "case", "facts", "tables", "pages", "PDF/A", "PDF/A check", "signature")) {
			assertTrue(lines.stream().anyMatch(line -> line.contains("\"stage\":\"" + stage + "\",") && line.contains("\"work\":\"report\"")), stage + " is not in " + lines);
		}
		assertTrue(Files.readString(dir.resolve("REPORT.json")).contains("\"findings\":"));
	}
}
