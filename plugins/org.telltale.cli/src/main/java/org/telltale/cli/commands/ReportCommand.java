package org.telltale.cli.commands;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
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
import org.telltale.report.ReportException;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the report of a case. */
@Command(name = "report", description = "Make the report of a case: PDF/A-3b with its facts attached, signed with PAdES B-B, certified P1.",
		footer = { "", "Examples:", "  telltale report hm-note.telltale --out draft.pdf --draft",
				"  telltale report hm-note.telltale --out report.pdf --sign examiner.p12 --password-file p12.txt" })
public final class ReportCommand implements Callable<Integer> {

	/** As reproducible builds use it. */
	private static final String EPOCH = "SOURCE_DATE_EPOCH";

	@Spec
	private CommandSpec spec;
	@Mixin
	private CasePassword casePassword;
	@Parameters(paramLabel = "DIR", description = "the case's folder")
	private Path folder;
	@Option(names = "--out", required = true, paramLabel = "FILE", description = "the PDF to write")
	private Path out;
	@Option(names = "--draft", description = "every page is marked DRAFT; takes no number and no journal entry; made twice with the same SOURCE_DATE_EPOCH it is the same bytes")
	private boolean draft;
	@Option(names = "--sign", paramLabel = "P12", description = "the examiner's key (PKCS#12)")
	private String sign;
	@Option(names = "--password-file", paramLabel = "FILE", description = "first line: the key's password (default: ask on the terminal)")
	private Path passwordFile;
	@Option(names = "--supersedes", defaultValue = "0", paramLabel = "N", description = "number of the report that this one takes the place of")
	private int supersedes;
	@Option(names = "--master", defaultValue = "full", description = "full (public and summary: not in this version)")
	private String master;
	@Option(names = "--level", defaultValue = "B", description = "B (T and LTA: not in this version)")
	private String level;
	@Option(names = "--tsa", paramLabel = "URL", description = "time-stamp authority; not in this version")
	private String tsa;

	@Override
	public Integer call() throws Exception {
		refuseLater();
		if (draft == (sign != null)) {
			throw new CommandException(ExitCode.USAGE, "report: say either --draft or --sign P12");
		}
		Optional<SigningKey> key = draft ? Optional.empty() : Optional.of(new SigningKey(Path.of(sign), KeyPassword.of(sign, passwordFile, "report --sign")));
		ConsoleProgress progress = new ConsoleProgress(System.err);
		try (Case file = draft ? Case.read(folder, casePassword, draftClock(System.getenv(EPOCH))) : Session.open(folder, casePassword)) {
			Outcome<Path> done = CaseReports.issue(file, out, key, supersedes, progress);
			progress.clear();
			boolean problems = Session.print(done.problems(), spec.commandLine().getErr());
			if (done.value().isEmpty()) {
				throw new CommandException(ExitCode.ENVIRONMENT, Session.NOT_ARCHIVAL);
			}
			if (key.isPresent()) {
				JournalHeads.sign(file, Path.of(sign), key.get().password());
			}
			spec.commandLine().getOut().println("wrote " + out + (draft ? " (draft, unsigned)" : "; signed the journal's head too"));
			return problems ? ExitCode.PROBLEMS : ExitCode.DONE;
		} catch (ReportException | SealException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
		} finally {
			key.ifPresent(k -> Arrays.fill(k.password(), '\0'));
		}
	}

	/** The time of a draft: the machine's, or the seconds since 1970 that the variable gives, so that the same draft can be made again. A signed report never asks it. */
	static InstantSource draftClock(String epochSeconds) throws CommandException {
		if (epochSeconds == null || epochSeconds.isBlank()) {
			return InstantSource.system();
		}
		try {
			return InstantSource.fixed(Instant.ofEpochSecond(Long.parseLong(epochSeconds.strip())));
		} catch (NumberFormatException | DateTimeException e) {
			throw new CommandException(ExitCode.USAGE, EPOCH + "=" + epochSeconds + ": not a number of seconds since 1970; unset it or correct it", e);
		}
	}

	private void refuseLater() throws CommandException {
		String later = !master.equals("full") ? "--master " + master : !level.toUpperCase(Locale.ROOT).equals("B") ? "--level " + level
				: tsa != null ? "--tsa" : sign != null && sign.startsWith("pkcs11:") ? "--sign pkcs11:" : null;
		if (later != null) {
			throw new CommandException(ExitCode.USAGE, "report " + later + ": not in this version");
		}
	}
}
