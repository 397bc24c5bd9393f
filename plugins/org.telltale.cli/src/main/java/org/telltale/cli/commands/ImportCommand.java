package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
import org.telltale.casework.ImportRequest;
import org.telltale.casework.Imported;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes evidence into a case. */
@Command(name = "import", description = "Take evidence into a case: sealed, recognised by content, read. Doing it again changes nothing.",
		footer = { "", "Examples:", "  telltale import hm-note.telltale r1.pcapng --run R1 --point ap",
				"  telltale import hm-note.telltale system.img --exhibit-number HM-007 --acquirer \"A. Examiner\"" })
public final class ImportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(index = "0", paramLabel = "DIR", description = "the case's folder")
	private Path folder;
	@Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "captures, images, packages, handset files")
	private List<Path> files;
	@Option(names = "--run", description = "the run of the captures")
	private String run;
	@Option(names = "--point", description = "handset, ap, gateway or vpn")
	private String point;
	@Option(names = "--clock-offset", paramLabel = "D", description = "what to add to the capture's clock, for example -PT8H")
	private String clockOffset;
	@Option(names = "--keylog", paramLabel = "FILE", description = "TLS key log; decryption is not in this version")
	private Path keylog;
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
		if (keylog != null) {
			throw new CommandException(ExitCode.USAGE, "import --keylog: decryption is not in this version; the key log can be imported as a file and is kept");
		}
		boolean problems = false;
		PrintWriter out = spec.commandLine().getOut();
		try (Case file = Session.open(folder)) {
			for (Path path : files) {
				ConsoleProgress progress = new ConsoleProgress(System.err);
				Imported done = file.importFile(request(path), progress);
				progress.clear();
				out.println((done.fresh() ? "imported " : "known ") + done.evidence() + " " + Terminal.visible(done.name()) + " " + done.kind()
						+ " [entry " + done.sequence() + "] " + done.summary());
				out.flush();
				problems |= Session.print(done.problems(), spec.commandLine().getErr());
			}
		}
		return problems ? ExitCode.PROBLEMS : ExitCode.DONE;
	}

	private ImportRequest request(Path path) throws CommandException {
		try {
			return new ImportRequest(path, Optional.ofNullable(run), Optional.ofNullable(point), Optional.ofNullable(clockOffset).map(Duration::parse),
					exhibitNumber, acquirer, Optional.ofNullable(acquiredAt).map(Instant::parse), method, tool, "", Optional.empty());
		} catch (DateTimeParseException e) {
			throw new CommandException(ExitCode.USAGE, "\"" + e.getParsedString() + "\" is not understood; durations look like PT2S, times like 2014-08-07T10:00:00Z", e);
		}
	}
}
