package org.telltale.cli.commands;

import java.nio.file.Path;

import org.telltale.casework.Case;
import org.telltale.store.CaseException;
import org.telltale.store.keys.PasswordSource;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which case a command is for: its folder, and what opens it if it is encrypted. */
final class CaseArgument {

	@Parameters(index = "0", paramLabel = "DIR", description = "the case's folder")
	private Path folder;
	@Mixin
	private CasePassword password;

	Path folder() {
		return folder;
	}

	PasswordSource password() {
		return password;
	}

	/** Opens it for lists, beside whoever has it open. */
	Case read() throws CaseException {
		return Case.read(folder, password);
	}

	/** Opens it for writing, as its examiner. */
	Case open() throws CaseException {
		return Session.open(folder, password);
	}

	/** Opens it for writing, as somebody. */
	Case open(String name) throws CaseException {
		return Session.open(folder, name, password);
	}
}
