package org.telltale.store;

import java.util.Optional;

import org.telltale.base.cipher.AlteredFileException;

/**
 * The environment failed or the case on disk is not as it was left: disk full, file locked, journal altered. The message says in one
 * line what happened, where, and what the user can do.
 */
public final class CaseException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String what;
	private final String remedy;

	/**
	 * @param what what happened, and where
	 * @param remedy what the user can do about it
	 * @param cause what reported it; an encrypted file that was altered is named behind what happened
	 */
	public CaseException(String what, String remedy, Throwable cause) {
		super(named(what, cause) + "; " + remedy, cause);
		this.what = named(what, cause);
		this.remedy = remedy;
	}

	/** As the other, where nothing else reported it. */
	public CaseException(String what, String remedy) {
		this(what, remedy, null);
	}

	private static String named(String what, Throwable cause) {
		for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
			if (inner instanceof AlteredFileException altered) {
				return what + ": " + altered.getMessage();
			}
		}
		return what;
	}

	/** What happened, and where. */
	public String what() {
		return what;
	}

	/** What the user can do about it. */
	public String remedy() {
		return remedy;
	}

	/** The message of the innermost cause, for the log. */
	public Optional<String> innermost() {
		Throwable inner = this;
		while (inner.getCause() != null) {
			inner = inner.getCause();
		}
		return inner == this ? Optional.empty() : Optional.ofNullable(inner.getMessage());
	}
}
