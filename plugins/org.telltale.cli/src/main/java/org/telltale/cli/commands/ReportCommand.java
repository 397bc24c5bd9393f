package org.telltale.cli.commands;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.base.Outcome;
import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.report.CaseReports;
import org.telltale.report.Master;
import org.telltale.report.ReportException;
import org.telltale.seal.SigningKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the report of a case. */
@Command(name = "report", description = "Make the report of a case: PDF/A-3b with its facts attached, signed with PAdES B-B, certified P1.",
		footer = { "", "Examples:", "  telltale report hm-note.telltale --out draft.pdf --draft",
				"  telltale report hm-note.telltale --out report.pdf --sign examiner.p12 --password-file p12.txt",
				"  telltale report hm-note.telltale --out public.pdf --master public --sign examiner.p12" })
public final class ReportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "DIR", description = "the case's folder")
	private Path folder;
	@Option(names = "--out", required = true, paramLabel = "FILE", description = "the PDF to write")
	private Path out;
	@Option(names = "--draft", description = "every page is marked DRAFT; takes no number and no journal entry")
	private boolean draft;
	@Option(names = "--sign", paramLabel = "P12", description = "the examiner's key (PKCS#12)")
	private String sign;
	@Option(names = "--password-file", paramLabel = "FILE", description = "first line: the key's password (default: ask on the terminal)")
	private Path passwordFile;
	@Option(names = "--supersedes", defaultValue = "0", paramLabel = "N", description = "number of the report that this one takes the place of")
	private int supersedes;
	@Option(names = "--master", defaultValue = "full", description = "full (for a court), public (masked; leaves NAME.disclosure.jsonl beside it), summary (for a regulator)")
	private String master;
	@Option(names = "--level", defaultValue = "B", description = "B (T and LTA: not in this version)")
	private String level;
	@Option(names = "--tsa", paramLabel = "URL", description = "time-stamp authority; not in this version")
	private String tsa;

	@Override
	public Integer call() throws Exception {
		refuseLater();
		Master chosen = Master.of(master).orElseThrow(() -> new CommandException(ExitCode.USAGE, "report --master " + master + ": say full, public or summary"));
		if (draft == (sign != null)) {
			throw new CommandException(ExitCode.USAGE, "report: say either --draft or --sign P12");
		}
		Optional<SigningKey> key = draft ? Optional.empty() : Optional.of(new SigningKey(Path.of(sign), password()));
		ConsoleProgress progress = new ConsoleProgress(System.err);
		try (Case file = draft ? Case.read(folder) : Session.open(folder)) {
			Outcome<Path> done = CaseReports.issue(file, out, key, supersedes, chosen, progress);
			progress.clear();
			boolean problems = Session.print(done.problems(), spec.commandLine().getErr());
			if (done.value().isEmpty()) {
				throw new CommandException(ExitCode.ENVIRONMENT, Session.NOT_ARCHIVAL);
			}
			spec.commandLine().getOut().println("wrote " + out + (draft ? " (draft, unsigned)" : ""));
			if (chosen == Master.PUBLIC) {
				spec.commandLine().getOut().println("wrote " + CaseReports.disclosure(out) + " (opens what is masked: keep it, and give it to nobody who may not see the full report)");
			}
			return problems ? ExitCode.PROBLEMS : ExitCode.DONE;
		} catch (ReportException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
		} finally {
			key.ifPresent(k -> Arrays.fill(k.password(), '\0'));
		}
	}

	private void refuseLater() throws CommandException {
		String later = !level.toUpperCase(Locale.ROOT).equals("B") ? "--level " + level
				: tsa != null ? "--tsa" : sign != null && sign.startsWith("pkcs11:") ? "--sign pkcs11:" : null;
		if (later != null) {
			throw new CommandException(ExitCode.USAGE, "report " + later + ": not in this version");
		}
	}

	private char[] password() throws CommandException {
		try {
			if (passwordFile != null) {
				return Files.readString(passwordFile, StandardCharsets.UTF_8).lines().findFirst().orElse("").toCharArray();
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, passwordFile + ": cannot be read (" + e.getMessage() + ")", e);
		}
		Console console = System.console();
		if (console == null || !console.isTerminal()) {
			throw new CommandException(ExitCode.USAGE, "report --sign: there is no terminal to ask for the password; say --password-file");
		}
		return console.readPassword("password of %s: ", sign);
	}
}
