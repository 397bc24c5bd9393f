package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureSummary;
import org.telltale.casework.EngineRecords;
import org.telltale.casework.WorkerEngines;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an image or package without a case and prints what it holds as JSON lines. */
@Command(name = "firmware", description = "Read an image or package without a case; JSON lines on standard output.",
		footer = { "", "Example:", "  telltale firmware system.img > system.ndjson" })
public final class FirmwareCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "FILE", description = "image (ext4, sparse, gzip) or package (APK, ZIP)")
	private Path file;
	@Option(names = "--diff", paramLabel = "FILE", description = "compare with another image; not in this version")
	private Path diff;

	@Override
	public Integer call() throws Exception {
		if (diff != null) {
			throw new CommandException(ExitCode.USAGE, "firmware --diff: not in this version");
		}
		PrintWriter out = spec.commandLine().getOut();
		AtomicInteger problems = new AtomicInteger();
		ConsoleProgress progress = new ConsoleProgress(System.err);
		EngineRecords.Reading reading = new EngineRecords.Reading(EngineRecords.Task.FIRMWARE, file.toAbsolutePath(), digest(), String.valueOf(file.getFileName()),
				Optional.empty(), Optional.empty(), List.of(), List.of());
		List<Problem> failed = new WorkerEngines().read(reading, line -> print(line, problems, out), progress);
		progress.clear();
		failed.forEach(problem -> print((Json.Fields) CaptureSummary.toJson(problem), problems, out));
		return problems.get() > 0 ? ExitCode.PROBLEMS : ExitCode.DONE;
	}

	private static void print(Json.Fields line, AtomicInteger problems, PrintWriter out) {
		if (line.text("type").orElse("").equals("problem")) {
			problems.incrementAndGet();
		}
		out.println(line);
	}

	private String digest() throws CommandException {
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		try (InputStream in = Files.newInputStream(file)) {
			byte[] buffer = new byte[1 << 16];
			int count;
			while ((count = in.read(buffer)) >= 0) {
				digester.update(buffer, 0, count);
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, file + ": cannot be read (" + e.getMessage() + "); check the path and its permissions", e);
		}
		return Digest.of(Digest.SHA_256, digester.digest()).hex();
	}
}
