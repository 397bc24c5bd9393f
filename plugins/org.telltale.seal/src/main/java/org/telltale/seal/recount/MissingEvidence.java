package org.telltale.seal.recount;

/** Bytes were wanted that were not given: what needs them stays unchecked, and is neither true nor false. */
public final class MissingEvidence extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** @param what was wanted */
	public MissingEvidence(String what) {
		super(what);
	}
}
