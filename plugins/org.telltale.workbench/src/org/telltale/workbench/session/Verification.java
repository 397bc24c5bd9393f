package org.telltale.workbench.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.telltale.seal.TrustAnchor;
import org.telltale.seal.Verdict;

/**
 * A report that was judged, and against what.
 *
 * @param asked what was asked
 * @param at when, by this machine's clock
 * @param sha256 of the file that was judged, lower-case; empty where it could not be read
 * @param length its bytes
 * @param trust the certificates that were trusted
 * @param verdict the answer; empty where the report could not be judged
 * @param failure why not; else empty
 */
public record Verification(Asked asked, Instant at, String sha256, long length, List<TrustAnchor> trust, Optional<Verdict> verdict, String failure) {

	/**
	 * What is to be judged.
	 *
	 * @param report the PDF
	 * @param evidence folder with the evidence, under any names
	 * @param trust PEM file to trust instead of the user's store
	 * @param disclosure the sealed disclosure file of a public report
	 * @param requireTimeStamp whether a report without trusted time stamp is refused
	 */
	public record Asked(Path report, Optional<Path> evidence, Optional<Path> trust, Optional<Path> disclosure, boolean requireTimeStamp) {
	}

	public Verification {
		trust = List.copyOf(trust);
	}
}
