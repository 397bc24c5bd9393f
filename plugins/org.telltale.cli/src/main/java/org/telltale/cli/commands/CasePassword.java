package org.telltale.cli.commands;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.telltale.store.CaseException;
import org.telltale.store.keys.PasswordLine;
import org.telltale.store.keys.PasswordSource;

import picocli.CommandLine.Option;

/**
 * Where the password of an encrypted case comes from: a file that the command names, else one that the environment names, else the terminal. It never
 * stands on the command line, where every user of the machine can read it.
 */
final class CasePassword implements PasswordSource {

	private static final String OPTION = "--case-password-file";
	/** Names a file whose first line is the password. */
	static final String VARIABLE = "TELLTALE_CASE_PASSWORD_FILE";

	@Option(names = OPTION, paramLabel = "FILE", description = "of an encrypted case: first line is its password (default: the file that "
			+ VARIABLE + " names, else ask on the terminal)")
	private Path file;

	/** What was typed in; a command may open a case twice. */
	private final Map<Path, char[]> typed = new HashMap<>();

	@Override
	public char[] password(Path folder) throws CaseException {
		Optional<Path> named = named();
		if (named.isPresent()) {
			return read(named.get());
		}
		char[] known = typed.get(folder.toAbsolutePath());
		if (known == null) {
			known = ask("password of %s: ", folder, OPTION);
			typed.put(folder.toAbsolutePath(), known);
		}
		return known.clone();
	}

	/** Whether the command names a file: then an encrypted case is meant. */
	boolean isNamed() {
		return file != null;
	}

	/** For a new password: asked for twice on the terminal. */
	PasswordSource twice() {
		return folder -> {
			Optional<Path> named = named();
			return named.isPresent() ? read(named.get()) : askTwice(folder, OPTION);
		};
	}

	private Optional<Path> named() {
		return Optional.ofNullable(file).or(() -> Optional.ofNullable(System.getenv(VARIABLE)).filter(value -> !value.isBlank()).map(Path::of));
	}

	/** The first line of a file. */
	static char[] read(Path file) throws CaseException {
		try {
			return PasswordLine.read(file);
		} catch (IOException e) {
			throw new CaseException("the password file " + file + " cannot be read", "check the path; its first line is the password, in UTF-8", e);
		}
	}

	/** A new password from a file, or asked for twice where none is named. */
	static PasswordSource renewed(Path file) {
		return folder -> file == null ? askTwice(folder, "--new-password-file") : read(file);
	}

	/** Asks for a new password, twice. @param option what names a file instead */
	private static char[] askTwice(Path folder, String option) throws CaseException {
		char[] first = ask("new password of %s: ", folder, option);
		char[] second = ask("the same once more: ", folder, option);
		boolean same = Arrays.equals(first, second);
		Arrays.fill(second, '\0');
		if (!same) {
			Arrays.fill(first, '\0');
			throw new CaseException("the two passwords are not the same", "type it again; nothing was changed");
		}
		return first;
	}

	private static char[] ask(String prompt, Path folder, String option) throws CaseException {
		Console console = System.console();
		boolean terminal = console != null && console.isTerminal();
		char[] given = terminal ? console.readPassword(prompt, folder) : null;
		if (given == null) {
			String which = option.equals(OPTION) ? "password" : "new password";
			throw new CaseException(terminal ? "no " + which + " of the encrypted case " + folder + " was given"
					: "the case " + folder + " is encrypted and there is no terminal to ask for its " + which, "give " + option + " FILE");
		}
		return given;
	}
}
