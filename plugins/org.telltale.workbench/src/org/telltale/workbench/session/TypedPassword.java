package org.telltale.workbench.session;

import java.nio.file.Path;
import java.util.Arrays;

import org.telltale.store.keys.PasswordSource;

/** A password that somebody typed in, until it has been used. */
public final class TypedPassword implements PasswordSource {

	private final char[] password;

	/** @param password not copied: it is cleared with this */
	public TypedPassword(char[] password) {
		this.password = password;
	}

	@Override
	public synchronized char[] password(Path folder) {
		return password.clone();
	}

	/** Clears it. */
	public synchronized void wipe() {
		Arrays.fill(password, '\0');
	}
}
