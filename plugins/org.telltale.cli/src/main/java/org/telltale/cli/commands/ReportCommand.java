package org.telltale.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.telltale.base.Outcome;
import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.report.CaseReports;
import org.telltale.report.Master;
import org.telltale.report.ReportException;
import org.telltale.report.ReportOrder;
import org.telltale.report.SealChoice;
import org.telltale.report.UnsignedCopy;
import org.telltale.report.input.Edition;
import org.telltale.report.input.Language;
import org.telltale.report.input.Paper;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.seal.SigningKey;
import org.telltale.seal.TimeStampAuthority;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the report of a case. */
@Command(name = "report", description = "Make the report of a case: PDF/A-3b with its facts attached, signed with PAdES, certified P1.",
		subcommands = { ReportSealCommands.Review.class, ReportSealCommands.Timestamp.class, ReportSealCommands.Archive.class },
		footer = { "", "Examples:", "  telltale report hm-note.telltale --out draft.pdf --draft",
				"  telltale report hm-note.telltale --out report.pdf --sign examiner.p12 --password-file p12.txt",
				"  telltale report hm-note.telltale --out report.pdf --sign examiner.p12 --level T --tsa http://tsa.example/",
				"  telltale report hm-note.telltale --out public.pdf --master public --sign examiner.p12", "  telltale report hm-note.telltale --out report.html", "How to sign with a card, off line, or after a reviewer: docs/guide/signing.md" })
public final class ReportCommand implements Callable<Integer> {

	/** As reproducible builds use it. */
	private static final String EPOCH = "SOURCE_DATE_EPOCH";

	@Spec
	private CommandSpec spec;
	@Mixin
	private CasePassword casePassword;
	@Parameters(arity = "0..1", paramLabel = "DIR", description = "the case's folder")
	private Path folder;
	@Option(names = "--out", paramLabel = "FILE", description = "the PDF to write; NAME.html and NAME.xlsx are unsigned copies: one page that loads nothing, the tables as a workbook")
	private Path out;
	@Option(names = "--draft", description = "every page is marked DRAFT; takes no number and no journal entry; made twice with the same SOURCE_DATE_EPOCH it is the same bytes")
	private boolean draft;
	@Option(names = "--prepare", description = "write the report finished and unsigned, for a reviewer at another machine")
	private boolean prepare;
	@Option(names = "--prepared", paramLabel = "FILE", description = "certify this report that --prepare wrote, as it is")
	private Path prepared;
	@Option(names = "--review", paramLabel = "FILE", description = "the reviewer's signature over the prepared report")
	private Path review;
	@Option(names = "--reviewer", paramLabel = "KEY", description = "key of the reviewer, who signs first, at this machine")
	private String reviewer;
	@Option(names = "--reviewer-password-file", paramLabel = "FILE", description = "first line: its password or PIN (default: ask on the terminal)")
	private Path reviewerPasswordFile;
	@Option(names = "--reviewer-name", paramLabel = "NAME", description = "with --prepare: the common name in the reviewer's certificate")
	private String reviewerName;
	@Option(names = "--supersedes", defaultValue = "0", paramLabel = "N", description = "number of the report that this one takes the place of")
	private int supersedes;
	@Option(names = "--master", defaultValue = "full", description = "full (for a court), public (masked; leaves NAME.disclosure.jsonl beside it), summary (for a regulator)")
	private String master;
	@Option(names = "--paper", defaultValue = "A4", description = "A4 or letter")
	private String paper;
	@Option(names = "--language", defaultValue = "en", description = "of the report's own words: en or de; what people wrote, evidence and the attached facts stay as they are")
	private String language;
	@Option(names = "--level", defaultValue = "B", description = "B, T (time-stamped), LTA (with revocation data and archive time stamp)")
	private String level;
	@Option(names = "--timestamp-request", paramLabel = "FILE", description = "level T or LTA off line: write the question to the authority; the report is level B until the answer is brought")
	private Path request;
	@Mixin
	private KeyOptions keys = new KeyOptions();
	@Mixin
	private StampOptions stamps = new StampOptions();

	@Override
	public Integer call() throws Exception {
		Master chosen = Master.of(master).orElseThrow(() -> new CommandException(ExitCode.USAGE, "report --master " + master + ": say full, public or summary"));
		Optional<UnsignedCopy.Form> copy = out == null || folder == null ? Optional.empty() : UnsignedCopy.Form.of(out);
		if (copy.isPresent()) {
			unless(chosen == Master.FULL, "--out " + out + ": unsigned copies are made of the full report alone; a public or summary report is a PDF");
			return copy(copy.get());
		}
		edition();
		requireSensible();
		ConsoleProgress progress = new ConsoleProgress(System.err);
		try (Case file = draft || prepare ? Case.read(folder, casePassword, draft ? draftClock(System.getenv(EPOCH)) : InstantSource.system()) : Session.open(folder, casePassword)) {
			requireOutside();
			ReportOrder.Done all = draft ? unsigned(CaseReports.issue(file, out, Optional.empty(), supersedes, chosen, edition(), progress))
					: prepare ? unsigned(CaseReports.prepare(file, out, plan(), chosen, edition(), progress)) : sealed(file, chosen, progress);
			Outcome<Path> done = all.report();
			Optional<String> headUnsigned = all.headUnsigned();
			progress.clear();
			boolean problems = Session.print(done.problems(), spec.commandLine().getErr());
			if (done.value().isEmpty()) {
				throw new CommandException(ExitCode.ENVIRONMENT, Session.NOT_ARCHIVAL);
			}
			spec.commandLine().getOut().println("wrote " + out + (draft ? " (draft, unsigned)" : prepare ? " (prepared, unsigned)" : headUnsigned.isEmpty() ? "; signed the journal's head too" : ""));
			headUnsigned.ifPresent(why -> spec.commandLine().getOut().println("the report is issued and in the journal; the journal's head was NOT signed: " + why
					+ "; sign it: telltale journal " + folder + " sign --key KEY"));
			if (chosen == Master.PUBLIC) {
				spec.commandLine().getOut().println("wrote " + CaseReports.disclosure(out) + " (opens what is masked: keep it, and give it to nobody who may not see the full report)");
			}
			if (all.questionUnwritten().isPresent()) {
				throw new CommandException(ExitCode.ENVIRONMENT, all.questionUnwritten().get());
			}
			if (request != null) {
				spec.commandLine().getOut().println("wrote " + request + " (the report is level B until telltale report timestamp brings the answer)");
			}
			return problems || headUnsigned.isPresent() ? ExitCode.PROBLEMS : ExitCode.DONE;
		} catch (ReportException | SealException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
		}
	}

	private static ReportOrder.Done unsigned(Outcome<Path> report) {
		return new ReportOrder.Done(report, Optional.empty(), Optional.empty());
	}

	/** Nothing plain is written into the folder of an encrypted case. */
	private void requireOutside() throws CommandException {
		Session.requireOutside(out);
		if (request != null) {
			Session.requireOutside(request);
		}
	}

	/** The forms that cannot be signed need no {@code --draft}; a key is refused. */
	private int copy(UnsignedCopy.Form form) throws CommandException, CaseException {
		unless(!keys.given() && !prepare && prepared == null && supersedes == 0, "--out " + out + ": only a PDF can be signed; leave --sign, --prepare and --supersedes out");
		try (Case file = Case.read(folder, casePassword, draftClock(System.getenv(EPOCH)))) {
			requireOutside();
			Session.sayPending(file, spec.commandLine().getErr());
			Outcome<Path> done = CaseReports.copy(file, form, out, edition());
			boolean problems = Session.print(done.problems(), spec.commandLine().getErr());
			spec.commandLine().getOut().println("wrote " + out + " (unsigned copy, unmasked)");
			return problems ? ExitCode.PROBLEMS : ExitCode.DONE;
		} catch (ReportException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
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

	/** @return what was done; the report is issued whatever became of the journal's head and the question to the authority */
	private ReportOrder.Done sealed(Case file, Master chosen, ConsoleProgress progress) throws CommandException, SealException, ReportException, CaseException {
		SigningKey key = keys.key();
		Optional<SigningKey> second = Optional.empty();
		try {
			second = reviewer == null ? second : Optional.of(KeyOptions.key(reviewer, reviewerPasswordFile, List.of(), "--reviewer-password-file"));
			return new ReportOrder(out, chosen, choice().order(key, second), supersedes, Optional.ofNullable(prepared), Optional.ofNullable(review),
					Optional.ofNullable(request), edition()).issue(file, progress);
		} finally {
			key.wipe();
			second.ifPresent(SigningKey::wipe);
		}
	}

	private SealChoice choice() throws CommandException {
		return new SealChoice(level(), stamps.address(), Optional.ofNullable(request), stamps.revocation());
	}

	private SealPlan plan() throws SealException, CommandException {
		Optional<TimeStampAuthority> authority = stamps.authority();
		return new SealPlan(level(), level() != SealLevel.B && authority.isEmpty(), authority.map(TimeStampAuthority::name), Optional.ofNullable(reviewerName));
	}

	private SealLevel level() throws CommandException {
		return switch (level.toUpperCase(Locale.ROOT)) {
			case "B" -> SealLevel.B;
			case "T" -> SealLevel.T;
			case "LTA" -> SealLevel.LTA;
			default -> throw new CommandException(ExitCode.USAGE, "report --level " + level + ": B, T or LTA is wanted (B-LT alone leaves its last revision uncovered)");
		};
	}

	private Edition edition() throws CommandException {
		return new Edition(Language.of(language).orElseThrow(() -> new CommandException(ExitCode.USAGE, "report --language " + language + ": say en or de")),
				Paper.of(paper).orElseThrow(() -> new CommandException(ExitCode.USAGE, "report --paper " + paper + ": say A4 or letter")));
	}

	private void requireSensible() throws CommandException {
		unless(folder != null, "name the case's folder");
		unless(out != null, "say where to write it: --out FILE");
		unless((draft ? 1 : 0) + (keys.given() ? 1 : 0) + (prepare ? 1 : 0) == 1, "say one of --draft, --prepare and --sign KEY");
		Set<SealChoice.Fault> faults = choice().faults();
		unless(!faults.contains(SealChoice.Fault.STAMPED_AT_B), "--tsa, --timestamp-request and revocation data go with --level T or LTA");
		unless(draft || prepare || !faults.contains(SealChoice.Fault.ONE_STAMP), "--level " + level
				+ " needs --tsa URL, or --timestamp-request FILE to be stamped off line");
		unless(request == null || keys.given(), "--timestamp-request goes with --sign");
		unless(!faults.contains(SealChoice.Fault.REVOCATION_WITHOUT_STAMP), "revocation data go with --level LTA and --tsa");
		unless(review == null || prepared != null, "--review goes with --prepared FILE");
		unless(prepared == null || keys.given() && reviewer == null, "--prepared goes with --sign, and takes --review instead of --reviewer");
		unless(reviewer == null || keys.given(), "--reviewer goes with --sign");
		unless(reviewerName == null || prepare, "--reviewer-name goes with --prepare");
		unless(prepared == null || !sameFile(prepared, out), "--out is the prepared report itself; name another file");
	}

	private static boolean sameFile(Path one, Path other) throws CommandException {
		try {
			return Files.exists(other) && Files.exists(one) && Files.isSameFile(one, other);
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, other + ": cannot be looked at (" + e.getMessage() + ")", e);
		}
	}

	private static void unless(boolean holds, String what) throws CommandException {
		if (!holds) {
			throw new CommandException(ExitCode.USAGE, "report: " + what);
		}
	}
}
