package org.telltale.store.keys;

import java.nio.file.Path;

import org.telltale.store.CaseException;

/** Gives the password of an encrypted case; asked only if a case is encrypted. */
@FunctionalInterface
public interface PasswordSource {

	/** There is no password. */
	PasswordSource NONE = folder -> {
		throw new CaseException("the case " + folder + " is encrypted and no password was given", "give it: --case-password-file FILE, or a terminal to ask at");
	};

	/**
	 * The password; the caller wipes it.
	 *
	 * @param folder the case's folder or its encrypted archive
	 * @throws CaseException if there is none
	 */
	char[] password(Path folder) throws CaseException;
}
