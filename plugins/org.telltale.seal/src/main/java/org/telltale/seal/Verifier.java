package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.seal.masking.MaskedJournal;
import org.telltale.seal.masking.Openings;
import org.telltale.seal.masking.PublicForm;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.pdf.SignedStructure;
import org.telltale.seal.refusal.Refusal;

/**
 * Judges a sealed report: strict about the file and its signature, cheapest check first, then about the facts. Whatever
 * is not exactly as a report of this version is refused. Needs no network. A verifier may be used again, by one thread.
 */
public final class Verifier {

	private static final long MAX_FILE_BYTES = 1L << 30;

	/** As {@link #verify(Path, VerifyOptions, Progress)}, unheard. */
	public Verdict verify(Path pdf, VerifyOptions options) throws SealException {
		return verify(pdf, options, Progress.NONE);
	}

	/**
	 * Judges the report.
	 *
	 * @throws SealException if the file or the evidence folder cannot be read; never because of what is in them
	 */
	public Verdict verify(Path pdf, VerifyOptions options, Progress progress) throws SealException {
		try {
			if (Files.size(pdf) > MAX_FILE_BYTES) {
				return refused(List.of(new Check("file", false, "the file is larger than any report")));
			}
			return verify(Files.readAllBytes(pdf), options, progress);
		} catch (IOException e) {
			throw new SealException("The report " + pdf + " or its evidence could not be read: " + e.getMessage(), e);
		}
	}

	/** As {@link #verify(Path, VerifyOptions, Progress)}, for a file in memory; {@code IOException} tells of the evidence folder alone. */
	public Verdict verify(byte[] file, VerifyOptions options, Progress progress) throws IOException {
		Judgement judgement = new Judgement();
		try {
			judgement.judge(file, options, progress);
		} catch (Refusal e) {
			judgement.checks.add(new Check(judgement.step, false, e.getMessage()));
		} catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
			// the edge towards hostile files: what breaks a reader is refused, never taken for good
			judgement.checks.add(new Check(judgement.step, false, "the verifier could not read this part: " + e));
		}
		return judgement.verdict();
	}

	private static Verdict refused(List<Check> checks) {
		return new Verdict(Verdict.Result.REFUSED, checks, Optional.empty(), Map.of());
	}

	/** One run over one report. */
	private static final class Judgement {

		private final List<Check> checks = new ArrayList<>();
		private final Map<String, Tally> tallies = new TreeMap<>();
		private String step = "file";
		private Optional<Verdict.Seal> seal = Optional.empty();
		private boolean finished;
		private boolean pagesCompared;

		void judge(byte[] file, VerifyOptions options, Progress progress) throws Refusal, IOException {
			progress.step("signature", 0, 3);
			SealJudge sealJudge = new SealJudge(file, options, name -> step = name, this::passed);
			SealJudge.Seal judged = sealJudge.judge();
			Contents contents = judgeContents(judged, options);
			progress.step("signature", 1, 3);
			sealJudge.policy(judged);
			judgeFacts(contents, options, progress);
			judgePages(contents, file);
			finished = true;
		}

		/** What a genuine report carries, read once. @param judge of what stands beside the facts */
		private record Contents(Manifest manifest, FactFile facts, JournalFile journal, ContentJudge judge) {
		}

		private Contents judgeContents(SealJudge.Seal judged, VerifyOptions options) throws Refusal {
			SignedStructure structure = judged.structure();
			step = "manifest";
			byte[] manifestBytes = attachment(structure, Attachment.MANIFEST);
			Manifest manifest = Manifest.read(manifestBytes);
			step = "signature.test-anchor";
			Refusal.unless(!judged.test() || manifest.synthetic(), "a test anchor is needed to trust the seal, but the report is not marked SYNTHETIC");
			seal = Optional.of(seal(judged, Optional.empty(), manifest.synthetic()));
			step = "signature.time";
			SealJudge.requireTime(judged, options);
			passed(SealJudge.timeInWords(judged));
			step = "signature.level";
			SealPlan.of(manifest.json()).require(judged.level(), structure.attachments().containsKey(Attachment.REVIEW));
			step = "signature.reviewer";
			Optional<ReviewerSignature.Held> reviewer = ReviewerSignature.require(structure.attachments(), judged, options, manifest.synthetic());
			SealPlan.of(manifest.json()).requireReviewer(reviewer.map(ReviewerSignature.Held::name));
			reviewer.ifPresent(held -> passed("the manifest was signed before by the reviewer " + held.signer() + ", who claims " + held.at()));
			seal = Optional.of(seal(judged, reviewer, manifest.synthetic()));
			step = "manifest";
			FactFile facts = FactFile.read(attachment(structure, Attachment.FACTS));
			manifest.requireHolds(attachment(structure, Attachment.FACTS), facts);
			passed(facts.facts().size() + " facts, digest and Merkle root as the manifest says");
			PublicForm.require(manifest, facts, structure.attachments().keySet(), Set.of(Attachment.JOURNAL, Attachment.CASE), Attachment.MASKED_JOURNAL);
			ContentJudge contents = new ContentJudge(structure.attachments(), checks);
			step = "attachments";
			contents.judgeAttachments(manifest);
			step = "journal";
			return new Contents(manifest, facts, contents.judgeJournal(manifest), contents);
		}

		private void judgePages(Contents contents, byte[] file) throws Refusal, IOException {
			step = "pdfa";
			contents.judge().judgeForm(file);
			step = "pages";
			pagesCompared = contents.judge().judgePages(file, contents.facts(), contents.journal(), contents.manifest());
		}

		private void judgeFacts(Contents contents, VerifyOptions options, Progress progress) throws Refusal, IOException {
			step = "facts";
			FactFile facts = disclosed(contents, options.disclosure());
			new FactJudge(facts, checks, tallies).judge(options.evidence(), progress);
		}

		/** The facts to check: of a public report those that the disclosure file gives back, or the masked ones, and then it is said how many are not checked; and the journal with them. */
		private FactFile disclosed(Contents contents, Optional<Path> file) throws Refusal, IOException {
			FactFile facts = contents.facts();
			if (file.isEmpty()) {
				if (contents.manifest().isPublic()) {
					checks.add(Check.notDone("journal", contents.journal().entries().size() + " entries, masked: the chain of their hashes is not checked, since no disclosure file is given"));
				}
				long masked = facts.facts().stream().filter(fact -> fact.has("masked")).count();
				if (masked > 0) {
					checks.add(Check.notDone("masking", masked + " of " + facts.facts().size() + " facts are masked in part and not checked: no disclosure file is given"));
				}
				return facts;
			}
			step = "disclosure";
			Refusal.unless(Files.size(file.get()) <= MAX_FILE_BYTES, "the disclosure file is larger than any");
			Openings openings = Openings.read(Files.readAllBytes(file.get()), contents.manifest());
			FactFile restored = openings.restored(facts);
			passed(openings.values().size() + " commitments open; the facts are checked as the full report has them");
			step = "journal";
			JournalFile journal = MaskedJournal.restored(contents.journal(), openings);
			passed(journal.entries().size() + " entries, as the disclosure file opens them; the chain of their hashes holds up to the head " + journal.head().substring(0, 12));
			step = "facts";
			return restored;
		}

		private static Verdict.Seal seal(SealJudge.Seal judged, Optional<ReviewerSignature.Held> reviewer, boolean synthetic) throws Refusal {
			X509Certificate signer = judged.cms().signer();
			return new Verdict.Seal(signer.getSubjectX500Principal().getName(), fingerprint(signer), fingerprint(judged.anchor()), judged.test(),
					judged.structure().signedAt().map(Instant::toString), synthetic, judged.level(),
					judged.stamp().map(stamp -> new Verdict.Stamp(stamp.at().toString(), stamp.authority().getSubjectX500Principal().getName())),
					reviewer.map(held -> new Verdict.Reviewer(held.signer(), held.at().toString())));
		}

		private static byte[] attachment(SignedStructure structure, String name) throws Refusal {
			byte[] content = structure.attachments().get(name);
			Refusal.unless(content != null, "the file carries no " + name);
			return content;
		}

		private static String fingerprint(X509Certificate certificate) throws Refusal {
			try {
				return Digest.sha256(certificate.getEncoded()).hex();
			} catch (CertificateEncodingException e) {
				throw new Refusal("a certificate cannot be written: " + e.getMessage());
			}
		}

		private void passed(String detail) {
			checks.add(new Check(step, true, detail));
		}

		Verdict verdict() {
			boolean holds = finished && checks.stream().allMatch(Check::ok);
			Verdict verdict = new Verdict(holds ? Verdict.Result.HOLDS : Verdict.Result.REFUSED, checks, seal, tallies);
			return holds && (verdict.factsUnchecked() > 0 || !pagesCompared) ? new Verdict(Verdict.Result.PARTLY_CHECKED, checks, seal, tallies) : verdict;
		}
	}
}
