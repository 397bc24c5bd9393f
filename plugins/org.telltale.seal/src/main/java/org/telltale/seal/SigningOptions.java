package org.telltale.seal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the signature says, and how long it can be checked.
 *
 * @param reason why it was made, for example {@code Final report}
 * @param at the signing time that it claims; whole seconds
 * @param level of what it becomes; T and LTA without authority stay B until a time stamp is brought ({@link TimeStamping})
 * @param authority who stamps
 * @param revocation for level LTA
 */
public record SigningOptions(String reason, Instant at, SealLevel level, Optional<TimeStampAuthority> authority, RevocationSources revocation) {

	/** Level B. */
	public SigningOptions(String reason, Instant at) {
		this(reason, at, SealLevel.B, Optional.empty(), RevocationSources.NONE);
	}

	/**
	 * Where CRLs and OCSP answers come from.
	 *
	 * @param crls files, DER or PEM
	 * @param ocsps files with an OCSP answer each, DER
	 * @param hosts hosts that may be asked at the addresses that the certificates name
	 */
	public record RevocationSources(List<Path> crls, List<Path> ocsps, List<String> hosts) {

		/** Nowhere. */
		public static final RevocationSources NONE = new RevocationSources(List.of(), List.of(), List.of());

		public RevocationSources {
			crls = List.copyOf(crls);
			ocsps = List.copyOf(ocsps);
			hosts = List.copyOf(hosts);
		}
	}
}
