package org.telltale.cli.commands;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;

/** The password of an examiner's key: the first line of a file, else asked for on the terminal. */
final class KeyPassword {

	private KeyPassword() {
	}

	/** The password; the caller wipes it. @param key what it is of @param file may be null @param command says what needs it */
	static char[] of(String key, Path file, String command) throws CommandException {
		try {
			if (file != null) {
				return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("").toCharArray();
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, file + ": cannot be read (" + e.getMessage() + ")", e);
		}
		Console console = System.console();
		if (console == null || !console.isTerminal()) {
			throw new CommandException(ExitCode.USAGE, command + ": there is no terminal to ask for the password; say --password-file");
		}
		return console.readPassword("password of %s: ", key);
	}
}
