package org.telltale.base;

/**
 * Bytes end before what they promise. A control-flow signal inside one decoder, which turns it into a {@link Problem};
 * it never leaves a module.
 */
public final class TruncatedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final long offset;

	/**
	 * @param offset where bytes were wanted, from the start of the cursor's array
	 * @param wanted how many
	 * @param left how many there are
	 */
	public TruncatedException(long offset, long wanted, long left) {
		super("wanted " + wanted + " bytes at offset " + offset + ", " + left + " are left", null, false, false);
		this.offset = offset;
	}

	/** Where bytes were wanted. */
	public long offset() {
		return offset;
	}
}
