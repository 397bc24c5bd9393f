package org.telltale.capture.set;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.capture.frame.FileSequence;

/**
 * Which file of a set holds a frame or a byte, when all have been read.
 *
 * @param files in the order of the set, at least one
 */
public record SetPlaces(List<SetFile> files) {

	public SetPlaces {
		files = List.copyOf(files);
	}

	/** The places of files that were read as a set. */
	public static SetPlaces of(List<FileSequence.Read> read) {
		return new SetPlaces(read.stream().map(file -> new SetFile(file.name(), file.totals().sha256().hex(), file.preceding().frames(), file.frames(),
				file.preceding().offset())).toList());
	}

	/** The set's id: SHA-256 of the ids of its files, each with a line feed. */
	public String id() {
		StringBuilder text = new StringBuilder();
		files.forEach(file -> text.append(file.evidence()).append('\n'));
		return Digest.sha256(text.toString().getBytes(StandardCharsets.US_ASCII)).hex();
	}

	/** The file that holds a frame. @param number over the set, from 1 */
	public SetFile ofFrame(long number) {
		int low = 0;
		int high = files.size() - 1;
		while (low < high) {
			int middle = low + high + 1 >>> 1;
			if (files.get(middle).framesBefore() < number) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return files.get(low);
	}

	/** The file that holds a byte; empty for 0, which stands for the whole set. @param offset over the set */
	public Optional<SetFile> ofOffset(long offset) {
		SetFile holder = files.getFirst();
		for (SetFile file : files) {
			holder = file.start() <= offset ? file : holder;
		}
		return offset < files.getFirst().start() ? Optional.empty() : Optional.of(holder);
	}

	/** A problem whose place counts over the set, in its file; in the set itself where the whole is meant. */
	public Problem problem(Problem found) {
		ByteRange range = found.where().range();
		Where where = ofOffset(range.offset()).map(file -> Where.at(file.evidence(), range.offset() - file.start(), range.length()))
				.orElseGet(() -> new Where(id(), range));
		return new Problem(found.code(), where, found.what(), found.consequence());
	}
}
