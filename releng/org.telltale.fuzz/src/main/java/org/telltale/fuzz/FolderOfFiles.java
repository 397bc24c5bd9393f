package org.telltale.fuzz;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for what reads paths only; they are gone when it is closed. */
final class FolderOfFiles implements AutoCloseable {

	private final Path folder;

	FolderOfFiles() throws IOException {
		folder = Files.createTempDirectory("telltale-fuzz");
	}

	Path file(String name, byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	@Override
	public void close() throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}
}
