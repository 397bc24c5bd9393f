package org.telltale.fuzz;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints the targets' names, one a line. */
public final class Names {

	private Names() {
	}

	/** Takes no arguments. */
	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		new Targets().names().forEach(out::println);
	}
}
