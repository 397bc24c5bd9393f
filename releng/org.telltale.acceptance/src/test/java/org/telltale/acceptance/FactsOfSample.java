package org.telltale.acceptance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import org.telltale.base.Progress;
import org.telltale.casework.Case;
import org.telltale.casework.CaseDetails;
import org.telltale.casework.ImportRequest;
import org.telltale.casework.WorkerEngines;
import org.telltale.cli.Main;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;

/** A program: makes a case of a part of the sample below the command line, whose {@code main} sets a locale, and writes its facts and lists. */
final class FactsOfSample {

	private FactsOfSample() {
	}

	/** Arguments: evidence folder, folder of the new case, file for the facts, file for the lists. */
	public static void main(String[] arguments) throws CaseException, IOException {
		System.out.println(TimeZone.getDefault().getID() + " " + Locale.getDefault() + " " + String.format("%d %s", 7, "TITLE".toLowerCase()));
		Path evidence = Path.of(arguments[0]);
		Path folder = Path.of(arguments[1]);
		CaseDetails details = new CaseDetails("Z1", "zones", "Test", "", "", "", "", "", "", "UTC", true);
		Actor actor = new Actor("Test", "examiner", "", "test");
		try (Case file = Case.create(folder, details, actor, InstantSource.system(), new WorkerEngines())) {
			file.addExhibits(evidence.resolve("exhibits.json"), Progress.NONE);
			file.addRuns("runs.json", Files.readString(evidence.resolve("runs.json"), StandardCharsets.UTF_8));
			file.addClaims("claims.json", Files.readString(evidence.resolve("claims.json"), StandardCharsets.UTF_8));
			List<String> names = new ArrayList<>(SampleSubset.CAPTURES);
			names.addAll(SampleSubset.OTHERS);
			for (Path path : SampleSubset.paths(evidence, names)) {
				file.importFile(ImportRequest.of(path), Progress.NONE);
			}
			file.analyse(Progress.NONE);
		}
		Files.writeString(Path.of(arguments[2]), Facts.lines(folder), StandardCharsets.UTF_8);
		try (PrintWriter lists = new PrintWriter(arguments[3], StandardCharsets.UTF_8); PrintWriter err = new PrintWriter(System.err, true)) {
			for (String list : List.of("cells", "endpoints", "flows", "timeline", "sightings", "findings", "links")) {
				for (String format : List.of("table", "csv", "json")) {
					Main.run(new String[] { list, folder.toString(), "--format", format }, lists, err);
				}
			}
		}
	}
}
