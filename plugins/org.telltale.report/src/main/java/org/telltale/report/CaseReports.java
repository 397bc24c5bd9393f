package org.telltale.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.base.Digest;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.casework.EvidenceCheck;
import org.telltale.casework.IssuedReport;
import org.telltale.casework.Version;
import org.telltale.casework.compare.Pending;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.report.input.Edition;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.attached.AttachedFacts;
import org.telltale.seal.SealException;
import org.telltale.seal.SealPlan;
import org.telltale.seal.SealReading;
import org.telltale.seal.SigningKey;
import org.telltale.store.CaseException;
import org.telltale.store.vault.SealCheck;

/** Makes of an open case what a report is made of. */
public final class CaseReports {

	private CaseReports() {
	}

	/**
	 * Everything that the report of a case shows, as of now.
	 *
	 * @param number 0 for a draft
	 */
	public static ReportInput input(Case file, int number, boolean draft, Instant issued) throws CaseException {
		return input(file, number, draft, issued, Edition.USUAL);
	}

	/** As the other, in a language and on a paper. */
	public static ReportInput input(Case file, int number, boolean draft, Instant issued, Edition edition) throws CaseException {
		List<Json.Fields> facts = file.facts();
		return CaseInput.of(file, facts, head(file, facts, number, draft, issued).in(edition));
	}

	private static ReportHead head(Case file, List<Json.Fields> facts, int number, boolean draft, Instant issued) {
		return new ReportHead(number, 1, draft, issued, file.model().getExaminer(), Version.TOOL, platform(), settings(facts), CaseExcerpts.of(facts));
	}

	/** What a report shows that is going to be signed: of evidence that is still as it was imported. @param checks one of each item, and each holds */
	private static ReportInput input(Case file, int number, Instant issued, Edition edition, List<SealCheck> checks) throws CaseException {
		List<Json.Fields> facts = file.facts();
		return CaseInput.of(file, facts, head(file, facts, number, false, issued).in(edition).readAgain(checks.size()));
	}

	/**
	 * Issues a report of a case. A signed one takes the next number and a journal entry; one without key is a draft and takes neither. A report states
	 * what the last analysis found: where the case changed since, a draft comes with a problem that says so, and nothing is signed.
	 *
	 * @param pdf the target; an older file of that name is replaced
	 * @param supersedes number of the report that this one takes the place of, 0 for none
	 * @return the file; nothing, with problems, if the pages cannot be made PDF/A-3b
	 */
	public static Outcome<Path> issue(Case file, Path pdf, Optional<SigningKey> key, int supersedes, Progress progress)
			throws CaseException, ReportException {
		return issue(file, pdf, key, supersedes, Master.FULL, Edition.USUAL, progress);
	}

	/** As the other, of one of the masters, in an edition; beside a public report its sealed disclosure file is written, {@link #disclosure}. */
	public static Outcome<Path> issue(Case file, Path pdf, Optional<SigningKey> key, int supersedes, Master master, Edition edition, Progress progress)
			throws CaseException, ReportException {
		if (key.isPresent()) {
			return seal(file, pdf, SealOrder.of(key.get()), supersedes, master, edition, progress);
		}
		Pending pending = file.pending();
		Outcome<Path> made = new ReportIssue().issue(input(file, 0, true, now(file), edition), pdf, key, master, progress);
		return pending.isEmpty() ? made : new Outcome<>(made.value(), Stream.concat(Stream.of(notAnalysed(pending)), made.problems().stream()).toList());
	}

	/** As the other, in English on A4. */
	public static Outcome<Path> seal(Case file, Path pdf, SealOrder order, int supersedes, Master master, Progress progress) throws CaseException, ReportException {
		return seal(file, pdf, order, supersedes, master, Edition.USUAL, progress);
	}

	/**
	 * Issues a report that is sealed as the order says, with the next number and a journal entry. All evidence is read again first, which is a journal entry
	 * of its own.
	 *
	 * @throws CaseException if the case has changed since its last analysis, or an item of evidence is not as it was imported: nothing is signed then
	 */
	public static Outcome<Path> seal(Case file, Path pdf, SealOrder order, int supersedes, Master master, Edition edition, Progress progress) throws CaseException, ReportException {
		requireAnalysed(file);
		List<SealCheck> checks = UnalteredEvidence.require(file, new EvidenceCheck(file).run(progress), progress);
		int number = nextNumber(file);
		Instant issued = now(file);
		try (EarlierFile earlier = EarlierFile.of(pdf)) {
			Outcome<Path> made = new ReportIssue().seal(input(file, number, issued, edition, checks), pdf, order, master, progress);
			if (made.value().isPresent()) {
				record(file, pdf, earlier, number, issued, issued, supersedes, reviewer(order, issued), master.word());
			}
			return made;
		}
	}

	/** Writes an unsigned copy of the full report, unmasked, of the case as it is now. */
	public static Outcome<Path> copy(Case file, UnsignedCopy.Form form, Path target, Edition edition) throws CaseException, ReportException {
		return UnsignedCopy.write(input(file, 0, true, now(file), edition), form, target);
	}

	/** Writes a report finished and unsigned, for a reviewer: full or summary. It bears the next number, which is taken when it is certified. */
	public static Outcome<Path> prepare(Case file, Path pdf, SealPlan plan, Master master, Edition edition, Progress progress) throws CaseException, ReportException {
		requireAnalysed(file);
		List<SealCheck> checks = UnalteredEvidence.require(file, new EvidenceCheck(file).read(progress), progress);
		return new ReportIssue().prepare(input(file, nextNumber(file), now(file), edition, checks), pdf, plan, master, progress);
	}

	/**
	 * Certifies a prepared report as it is.
	 *
	 * @param review the reviewer's signature, where the pages name a reviewer
	 * @throws CaseException if the case has changed since it was prepared, or its number was taken
	 */
	public static Outcome<Path> certify(Case file, PreparedReport prepared, Optional<Path> review, Path pdf, SealOrder order, int supersedes, Progress progress)
			throws CaseException, ReportException {
		requireAnalysed(file);
		List<Json.Fields> facts = FactLine.sorted(file.facts());
		List<String> lines = facts.stream().map(Json.Fields::toString).toList();
		if (prepared.number() != nextNumber(file) || !MerkleTree.root(lines).hex().equals(prepared.allRoot())) {
			throw new CaseException("the case has changed since the report was prepared (" + (prepared.number() != nextNumber(file) ? "its number was taken"
					: "its facts are others") + ")", "prepare it again, and have it reviewed again");
		}
		UnalteredEvidence.require(file, new EvidenceCheck(file).run(progress), progress);
		progress.step("signature", 0, 1);
		Instant at = now(file);
		try (EarlierFile earlier = EarlierFile.of(pdf)) {
			Outcome<Path> made = prepared.certify(review, order, at, pdf, FactAttachments.bytes(AttachedFacts.of(facts)));
			if (made.value().isPresent()) {
				record(file, pdf, earlier, prepared.number(), prepared.issued(), at, supersedes, prepared.seal().reviewer(), prepared.master());
			}
			return made;
		}
	}

	private static void requireAnalysed(Case file) throws CaseException {
		Pending pending = file.pending();
		if (!pending.isEmpty()) {
			throw new CaseException("the case has changed since its last analysis (" + pending.counts() + "): its cells and findings are those from before",
					"analyse it, look at the findings, then sign");
		}
	}

	private static int nextNumber(Case file) {
		return file.model().getReports().stream().mapToInt(r -> r.getNumber()).max().orElse(0) + 1;
	}

	private static Instant now(Case file) {
		return file.clock().instant().truncatedTo(ChronoUnit.SECONDS);
	}

	private static Optional<String> reviewer(SealOrder order, Instant at) throws ReportException {
		return order.reviewer().isEmpty() ? Optional.empty() : Optional.of(ReportIssue.name(order.reviewer().get(), at));
	}

	/** Enters the report; one that cannot be entered is taken away again, with its disclosure file, and what had its name before is put back. */
	private static void record(Case file, Path pdf, EarlierFile earlier, int number, Instant issued, Instant signed, int supersedes, Optional<String> reviewer, String master)
			throws CaseException, ReportException {
		boolean entered = false;
		try {
			SealReading seal = SealReading.of(pdf);
			file.recordReport(new IssuedReport(number, String.valueOf(pdf.getFileName()), seal.sha256(), issued, supersedes, seal.level().name(), seal.signer(),
					seal.certificate(), signed, seal.stampedAt(), reviewer, master, sealed(pdf, master)));
			entered = true;
		} catch (IOException e) {
			throw new ReportException("The disclosure file of " + pdf + " cannot be read back: " + e.getMessage() + ". Check the disk and make the report again.", e);
		} catch (SealException e) {
			throw new ReportException(e.getMessage() + " Check the disk and make it again.", e);
		} finally {
			if (!entered) {
				remove(pdf, earlier, master);
			}
		}
	}

	private static void remove(Path pdf, EarlierFile earlier, String master) throws ReportException {
		try {
			earlier.putBack();
			if (master.equals(Master.PUBLIC.word())) {
				Files.deleteIfExists(disclosure(pdf));
			}
		} catch (IOException e) {
			throw new ReportException("The report " + pdf + " is not in the journal and could not be removed: " + e.getMessage() + ". Remove it.", e);
		}
	}

	/** The sealed disclosure file of a public report: {@code NAME.disclosure.jsonl} beside {@code NAME.pdf}. */
	public static Path disclosure(Path pdf) {
		return DisclosureFile.beside(pdf);
	}

	private static Optional<String> sealed(Path pdf, String master) throws IOException {
		return master.equals(Master.PUBLIC.word()) ? Optional.of(Digest.sha256(Files.readAllBytes(disclosure(pdf))).hex()) : Optional.empty();
	}

	private static Problem notAnalysed(Pending pending) {
		return new Problem("case.not-analysed", Where.at("case", 0, 0), "The case has changed since its last analysis (" + pending.counts() + ").",
				"The report does not know of it.");
	}

	private static String platform() {
		return "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), " + System.getProperty("os.name") + " "
				+ System.getProperty("os.version") + " " + System.getProperty("os.arch") + ", time-zone data "
				+ ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
	}

	/** Settings by name: one line for each distinct way in which captures were read. */
	static Map<String, String> settings(List<Json.Fields> facts) {
		Map<String, Integer> readings = new TreeMap<>();
		facts.stream().filter(f -> f.text("type").orElse("").equals("reading")).forEach(f -> {
			String digest = f.text("settings").orElse("");
			readings.merge((f.get("masked").isPresent() ? "settings masked, commitment " : "settings digest ") + digest.substring(0, Math.min(16, digest.length())), 1, Integer::sum);
		});
		Map<String, String> settings = new TreeMap<>();
		readings.forEach((name, count) -> settings.put(name, count + " captures"));
		settings.put("chance limit of a witness", "10^-6 hits expected by chance in the bytes searched (docs/formats/cells.md)");
		settings.put("overlap policy", "the first copy of a byte is kept (docs/formats/derivation.md)");
		return settings;
	}
}
