package org.telltale.report;

import java.util.Optional;

import org.telltale.seal.SealLevel;
import org.telltale.seal.SigningKey;
import org.telltale.seal.SigningOptions.RevocationSources;
import org.telltale.seal.TimeStampAuthority;

/**
 * How a report is to be sealed.
 *
 * @param key the examiner's key
 * @param level of the seal
 * @param authority who stamps now; none at level T or LTA: the report is at level B until the time stamp is brought
 * @param revocation where CRLs and OCSP answers come from, for level LTA
 * @param reviewer key of who signs the manifest first
 */
public record SealOrder(SigningKey key, SealLevel level, Optional<TimeStampAuthority> authority, RevocationSources revocation,
		Optional<SigningKey> reviewer) {

	/** Level B, no reviewer. */
	public static SealOrder of(SigningKey key) {
		return new SealOrder(key, SealLevel.B, Optional.empty(), RevocationSources.NONE, Optional.empty());
	}

	/** Clears the passwords of both keys. */
	public void wipe() {
		key.wipe();
		reviewer.ifPresent(SigningKey::wipe);
	}
}
