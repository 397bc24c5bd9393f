package org.telltale.cli.bench.run;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the command line again in a Java machine of its own: the Java, the class path and the options of this process, with another heap. */
public final class OwnJava {

	/** Options of this process that the child must not repeat. */
	private static final List<String> NOT_REPEATED = List.of("-Xmx", "-XX:StartFlightRecording", "-agentlib", "-javaagent");

	private OwnJava() {
	}

	/**
	 * The command up to the words of the command line.
	 *
	 * @param heap as {@code -Xmx} takes it
	 * @param options more options for the JVM
	 */
	public static List<String> command(String heap, List<String> options) {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(option -> NOT_REPEATED.stream().noneMatch(option::startsWith)).forEach(command::add);
		command.add("-Xmx" + heap);
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.telltale.cli.Main"));
		return command;
	}
}
