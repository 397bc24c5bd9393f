package org.telltale.worker;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.telltale.base.Outcome;
import org.telltale.container.Source;
import org.telltale.firmware.FirmwareReader;
import org.telltale.handset.reader.HandsetReader;

/**
 * How the child is started: the JVM that runs the parent, only our own jars, a heap of its own, and nothing that writes a
 * file.
 *
 * @param classPath the jars or folders of classes
 * @param mainClass its {@code main}
 */
record ChildProgram(List<Path> classPath, String mainClass) {

	private static final long SMALL_BYTES = 16L << 20;

	/** The child of this installation, on a plain class path as well as inside OSGi: where the classes came from. */
	static ChildProgram ours() {
		Set<Path> places = new LinkedHashSet<>();
		for (Class<?> module : List.of(Outcome.class, Source.class, FirmwareReader.class, HandsetReader.class, WorkerMain.class)) {
			places.add(place(module));
		}
		return new ChildProgram(List.copyOf(places), WorkerMain.class.getName());
	}

	private static Path place(Class<?> module) {
		CodeSource code = module.getProtectionDomain().getCodeSource();
		if (code == null) {
			throw new IllegalStateException("no code source: " + module);
		}
		try {
			Path place = Path.of(code.getLocation().toURI());
			Path compiled = place.resolve("target").resolve("classes");
			return Files.isDirectory(compiled) ? compiled : place;
		} catch (URISyntaxException | IllegalArgumentException noFile) {
			throw new IllegalStateException("the code of " + module.getName() + " is in no file: " + code.getLocation(), noFile);
		}
	}

	/**
	 * The command line. {@code ExitOnOutOfMemoryError} ends the child with code 3.
	 *
	 * @param fileBytes how long the file is: a small one is read before the second compiler has paid for itself
	 */
	List<String> command(WorkerLimits limits, long fileBytes) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		if (fileBytes < SMALL_BYTES) {
			command.add("-XX:TieredStopAtLevel=1");
		}
		command.addAll(List.of("-Xmx" + limits.heapMebibytes() + "m", "-Xss1m", "-XX:MaxMetaspaceSize=128m", "-XX:MaxDirectMemorySize=64m",
				"-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash",
				"-XX:+ErrorFileToStderr", "-XX:+DisplayVMOutputToStderr", "-Djava.awt.headless=true",
				"-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Duser.timezone=UTC", "-Duser.language=en", "-Duser.country=", "-cp",
				String.join(System.getProperty("path.separator"), classPath.stream().map(Path::toString).toList()), mainClass));
		return command;
	}
}
