package org.telltale.endpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.telltale.base.Digest;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * The file of a table, expanded if it is gzip (RFC 1952).
 *
 * @param name what the table is to be called
 * @param digest SHA-256 of the file as it is
 * @param bytes what it holds, expanded
 * @param expanded whether it was gzip
 * @param innerName the name in the gzip header
 * @param acquired when it was acquired, as entered
 */
record TableFile(String name, Digest digest, byte[] bytes, boolean expanded, Optional<String> innerName, Optional<Instant> acquired) {

	private static final int HEADER = 10;
	private static final int EXTRA = 4;
	private static final int NAME = 8;
	private static final int CHUNK = 1 << 16;

	/** Whether bytes begin as gzip does. */
	static boolean isGzip(byte[] bytes) {
		return bytes.length > HEADER && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b && bytes[2] == 8;
	}

	/** The file of these bytes; what damaged compression still gives is kept, with a problem. */
	static Outcome<TableFile> of(byte[] file, String name, Optional<Instant> acquired, int most) {
		Digest digest = Digest.sha256(file);
		if (file.length > most) {
			return Outcome.none(TableReader.tooLarge(digest.hex()));
		} else if (!isGzip(file)) {
			return Outcome.of(new TableFile(name, digest, file, false, Optional.empty(), acquired));
		}
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		List<Problem> problems = List.of();
		try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
			byte[] chunk = new byte[CHUNK];
			for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
				if (count > most - content.size()) {
					return Outcome.none(TableReader.tooLarge(digest.hex()));
				}
				content.write(chunk, 0, count);
			}
		} catch (IOException damage) {
			problems = List.of(new Problem("table.cut", Where.at(digest.hex(), 0, file.length), "the compressed data are damaged or cut off",
					"rows behind the damage are missing"));
		}
		return Outcome.of(new TableFile(name, digest, content.toByteArray(), true, innerName(file), acquired), problems);
	}

	private static Optional<String> innerName(byte[] file) {
		int at = HEADER;
		if ((file[3] & EXTRA) != 0) {
			at += at + 1 < file.length ? 2 + (file[at] & 0xff) + ((file[at + 1] & 0xff) << 8) : file.length;
		}
		int end = at;
		while (end < file.length && file[end] != 0) {
			end++;
		}
		return (file[3] & NAME) != 0 && end < file.length ? Optional.of(new String(file, at, end - at, StandardCharsets.ISO_8859_1)) : Optional.empty();
	}

	/** Which table is read from it. */
	TableOrigin origin(TableKind kind, Optional<LocalDate> date, Optional<String> licence) {
		return new TableOrigin(name, kind, digest, expanded, date, licence);
	}

	/** Nothing can be made of it. */
	Outcome<Table> none(String code, String what) {
		return Outcome.none(new Problem(code, Where.at(digest.hex(), 0, 0), what, "the table is not used"));
	}

	/** Its rows have no date. */
	Problem undated(String what) {
		return new Problem("table.undated", Where.at(digest.hex(), 0, 0), what, "the rows cover no moment");
	}
}
