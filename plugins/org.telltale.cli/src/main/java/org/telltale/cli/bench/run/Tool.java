package org.telltale.cli.bench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program with one piece of work on a capture.
 *
 * @param name    what it is called with {@code --peers}
 * @param work    what it does, in a few words
 * @param program the file that must be found on the path
 * @param command with {@link #FILE} for the capture and {@link #OUT} for an empty folder that it may fill
 * @param version prints the version
 * @param install the line that installs it
 * @param largest the largest workload it runs on, in bytes
 */
public record Tool(String name, String work, String program, List<String> command, List<String> version, String install, long largest) {

	/** Stands for the capture. */
	static final String FILE = "{file}";
	/** Stands for a folder. */
	static final String OUT = "{out}";
	/** Where Debian puts programs that users rarely have on their path. */
	private static final String MORE_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin";

	/** The program's file; empty if it is not installed. */
	Optional<Path> installed() {
		return found(program);
	}

	/** A program on the path or in the system's folders. */
	private static Optional<Path> found(String program) {
		return Arrays.stream(path().split(":")).filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
	}

	/** The path with the system's folders: what {@code PATH} is when the program runs. */
	static String path() {
		return Optional.ofNullable(System.getenv("PATH")).orElse("") + ":" + MORE_FOLDERS;
	}

	/** The command for a capture. */
	List<String> command(Path file, Path out) {
		return command.stream().map(part -> part.equals(FILE) ? file.toString() : part.equals(OUT) ? out.toString() : part).toList();
	}
}
