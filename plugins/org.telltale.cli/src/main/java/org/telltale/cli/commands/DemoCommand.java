package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.cli.demo.Demo;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.report.CaseReports;
import org.telltale.report.JournalHeads;
import org.telltale.report.ReportException;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.SealException;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
import org.telltale.seal.Verifier;
import org.telltale.seal.VerifyOptions;
import org.telltale.store.CaseException;
import org.telltale.store.keys.PasswordSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole way on the sample case and ends with a signed, verified report. */
@Command(name = "demo", description = "Build the sample case, import, analyse, audit, report, sign, verify; prints verdicts and the error table.",
		footer = { "", "Leaves report.pdf, case.telltale/, evidence/, truth.json, summary.json and root.pem in the folder. All data are SYNTHETIC.", "Example:",
				"  telltale demo --out demo" })
public final class DemoCommand implements Callable<Integer> {

	/** Of the demonstration's key, and of its encrypted case unless a file gives another one. */
	private static final String PASSWORD = "telltale demo";

	@Spec
	private CommandSpec spec;
	@Option(names = "--out", defaultValue = "telltale-demo", paramLabel = "DIR", description = "folder for the results, empty or new (default: ${DEFAULT-VALUE})")
	private Path folder;

	@Option(names = "--encrypt", description = "encrypt the case; the password is that of --case-password-file, else \"" + PASSWORD + "\"")
	private boolean encrypt;
	@Option(names = "--case-password-file", paramLabel = "FILE", description = "with --encrypt: first line is the password")
	private Path passwordFile;

	private final PasswordSource passwords = at -> passwordFile == null ? PASSWORD.toCharArray() : CasePassword.read(passwordFile);

	@Override
	public Integer call() throws Exception {
		if (passwordFile != null && !encrypt) {
			throw new CommandException(ExitCode.USAGE, "demo --case-password-file: say --encrypt too, or leave it out; nothing was made");
		}
		PrintWriter out = spec.commandLine().getOut();
		InstantSource clock = InstantSource.system();
		long start = clock.millis();
		prepare();
		Demo demo = new Demo(folder, out, clock, encrypt ? Optional.of(passwords) : Optional.empty());
		demo.build();
		Json.Fields summary = demo.compare();
		Verdict verdict;
		try {
			verdict = seal(demo, clock, out);
		} catch (SealException | ReportException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
		}
		summary.put("report", "report.pdf").put("verified", verdict.exitCode() == 0).put("seconds", (clock.millis() - start) / 1000);
		write(summary);
		out.println();
		VerifyCommand.print(verdict, out);
		out.println("report:  " + folder.resolve("report.pdf").toAbsolutePath());
		out.println("case:    " + folder.resolve("case.telltale").toAbsolutePath() + "   (open it: ./telltale workbench " + folder.resolve("case.telltale") + ")");
		out.println("again:   telltale verify " + folder.resolve("report.pdf") + " --evidence " + folder.resolve("evidence"));
		boolean asTold = summary.items("missed").isEmpty() && summary.items("false").isEmpty() && summary.items("cellsDifferent").isEmpty();
		return verdict.exitCode() != 0 ? verdict.exitCode() : asTold ? ExitCode.DONE : ExitCode.PROBLEMS;
	}

	private void prepare() throws CommandException {
		try {
			Files.createDirectories(folder);
			try (Stream<Path> inside = Files.list(folder)) {
				if (inside.findAny().isPresent()) {
					throw new CommandException(ExitCode.USAGE, "the folder " + folder + " is not empty; name another one with --out, or empty it");
				}
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, folder + ": cannot be made (" + e.getMessage() + ")", e);
		}
	}

	/** A new key and root each time; the root goes into the user's store as test anchor. */
	private Verdict seal(Demo demo, InstantSource clock, PrintWriter out) throws CommandException, SealException, ReportException, CaseException {
		ConsoleProgress progress = new ConsoleProgress(System.err);
		DemoKeys.Made keys = new DemoKeys().create(folder, Demo.EXAMINER, PASSWORD.toCharArray(), clock.instant());
		TrustStore store = TrustStore.ofUser();
		for (TrustAnchor anchor : TrustStore.read(keys.root())) {
			store.add(anchor);
		}
		Path report = folder.resolve("report.pdf");
		try (Case file = Session.open(demo.caseFolder(), Demo.EXAMINER, passwords)) {
			Outcome<Path> done = CaseReports.issue(file, report, Optional.of(keys.key()), 0, progress);
			progress.clear();
			Session.print(done.problems(), spec.commandLine().getErr());
			if (done.value().isEmpty()) {
				throw new CommandException(ExitCode.ENVIRONMENT, Session.NOT_ARCHIVAL);
			}
			JournalHeads.sign(file, keys.key());
		}
		out.println();
		out.println("wrote and signed " + report + "; verifying it against " + demo.evidence());
		out.flush();
		Verdict verdict = new Verifier().verify(report, new VerifyOptions(Optional.of(demo.evidence()), store.list(), false, clock.instant()), progress);
		progress.clear();
		return verdict;
	}

	private void write(Json.Fields summary) throws CommandException {
		try {
			Files.writeString(folder.resolve("summary.json"), summary + "\n", StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, folder.resolve("summary.json") + ": cannot be written (" + e.getMessage() + ")", e);
		}
	}
}
