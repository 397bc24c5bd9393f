package org.telltale.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
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

	/** Refuses to write something plain into the folder of an encrypted case. @param file the case, which is open */
	void requireOutside(Case file, Path target) throws CommandException {
		for (Path at = target.toAbsolutePath().normalize(); file.store().isEncrypted() && at != null; at = at.getParent()) {
			if (isFolder(at)) {
				throw new CommandException(ExitCode.USAGE, target + " lies in the folder of an encrypted case, where nothing is plain; write it elsewhere");
			}
		}
	}

	private boolean isFolder(Path at) {
		try {
			return Files.exists(at) && Files.isSameFile(at, folder);
		} catch (IOException unreadable) {
			return false;
		}
	}
}
