package org.telltale.handset;

import java.util.Optional;

/** The other files of the container that a file lies in, so that a database can say which of them its rows name. */
@FunctionalInterface
public interface Neighbours {

	/** Of a file that came alone. */
	Neighbours NONE = path -> Optional.empty();

	/**
	 * A file beside.
	 *
	 * @param name by which its own exhibits are known
	 * @param format what it is, as {@link HandsetFormat#name}; empty if it is of no kind that is understood
	 */
	record Neighbour(String name, Optional<String> format) {

		/** The exhibit that the file is, if it is a picture. */
		public Optional<String> picture() {
			return format.filter("photo"::equals).map(photo -> name);
		}
	}

	/**
	 * The file that has a path on the handset, wherever the handset's folders stand in the container: the one of equal
	 * name and folder whose path has the most last parts in common with it, of several the one that has the most first
	 * parts in common with this file's own path.
	 *
	 * @param path on the handset, its parts parted by {@code /}
	 * @return empty if there is none, or still several
	 */
	Optional<Neighbour> at(String path);
}
