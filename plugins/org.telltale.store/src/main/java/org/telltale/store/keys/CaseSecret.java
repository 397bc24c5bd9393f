package org.telltale.store.keys;

import java.security.SecureRandom;
import java.util.HexFormat;

import org.telltale.base.cipher.Hkdf;
import org.telltale.store.journal.LineForm;

/** The master key of an unlocked case. It is in the memory of the program until the case is closed and the memory used again. */
public final class CaseSecret {

	private final byte[] master;

	CaseSecret(byte[] master) {
		this.master = master.clone();
	}

	/** A new one. */
	static CaseSecret random() {
		byte[] master = new byte[Hkdf.KEY_BYTES];
		new SecureRandom().nextBytes(master);
		return new CaseSecret(master);
	}

	byte[] master() {
		return master.clone();
	}

	private byte[] derived(String purpose) {
		return Hkdf.key(master, new byte[0], "telltale case 1 " + purpose);
	}

	/** What H2 takes as the password of the database's file: 64 lower-case hexadecimal digits. */
	public String databasePassword() {
		return HexFormat.of().formatHex(derived("database"));
	}

	/** An area of files: {@code vault}, {@code columns}, {@code archive}. */
	public SealedArea area(String name) {
		return new SealedArea(derived(name + " content"), derived(name + " names"));
	}

	/** How the journal's lines are written. */
	public LineForm journal() {
		return new JournalCipher(derived("journal"));
	}
}
