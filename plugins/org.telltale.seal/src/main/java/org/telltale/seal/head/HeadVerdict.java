package org.telltale.seal.head;

import java.util.Optional;

/**
 * What a head's signature says.
 *
 * @param genuine whether these bytes were signed by the key of the certificate that the signature carries
 * @param signer whom that certificate names; empty if the signature cannot be read
 * @param untrusted why the certificate is not one that the user trusts; empty if it is
 * @param test whether it is trusted through a test anchor alone
 */
public record HeadVerdict(boolean genuine, String signer, Optional<String> untrusted, boolean test) {

	/** Whether it is genuine and by somebody whom the user trusts. */
	public boolean proves() {
		return genuine && untrusted.isEmpty();
	}
}
