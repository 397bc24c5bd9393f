package org.telltale.store.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.store.keys.CaseSecret;
import org.telltale.store.keys.PasswordSource;

/**
 * Writes the key file of a case: whole, or not at all. A new wrapping lies beside the old one until its journal entry, which bears its digest, is
 * committed; until then either password opens the case. What a program left that ended between the two is settled at the next opening.
 */
final class KeyFileChange {

	private KeyFileChange() {
	}

	static void write(CaseFolder folder, CaseKeyFile file) throws CaseException {
		write(folder, folder.keyFile(), file);
	}

	/** Puts a new wrapping beside the one that holds. */
	static void propose(CaseFolder folder, CaseKeyFile file) throws CaseException {
		write(folder, folder.newKeyFile(), file);
	}

	private static void write(CaseFolder folder, Path target, CaseKeyFile file) throws CaseException {
		try {
			WholeFile.write(folder, target, text(file));
		} catch (IOException e) {
			throw new CaseException("the key file " + target + " cannot be written", "check that the disk has space", e);
		}
	}

	private static String text(CaseKeyFile file) {
		return file.line() + "\n";
	}

	private static String digest(String text) {
		return Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
	}

	/** Unlocks a case by the wrapping that holds, else by one whose change may have been committed. */
	static CaseSecret unlock(CaseFolder folder, PasswordSource passwords) throws CaseException {
		CaseKeyFile holds = CaseKeyFile.read(folder.keyFile());
		if (!Files.exists(folder.newKeyFile())) {
			return holds.unlock(folder.root(), passwords);
		}
		char[] password = passwords.password(folder.root());
		try {
			Optional<CaseSecret> secret = holds.unlock(password);
			return secret.isPresent() ? secret.get() : CaseKeyFile.read(folder.newKeyFile()).unlock(folder.root(), at -> password.clone());
		} finally {
			Arrays.fill(password, '\0');
		}
	}

	/** Takes a new wrapping whose change is among the committed entries, and removes one whose change is not. */
	static void settle(CaseFolder folder, List<JournalEntry> committed) throws CaseException {
		if (!Files.exists(folder.newKeyFile())) {
			return;
		}
		try {
			String digest = digest(Files.readString(folder.newKeyFile()));
			Optional<JournalEntry> last = committed.stream().filter(entry -> entry.action() == Action.CHANGE_PASSWORD).reduce((first, second) -> second);
			if (last.isPresent() && last.get().after().equals(digest)) {
				WholeFile.move(folder.newKeyFile(), folder.keyFile());
			} else {
				Files.delete(folder.newKeyFile());
			}
		} catch (IOException e) {
			throw new CaseException("the new key file " + folder.newKeyFile() + " cannot be settled", "check the disk and that you may write there", e);
		}
	}

	/** The old wrapping goes once the change is committed; what fails before is settled at the next opening. */
	static Done<Void> run(CaseStore store, CaseAccess access, Actor actor, PasswordSource passwords) throws CaseException {
		CaseFolder folder = access.folder();
		CaseSecret secret = access.secret().orElseThrow(() -> new CaseException("the case " + folder.root() + " is not encrypted",
				"it has no password; make an encrypted one of its archive: case archive, case restore --encrypt"));
		CaseKeyFile old = CaseKeyFile.read(folder.keyFile());
		char[] password = passwords.password(folder.root());
		CaseKeyFile changed;
		try {
			changed = CaseKeyFile.wrap(secret, password);
		} finally {
			Arrays.fill(password, '\0');
		}
		Done<Void> entered = store.carryOut(Request.of(actor, Action.CHANGE_PASSWORD), change -> {
			propose(folder, changed);
			change.digests(digest(text(old)), digest(text(changed)));
			return null;
		});
		settle(folder, List.of(entered.entry()));
		return entered;
	}
}
