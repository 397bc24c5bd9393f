package org.telltale.acceptance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What takes long to make and is changed by no test: made by the process that needs it first, and taken by all others of the build. A later
 * build makes it anew.
 */
final class OnceABuild {

	/** Which build this is; by itself, without Maven, each process is one. */
	private static final String BUILD = Optional.ofNullable(System.getProperty("telltale.build"))
			.orElseGet(() -> ProcessHandle.current().pid() + " " + ProcessHandle.current().info().startInstant().map(Instant::toString).orElse(""));

	/** Fills an empty folder. */
	interface Maker {
		void make(Path folder) throws IOException, InterruptedException;
	}

	private OnceABuild() {
	}

	/** The folder of that name below the module's target folder, filled. Whoever comes while it is being filled waits. */
	static synchronized Path folder(String name, Maker maker) throws IOException, InterruptedException {
		Path folder = Demo.place(name);
		Files.createDirectories(folder.getParent());
		Path made = folder.resolveSibling(name + ".made");
		try (FileChannel channel = FileChannel.open(folder.resolveSibling(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			if (!lock.isValid()) {
				throw new IOException("no lock on " + folder);
			}
			if (!Files.exists(made) || !Files.readString(made, StandardCharsets.UTF_8).equals(BUILD)) {
				Files.deleteIfExists(made);
				maker.make(Demo.work(name));
				Files.writeString(made, BUILD, StandardCharsets.UTF_8);
			}
		}
		return folder;
	}
}
