package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.casework.CaseArchives;
import org.telltale.casework.CaseDetails;
import org.telltale.casework.WorkerEngines;
import org.telltale.casework.compare.CaseComparison;
import org.telltale.casework.compare.Difference;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.model.CaseFile;
import org.telltale.store.CaseException;
import org.telltale.store.keys.PasswordSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, shows, compares, archives and restores cases. */
@Command(name = "case", description = "Make, show, compare, archive and restore cases.", subcommands = { CaseCommand.Create.class, CaseCommand.Show.class,
		CaseCommand.Password.class, CaseCommand.Archive.class, CaseCommand.Restore.class, CaseCommand.Compare.class, DiscloseCommand.class })
public final class CaseCommand {

	/** {@code telltale case create}. */
	@Command(name = "create", description = "Make a case in a new folder.", footer = { "", "Example:",
			"  telltale case create hm-note.telltale --number 2014-117 --title \"HM Note\" --examiner \"A. Examiner\"" })
	static final class Create implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CasePassword casePassword;
		@Parameters(paramLabel = "DIR", description = "the case's folder, which does not exist yet")
		private Path folder;
		@Option(names = "--number", required = true, description = "case number")
		private String number;
		@Option(names = "--title", required = true, description = "title")
		private String title;
		@Option(names = "--examiner", required = true, description = "name of the examiner")
		private String examiner;
		@Option(names = "--organisation", defaultValue = "", description = "the examiner's organisation")
		private String organisation;
		@Option(names = "--authority", defaultValue = "", description = "on whose authority")
		private String authority;
		@Option(names = "--scope", defaultValue = "", description = "what is to be examined")
		private String scope;
		@Option(names = "--commission", defaultValue = "", description = "the commissioning body")
		private String commission;
		@Option(names = "--question", defaultValue = "", description = "the question that the case shall answer")
		private String question;
		@Option(names = "--classification", defaultValue = "", description = "marking of every page")
		private String classification;
		@Option(names = "--zone", defaultValue = "UTC", description = "zone for people's times (default: UTC)")
		private String zone;
		@Option(names = "--encrypt", description = "encrypt everything in the case's folder; asks for a password twice, or takes that of --case-password-file")
		private boolean encrypt;

		private Case make(CaseDetails details) throws CaseException {
			return encrypt ? Case.createEncrypted(folder, details, Session.actor(examiner), InstantSource.system(), new WorkerEngines(), casePassword.twice())
					: Case.create(folder, details, Session.actor(examiner), InstantSource.system(), new WorkerEngines());
		}

		@Override
		public Integer call() throws Exception {
			if (casePassword.isNamed() && !encrypt) {
				throw new CommandException(ExitCode.USAGE, "case create --case-password-file: say --encrypt too, or leave it out; nothing was made");
			}
			try {
				ZoneId.of(zone);
			} catch (DateTimeException e) {
				throw new CommandException(ExitCode.USAGE, "--zone " + zone + ": no such zone; for example Europe/Berlin", e);
			}
			Session.requireShown("case create --number", number);
			Session.requireShown("case create --title", title);
			Session.requireShown("case create --examiner", examiner);
			CaseDetails details = new CaseDetails(number, title, examiner, organisation, authority, scope, commission, question, classification, zone, false);
			try (Case made = make(details)) {
				spec.commandLine().getOut().println("made " + folder + " (case " + made.model().getNumber() + (encrypt ? ", encrypted)" : ")"));
			}
			return ExitCode.DONE;
		}
	}

	/** {@code telltale case password}. */
	@Command(name = "password", description = "Change the password of an encrypted case. Its key stays: who has the old password and an old copy of case.key can still open it.")
	static final class Password implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CaseArgument chosen;
		@Option(names = "--new-password-file", paramLabel = "FILE", description = "first line: the new password (default: ask on the terminal, twice)")
		private Path newPassword;

		@Override
		public Integer call() throws Exception {
			try (Case file = chosen.open()) {
				file.store().changePassword(file.actor(), CasePassword.renewed(newPassword));
			}
			spec.commandLine().getOut().println("changed the password of " + chosen.folder());
			return ExitCode.DONE;
		}
	}

	/** {@code telltale case show}. */
	@Command(name = "show", description = "Show the head of a case and what it holds.")
	static final class Show implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CaseArgument chosen;
		@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
		private ListFormat format;

		@Override
		public Integer call() throws Exception {
			try (Case file = chosen.read()) {
				CaseFile m = file.model();
				Json.Fields head = Json.object().put("type", "case").put("number", m.getNumber()).put("title", m.getTitle())
						.put("examiner", m.getExaminer()).put("organisation", m.getOrganisation()).put("zone", m.getZone())
						.put("synthetic", m.isSynthetic()).put("evidence", m.getEvidence().size()).put("runs", m.getRuns().size())
						.put("exhibits", m.getExhibits().size()).put("claims", m.getClaims().size()).put("findings", m.getFindings().size())
						.put("reports", m.getReports().size()).put("journal", file.store().journal().size());
				PrintWriter out = spec.commandLine().getOut();
				new Listing(List.of("number", "title", "examiner", "evidence", "runs", "exhibits", "claims", "findings", "reports"), List.of(head)).print(out, format);
			}
			return ExitCode.DONE;
		}
	}

	/** {@code telltale case compare}. */
	@Command(name = "compare", description = "Lay two cases side by side: what their inputs, cells, findings and endpoints differ in.", footer = { "",
			"Both are to be analysed first. Times of a run's conditions, names of exhibits, runs and claims have to be the same in both to be laid side by side." })
	static final class Compare implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CasePassword casePassword;
		@Parameters(index = "0", paramLabel = "A", description = "a case's folder")
		private Path first;
		@Parameters(index = "1", paramLabel = "B", description = "another one's")
		private Path second;
		@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
		private ListFormat format;

		@Override
		public Integer call() throws Exception {
			try (Case a = Case.read(first, casePassword); Case b = Case.read(second, casePassword)) {
				List<Difference> differences = CaseComparison.of(a.facts(), a.endpoints(), b.facts(), b.endpoints());
				PrintWriter out = spec.commandLine().getOut();
				new Listing(List.of("area", "key", "a", "b", "because"), differences.stream().map(Difference::toJson).toList()).print(out, format);
				if (differences.isEmpty() && format == ListFormat.table) {
					out.println("no difference in inputs, cells, findings and endpoints");
				}
			}
			return ExitCode.DONE;
		}
	}

	/** {@code telltale case archive}. */
	@Command(name = "archive", description = "Write a case in its neutral form: text, XMI, evidence and a manifest.")
	static final class Archive implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CaseArgument chosen;
		@Option(names = "--out", required = true, paramLabel = "PATH", description = "the archive to write")
		private Path out;
		@Option(names = "--plain", description = "write an encrypted case's archive plain (default: encrypted, opened by the case's password)")
		private boolean plain;

		@Override
		public Integer call() throws Exception {
			String form;
			try (Case file = chosen.open()) {
				if (plain) {
					Session.requireOutside(out);
				}
				ConsoleProgress progress = new ConsoleProgress(System.err);
				CaseArchives.archive(file, out, plain, progress);
				progress.clear();
				form = !file.store().isEncrypted() ? "" : plain ? "; the case is encrypted, THIS ARCHIVE IS NOT" : "; encrypted, opened by the case's password";
			}
			spec.commandLine().getOut().println("wrote " + out + form);
			return ExitCode.DONE;
		}
	}

	/** {@code telltale case restore}. */
	@Command(name = "restore", description = "Make a case from its neutral form.")
	static final class Restore implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CasePassword casePassword;
		@Parameters(index = "0", paramLabel = "ARCHIVE", description = "the archive")
		private Path archive;
		@Option(names = "--out", required = true, paramLabel = "DIR", description = "the case's folder, which does not exist yet")
		private Path out;
		@Option(names = "--by", defaultValue = "examiner", description = "who restores it")
		private String by;
		@Option(names = "--encrypt", description = "give the case a key and a password of its own (asked for twice); without it, what is made of an encrypted archive has the archive's")
		private boolean encrypt;
		@Option(names = "--new-password-file", paramLabel = "FILE", description = "with --encrypt: first line is the new password (default: ask on the terminal, twice)")
		private Path newPassword;

		@Override
		public Integer call() throws Exception {
			if (newPassword != null && !encrypt) {
				throw new CommandException(ExitCode.USAGE, "case restore --new-password-file: say --encrypt too, or leave it out; nothing was made");
			}
			Session.requireShown("case restore --by", by);
			ConsoleProgress progress = new ConsoleProgress(System.err);
			Optional<PasswordSource> renewed = encrypt ? Optional.of(CasePassword.renewed(newPassword)) : Optional.empty();
			CaseArchives.restore(archive, out, Session.actor(by), InstantSource.system(), casePassword, renewed, progress);
			progress.clear();
			spec.commandLine().getOut().println("restored " + out);
			return ExitCode.DONE;
		}
	}
}
