package org.telltale.seal.signature;

/** A key that does not open, or that may not sign reports. The message is the reason, without a full stop. */
public final class KeyException extends Exception {

	private static final long serialVersionUID = 1L;

	KeyException(String message, Throwable cause) {
		super(message, cause);
	}

	KeyException(String message) {
		super(message);
	}
}
