package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.cli.Main;
import org.telltale.cli.bench.BenchSchema;

class BenchTimelineCommandTest {

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private int run(String... arguments) {
		return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
	}

	@Test
	void theRowsAreThoseOfTheSchema() throws Exception {
		assertEquals(0, run("bench", "timeline", "--flows", "500,2000", "--views", "5", "--format", "json"), err::toString);
		List<String> rows = out.toString().lines().toList();
		BenchSchema.holds(rows);
		assertEquals(4, rows.size());
	}

	@Test
	void noFlowsAreRefused() {
		assertEquals(2, run("bench", "timeline", "--flows", "0"));
		assertTrue(err.toString().contains("--flows is from 1"), err.toString());
	}
}
