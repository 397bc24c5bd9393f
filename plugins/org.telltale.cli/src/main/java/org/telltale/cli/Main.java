package org.telltale.cli;

import java.io.PrintWriter;
import java.util.Locale;

import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.Terminal;
import org.telltale.cli.output.Utf8Output;
import org.telltale.store.CaseException;

import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

	private Main() {
	}

	/** Runs one command and ends the process with its exit code. */
	public static void main(String[] arguments) {
		System.exit(run(arguments, new Utf8Output(System.out), new Utf8Output(System.err)));
	}

	/** Runs one command; nothing but what it prints and returns is changed outside of its files. @param out records are printed fastest to a {@link Utf8Output} */
	public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
		Locale.setDefault(Locale.ROOT);
		CommandLine line = new CommandLine(new TelltaleCommand());
		line.setOut(out);
		line.setErr(err);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setUsageHelpAutoWidth(true);
		line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, err));
		line.setExitCodeExceptionMapper(failure -> ExitCode.USAGE);
		int code = line.execute(arguments);
		out.flush();
		err.flush();
		return code;
	}

	/** Expected failures take one line; anything else is a fault of Telltale and shows its trace. */
	private static int report(Exception failure, PrintWriter err) throws Exception {
		int code = switch (failure) {
			case CommandException expected -> expected.exitCode();
			case CaseException environment -> ExitCode.ENVIRONMENT;
			default -> throw failure;
		};
		err.println("telltale: " + Terminal.visible(failure.getMessage()));
		return code;
	}
}
