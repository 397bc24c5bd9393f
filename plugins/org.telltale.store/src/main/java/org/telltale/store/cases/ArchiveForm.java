package org.telltale.store.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.telltale.store.CaseException;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.store.keys.CaseSecret;
import org.telltale.store.keys.PasswordSource;

/** The outside of an encrypted archive: a key file's line, and behind it the zip, sealed. */
final class ArchiveForm {

	/** What the archive's key is derived for. */
	static final String AREA = "archive";

	private static final int MOST_LINE_BYTES = 4096;

	private ArchiveForm() {
	}

	/**
	 * An encrypted archive that was unlocked.
	 *
	 * @param zip its plain bytes
	 */
	record Unlocked(CaseKeyFile key, CaseSecret secret, Path zip) {
	}

	/** Unlocks an archive; empty if it is none that is encrypted. */
	static Optional<Unlocked> unlock(Path archive, PasswordSource passwords) throws IOException, CaseException {
		byte[] start;
		try (InputStream in = Files.newInputStream(archive)) {
			start = in.readNBytes(MOST_LINE_BYTES);
		}
		int end = 0;
		while (end < start.length && start[end] != '\n') {
			end++;
		}
		Optional<CaseKeyFile> key = start.length == 0 || start[0] != '{' ? Optional.empty()
				: CaseKeyFile.parse(new String(Arrays.copyOf(start, end), StandardCharsets.UTF_8));
		if (key.isEmpty()) {
			return Optional.empty();
		}
		CaseSecret secret = key.get().unlock(archive, passwords);
		return Optional.of(new Unlocked(key.get(), secret, secret.area(AREA).path(archive, end + 1L, String.valueOf(archive.getFileName()))));
	}
}
