package org.telltale.container;

import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Where;

/**
 * What is being read, so that problems can say where.
 *
 * @param evidence the evidence id or file name
 * @param path the path inside the evidence, empty text for the evidence itself
 */
public record Place(String evidence, String path) {

	/** Parts the evidence from the path inside it, where bytes are not stored plainly. */
	public static final String INSIDE = "!/";

	/** The place of what lies in this, where it is not stored plainly. @param name its path in this */
	public Place inside(String name) {
		return new Place(evidence, path.isEmpty() ? name : path + INSIDE + name);
	}

	/**
	 * The place of {@code [offset, offset + length)} of a source: the range of the image if it is stored plainly in one
	 * piece, else {@code evidence!/path} with the range inside it. What lies behind the source's end is cut off.
	 */
	public Where where(Source source, long offset, long length) {
		long from = Math.max(0, Math.min(offset, source.length()));
		ByteRange range = new ByteRange(from, Math.max(0, Math.min(length, source.length() - from)));
		Optional<List<ByteRange>> origin = source.origin(range);
		if (origin.isPresent() && origin.get().size() == 1) {
			return new Where(evidence, origin.get().getFirst());
		}
		return new Where(path.isEmpty() ? evidence : evidence + INSIDE + path, range);
	}
}
