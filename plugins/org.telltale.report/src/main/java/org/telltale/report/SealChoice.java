package org.telltale.report;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.telltale.seal.HttpTimeStampAuthority;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SigningKey;
import org.telltale.seal.SigningOptions.RevocationSources;

/**
 * What somebody asks of a report's seal. What goes together is said here alone; whoever asks a person puts it in words.
 *
 * @param level of the seal
 * @param authority address of who stamps now
 * @param question file for the question to an authority that is asked elsewhere: the report is at level B until its answer is brought
 * @param revocation where CRLs and OCSP answers come from
 */
public record SealChoice(SealLevel level, Optional<String> authority, Optional<Path> question, RevocationSources revocation) {

	/** What does not go together. */
	public enum Fault {
		/** At level B nobody stamps, and nothing is said of revocation. */
		STAMPED_AT_B,
		/** At level T and LTA somebody stamps now, or the question is written: one of the two. */
		ONE_STAMP,
		/** Revocation data are for level LTA, and are attached when its time stamp is there. */
		REVOCATION_WITHOUT_STAMP
	}

	/** What does not go together; empty if all does. */
	public Set<Fault> faults() {
		Set<Fault> faults = EnumSet.noneOf(Fault.class);
		boolean revoking = !revocation.equals(RevocationSources.NONE);
		if (level == SealLevel.B) {
			if (authority.isPresent() || question.isPresent() || revoking) {
				faults.add(Fault.STAMPED_AT_B);
			}
			return faults;
		}
		if (authority.isPresent() == question.isPresent()) {
			faults.add(Fault.ONE_STAMP);
		}
		if (revoking && (level != SealLevel.LTA || authority.isEmpty())) {
			faults.add(Fault.REVOCATION_WITHOUT_STAMP);
		}
		return faults;
	}

	/**
	 * The order to seal so.
	 *
	 * @param reviewer key of who signs the manifest first
	 * @throws SealException if the authority's address is none
	 */
	public SealOrder order(SigningKey key, Optional<SigningKey> reviewer) throws SealException {
		return new SealOrder(key, level, authority.isEmpty() ? Optional.empty() : Optional.of(new HttpTimeStampAuthority(authority.get())), revocation, reviewer);
	}
}
