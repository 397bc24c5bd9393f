package org.telltale.casework;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file to take into a case, and what the examiner knows of it.
 *
 * @param run the run of a capture; empty: the run that lists a capture of that file name, if one does
 * @param point where a capture was taken; empty: as the run's list says
 * @param clockOffset what to add to the capture's clock; empty: as the run's list says
 * @param kind what the item is, for items that are only kept (screenshot, document); empty: told by content
 * @param passwords for an item that is encrypted, each to be tried; kept nowhere
 */
public record ImportRequest(Path file, Optional<String> run, Optional<String> point, Optional<Duration> clockOffset,
		String exhibitNumber, String acquirer, Optional<Instant> acquiredAt, String method, String tool, String description,
		Optional<String> kind, List<String> passwords) {

	public ImportRequest {
		passwords = List.copyOf(passwords);
	}

	/** A file that needs no password. */
	public ImportRequest(Path file, Optional<String> run, Optional<String> point, Optional<Duration> clockOffset, String exhibitNumber, String acquirer,
			Optional<Instant> acquiredAt, String method, String tool, String description, Optional<String> kind) {
		this(file, run, point, clockOffset, exhibitNumber, acquirer, acquiredAt, method, tool, description, kind, List.of());
	}

	/** A file of which nothing more is known. */
	public static ImportRequest of(Path file) {
		return new ImportRequest(file, Optional.empty(), Optional.empty(), Optional.empty(), "", "", Optional.empty(), "", "", "", Optional.empty());
	}

	/** The same file with passwords. */
	public ImportRequest withPasswords(List<String> others) {
		return new ImportRequest(file, run, point, clockOffset, exhibitNumber, acquirer, acquiredAt, method, tool, description, kind, others);
	}

	/** The file alone: passwords stand in no message. */
	@Override
	public String toString() {
		return path();
	}

	/** The file's name without folders. */
	public String name() {
		return String.valueOf(file.getFileName());
	}

	/** The file's path as it was given, with {@code /} between folders: how lists refer to it. */
	public String path() {
		return file.toString().replace('\\', '/');
	}
}
