package org.telltale.capture.frame;

/**
 * What stands in front of a file in its set ({@code derivation.md}, Sets): frames are numbered, and bytes are placed, over the
 * whole set while it is read.
 *
 * @param files how many files
 * @param frames how many frames they have
 * @param offset of the file's first byte over the set; 0 of a file that is read alone. In a set nothing stands at 0: that place means the whole
 */
public record Preceding(int files, long frames, long offset) {

	/** A file that is read alone. */
	public static final Preceding NOTHING = new Preceding(0, 0, 0);
	/** The first file of a set. */
	public static final Preceding FIRST_OF_SET = new Preceding(0, 0, 1);
}
