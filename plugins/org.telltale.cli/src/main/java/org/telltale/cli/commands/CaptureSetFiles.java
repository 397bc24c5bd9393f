package org.telltale.cli.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.telltale.capture.frame.CaptureSet;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;

/** The files that a command line names as one capture. */
final class CaptureSetFiles {

	private CaptureSetFiles() {
	}

	/** The files in the order of their first frames. @param named files, and folders that stand for the files in them, hidden ones apart */
	static CaptureSet of(List<Path> named) throws CommandException {
		List<Path> files = new ArrayList<>();
		for (Path path : named) {
			files.addAll(Files.isDirectory(path) ? files(path) : List.of(path));
		}
		Set<Path> once = new LinkedHashSet<>();
		for (Path file : files) {
			if (!once.add(real(file))) {
				throw new CommandException(ExitCode.USAGE, file + " is named twice; a set has each file once");
			}
		}
		if (files.isEmpty()) {
			throw new CommandException(ExitCode.USAGE, "no file is in " + named.getFirst() + "; name the files of the set");
		}
		try {
			return CaptureSet.of(files);
		} catch (IOException e) {
			throw unreadable(e.getMessage(), e);
		}
	}

	private static List<Path> files(Path folder) throws CommandException {
		try (Stream<Path> inside = Files.list(folder)) {
			return inside.filter(path -> Files.isRegularFile(path) && !path.getFileName().toString().startsWith(".")).sorted().toList();
		} catch (IOException | UncheckedIOException e) {
			throw unreadable(folder.toString(), e);
		}
	}

	private static Path real(Path file) throws CommandException {
		try {
			return file.toRealPath();
		} catch (IOException e) {
			throw unreadable(file.toString(), e);
		}
	}

	private static CommandException unreadable(String what, Exception cause) {
		return new CommandException(ExitCode.BAD_EVIDENCE, what + ": cannot be read; check the path and its permissions", cause);
	}
}
