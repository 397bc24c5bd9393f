package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.telltale.base.Digest;
import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.model.EvidenceItem;
import org.telltale.seal.Disclosure;
import org.telltale.seal.SealException;
import org.telltale.store.Action;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives out what the facts of a report read of the evidence. */
@Command(name = "disclose", description = "Give out the parts of the evidence that the replayed facts of a report read, whole MiB each, and no more.", footer = { "",
		"Who gets the report and the folder replays its facts: telltale verify report.pdf --evidence FOLDER", "A MiB may hold other people's traffic too: look at it before you give it.", "",
		"Example:", "  telltale case disclose hm-note.telltale --report report.pdf --out for-the-defence" })
final class DiscloseCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Option(names = "--report", required = true, paramLabel = "REPORT.pdf", description = "a sealed report that this case issued")
	private Path report;
	@Option(names = "--out", required = true, paramLabel = "FOLDER", description = "the folder to make")
	private Path out;

	@Override
	public Integer call() throws Exception {
		Path part = out.resolveSibling(out.getFileName() + ".part");
		for (Path taken : List.of(out, part)) {
			if (Files.exists(taken)) {
				throw new CommandException(ExitCode.USAGE, taken + ": is there already; " + (taken.equals(out) ? "name a folder that is not" : "an earlier try left it, remove it"));
			}
		}
		ConsoleProgress progress = new ConsoleProgress(System.err);
		try (Case file = chosen.open()) {
			Session.requireOutside(out);
			String digest = issued(file);
			Disclosure.Given given = enter(file, digest, part, progress);
			give(part);
			progress.clear();
			print(given, spec.commandLine().getOut());
			return given.left().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
		} catch (SealException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, e.getMessage(), e);
		}
	}

	/** The digest of the report, which this case has to have issued: else it would prove nothing of this evidence. */
	private String issued(Case file) throws CommandException {
		String digest;
		try {
			digest = Digest.sha256(Files.readAllBytes(report)).hex();
		} catch (IOException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, report + ": cannot be read (" + e.getMessage() + ")", e);
		}
		boolean known = file.model().getReports().stream().anyMatch(given -> given.getSha256().equals(digest))
				|| file.store().journal().stream().anyMatch(entry -> entry.action() == Action.STAMP_REPORT && entry.parameters().text("before").equals(Optional.of(digest)));
		if (!known) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, report + ": this case issued no report of these bytes (SHA-256 " + digest
					+ "), so nothing is given out for it; a report that was time-stamped is known where report timestamp was given --case");
		}
		return digest;
	}

	/** Writes what is to be given beside its place, and enters it; what could not be entered is taken away again. */
	private Disclosure.Given enter(Case file, String digest, Path part, ConsoleProgress progress) throws SealException, CaseException, IOException {
		List<Path> evidence = new ArrayList<>();
		for (EvidenceItem item : file.model().getEvidence()) {
			file.evidence(item.getId()).ifPresent(evidence::add);
		}
		boolean entered = false;
		try {
			Disclosure.Given given = Disclosure.write(report, evidence, part, progress);
			file.recordDisclosure(digest, given.index().hex(), given.evidence());
			entered = true;
			return given;
		} finally {
			if (!entered) {
				remove(part);
			}
		}
	}

	private void give(Path part) throws CommandException {
		try {
			Files.move(part, out);
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, "the disclosure is in the journal and lies in " + part + ", which could not be renamed (" + e.getMessage()
					+ "); give it the name " + out, e);
		}
	}

	private static void remove(Path part) throws IOException {
		if (Files.exists(part)) {
			List<Path> all;
			try (Stream<Path> inside = Files.walk(part)) {
				all = inside.sorted(Comparator.reverseOrder()).toList();
			}
			for (Path path : all) {
				Files.delete(path);
			}
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
