package org.telltale.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** What had the name of a file that is being made: kept beside it until the new one is entered, and put back if it is not. */
final class EarlierFile implements AutoCloseable {

	private final Path target;
	private final Optional<Path> kept;

	private EarlierFile(Path target, Optional<Path> kept) {
		this.target = target;
		this.kept = kept;
	}

	/** Keeps what is there. */
	static EarlierFile of(Path file) throws ReportException {
		Path target = file.toAbsolutePath();
		if (!Files.isRegularFile(target)) {
			return new EarlierFile(target, Optional.empty());
		}
		try {
			Path kept = Files.createTempDirectory(target.getParent(), ".earlier").resolve(target.getFileName());
			link(target, kept);
			return new EarlierFile(target, Optional.of(kept));
		} catch (IOException e) {
			throw new ReportException("The earlier file " + file + " could not be kept: " + e.getMessage() + ". Check the folder and the disk, or name another file.", e);
		}
	}

	private static void link(Path target, Path kept) throws IOException {
		try {
			Files.createLink(kept, target);
		} catch (IOException | UnsupportedOperationException noLinks) {
			Files.copy(target, kept, StandardCopyOption.COPY_ATTRIBUTES);
		}
	}

	/** Takes the new file away, and gives the earlier one its name again. */
	void putBack() throws IOException {
		if (kept.isPresent()) {
			Files.move(kept.get(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} else {
			Files.deleteIfExists(target);
		}
	}

	@Override
	public void close() throws ReportException {
		if (kept.isEmpty()) {
			return;
		}
		try {
			Files.deleteIfExists(kept.get());
			Files.delete(kept.get().getParent());
		} catch (IOException e) {
			throw new ReportException("The copy of the earlier file, " + kept.get() + ", could not be removed: " + e.getMessage() + ". Remove it.", e);
		}
	}
}
