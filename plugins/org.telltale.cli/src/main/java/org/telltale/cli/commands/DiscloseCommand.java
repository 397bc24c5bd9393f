package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.base.Digest;
import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.model.EvidenceItem;
import org.telltale.seal.Disclosure;
import org.telltale.seal.SealException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives out what the facts of a report read of the evidence. */
@Command(name = "disclose", description = "Give out the parts of the evidence that the replayed facts of a report read, whole MiB each, and no more.", footer = { "",
		"Who gets the report and the folder replays its facts: telltale verify report.pdf --evidence FOLDER", "A MiB may hold other people's traffic too: look at it before you give it.", "",
		"Example:", "  telltale case disclose hm-note.telltale --report report.pdf --out for-the-defence" })
final class DiscloseCommand implements Callable<Integer> {

	@Mixin
	private CasePassword casePassword;
	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "DIR", description = "the case's folder")
	private Path folder;
	@Option(names = "--report", required = true, paramLabel = "REPORT.pdf", description = "a sealed report of the case")
	private Path report;
	@Option(names = "--out", required = true, paramLabel = "FOLDER", description = "the folder to make")
	private Path out;

	@Override
	public Integer call() throws Exception {
		if (Files.exists(out)) {
			throw new CommandException(ExitCode.USAGE, out + ": is there already; name a folder that is not");
		}
		ConsoleProgress progress = new ConsoleProgress(System.err);
		try (Case file = Session.open(folder, casePassword)) {
			List<Path> evidence = new ArrayList<>();
			for (EvidenceItem item : file.model().getEvidence()) {
				file.evidence(item.getId()).ifPresent(evidence::add);
			}
			Disclosure.Given given = Disclosure.write(report, evidence, out, progress);
			file.recordDisclosure(Digest.sha256(Files.readAllBytes(report)).hex(), given.index().hex(), given.evidence());
			progress.clear();
			print(given, spec.commandLine().getOut());
			return given.left().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
		} catch (SealException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, e.getMessage(), e);
		}
	}

	private void print(Disclosure.Given given, PrintWriter text) {
		text.println("wrote " + out + ": " + given.bytes() + " bytes of " + given.evidence().size() + " items, " + given.whole() + " of them whole; " + given.replayed()
				+ " replayed facts can be replayed from them");
		if (!given.left().isEmpty()) {
			text.println("left out, since their evidence is not in the case: " + given.left().size() + " (" + String.join(", ", given.left()) + ")");
		}
		text.println("recounted facts of items that are not given whole cannot be checked from it");
	}
}
