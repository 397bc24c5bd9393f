package org.telltale.store.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.store.keys.CaseSecret;
import org.telltale.store.keys.PasswordSource;

/** Writes the key file of a case: whole, or not at all. */
final class KeyFileChange {

	private KeyFileChange() {
	}

	static void write(CaseFolder folder, CaseKeyFile file) throws CaseException {
		try {
			Path part = Files.createTempFile(folder.temporary(), "key-", ".part");
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = ByteBuffer.wrap((file.line() + "\n").getBytes(StandardCharsets.UTF_8));
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			Files.move(part, folder.keyFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			throw new CaseException("the key file " + folder.keyFile() + " cannot be written", "check that the disk has space", e);
		}
	}

	/** If it cannot be entered in the journal, the old file is put back: what was not acknowledged was not done. */
	static Done<Void> run(CaseStore store, CaseAccess access, Actor actor, PasswordSource passwords) throws CaseException {
		CaseSecret secret = access.secret().orElseThrow(() -> new CaseException("the case " + access.folder().root() + " is not encrypted",
				"it has no password; make an encrypted one of its archive: case archive, case restore --encrypt"));
		CaseKeyFile old = CaseKeyFile.read(access.folder().keyFile());
		char[] password = passwords.password(access.folder().root());
		CaseKeyFile changed;
		try {
			changed = CaseKeyFile.wrap(secret, password);
		} finally {
			Arrays.fill(password, '\0');
		}
		boolean done = false;
		try {
			Done<Void> entered = store.carryOut(Request.of(actor, Action.CHANGE_PASSWORD), change -> {
				write(access.folder(), changed);
				return null;
			});
			done = true;
			return entered;
		} finally {
			if (!done) {
				write(access.folder(), old);
			}
		}
	}
}
