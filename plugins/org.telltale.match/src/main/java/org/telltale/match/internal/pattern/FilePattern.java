package org.telltale.match.internal.pattern;

import java.util.List;
import java.util.Optional;
import org.telltale.match.exhibit.ExhibitContent;

/**
 * A file to be found whole or in part.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param content its bytes, where they can be had
 * @param length in bytes
 * @param sha256 its digest in lower-case hex, where known
 * @param anchors pieces of the content that are searched for; empty without content
 * @param bitsPerByte entropy of the anchors' bytes, at most 8: what a matching byte is worth
 */
public record FilePattern(int sought, Optional<ExhibitContent> content, long length, Optional<String> sha256,
		List<Anchor> anchors, double bitsPerByte) {

	/**
	 * A piece of a file.
	 *
	 * @param offset where it stands in the file
	 * @param bytes at most {@link FileForms#ANCHOR_BYTES}
	 */
	public record Anchor(long offset, byte[] bytes) {
	}
}
