package org.telltale.casework;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.telltale.store.CaseException;

/** A file of passwords for encrypted backups (docs/formats/handset.md, Android backups). */
public final class PasswordFile {

	private static final int MOST = 100;
	private static final int LONGEST = 1000;

	private PasswordFile() {
	}

	/**
	 * Its passwords, one a line. Read once: the file may be a pipe.
	 *
	 * @throws CaseException if it is no such list; the message holds nothing of it
	 * @throws IOException if it cannot be read
	 */
	public static List<String> read(Path file) throws CaseException, IOException {
		try {
			List<String> passwords = Files.readString(file, StandardCharsets.UTF_8).lines().filter(line -> !line.isEmpty()).toList();
			if (passwords.isEmpty() || passwords.size() > MOST || passwords.stream().anyMatch(line -> line.length() > LONGEST)) {
				throw new CaseException(file + ": is no list of 1 to " + MOST + " passwords, one a line, each of up to " + LONGEST + " characters", "check which file was meant");
			}
			return passwords;
		} catch (CharacterCodingException e) {
			throw new CaseException(file + ": is no text in UTF-8", "write it anew in that encoding", e);
		}
	}
}
