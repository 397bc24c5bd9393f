package org.telltale.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.telltale.base.Digest;

/** The list of shared addresses that comes with the program (docs/formats/tables.md). It is no evidence. */
public final class SharedAddresses {

	private static final String LIST = "shared.csv";

	private SharedAddresses() {
	}

	/** The list. */
	public static Table table() {
		try (InputStream in = SharedAddresses.class.getResourceAsStream(LIST)) {
			byte[] bytes = in.readAllBytes();
			TableFile file = new TableFile(TableKind.SHARED.words(), Digest.sha256(bytes), bytes, false, Optional.empty(), Optional.empty());
			return OverlayReader.read(file, TableKind.SHARED).value().orElseThrow();
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}
}
