package org.telltale.endpoint;

import java.time.LocalDate;
import java.util.Optional;
import org.telltale.base.Digest;

/**
 * Which table it is.
 *
 * @param name as the examiner knows it, usually the file's name
 * @param kind its form
 * @param digest SHA-256 of the file
 * @param expanded whether the file is gzip: places are those of its content
 * @param date the day of which the table says it is
 * @param licence terms or attribution as the file states them
 */
public record TableOrigin(String name, TableKind kind, Digest digest, boolean expanded, Optional<LocalDate> date, Optional<String> licence) {

	private static final int LICENCE = 500;

	public TableOrigin {
		licence = licence.map(text -> text.length() > LICENCE ? text.substring(0, LICENCE) : text);
	}

	/** Whose bytes the places of rows are: the file's id, or its content's. */
	public String bytes() {
		return digest.hex() + (expanded ? "!/content" : "");
	}
}
