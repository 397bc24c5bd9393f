package org.telltale.endpoint;

import java.util.Optional;
import org.telltale.base.Digest;

/**
 * What a table says of an address in one column.
 *
 * @param value what it says
 * @param table the table's name
 * @param digest the table's SHA-256
 * @param date the day of which the table says it is
 * @param period when the row holds
 * @param source whom the row names as its source
 */
public record Statement(String value, String table, Digest digest, Optional<String> date, Period period,
		Optional<String> source) {

	private static final int SHORT_DIGEST = 16;

	/** Table, first digits of its digest, date and source, in one line: what stands beside a value in a list. */
	public String provenance() {
		return table + " (sha256 " + digest.hex().substring(0, SHORT_DIGEST) + ", "
				+ date.map(day -> "of " + day + ", ").orElse("") + period + source.map(name -> ", after " + name).orElse("") + ")";
	}
}
