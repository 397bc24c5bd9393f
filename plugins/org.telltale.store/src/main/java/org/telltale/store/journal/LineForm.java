package org.telltale.store.journal;

import java.util.Optional;

/** How a journal's line stands in its file: as it is, or encrypted. The result holds no line's end. Thread-safe. */
public interface LineForm {

	/** Lines as they are. */
	LineForm PLAIN = new LineForm() {
		@Override
		public byte[] write(long number, byte[] line) {
			return line;
		}

		@Override
		public Optional<byte[]> read(long number, byte[] written) {
			return Optional.of(written);
		}
	};

	/** What stands in the file. @param number of the line, from 1 */
	byte[] write(long number, byte[] line);

	/** The line; empty if it is not what was written as the line of that number. */
	Optional<byte[]> read(long number, byte[] written);
}
