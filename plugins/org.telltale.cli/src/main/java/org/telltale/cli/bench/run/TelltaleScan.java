package org.telltale.cli.bench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Telltale is started as a child: by a launcher, or with the Java and class path of this process and the options that the launcher gave it.
 *
 * @param launcher   the {@code telltale} script; empty for the class path of this process
 * @param depthKnown whether {@code scan} has {@code --depth}
 */
public record TelltaleScan(Optional<Path> launcher, boolean depthKnown) {

	/** The tool's name in the results. */
	public static final String NAME = "telltale";
	/** Work: flows and the digest. */
	public static final String FLOWS = "flows, SHA-256";
	/** Work: everything that {@code scan} does. */
	public static final String FULL = "full scan";
	/** Work: nothing. */
	static final String VERSION = "--version";

	private static final String HEAP = "256m";
	private static final String OPTIONS = "TELLTALE_JAVA_OPTS";

	/** The pieces of work that are measured. */
	public List<String> works() {
		return List.of(FLOWS, FULL);
	}

	/**
	 * The command of a piece of work.
	 *
	 * @param options more options for the JVM
	 */
	public List<String> command(String work, Path file, List<String> options) {
		List<String> command = new ArrayList<>(start(options));
		if (work.equals(VERSION)) {
			command.add("--version");
			return command;
		}
		command.add("scan");
		if (work.equals(FLOWS)) {
			command.addAll(depthKnown ? List.of("--depth", "flows") : List.of("--facts", "capture"));
		}
		command.add(file.toString());
		return command;
	}

	/** What the child's environment has more. */
	public Map<String, String> environment(List<String> options) {
		return launcher.isEmpty() ? Map.of() : Map.of(OPTIONS, "-Xmx" + HEAP + (options.isEmpty() ? "" : " " + String.join(" ", options)), "TELLTALE_NO_BUILD", "1");
	}

	/** What a reader of the results must know about a piece of work; else empty. */
	String note(String work) {
		return work.equals(FLOWS) && !depthKnown ? "scan has no --depth yet: --facts capture, the whole work" : "";
	}

	private List<String> start(List<String> options) {
		if (launcher.isPresent()) {
			return List.of(launcher.get().toString());
		}
		return OwnJava.command(HEAP, options);
	}
}
