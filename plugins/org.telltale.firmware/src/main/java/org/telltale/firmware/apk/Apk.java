package org.telltale.firmware.apk;

import java.util.List;

/**
 * A package.
 *
 * @param manifest what it says of itself
 * @param signers certificates found, by scheme and in the file's order; none of the signatures was verified
 */
public record Apk(Manifest manifest, List<Signer> signers) {

	public Apk {
		signers = List.copyOf(signers);
	}
}
