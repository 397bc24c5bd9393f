package org.telltale.seal;

/** The environment kept a report from being finished, signed or read; the message says what failed and what to do. */
public final class SealException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What failed, what the user can do, and why it happened. */
	public SealException(String whatAndRemedy, Throwable cause) {
		super(whatAndRemedy, cause);
	}

	/** What failed and what the user can do. */
	public SealException(String whatAndRemedy) {
		super(whatAndRemedy);
	}
}
