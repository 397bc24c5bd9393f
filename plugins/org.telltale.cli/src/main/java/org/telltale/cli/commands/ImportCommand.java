package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.capture.frame.CaptureSet;
import org.telltale.capture.tls.KeyLog;
import org.telltale.casework.Case;
import org.telltale.casework.ImportRequest;
import org.telltale.casework.Imported;
import org.telltale.casework.ImportedFolder;
import org.telltale.casework.PasswordFile;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.Terminal;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes evidence into a case. */
@Command(name = "import", description = "Take evidence into a case: sealed, recognised by content, read. Doing it again changes nothing.",
		footer = { "", "Examples:", "  telltale import hm-note.telltale r1.pcapng --run R1 --point ap",
				"  telltale import hm-note.telltale r9.pcapng --run R9 --point ap --keylog r9.keys",
				"  telltale import hm-note.telltale --set ring_*.pcapng --run R2 --point ap",
				"  telltale import hm-note.telltale backup.ab --password-file backup.password",
				"  telltale import hm-note.telltale pull/",
				"  telltale import hm-note.telltale system.img --exhibit-number HM-007 --acquirer \"A. Examiner\"" })
public final class ImportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "captures, images, packages, archives, handset files; folders of them")
	private List<Path> files;
	@Option(names = "--run", description = "the run of the captures")
	private String run;
	@Option(names = "--point", description = "handset, ap, gateway or vpn")
	private String point;
	@Option(names = "--clock-offset", paramLabel = "D", description = "what to add to the clock of the capture, or of a handset's file, for example -PT8H")
	private String clockOffset;
	@Option(names = "--clock-uncertainty", paramLabel = "D", description = "how far off that clock may be, for example PT2S")
	private String clockUncertainty;
	@Option(names = "--keylog", paramLabel = "FILE", description = "TLS key log (NSS format): becomes evidence of the case, and every capture is read with it; may be given again")
	private List<Path> keylogs = new ArrayList<>();
	@Option(names = "--password-file", paramLabel = "FILE", description = "passwords of encrypted backups, one a line, each is tried; neither the file nor a password is kept in the case")
	private Path passwordFile;
	@Option(names = "--set", description = "the captures were written one after another by one program: the analysis reads them as one, in time order; a folder stands for the files in it")
	private boolean set;
	@Option(names = "--exhibit-number", defaultValue = "", description = "the item's exhibit number")
	private String exhibitNumber;
	@Option(names = "--acquirer", defaultValue = "", description = "who acquired it")
	private String acquirer;
	@Option(names = "--acquired-at", paramLabel = "TIME", description = "when, for example 2014-08-07T10:00:00Z")
	private String acquiredAt;
	@Option(names = "--method", defaultValue = "", description = "how")
	private String method;
	@Option(names = "--tool", defaultValue = "", description = "with what")
	private String tool;

	@Override
	public Integer call() throws Exception {
		boolean problems = false;
		PrintWriter out = spec.commandLine().getOut();
		List<String> passwords = passwords();
		try (Case file = chosen.open()) {
			for (Path path : keylogs) {
				problems |= print(take(file, keyLog(path)), out);
			}
			List<String> taken = new ArrayList<>();
			for (Path path : set ? CaptureSetFiles.of(files).members().stream().map(CaptureSet.Member::path).toList() : files) {
				ImportRequest request = request(path).withPasswords(passwords);
				if (!set && Files.isDirectory(path)) {
					problems |= folder(file, request, out);
				} else {
					Imported done = take(file, request);
					taken.add(done.evidence());
					problems |= print(done, out);
				}
			}
			if (set) {
				long entry = file.joinCaptures(taken);
				out.println((entry > 0 ? "joined " : "known ") + taken.size() + " captures as one [entry " + entry
						+ "] the next analysis reads them together");
			}
		}
		return problems ? ExitCode.PROBLEMS : ExitCode.DONE;
	}

	private static Imported take(Case file, ImportRequest request) throws CaseException {
		ConsoleProgress progress = new ConsoleProgress(System.err);
		Imported done = file.importFile(request, progress);
		progress.clear();
		return done;
	}

	/** Takes in the files of a folder, and prints each. @return whether there were problems */
	private boolean folder(Case file, ImportRequest request, PrintWriter out) throws CaseException {
		boolean[] problems = {false};
		ConsoleProgress progress = new ConsoleProgress(System.err);
		ImportedFolder done = file.importFolder(request, item -> {
			progress.clear();
			problems[0] |= print(item, out);
		}, progress);
		progress.clear();
		out.println("folder " + Terminal.visible(done.name()) + (done.sequence() > 0 ? " [entry " + done.sequence() + "] " : " ") + done.summary());
		out.flush();
		return problems[0] | Session.print(done.problems(), spec.commandLine().getErr());
	}

	/** Prints what was done. @return whether there were problems */
	private boolean print(Imported done, PrintWriter out) {
		out.println((done.fresh() ? "imported " : "known ") + done.evidence() + " " + Terminal.visible(done.name()) + " " + done.kind()
				+ " [entry " + done.sequence() + "] " + done.summary());
		out.flush();
		return Session.print(done.problems(), spec.commandLine().getErr());
	}

	/** A key log belongs to no run; what it opens are the captures of the case. */
	private ImportRequest keyLog(Path path) throws CommandException {
		try {
			if (KeyLog.read("", Files.readAllBytes(path)).isEmpty()) {
				throw new CommandException(ExitCode.BAD_EVIDENCE, path + ": no line of a TLS key log (SSLKEYLOGFILE) is in it; check which file was meant");
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, path + ": cannot be read (" + e.getMessage() + "); check the path and its permissions", e);
		}
		ImportRequest known = request(path);
		return new ImportRequest(path, Optional.empty(), Optional.empty(), Optional.empty(), known.exhibitNumber(), known.acquirer(), known.acquiredAt(),
				known.method(), known.tool(), "", Optional.of("key-log"));
	}

	private List<String> passwords() throws CommandException {
		try {
			return passwordFile == null ? List.of() : PasswordFile.read(passwordFile);
		} catch (CaseException e) {
			throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, passwordFile + ": cannot be read (" + e.getMessage() + "); check the path and its permissions", e);
		}
	}

	private Optional<Duration> uncertainty() throws CommandException {
		Optional<Duration> given = Optional.ofNullable(clockUncertainty).map(Duration::parse);
		if (given.filter(Duration::isNegative).isPresent()) {
			throw new CommandException(ExitCode.USAGE, "--clock-uncertainty: " + clockUncertainty + " is negative; it is how far off the clock may be to both sides, for example PT2S");
		}
		return given;
	}

	private ImportRequest request(Path path) throws CommandException {
		try {
			return new ImportRequest(path, Optional.ofNullable(run), Optional.ofNullable(point), Optional.ofNullable(clockOffset).map(Duration::parse),
					exhibitNumber, acquirer, Optional.ofNullable(acquiredAt).map(Instant::parse), method, tool, "", Optional.empty())
					.withClockUncertainty(uncertainty());
		} catch (DateTimeParseException e) {
			throw new CommandException(ExitCode.USAGE, "\"" + e.getParsedString() + "\" is not understood; durations look like PT2S, times like 2014-08-07T10:00:00Z", e);
		}
	}
}
