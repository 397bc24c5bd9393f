package org.telltale.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Programs by other hands that a test asks. Where one is missing, the test says NOT RUN, and fails with {@code -Dtelltale.oracles=required}. */
final class OtherPrograms {

	private OtherPrograms() {
	}

	static boolean missing(String... programs) {
		List<String> folders = Arrays.asList(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(java.io.File.pathSeparator));
		return Arrays.stream(programs).anyMatch(program -> folders.stream().noneMatch(folder -> Files.isExecutable(Path.of(folder, program))));
	}

	static void notRun(String what) {
		if ("required".equals(System.getProperty("telltale.oracles"))) {
			throw new AssertionError("NOT RUN: " + what + ": a program is missing");
		}
		System.out.println("NOT RUN: " + what + ": a program is missing");
	}

	static String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		Process process = builder.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return said + "exit " + process.exitValue();
	}

	/** Runs a class of the tests in a process of its own. */
	static String java(Map<String, String> environment, Class<?> program, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
				"-cp", System.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		return run(environment, command.toArray(String[]::new));
	}
}
