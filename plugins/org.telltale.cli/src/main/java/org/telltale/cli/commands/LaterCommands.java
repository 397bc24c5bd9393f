package org.telltale.cli.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Commands that are designed and not in this version: they say so and change nothing. */
public final class LaterCommands {

	private LaterCommands() {
	}

	/** Takes any arguments and refuses. */
	abstract static class Later implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Unmatched
		private List<String> ignored = new ArrayList<>();

		@Override
		public Integer call() throws CommandException {
			throw new CommandException(ExitCode.USAGE, spec.qualifiedName(" ").replaceFirst("^telltale ", "") + ": not in this version");
		}
	}

	/** {@code telltale bench firmware}. */
	@Command(name = "firmware", description = "Measure the reading of images (not in this version).")
	public static final class BenchFirmware extends Later {
	}
}
