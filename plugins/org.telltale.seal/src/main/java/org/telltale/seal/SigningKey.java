package org.telltale.seal;

import java.nio.file.Path;

/**
 * An examiner's key with its certificate chain.
 *
 * @param pkcs12 PKCS#12 file (RFC 7292)
 * @param password its password; not copied, so that the caller can wipe it
 */
public record SigningKey(Path pkcs12, char[] password) {

	@Override
	public String toString() {
		return "key in " + pkcs12;
	}
}
