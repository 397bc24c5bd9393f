package org.telltale.casework;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file to take into a case, and what the examiner knows of it.
 *
 * @param run the run of a capture; empty: the run that lists a capture of that file name, if one does
 * @param point where a capture was taken; empty: as the run's list says
 * @param clockOffset what to add to the capture's clock; empty: as the run's list says
 * @param kind what the item is, for items that are only kept (screenshot, document); empty: told by content
 */
public record ImportRequest(Path file, Optional<String> run, Optional<String> point, Optional<Duration> clockOffset,
		String exhibitNumber, String acquirer, Optional<Instant> acquiredAt, String method, String tool, String description,
		Optional<String> kind) {

	/** A file of which nothing more is known. */
	public static ImportRequest of(Path file) {
		return new ImportRequest(file, Optional.empty(), Optional.empty(), Optional.empty(), "", "", Optional.empty(), "", "", "", Optional.empty());
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
