package org.telltale.endpoint;

import java.nio.charset.StandardCharsets;
import org.telltale.base.Outcome;

/** Reads a table of a kind that it tells by the first line. */
public final class TableReader {

	private static final int LOOK = 4096;

	private TableReader() {
	}

	/**
	 * Reads a registry's statistics if the first line that is no comment is their version line, else an overlay.
	 *
	 * @param bytes the whole file
	 * @param name what the table is to be called
	 */
	public static Outcome<Table> read(byte[] bytes, String name) {
		String start = new String(bytes, 0, Math.min(LOOK, bytes.length), StandardCharsets.UTF_8);
		boolean delegated = start.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst()
				.filter(line -> line.matches("[0-9.]+\\|[a-z]+\\|.*")).isPresent();
		return delegated ? DelegatedReader.read(bytes, name) : OverlayReader.read(bytes, name);
	}
}
