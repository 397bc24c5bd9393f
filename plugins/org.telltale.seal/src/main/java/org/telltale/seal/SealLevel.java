package org.telltale.seal;

/** How long a seal can be checked (ETSI EN 319 142-1). B-LT is none of them: it leaves its last revision uncovered. */
public enum SealLevel {
	/** PAdES B-B: the time of signing is the signer's word; good while the signer's certificate is valid. */
	B,
	/** PAdES B-T: a time stamp shows that the signature was there at a moment. */
	T,
	/** PAdES B-LTA: with revocation data, and a time stamp over everything. */
	LTA;

	/** The name in the standard, for example {@code PAdES B-LTA}. */
	public String standardName() {
		return "PAdES B-" + name();
	}
}
