package org.telltale.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.casework.Case;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.head.HeadSigner;
import org.telltale.seal.head.HeadVerdict;
import org.telltale.seal.head.HeadVerifier;
import org.telltale.store.CaseException;
import org.telltale.store.cases.HeadFolder;
import org.telltale.store.cases.JournalAudit;
import org.telltale.store.journal.JournalHead;
import org.telltale.store.journal.SignedHead;

/** Signs the head of a case's journal, gives it out, and holds journals against it. */
public final class JournalHeads {

	/** Said where nothing signed speaks for a journal. */
	static final String UNPROVABLE = "no signed head that you trust: that the journal was not rewritten whole, or cut at its end, is unprovable without one"
			+ " (telltale journal DIR sign; give a copy of the head to somebody else)";

	private JournalHeads() {
	}

	/** Signs the head of an open case's journal and keeps it there. @return its file */
	public static Path sign(Case file, SigningKey key) throws SealException, CaseException {
		Instant now = file.clock().instant();
		JournalHead head = JournalHead.of(file.store().journal(), now);
		byte[] signature = new HeadSigner().sign(head.content(), key, now);
		return new HeadFolder(file.store().folder()).keep(new SignedHead(head, signature, Optional.empty()));
	}

	/** Copies the newest signed head out of a case. @return the number of its entry; empty if there is none */
	public static Optional<Long> export(Case file, Path target) throws CaseException {
		List<Path> kept = new HeadFolder(file.store().folder()).files();
		if (kept.isEmpty()) {
			return Optional.empty();
		}
		SignedHead head = SignedHead.read(kept.getLast());
		try {
			Files.writeString(target, head.text(), StandardCharsets.UTF_8);
			return Optional.of(head.head().sequence());
		} catch (IOException e) {
			throw new CaseException("the head cannot be written to " + target, "check the folder and the disk", e);
		}
	}

	/**
	 * What signed heads say of a journal.
	 *
	 * @param faults what does not fit, a sentence each
	 * @param notes what else there is to say, a sentence each
	 */
	public record Said(List<String> faults, List<String> notes) {

		public Said {
			faults = List.copyOf(faults);
			notes = List.copyOf(notes);
		}
	}

	/** Holds a journal against the heads in the files; one that cannot be read is a fault. @param anchors whom the user trusts */
	public static Said compare(JournalAudit audit, List<Path> files, List<TrustAnchor> anchors, Instant now) {
		List<String> faults = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		long proved = 0;
		for (Path file : files) {
			SignedHead signed;
			try {
				signed = SignedHead.read(file);
			} catch (CaseException unreadable) {
				faults.add(unreadable.getMessage());
				continue;
			}
			HeadVerdict verdict = new HeadVerifier().verify(signed.head().content(), signed.signature(), anchors, now);
			if (!verdict.genuine()) {
				faults.add(file + ": the signature does not fit the head; it was altered");
				continue;
			}
			List<String> differences = audit.differences(signed.head());
			differences.forEach(difference -> faults.add(difference + " (" + file + ", signed by " + verdict.signer() + " at " + signed.head().signedAt() + ")"));
			notes.add(told(file, signed, verdict, differences.isEmpty()));
			proved = verdict.proves() && differences.isEmpty() ? Math.max(proved, signed.head().sequence()) : proved;
		}
		long last = audit.check().sequence();
		if (proved == 0) {
			notes.add(UNPROVABLE);
		} else if (proved < last) {
			notes.add("entries " + (proved + 1) + " to " + last + " are later than the last signed head that you trust: that they were not rewritten or cut is unprovable");
		}
		return new Said(faults, notes);
	}

	private static String told(Path file, SignedHead signed, HeadVerdict verdict, boolean fits) {
		String trust = verdict.untrusted().map(why -> ": proves nothing, " + why).orElse(verdict.test() ? " (test anchor)" : "");
		return "head of entry " + signed.head().sequence() + " " + (fits ? "fits" : "does not fit") + ", signed by " + verdict.signer() + trust + ", at "
				+ signed.head().signedAt() + " by the signer's clock" + (signed.timeStamp().isPresent() ? "; its time stamp is not checked in this version" : "") + " (" + file + ")";
	}
}
