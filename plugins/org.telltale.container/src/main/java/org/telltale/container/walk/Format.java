package org.telltale.container.walk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.container.ContainerReader;
import org.telltale.container.Source;

/**
 * A format that is recognised by content, or, where its content has no mark of its own, by how names of such files end.
 *
 * @param name its name, lower-case
 * @param kind what it holds
 * @param magics any of them is enough
 * @param endings of names; any of them is enough
 * @param reader reads it; empty if this version does not analyse it
 */
public record Format(String name, Kind kind, List<Magic> magics, List<String> endings, Optional<ContainerReader> reader) {

	/** What a format holds. */
	public enum Kind {
		/** Many files. */
		ARCHIVE,
		/** A file system: a partition's content. */
		FILE_SYSTEM,
		/** One thing, compressed or thinned. */
		WRAPPER,
		/** Several partitions or parts of a firmware. */
		IMAGE
	}

	public Format {
		magics = List.copyOf(magics);
		endings = List.copyOf(endings);
	}

	/** Whether the source looks like this format, or is called like a file of it. */
	public boolean recognises(Source source, String name) throws IOException {
		if (endings.stream().anyMatch(name::endsWith)) {
			return true;
		}
		for (Magic magic : magics) {
			if (magic.isIn(source)) {
				return reader.isEmpty() || reader.get().accepts(source);
			}
		}
		return false;
	}
}
