package org.telltale.casework;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.telltale.handset.reader.PartNames;

/** Finds the further files of an image beside its first one, by their names (docs/formats/images.md, Several files). */
final class ImageParts {

	private ImageParts() {
	}

	/**
	 * The files behind the first, in their order, up to the first that is not there; empty if the name is no first one's.
	 *
	 * @param links whether links to files are such
	 */
	static List<Path> behind(Path first, LinkOption... links) {
		return PartNames.behind(String.valueOf(first.getFileName())).map(first::resolveSibling).takeWhile(path -> Files.isRegularFile(path, links)).toList();
	}
}
