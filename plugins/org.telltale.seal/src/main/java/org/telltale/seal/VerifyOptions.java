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
 * @param requireTimeStamp whether a report without time stamp of a trusted authority is refused; reports of level T and LTA have one, those of level B have none
 * @param now the moment at which certificates have to be valid
 * @param disclosure the sealed disclosure file of a public report; without it what is masked stays unchecked
 */
public record VerifyOptions(Optional<Path> evidence, List<TrustAnchor> trust, boolean requireTimeStamp, Instant now, Optional<Path> disclosure) {

	/** Without disclosure file. */
	public VerifyOptions(Optional<Path> evidence, List<TrustAnchor> trust, boolean requireTimeStamp, Instant now) {
		this(evidence, trust, requireTimeStamp, now, Optional.empty());
	}

	public VerifyOptions {
		trust = List.copyOf(trust);
	}
}
