package org.telltale.report;

import java.nio.file.Path;
import java.util.List;

import org.telltale.casework.Case;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealReading;
import org.telltale.seal.SigningOptions.RevocationSources;
import org.telltale.seal.TimeStampAuthority;
import org.telltale.seal.TimeStamping;
import org.telltale.store.CaseException;

/**
 * A sealed report that is to be raised by a time stamp: from level B to T, or from T to LTA. Off line the question is carried to an authority and its
 * answer is brought; chain and revocation data have to be the same both times, in the same order.
 *
 * @param report the sealed report
 * @param level what is made of it: T or LTA
 * @param chain PEM files with certificates that signature and time stamp do not carry, for level LTA
 * @param revocation where CRLs and OCSP answers come from, for level LTA
 */
public record StampOrder(Path report, SealLevel level, List<Path> chain, RevocationSources revocation) {

	/**
	 * What was done.
	 *
	 * @param file the raised report
	 * @param before what the report's seal was
	 * @param after what it is in the raised file
	 */
	public record Done(Path file, SealReading before, SealReading after) {

		/**
		 * Enters in a case that its report has another file now.
		 *
		 * @return false if the case has issued no report of the bytes before: nothing is entered then
		 */
		public boolean enter(Case in) throws CaseException {
			return in.recordStamp(before.sha256(), after.sha256(), String.valueOf(file.getFileName()), after.level().name(), after.stampedAt().orElseThrow());
		}
	}

	/** @throws IllegalArgumentException at level B, which no time stamp makes, and for revocation data at level T */
	public StampOrder {
		chain = List.copyOf(chain);
		if (level == SealLevel.B || level == SealLevel.T && !(chain.isEmpty() && revocation.equals(RevocationSources.NONE))) {
			throw new IllegalArgumentException("a time stamp makes level T, or LTA with chain and revocation data");
		}
	}

	/** To level T. */
	public static StampOrder toT(Path report) {
		return new StampOrder(report, SealLevel.T, List.of(), RevocationSources.NONE);
	}

	/**
	 * The question for the authority (TimeStampReq, RFC 3161), the same each time.
	 *
	 * @throws SealException if the report is not at the level below, or a file cannot be read
	 */
	public byte[] question() throws SealException {
		return level == SealLevel.T ? TimeStamping.request(report) : TimeStamping.archiveRequest(report, chain, revocation);
	}

	/**
	 * Writes the raised report with the answer to its question.
	 *
	 * @param answer TimeStampResp, or the token alone
	 * @param raised the target; it is there whole or not at all
	 * @throws SealException if the answer is another question's, the report is not at the level below, or a file cannot be read or written
	 */
	public Done bring(byte[] answer, Path raised) throws SealException {
		SealReading before = SealReading.of(report);
		if (level == SealLevel.T) {
			TimeStamping.stamp(report, answer, raised);
		} else {
			TimeStamping.archive(report, chain, revocation, answer, raised);
		}
		return new Done(raised, before, SealReading.of(raised));
	}

	/** As {@link #bring}, with what the authority answers now. */
	public Done ask(TimeStampAuthority authority, Path raised) throws SealException {
		return bring(authority.answer(question()), raised);
	}
}
