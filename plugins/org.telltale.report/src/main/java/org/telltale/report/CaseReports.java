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
import org.telltale.casework.Version;
import org.telltale.casework.compare.Pending;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.seal.SigningKey;
import org.telltale.store.CaseException;

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
		List<Json.Fields> facts = file.facts();
		ReportHead head = new ReportHead(number, 1, draft, issued, file.model().getExaminer(), Version.TOOL, platform(), settings(facts), CaseExcerpts.of(facts));
		return CaseInput.of(file, head);
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
		return issue(file, pdf, key, supersedes, Master.FULL, progress);
	}

	/** As the other, of one of the masters; beside a public report its sealed disclosure file is written, {@link #disclosure}. */
	public static Outcome<Path> issue(Case file, Path pdf, Optional<SigningKey> key, int supersedes, Master master, Progress progress)
			throws CaseException, ReportException {
		Pending pending = file.pending();
		if (key.isPresent() && !pending.isEmpty()) {
			throw new CaseException("the case has changed since its last analysis (" + pending.counts() + "): its cells and findings are those from before",
					"analyse it, look at the findings, then sign");
		}
		int number = key.isPresent() ? file.model().getReports().stream().mapToInt(r -> r.getNumber()).max().orElse(0) + 1 : 0;
		Instant issued = file.clock().instant().truncatedTo(ChronoUnit.SECONDS);
		Outcome<Path> made = new ReportIssue().issue(input(file, number, key.isEmpty(), issued), pdf, key, master, progress);
		Outcome<Path> done = pending.isEmpty() ? made : new Outcome<>(made.value(), Stream.concat(Stream.of(notAnalysed(pending)), made.problems().stream()).toList());
		if (key.isPresent() && done.value().isPresent()) {
			try {
				file.recordReport(number, String.valueOf(pdf.getFileName()), Digest.sha256(Files.readAllBytes(done.value().get())).hex(), issued, supersedes, master.word(), sealed(pdf, master));
			} catch (IOException e) {
				throw new ReportException("The report " + pdf + " cannot be read back: " + e.getMessage() + ". Check the disk and make it again.", e);
			}
		}
		return done;
	}

	/** The sealed disclosure file of a public report: {@code NAME.disclosure.jsonl} beside {@code NAME.pdf}. */
	public static Path disclosure(Path pdf) {
		return DisclosureFile.beside(pdf);
	}

	private static Optional<String> sealed(Path pdf, Master master) throws IOException {
		return master == Master.PUBLIC ? Optional.of(Digest.sha256(Files.readAllBytes(disclosure(pdf))).hex()) : Optional.empty();
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
