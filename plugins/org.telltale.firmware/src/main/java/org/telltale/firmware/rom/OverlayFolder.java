package org.telltale.firmware.rom;

import java.util.List;
import java.util.Optional;

/**
 * Where an overlay lies.
 *
 * @param folder its path up to the last folder {@code overlay}
 * @param rank its partition among those of {@link #PARTITIONS}; -1 if that is not known
 */
record OverlayFolder(String folder, int rank) {

	/** Later ones come above earlier ones. */
	private static final List<String> PARTITIONS = List.of("system", "vendor", "odm", "oem", "product", "system_ext");
	private static final String FOLDER = "/overlay/";

	/** @param path of its package in the item of evidence */
	static Optional<OverlayFolder> of(String path) {
		int at = ("/" + path).lastIndexOf(FOLDER);
		String above = path.substring(0, Math.max(0, at));
		return at < 0 ? Optional.empty() : Optional.of(new OverlayFolder(above, rank(above)));
	}

	private static int rank(String above) {
		return List.of(above.split("/")).reversed().stream().map(part -> PARTITIONS.indexOf(partition(part))).filter(rank -> rank >= 0).findFirst().orElse(-1);
	}

	/** A part of a path without the mark of a container, the ending of a file and the letter of a slot. */
	private static String partition(String part) {
		return part.replaceFirst("!$", "").replaceFirst("\\..*$", "").replaceFirst("_[ab]$", "");
	}
}
