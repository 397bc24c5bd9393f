package org.telltale.store.cases;

import java.nio.file.Files;
import java.util.Optional;

import org.telltale.store.CaseException;
import org.telltale.store.columns.Columns;
import org.telltale.store.journal.JournalFile;
import org.telltale.store.keys.CaseSecret;
import org.telltale.store.keys.PasswordSource;
import org.telltale.store.vault.Vault;

/**
 * The parts of a case's folder with the key that opens them.
 *
 * @param secret of an encrypted case; empty if it is plain
 */
record CaseAccess(CaseFolder folder, Optional<CaseSecret> secret) {

	/** Unlocks a case that exists, if it is encrypted; locks and changes nothing. */
	static CaseAccess of(CaseFolder folder, PasswordSource passwords) throws CaseException {
		if (Files.exists(folder.keyFile())) {
			return new CaseAccess(folder, Optional.of(KeyFileChange.unlock(folder, passwords)));
		} else if (Files.exists(folder.sealedJournal())) {
			throw new CaseException("the case " + folder.root() + " is encrypted and its key file " + folder.keyFile().getFileName() + " is missing",
					"put a copy of it back; without it nothing of the case can be read");
		}
		return plain(folder);
	}

	static CaseAccess plain(CaseFolder folder) {
		return new CaseAccess(folder, Optional.empty());
	}

	JournalFile journal() {
		return secret.map(key -> new JournalFile(folder.sealedJournal(), key.journal())).orElseGet(() -> new JournalFile(folder.journal()));
	}

	Vault vault() {
		return new Vault(folder.vault(), folder.temporary(), secret.map(key -> key.area("vault")));
	}

	Columns columns() {
		return new Columns(folder.columns(), folder.temporary(), secret.map(key -> key.area("columns")));
	}

	Optional<String> databasePassword() {
		return secret.map(CaseSecret::databasePassword);
	}
}
