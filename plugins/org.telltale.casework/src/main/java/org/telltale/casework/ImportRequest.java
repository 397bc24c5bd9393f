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
 * @param clockUncertainty how far off that clock may be beyond; empty: as the run's list says
 * @param kind what the item is, for items that are only kept (screenshot, document); empty: told by content
 * @param passwords for an item that is encrypted, each to be tried; kept nowhere
 * @param folder where in an imported folder the file lies: names of folders from that one on, each with a {@code /} behind; empty for a file by itself
 */
public record ImportRequest(Path file, Optional<String> run, Optional<String> point, Optional<Duration> clockOffset,
		Optional<Duration> clockUncertainty, String exhibitNumber, String acquirer, Optional<Instant> acquiredAt, String method, String tool, String description,
		Optional<String> kind, List<String> passwords, String folder) {

	public ImportRequest {
		passwords = List.copyOf(passwords);
	}

	/** A file that needs no password. */
	public ImportRequest(Path file, Optional<String> run, Optional<String> point, Optional<Duration> clockOffset, String exhibitNumber, String acquirer,
			Optional<Instant> acquiredAt, String method, String tool, String description, Optional<String> kind) {
		this(file, run, point, clockOffset, Optional.empty(), exhibitNumber, acquirer, acquiredAt, method, tool, description, kind, List.of(), "");
	}

	/** A file of which nothing more is known. */
	public static ImportRequest of(Path file) {
		return new ImportRequest(file, Optional.empty(), Optional.empty(), Optional.empty(), "", "", Optional.empty(), "", "", "", Optional.empty());
	}

	/** The same file with passwords. */
	public ImportRequest withPasswords(List<String> others) {
		return new ImportRequest(file, run, point, clockOffset, clockUncertainty, exhibitNumber, acquirer, acquiredAt, method, tool, description, kind, others, folder);
	}

	/** The same file whose clock may be so far off. */
	public ImportRequest withClockUncertainty(Optional<Duration> other) {
		return new ImportRequest(file, run, point, clockOffset, other, exhibitNumber, acquirer, acquiredAt, method, tool, description, kind, passwords, folder);
	}

	/**
	 * The same request for a file in the folder that it names.
	 *
	 * @param capture whether the file is a capture: only these are of a run
	 */
	ImportRequest inside(Path found, String where, boolean capture) {
		return new ImportRequest(found, run.filter(r -> capture), point.filter(p -> capture), clockOffset.filter(c -> capture), clockUncertainty.filter(c -> capture), exhibitNumber, acquirer, acquiredAt, method, tool,
				description, kind, passwords, where);
	}

	/** The file alone: passwords stand in no message. */
	@Override
	public String toString() {
		return path();
	}

	/** What the file is called in the case: its name, with the folders of an imported folder in front. */
	public String name() {
		return folder + file.getFileName();
	}

	/** The file's path as it was given, with {@code /} between folders: how lists refer to it. */
	public String path() {
		return file.toString().replace('\\', '/');
	}
}
