package org.telltale.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.telltale.cli.Main;

/**
 * The demonstration, run once for all tests of a build, in a process that can reach nothing but this machine.
 *
 * @param folder what {@code telltale demo --out} was given
 * @param network where attempts to leave the machine are noted; missing if there was none
 */
record Demo(Path folder, Path network, Ran ran) {

	static Demo run() throws IOException, InterruptedException {
		Path work = work("demo");
		Path network = work.resolve("network.log");
		Process child = new ChildJava().loopbackOnly(network).variable("TELLTALE_CONFIG", work.resolve("config").toString())
				.start(Main.class, List.of("demo", "--out", work.resolve("out").toString()));
		return new Demo(work.resolve("out"), network, Ran.of(child));
	}

	Path caseFolder() {
		return folder.resolve("case.telltale");
	}

	Path evidence() {
		return folder.resolve("evidence");
	}

	/** An empty folder below the module's target folder. */
	static Path work(String name) throws IOException {
		Path folder = Path.of(System.getProperty("telltale.work", "target/acceptance")).toAbsolutePath().resolve(name);
		if (Files.exists(folder)) {
			try (Stream<Path> old = Files.walk(folder)) {
				for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
					path.toFile().setWritable(true);
					Files.delete(path);
				}
			}
		}
		return Files.createDirectories(folder);
	}
}
