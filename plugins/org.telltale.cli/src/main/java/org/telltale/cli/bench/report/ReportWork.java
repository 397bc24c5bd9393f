package org.telltale.cli.bench.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.report.CaseReports;
import org.telltale.report.Master;
import org.telltale.report.ReportIssue;
import org.telltale.report.ReportWriter;
import org.telltale.report.SealOrder;
import org.telltale.report.input.ReportInput;
import org.telltale.seal.PlainPages;
import org.telltale.seal.SigningKey;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
import org.telltale.seal.Verifier;
import org.telltale.seal.VerifyOptions;

/** What a child of the benchmark does once in a Java machine of its own, and what it tells of it. */
public enum ReportWork {

	/** Reads the case and makes and signs its report; nothing is entered in the case, so that it can be done again. */
	REPORT("report") {
		@Override
		Json.Fields done(ReportCase made, StageClock clock) throws Exception {
			InstantSource now = InstantSource.system();
			clock.step("case", 0, 1);
			ReportInput input;
			try (Case file = Case.read(made.caseFolder())) {
				input = CaseReports.input(file, 1, false, now.instant().truncatedTo(ChronoUnit.SECONDS));
			}
			SealOrder order = SealOrder.of(new SigningKey(made.key(), made.password()));
			Outcome<Path> report = new ReportIssue().seal(input, made.report(), order, Master.FULL, clock);
			// the case has more rows than are tagged
			if (report.value().isEmpty() || !report.problems().stream().allMatch(problem -> problem.code().equals(ReportWriter.UNTAGGED))) {
				throw new IllegalStateException("the report is not whole: " + report.problems().stream().findFirst());
			}
			long findings = input.facts().stream().filter(fact -> fact.text("type").equals(Optional.of("finding"))).count();
			return Json.object().put("facts", input.facts().size()).put("findings", findings).put("endpoints", input.endpoints().size()).put("bytes", Files.size(made.report()));
		}
	},
	/** Verifies the report against the evidence. */
	VERIFY("verify") {
		@Override
		Json.Fields done(ReportCase made, StageClock clock) throws Exception {
			clock.step("signature", 0, 1);
			Verdict verdict = new Verifier().verify(made.report(), new VerifyOptions(Optional.of(made.evidence()), TrustStore.read(made.root()), false, InstantSource.system().instant()), clock);
			if (verdict.result() != Verdict.Result.HOLDS) {
				throw new IllegalStateException("the report does not hold: " + verdict.checks().stream().filter(check -> !check.ok()).findFirst());
			}
			return Json.object().put("bytes", Files.size(made.report()));
		}
	},
	/** As many pages as the report has, of plain text. */
	PLAIN("plain pages") {
		@Override
		Json.Fields done(ReportCase made, StageClock clock) throws Exception {
			Path pdf = made.folder().resolve("plain.pdf");
			int pages = PlainPages.of(made.report());
			clock.step("pages", 0, 1);
			PlainPages.write(pdf, pages);
			return Json.object().put("pages", pages).put("bytes", Files.size(pdf));
		}
	};

	private final String words;

	ReportWork(String words) {
		this.words = words;
	}

	/** How rows call it. */
	String words() {
		return words;
	}

	abstract Json.Fields done(ReportCase made, StageClock clock) throws Exception;

	/** Does it, and writes what was made, the stages and the heap's peak as one record into {@link #record}. */
	public void run(Path folder) throws Exception {
		StageClock clock = new StageClock();
		Json.Fields told = done(new ReportCase(folder), clock);
		clock.step("end", 1, 1);
		Files.writeString(record(folder), told.put("stages", Json.array(clock.stages())).put("peakHeapMegabytes", StageClock.peakHeapBytes() / 1_000_000).toString(), StandardCharsets.UTF_8);
	}

	/** Where {@link #run} writes. */
	Path record(Path folder) {
		return folder.resolve(name() + ".json");
	}
}
