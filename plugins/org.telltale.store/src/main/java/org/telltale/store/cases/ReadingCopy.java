package org.telltale.store.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.telltale.store.CaseException;
import org.telltale.store.internal.Database;
import org.telltale.store.internal.Schema;
import org.telltale.store.journal.JournalCheck;

/**
 * The database and the journal as they were between two transactions, copied while no transaction ran.
 *
 * @param folder where the copy is
 * @param journal the journal at that moment
 * @param password of the database's file, if it is encrypted
 */
record ReadingCopy(Path folder, JournalCheck journal, Optional<String> password) {

	private static final String PREFIX = "reader-";

	static ReadingCopy of(CaseAccess access) throws CaseException {
		CaseFolder folder = access.folder();
		return CaseLock.quietly(folder, () -> {
			Files.createDirectories(folder.temporary());
			Path copy = Files.createTempDirectory(folder.temporary(), PREFIX + ProcessHandle.current().pid() + "-");
			try {
				Files.copy(folder.database(), copy.resolve(folder.database().getFileName()));
			} catch (IOException e) {
				CaseOpening.deleteTree(copy);
				throw e;
			}
			return new ReadingCopy(copy, access.journal().check(), access.databasePassword());
		});
	}

	/** Whether a path in the folder of temporary files is the copy of a process that lives. */
	static boolean isInUse(Path path) {
		String[] parts = path.getFileName().toString().split("-", -1);
		return parts.length == 3 && path.getFileName().toString().matches(PREFIX + "\\d{1,18}-.*")
				&& ProcessHandle.of(Long.parseLong(parts[1])).isPresent();
	}

	/** Opens the copy; an older schema is brought up to date in the copy alone. */
	Database open() throws CaseException {
		return Database.open(folder, new Database.Wanted(Schema.current(), "reading copy", 0, version -> { }), true, password);
	}

	void delete() throws CaseException {
		CaseOpening.deleteTree(folder);
	}
}
