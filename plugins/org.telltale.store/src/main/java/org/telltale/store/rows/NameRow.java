package org.telltale.store.rows;

/**
 * A name of an address, with the frame that says so.
 *
 * @param fact id of the fact that says it
 * @param source {@code dns}, {@code sni}, {@code http-host}, {@code certificate}...
 * @param frame frame number, from 1
 * @param firstNanos UTC, nanoseconds since the epoch
 */
public record NameRow(String fact, String address, String name, String source, String evidence, String flow, long frame,
		long firstNanos) {
}
