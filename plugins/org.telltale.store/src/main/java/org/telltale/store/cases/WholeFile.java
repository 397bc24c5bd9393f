package org.telltale.store.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A small file of a case that is there whole, or not at all. */
final class WholeFile {

	private WholeFile() {
	}

	/** Writes a text in place of what is there, by way of the folder of temporary files, and forces it to the disk with its name. */
	static void write(CaseFolder folder, Path target, String text) throws IOException {
		Files.createDirectories(folder.temporary());
		Path part = Files.createTempFile(folder.temporary(), "whole-", ".part");
		try {
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			move(part, target);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	/** Gives a file another name in one step, in place of what has it, and forces the folder where the system can. */
	static void move(Path from, Path to) throws IOException {
		Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		try (FileChannel channel = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
			channel.force(true);
		} catch (IOException notEverywhere) {
			// Windows opens no folder: there the name is as safe as the file system makes it
			return;
		}
	}
}
