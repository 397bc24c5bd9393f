package org.telltale.firmware.rom;

import java.util.Optional;
import org.telltale.firmware.apk.Overlay;

/**
 * A package that was met.
 *
 * @param id of its file
 * @param path of its file
 * @param table path of its resource table, if it has one
 * @param name the package's name; empty if its manifest could not be read
 * @param overlay what it says of itself as an overlay
 */
record PackageFile(String id, String path, String table, String name, Optional<Overlay> overlay) {

	/** Whose resources it has: its target's, or its own. */
	String target() {
		return overlay.map(Overlay::target).orElse(name);
	}
}
