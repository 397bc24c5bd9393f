package org.telltale.cli.commands;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.seal.SigningKey;
import org.telltale.store.keys.PasswordLine;

import picocli.CommandLine.Option;

/** Whose key signs, and its password or PIN, which is wiped after use. */
final class KeyOptions {

	@Option(names = "--sign", paramLabel = "KEY", description = "the key: a PKCS#12 file, pkcs11:LIBRARY[?slot=N&key=NAME], keystore:macos or keystore:windows")
	private String sign;
	@Option(names = "--password-file", paramLabel = "FILE", description = "first line: the key's password or PIN (default: ask on the terminal)")
	private Path passwordFile;
	@Option(names = "--chain", paramLabel = "PEM", description = "certificates of issuers that the key's place does not hold; may be given again")
	private List<Path> chain = new ArrayList<>();

	boolean given() {
		return sign != null;
	}

	List<Path> chain() {
		return chain;
	}

	SigningKey key() throws CommandException {
		return key(sign, passwordFile, chain, "--password-file");
	}

	/** A key with its password; the caller has to wipe that. */
	static SigningKey key(String place, Path passwordFile, List<Path> chain, String option) throws CommandException {
		return new SigningKey(place, place.startsWith("keystore:") ? new char[0] : password(place, passwordFile, option), chain);
	}

	private static char[] password(String place, Path file, String option) throws CommandException {
		if (file != null) {
			return firstLine(file);
		}
		Console console = System.console();
		if (console == null || !console.isTerminal()) {
			throw new CommandException(ExitCode.USAGE, "there is no terminal to ask for the password of " + place + "; say " + option);
		}
		return given(console.readPassword("%s of %s: ", place.startsWith("pkcs11:") ? "PIN" : "password", place), place, option);
	}

	/** What was typed in. @throws CommandException if the input ended without it */
	static char[] given(char[] typed, String place, String option) throws CommandException {
		if (typed == null) {
			throw new CommandException(ExitCode.USAGE, "no password of " + place + " was given; type it, or say " + option);
		}
		return typed;
	}

	private static char[] firstLine(Path file) throws CommandException {
		try {
			return PasswordLine.read(file);
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, file + ": cannot be read (" + e.getMessage() + ")", e);
		}
	}
}
