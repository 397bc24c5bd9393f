package org.telltale.seal;

import java.nio.file.Path;
import java.util.List;

/**
 * Somebody's key with its certificate chain.
 *
 * @param place a PKCS#12 file (RFC 7292); {@code pkcs11:LIBRARY[?slot=N or slot-id=N][&key=NAME]}, a card or other token
 *        behind its PKCS#11 library; or {@code keystore:macos} or {@code keystore:windows}{@code [?key=NAME]}
 * @param password its password or PIN; not copied, so that the caller can wipe it
 * @param chain PEM files with certificates of issuers that the key's place does not hold
 */
public record SigningKey(String place, char[] password, List<Path> chain) {

	public SigningKey {
		chain = List.copyOf(chain);
	}

	/** A key in a PKCS#12 file. */
	public SigningKey(Path pkcs12, char[] password) {
		this(pkcs12.toString(), password, List.of());
	}

	@Override
	public String toString() {
		return "key in " + place;
	}
}
