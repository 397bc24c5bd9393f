package org.telltale.seal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a report is judged against.
 *
 * @param evidence folder with the evidence files, under any names; without it facts stay unchecked
 * @param trust the certificates that the user trusts
 * @param requireTimeStamp whether a report without time stamp of a trusted authority is refused; this version's reports have none
 * @param now the moment at which certificates have to be valid
 */
public record VerifyOptions(Optional<Path> evidence, List<TrustAnchor> trust, boolean requireTimeStamp, Instant now) {

	public VerifyOptions {
		trust = List.copyOf(trust);
	}
}
