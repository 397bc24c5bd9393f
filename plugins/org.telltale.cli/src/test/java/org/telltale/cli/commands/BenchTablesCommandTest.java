package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

class BenchTablesCommandTest {

	@TempDir
	private Path folder;
	private final StringWriter out = new StringWriter();

	private int run(String... arguments) {
		String[] all = Stream.concat(Stream.of("bench", "tables"), Arrays.stream(arguments)).toArray(String[]::new);
		return Main.run(all, new PrintWriter(out), new PrintWriter(new StringWriter()));
	}

	@Test
	void wrongOptionsAndFilesAreErrors() throws Exception {
		assertEquals(2, run("--ranges", "-1"));
		assertEquals(2, run("--runs", "0"));
		assertEquals(4, run("--ranges", "0", "--table", folder.resolve("none").toString()));
		assertEquals(3, run("--ranges", "0", "--table", Files.writeString(folder.resolve("x"), "no table").toString()));
	}

	@Test
	void recordsAreWhatTheSchemaSays() throws Exception {
		Path table = Files.writeString(folder.resolve("own.csv"), "range,country\n192.0.2.0/24,XH\n");
		assertEquals(0, run("--ranges", "2000", "--runs", "1", "--table", table.toString(), "--format", "json"));
		List<String> lines = out.toString().lines().toList();
		assertEquals(3, lines.size());
		BenchSchema.holds(lines);
		assertEquals(List.of(true, true, true), List.of(lines.get(0).contains("\"rows\":2000"), lines.get(1).contains("\"rows\":2000"), lines.get(2).contains("\"rows\":1,")));
	}
}
