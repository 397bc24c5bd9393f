package org.telltale.report.input;

import java.util.Optional;

import org.telltale.base.ByteRange;

/**
 * The bytes round a match, as they stand in the layer that the derivation reached.
 *
 * @param layer the layer in words, for example {@code http1.request.body, gzip}
 * @param offset place of the first byte in that layer
 * @param hex the bytes, two lower-case digits each, without separators
 * @param text the bytes as a reader should see them (Chinese text in its own characters); empty where hexadecimal alone is right
 * @param match the bytes that match, counted from the first byte of this excerpt
 */
public record Excerpt(String layer, long offset, String hex, Optional<MarkedText> text, ByteRange match) {

	public Excerpt {
		if (hex.length() % 2 != 0 || match.offset() + match.length() > hex.length() / 2) {
			throw new IllegalArgumentException("a match of " + match + " in " + hex.length() / 2 + " bytes");
		}
	}

	/**
	 * Text with the match in its middle.
	 *
	 * @param before what stands in front of it, may be cut
	 * @param match what matches
	 * @param after what stands behind it, may be cut
	 */
	public record MarkedText(String before, String match, String after) {
	}
}
