package org.telltale.seal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.telltale.seal.signature.KeyException;
import org.telltale.seal.signature.KeyPlace;

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

	/**
	 * A key on a card or another token.
	 *
	 * @param library the token's PKCS#11 library
	 * @param slot place in the library's list of slots with a token, from 0
	 * @param name the key's name; empty where the token holds one key
	 * @throws SealException if the place cannot be written, for a library or a name with a character that separates its parts
	 */
	public static SigningKey onToken(Path library, int slot, String name, char[] pin, List<Path> chain) throws SealException {
		String place = "pkcs11:" + library + "?slot=" + slot + (name.isEmpty() ? "" : "&key=" + name);
		KeyPlace meant = new KeyPlace(KeyPlace.Kind.PKCS11, library.toString(), slot, Optional.empty(), Optional.of(name).filter(given -> !given.isEmpty()));
		try {
			if (!KeyPlace.of(place).equals(meant)) {
				throw new SealException("The token's library " + library + " and key " + name + " cannot be named: a ? or & stands in them.");
			}
			return new SigningKey(place, pin, chain);
		} catch (KeyException e) {
			throw new SealException("The token's library " + library + " and key " + name + " cannot be named: " + e.getMessage() + ".", e);
		}
	}

	/** Clears the password or PIN. */
	public void wipe() {
		Arrays.fill(password, '\0');
	}

	@Override
	public String toString() {
		return "key in " + place;
	}
}
