package org.telltale.store.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.telltale.store.CaseException;
import org.telltale.store.journal.SignedHead;

/**
 * The signed heads that a case keeps, {@code heads/head-N.json}. They prove nothing to whoever doubts the folder: who rewrites the journal can take them away.
 * A copy that somebody else holds proves.
 */
public final class HeadFolder {

	private static final String NAME = "head-[0-9]{1,18}\\.json";

	private final CaseFolder place;
	private final Path folder;

	/** The heads of a case. */
	public HeadFolder(CaseFolder folder) {
		this.place = folder;
		this.folder = folder.heads();
	}

	/** Keeps a head, in place of one of the same entry; it is whole, or not there. @return its file */
	public Path keep(SignedHead head) throws CaseException {
		Path file = folder.resolve("head-" + head.head().sequence() + ".json");
		try {
			Files.createDirectories(folder);
			WholeFile.write(place, file, head.text());
			return file;
		} catch (IOException e) {
			throw new CaseException("the signed head " + file + " cannot be written", "check that the disk has space", e);
		}
	}

	/** The files, by the number of the entry. */
	public List<Path> files() throws CaseException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> inside = Files.list(folder)) {
			return inside.filter(file -> file.getFileName().toString().matches(NAME)).sorted(Comparator.comparingLong(HeadFolder::number)).toList();
		} catch (IOException e) {
			throw new CaseException("the signed heads in " + folder + " cannot be read", "check the disk", e);
		}
	}

	private static long number(Path file) {
		return Long.parseLong(file.getFileName().toString().replaceAll("[^0-9]", ""));
	}
}
