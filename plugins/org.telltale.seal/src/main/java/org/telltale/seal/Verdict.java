package org.telltale.seal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the verifier found.
 *
 * @param result the answer
 * @param checks what was looked at, in order; in a refused report at least one does not hold
 * @param seal who sealed the report; empty if the signature does not hold
 * @param facts tallies by class ({@code replayed}, {@code recounted}, {@code recomputed}, {@code quoted}), sorted
 */
public record Verdict(Result result, List<Check> checks, Optional<Seal> seal, Map<String, Tally> facts) {

	/** The three answers. */
	public enum Result {
		/** Signature, manifest and every replayed, recounted and recomputed fact hold. */
		HOLDS(0),
		/** Genuine, but facts are left unchecked since evidence was not given, or in part. */
		PARTLY_CHECKED(5),
		/** Something does not hold. */
		REFUSED(6);

		private final int exitCode;

		Result(int exitCode) {
			this.exitCode = exitCode;
		}

		/** The exit code of {@code telltale verify}. */
		public int exitCode() {
			return exitCode;
		}
	}

	/**
	 * Who sealed the report.
	 *
	 * @param signer distinguished name (RFC 2253)
	 * @param certificate SHA-256 of the signer's certificate
	 * @param anchor SHA-256 of the trusted certificate
	 * @param testAnchor whether that is a test anchor
	 * @param claimedAt the signing time that the signature claims (RFC 3339); nobody but the signer vouches for it
	 * @param synthetic whether the report says that its data are made up
	 * @param level of the seal
	 * @param stamp what a trusted time stamp proves
	 * @param reviewer who signed the manifest before
	 */
	public record Seal(String signer, String certificate, String anchor, boolean testAnchor, Optional<String> claimedAt, boolean synthetic,
			SealLevel level, Optional<Stamp> stamp, Optional<Reviewer> reviewer) {
	}

	/**
	 * A trusted time stamp.
	 *
	 * @param at the moment at which the signature was there (RFC 3339)
	 * @param authority distinguished name of who says so
	 */
	public record Stamp(String at, String authority) {
	}

	/**
	 * A trusted reviewer.
	 *
	 * @param signer distinguished name
	 * @param claimedAt the time that the reviewer claims (RFC 3339)
	 */
	public record Reviewer(String signer, String claimedAt) {
	}

	public Verdict {
		checks = List.copyOf(checks);
		facts = Collections.unmodifiableMap(new TreeMap<>(facts));
	}

	/** The exit code of {@code telltale verify}. */
	public int exitCode() {
		return result.exitCode();
	}

	/** Replayed, recounted and recomputed facts that were not checked. */
	public int factsUnchecked() {
		return facts.entrySet().stream().filter(e -> !e.getKey().equals("quoted")).mapToInt(e -> e.getValue().unchecked()).sum();
	}

	/** The first check that does not hold. */
	public Optional<Check> refusal() {
		return checks.stream().filter(check -> !check.ok()).findFirst();
	}
}
