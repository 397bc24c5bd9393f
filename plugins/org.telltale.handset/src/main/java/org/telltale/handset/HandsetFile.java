package org.telltale.handset;

import java.util.List;
import java.util.Optional;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * A file of a handset with what SQLite keeps beside it.
 *
 * @param name begins the ids of its exhibits and names it in their sources: the file's name, or what the caller needs to
 *        tell it from others in the case; text, never used as a path
 * @param bytes the file
 * @param writeAheadLog {@code NAME-wal} beside it
 * @param journal {@code NAME-journal} beside it
 * @param further of an image in several files, those behind this one, in their order
 * @param neighbours the other files of the container that it lies in
 */
public record HandsetFile(String name, EvidenceBytes bytes, Optional<EvidenceBytes> writeAheadLog, Optional<EvidenceBytes> journal,
		List<EvidenceBytes> further, Neighbours neighbours) {

	public HandsetFile {
		further = List.copyOf(further);
	}

	/** A file that is whole. */
	public HandsetFile(String name, EvidenceBytes bytes, Optional<EvidenceBytes> writeAheadLog, Optional<EvidenceBytes> journal) {
		this(name, bytes, writeAheadLog, journal, List.of());
	}

	/** An image in several files. */
	public HandsetFile(String name, EvidenceBytes bytes, Optional<EvidenceBytes> writeAheadLog, Optional<EvidenceBytes> journal,
			List<EvidenceBytes> further) {
		this(name, bytes, writeAheadLog, journal, further, Neighbours.NONE);
	}

	/** The same file inside a container. */
	public HandsetFile among(Neighbours others) {
		return new HandsetFile(name, bytes, writeAheadLog, journal, further, others);
	}

	/** A file with nothing beside it. */
	public static HandsetFile of(String name, EvidenceBytes bytes) {
		return new HandsetFile(name, bytes, Optional.empty(), Optional.empty());
	}

	/** The evidence that the file is, or lies in. */
	public String evidence() {
		return bytes.place().evidence();
	}
}
