package org.telltale.workbench.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Case;
import org.telltale.casework.CaseDetails;
import org.telltale.casework.ImportRequest;
import org.telltale.casework.Version;
import org.telltale.casework.WorkerEngines;
import org.telltale.sample.SampleCase;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;

/** Makes the sample case, with nothing decided yet. */
final class SampleCaseFolder {

	private SampleCaseFolder() {
	}

	static Path make(Path folder) throws IOException, CaseException, JsonSyntaxException {
		Path evidence = folder.resolve("evidence");
		SampleCase.write(evidence);
		Path caseFolder = folder.resolve("sample.telltale");
		Actor actor = new Actor("Ada Examiner", "examiner", "", Version.TOOL);
		CaseDetails details = new CaseDetails("SYN-2014-117", "HM Note: what did it send while the cloud was off?", "Ada Examiner",
				"Telltale sample laboratory (fictional)", "None: synthetic data", "Runs R0 to R10 of the sample", "Telltale tests",
				"Did the HM Note send personal data while its user had not consented, and do the vendor's five claims hold?", "SYNTHETIC", "UTC", true);
		try (Case file = Case.create(caseFolder, details, actor, InstantSource.system(), new WorkerEngines())) {
			file.addPerson("P1", "Ada Examiner", "examiner", "Telltale sample laboratory (fictional)");
			none(file.addExhibits(evidence.resolve("exhibits.json"), Progress.NONE));
			none(file.addRuns("runs.json", Files.readString(evidence.resolve("runs.json"), StandardCharsets.UTF_8)));
			none(file.addClaims("claims.json", Files.readString(evidence.resolve("claims.json"), StandardCharsets.UTF_8)));
			Json plan = JsonReader.read(Files.readString(evidence.resolve("plan.json"), StandardCharsets.UTF_8));
			for (Json item : plan.items("imports")) {
				file.importFile(request(evidence, item), Progress.NONE);
			}
			file.importFile(ImportRequest.of(evidence.resolve("overlay.csv")), Progress.NONE);
			file.analyse(Progress.NONE);
		}
		return caseFolder;
	}

	private static void none(java.util.List<?> problems) {
		if (!problems.isEmpty()) {
			throw new AssertionError("the sample's own lists have problems: " + problems);
		}
	}

	private static ImportRequest request(Path folder, Json item) {
		boolean capture = item.text("kind").equals(Optional.of("capture"));
		return new ImportRequest(folder.resolve(item.text("file").orElse("")), capture ? item.text("run") : Optional.empty(),
				capture ? item.text("point") : Optional.empty(), capture ? item.text("clockOffset").map(Duration::parse) : Optional.empty(),
				item.text("exhibitNumber").orElse(""), item.text("acquirer").orElse(""), item.text("acquiredAt").map(Instant::parse),
				item.text("method").orElse(""), item.text("tool").orElse(""), item.text("note").orElse(""), item.text("kind"));
	}
}
