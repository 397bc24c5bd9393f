package org.telltale.cli.commands;

import java.nio.file.Path;
import java.util.Optional;

import org.telltale.seal.TrustStore;

/** Where the user's trust anchors are. */
final class Trust {

	private Trust() {
	}

	/** {@code $TELLTALE_CONFIG/trust}, else {@code $XDG_CONFIG_HOME/telltale/trust}, else {@code ~/.config/telltale/trust}. */
	static Path folder() {
		return variable("TELLTALE_CONFIG").map(Path::of)
				.orElseGet(() -> variable("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> Path.of(System.getProperty("user.home"), ".config")).resolve("telltale"))
				.resolve("trust");
	}

	static TrustStore store() {
		return new TrustStore(folder());
	}

	private static Optional<String> variable(String name) {
		return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
	}
}
