package org.telltale.base;

/**
 * A place in the evidence.
 *
 * @param evidence the evidence id (lower-case SHA-256 of the whole item), or the file's name before the digest is known
 * @param range the bytes meant; length 0 marks a point
 */
public record Where(String evidence, ByteRange range) {

	/** The place that starts at {@code offset} of {@code evidence} and is {@code length} bytes long. */
	public static Where at(String evidence, long offset, long length) {
		return new Where(evidence, new ByteRange(offset, length));
	}

	@Override
	public String toString() {
		return evidence + " @" + range.offset() + "+" + range.length();
	}
}
