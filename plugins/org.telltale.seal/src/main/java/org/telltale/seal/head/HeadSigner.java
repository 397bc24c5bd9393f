package org.telltale.seal.head;

import java.io.IOException;
import java.time.Instant;

import org.telltale.seal.OpenKey;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;

/** Signs a journal's head: CAdES baseline B (ETSI EN 319 122-1), detached, SHA-256. */
public final class HeadSigner {

	/**
	 * Signs bytes.
	 *
	 * @param now has to lie in the certificate's life
	 * @return DER
	 * @throws SealException if the key does not open or may not sign
	 */
	public byte[] sign(byte[] content, SigningKey key, Instant now) throws SealException {
		try (OpenKey open = OpenKey.of(key, now)) {
			return open.signFile(content, now);
		} catch (IOException e) {
			throw new SealException("The journal's head could not be signed: " + e.getMessage(), e);
		}
	}
}
