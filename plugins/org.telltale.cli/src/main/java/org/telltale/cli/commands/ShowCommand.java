package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.capture.FrameTree;
import org.telltale.capture.MessageTree;
import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.FrameListing;
import org.telltale.cli.output.MessageListing;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what each byte of a frame is. */
@Command(name = "show", description = "Show what each byte of a frame is (docs/formats/fields.md).",
		footer = { "", "Examples:", "  telltale show run.pcapng --frame 12", "  telltale show run.pcapng --frame 12 --messages", "  telltale show case.telltale --evidence run.pcapng --frame 12 --format json" })
public final class ShowCommand implements Callable<Integer> {

	/** How a frame is printed. */
	enum Form {
		text, json
	}

	@Spec
	private CommandSpec spec;
	@Mixin
	private CasePassword casePassword;
	@Parameters(index = "0", paramLabel = "CAPTURE or DIR", description = "a capture file (pcap, pcapng), or a case's folder")
	private Path file;
	@Option(names = "--frame", required = true, paramLabel = "N", description = "number of the frame, from 1")
	private long number;
	@Option(names = "--evidence", paramLabel = "NAME", description = "of a case: the capture's name, exhibit number, or the beginning of its SHA-256")
	private String evidence;
	@Option(names = "--messages", description = "also the messages that the frame carries a part of, put together from all of their frames; reads the whole capture")
	private boolean messages;
	@Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}")
	private Form format;

	@Override
	public Integer call() throws Exception {
		if (number < 1) {
			throw new CommandException(ExitCode.USAGE, "--frame " + number + ": frames are numbered from 1");
		}
		if (Files.isDirectory(file)) {
			try (Case folder = Case.read(file, casePassword)) {
				Json.Fields item = item(folder);
				String id = item.text("evidence").orElse("");
				Path path = folder.evidence(id).orElseThrow(() -> new CommandException(ExitCode.BAD_EVIDENCE,
						name(item) + ": is not in the case's vault; telltale evidence " + file + " verify tells more"));
				return show(path, name(item));
			}
		}
		if (evidence != null) {
			throw new CommandException(ExitCode.USAGE, "--evidence " + evidence + ": " + file + " is no case's folder; leave the option out, or name the folder");
		}
		return show(file, String.valueOf(file.getFileName()));
	}

	private int show(Path path, String name) throws CommandException {
		ConsoleProgress progress = new ConsoleProgress(System.err);
		FrameTree.Found found;
		List<MessageTree> together;
		try {
			found = FrameTree.read(path, number, progress);
			together = messages && found.tree().isPresent() ? MessageTree.read(path, number, progress) : List.of();
		} catch (IOException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, path + ": cannot be read (" + e.getMessage() + "); check the path and its permissions", e);
		} finally {
			progress.clear();
		}
		if (!found.isCapture()) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, name + ": is no capture; show reads pcap and pcapng, also compressed");
		}
		FrameTree tree = found.tree().orElseThrow(() -> new CommandException(ExitCode.BAD_EVIDENCE,
				name + ": has no frame " + number + "; its frames are " + (found.frames() == 0 ? "none" : "1 to " + found.frames())));
		PrintWriter out = spec.commandLine().getOut();
		if (format == Form.json) {
			Json.Fields json = tree.toJson(name);
			out.println(messages ? json.put("messages", Json.array(together.stream().map(MessageTree::toJson).toList())) : json);
		} else {
			new FrameListing(tree).print(name, out);
			if (messages) {
				new MessageListing(number, together).print(out);
			}
		}
		return ExitCode.DONE;
	}

	/** The capture that is meant. */
	private Json.Fields item(Case folder) throws CaseException, CommandException {
		List<Json.Fields> captures = folder.evidenceFacts().stream().filter(item -> item.text("kind").orElse("").equals("capture")).toList();
		List<Json.Fields> meant = captures.stream().filter(this::isMeant).toList();
		if (meant.size() == 1) {
			return meant.getFirst();
		}
		String names = captures.stream().map(ShowCommand::name).sorted().limit(12).collect(Collectors.joining(", "));
		String which = captures.isEmpty() ? "the case has no capture" : "name one of the case's captures: " + names + (captures.size() > 12 ? ", ..." : "");
		throw new CommandException(ExitCode.USAGE, (evidence == null ? file + ": --evidence is needed" : "--evidence " + evidence + ": is "
				+ (meant.isEmpty() ? "none" : "more than one") + " of them") + "; " + which);
	}

	private boolean isMeant(Json.Fields item) {
		return evidence == null || name(item).equals(evidence) || item.text("exhibitNumber").orElse("").equals(evidence)
				|| evidence.length() >= 8 && item.text("evidence").orElse("").startsWith(evidence);
	}

	private static String name(Json.Fields item) {
		return item.text("name").orElse("");
	}
}
