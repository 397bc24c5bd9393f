package org.telltale.casework;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a folder and of those in it, in the order of their names (by their UTF-16 code units), a folder's where its name stands. Links are not
 * followed, and what is no regular file is not opened. For one walk, one thread.
 */
final class FolderWalk {

	private static final int MOST_FILES = 1_000_000;
	private static final int MOST_LEVELS = 128;

	private final Path leftOut;
	private final List<Path> files = new ArrayList<>();
	private final List<Path> passedBy = new ArrayList<>();
	private final List<Path> unreadable = new ArrayList<>();
	private boolean whole = true;

	private FolderWalk(Path leftOut) {
		this.leftOut = leftOut;
	}

	/**
	 * Walks a folder.
	 *
	 * @param leftOut a folder that is not entered: the case's own
	 */
	static FolderWalk of(Path folder, Path leftOut) {
		FolderWalk walk = new FolderWalk(leftOut);
		walk.enter(folder, 1);
		return walk;
	}

	private void enter(Path folder, int level) {
		List<Path> inside = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			entries.forEach(inside::add);
		} catch (IOException | DirectoryIteratorException e) {
			unreadable.add(folder);
		}
		inside.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
		for (Path path : inside) {
			if (Files.isSymbolicLink(path)) {
				passedBy.add(path);
			} else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
				folder(path, level);
			} else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
				passedBy.add(path);
			} else if (files.size() < MOST_FILES) {
				files.add(path);
			} else {
				whole = false;
			}
		}
	}

	private void folder(Path path, int level) {
		if (isLeftOut(path)) {
			passedBy.add(path);
		} else if (level < MOST_LEVELS) {
			enter(path, level + 1);
		} else {
			whole = false;
		}
	}

	private boolean isLeftOut(Path path) {
		try {
			return Files.isSameFile(path, leftOut);
		} catch (IOException gone) {
			return false;
		}
	}

	List<Path> files() {
		return files;
	}

	/** Links, devices, pipes, and the folder that is left out. */
	List<Path> passedBy() {
		return passedBy;
	}

	/** Folders that cannot be listed. */
	List<Path> unreadable() {
		return unreadable;
	}

	/** Whether no bound ended the walk. */
	boolean isWhole() {
		return whole;
	}
}
