package org.telltale.cli.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.casework.Case;
import org.telltale.casework.CaseDetails;
import org.telltale.casework.ImportRequest;
import org.telltale.casework.Version;
import org.telltale.casework.WorkerEngines;
import org.telltale.sample.LargeCase;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.SealException;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;

/**
 * A large case on the disk, analysed, with the key of its examiner beside it.
 *
 * @param folder what was made in
 */
public record ReportCase(Path folder) {

	/** Who the examiner is: nobody. */
	static final String EXAMINER = "Bench Script";
	private static final String PASSWORD = "telltale bench";

	/**
	 * Generates the evidence, imports, and analyses it.
	 *
	 * @param folder an empty one
	 * @param servers how many servers the handset calls
	 * @param findings how many of them it tells an exhibit, each a finding
	 */
	public static ReportCase make(Path folder, int servers, int findings) throws CaseException, IOException, SealException {
		ReportCase made = new ReportCase(folder);
		LargeCase.write(made.evidence(), servers, findings);
		new DemoKeys().create(folder, EXAMINER, made.password(), InstantSource.system().instant());
		CaseDetails details = new CaseDetails("BENCH-1", "A large case (SYNTHETIC)", EXAMINER, "Sample Laboratory (fictional)", "none", "Two runs of one handset", "none", "What did it tell whom?",
				"SYNTHETIC", "UTC", true);
		try (Case file = Case.create(made.caseFolder(), details, new Actor(EXAMINER, "examiner", "", Version.TOOL), InstantSource.system(), new WorkerEngines())) {
			requireNone(file.addExhibits(made.evidence().resolve("exhibits.json"), Progress.NONE));
			requireNone(file.addRuns("runs.json", Files.readString(made.evidence().resolve("runs.json"), StandardCharsets.UTF_8)));
			requireNone(file.addClaims("claims.json", Files.readString(made.evidence().resolve("claims.json"), StandardCharsets.UTF_8)));
			for (String name : List.of("large-r1.pcapng", "large-r2.pcapng", "overlay.csv")) {
				requireNone(file.importFile(ImportRequest.of(made.evidence().resolve(name)), Progress.NONE).problems());
			}
			file.analyse(Progress.NONE);
		}
		return made;
	}

	private static void requireNone(List<Problem> problems) throws IOException {
		if (!problems.isEmpty()) {
			throw new IOException("the generated case is not taken: " + problems.getFirst().what());
		}
	}

	Path evidence() {
		return folder.resolve("evidence");
	}

	Path caseFolder() {
		return folder.resolve("case.telltale");
	}

	Path key() {
		return folder.resolve("examiner.p12");
	}

	Path root() {
		return folder.resolve("root.pem");
	}

	Path report() {
		return folder.resolve("report.pdf");
	}

	char[] password() {
		return PASSWORD.toCharArray();
	}
}
