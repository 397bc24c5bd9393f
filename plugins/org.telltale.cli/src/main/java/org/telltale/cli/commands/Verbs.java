package org.telltale.cli.commands;

import java.util.List;

import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;

/** Checks the second word of commands such as {@code telltale runs DIR add}. */
final class Verbs {

	private Verbs() {
	}

	static void require(String verb, String... allowed) throws CommandException {
		if (!List.of(allowed).contains(verb)) {
			throw new CommandException(ExitCode.USAGE, "\"" + verb + "\" is not understood here; " + String.join(" or ", allowed) + " is wanted");
		}
	}
}
