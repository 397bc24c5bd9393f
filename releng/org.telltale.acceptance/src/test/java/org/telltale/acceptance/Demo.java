package org.telltale.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.telltale.cli.Main;

/**
 * The demonstration, run once for all tests of a build, in a process that can reach nothing but this machine. Its case is read by several
 * processes at once.
 *
 * @param folder what {@code telltale demo --out} was given
 * @param network where attempts to leave the machine are noted; missing if there was none
 */
record Demo(Path folder, Path network, Ran ran) {

	static Demo ofTheBuild() throws IOException, InterruptedException {
		Path work = OnceABuild.folder("demo", Demo::run);
		return new Demo(work.resolve("out"), work.resolve("network.log"), Ran.kept(work.resolve("ran")));
	}

	private static void run(Path work) throws IOException, InterruptedException {
		Process child = new ChildJava().loopbackOnly(work.resolve("network.log")).variable("TELLTALE_CONFIG", work.resolve("config").toString())
				.start(Main.class, List.of("demo", "--out", work.resolve("out").toString()));
		Ran.of(child).keep(work.resolve("ran"));
	}

	Path caseFolder() {
		return folder.resolve("case.telltale");
	}

	Path evidence() {
		return folder.resolve("evidence");
	}

	/** Copies the case; processes that read it meanwhile have files of their own in its {@code tmp}, which come and go. */
	void copyCase(Path to) throws IOException {
		Path from = caseFolder();
		try (Stream<Path> places = Files.list(from)) {
			Files.createDirectories(to);
			for (Path place : places.toList()) {
				if (place.endsWith("tmp")) {
					Files.createDirectory(to.resolve("tmp"));
					continue;
				}
				try (Stream<Path> files = Files.walk(place)) {
					for (Path file : files.toList()) {
						Files.copy(file, to.resolve(from.relativize(file).toString()));
					}
				}
			}
		}
	}

	/** Where something stands below the module's target folder. */
	static Path place(String name) {
		return Path.of(System.getProperty("telltale.work", "target/acceptance")).toAbsolutePath().resolve(name);
	}

	/** An empty folder below the module's target folder. */
	static Path work(String name) throws IOException {
		Path folder = place(name);
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
