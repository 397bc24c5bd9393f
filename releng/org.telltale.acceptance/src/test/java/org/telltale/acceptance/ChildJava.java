package org.telltale.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;


/** A Java program in a process of its own, on the class path of the tests. */
final class ChildJava {

	private final List<String> options = new ArrayList<>();
	private final Map<String, String> environment = new TreeMap<>();

	/** Adds options of the virtual machine. */
	ChildJava with(String... more) {
		options.addAll(List.of(more));
		return this;
	}

	/** Sets a variable of the environment. */
	ChildJava variable(String name, String value) {
		environment.put(name, value);
		return this;
	}

	/** Refuses what would leave the machine and notes it in a file. */
	ChildJava loopbackOnly(Path log) {
		return with("-javaagent:" + classPath().stream().filter(e -> e.contains("org.telltale.loopback") && e.endsWith(".jar")).findFirst()
				.orElseThrow(() -> new IllegalStateException("the agent's jar is missing: build releng/org.telltale.loopback up to package first")) + "=" + log);
	}

	/** Starts a class. */
	Process start(Class<?> program, List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"));
		command.addAll(options);
		command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, classPath()), program.getName()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(environment);
		return builder.start();
	}

	static List<String> classPath() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return List.of(path.split(java.io.File.pathSeparator));
	}
}
