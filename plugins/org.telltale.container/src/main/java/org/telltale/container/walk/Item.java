package org.telltale.container.walk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.container.Entry;
import org.telltale.container.Ownership;
import org.telltale.container.Place;
import org.telltale.container.Source;

/**
 * One thing that the walk meets: the evidence itself, or an entry at any depth.
 *
 * @param id from content: the evidence's SHA-256; for an entry the SHA-256 of its parent's id, path, place in the parent and digest
 * @param parent the parent's id; empty for the evidence itself
 * @param path its path from the evidence, containers parted by {@code !/}; text, never to be used as a path
 * @param kind what it is; the evidence itself is a file
 * @param depth containers it is inside of
 * @param length bytes that were found
 * @param sha256 of those bytes; empty for what has none and for what the budget did not let be read
 * @param origin where the bytes are stored plainly in the image; empty if they are not
 * @param ownership what a file system says of it
 * @param target where a link points
 * @param format what its content is recognised as
 * @param place how problems name it
 * @param source its bytes, to be read only while the visitor is called
 */
public record Item(String id, Optional<String> parent, String path, Entry.Kind kind, int depth, long length, Optional<Digest> sha256,
		Optional<List<ByteRange>> origin, Optional<Ownership> ownership, Optional<String> target, Optional<Format> format, Place place,
		Source source) {

	/** The image offset of its first byte, if it is stored plainly. */
	public OptionalLong imageOffset() {
		return origin.isEmpty() || origin.get().isEmpty() ? OptionalLong.empty() : OptionalLong.of(origin.get().getFirst().offset());
	}

	/** The last part of the path. */
	public String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}
}
