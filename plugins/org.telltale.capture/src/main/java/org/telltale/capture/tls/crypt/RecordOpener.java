package org.telltale.capture.tls.crypt;

import java.util.Optional;

/** Opens the records of one direction under one key, in their order. Not thread-safe; some keep state between records. */
public interface RecordOpener {

	/**
	 * Opens a record.
	 *
	 * @param bytes holds it
	 * @param at index of its header
	 * @param length of what follows the header of five bytes; all of it is there
	 * @param sequence its number
	 * @return empty if it does not authenticate; an opener that {@link #keystream() keeps state} is of no use then
	 */
	Optional<Opened> open(byte[] bytes, int at, int length, long sequence);

	/** The block from which the next record is chained on (CBC in TLS 1.0); empty for all others. */
	default byte[] chain() {
		return new byte[0];
	}

	/** How many bytes of key stream the records so far used (RC4); 0 for all others. */
	default long keystream() {
		return 0;
	}
}
