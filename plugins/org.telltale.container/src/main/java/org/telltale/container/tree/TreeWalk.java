package org.telltale.container.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.ByteRange;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.EntryName;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;

/**
 * Walks the directories of one file system from its root. A directory that stands in the tree twice is entered once.
 *
 * @param <N> what stands for a file
 */
public final class TreeWalk<N> {

	/** Names that are read of one directory: they are held until it was walked. */
	public static final int MOST_NAMES = 500_000;

	/** Bytes of a name: Linux allows no more. */
	public static final int MOST_NAME = 255;

	private static final int MAX_DEPTH = 128;
	private static final long MAX_DIRECTORY_BYTES = 1L << 31;
	private static final long MOST_CHARACTERS = 1L << 27;

	private final FileTree<N> tree;
	private final ProblemLog log;
	private final Budget budget;
	private final Set<Long> entered = new HashSet<>();
	private final List<Entry> entries = new ArrayList<>();
	private long room;
	private long characters;

	/**
	 * A walk.
	 *
	 * @param imageLength bytes of the file system: its directories together cannot have more
	 * @param log hears of directories that were not entered and of odd names
	 * @param budget charged for each entry
	 */
	public TreeWalk(FileTree<N> tree, long imageLength, ProblemLog log, Budget budget) {
		this.tree = tree;
		this.log = log;
		this.budget = budget;
		this.characters = Math.min(budget.limits().maxHeldBytes(), MOST_CHARACTERS);
		this.room = Math.min(imageLength, MAX_DIRECTORY_BYTES);
	}

	/**
	 * Everything below the root, each directory in front of what it holds.
	 *
	 * @throws IOException if the environment fails
	 */
	public List<Entry> entries(N root) throws IOException {
		directory(root, "", 0);
		return entries;
	}

	private void directory(N node, String path, int depth) throws IOException {
		if (!tree.isDirectory(node) || !entered.add(tree.number(node)) || depth > MAX_DEPTH) {
			tell("loop", node, "the directory " + path + " is none, stands in the tree twice or is nested deeper than " + MAX_DEPTH, "it was not entered");
			return;
		}
		try {
			below(node, path, depth);
		} catch (SpentException spent) {
			ByteRange at = tree.place(node);
			log.add("container.too-many-entries", at.offset(), at.length(), spent.getMessage(), "further entries were not read");
		}
	}

	private void below(N node, String path, int depth) throws IOException, SpentException {
		Source content = tree.content(node, path);
		room -= content.length();
		if (room < 0) {
			tell("directory", node, "the directory " + path + " and those before it claim to be longer than the image", "it was not read");
			return;
		}
		for (FileName<N> name : tree.names(node, path, content)) {
			budget.requireEntry();
			long before = characters;
			characters -= path.length() + 1L + name.text().length();
			if (characters < 0) {
				if (before >= 0) {
					tellLong(node);
				}
				return;
			}
			entry(name, node, path.isEmpty() ? name.text() : path + "/" + name.text(), depth);
		}
	}

	private void tellLong(N node) {
		ByteRange at = tree.place(node);
		log.add("container.too-many-entries", at.offset(), at.length(), "the paths of all files together are longer than is held in memory", "further entries were not read");
	}

	private void entry(FileName<N> name, N parent, String path, int depth) throws IOException, SpentException {
		Optional<String> odd = name.text().indexOf('/') >= 0 ? Optional.of("holds a slash") : EntryName.oddity(name.text());
		ByteRange at = tree.place(parent);
		odd.ifPresent(what -> log.add("container.name", at.offset(), at.length(), "the entry name \"" + name.text() + "\" " + what, "it is kept as text"));
		Optional<N> node = name.lookup().find();
		if (node.isPresent()) {
			entries.add(tree.entry(node.get(), path));
			if (tree.isDirectory(node.get())) {
				directory(node.get(), path, depth + 1);
			}
		}
	}

	private void tell(String code, N node, String what, String consequence) {
		ByteRange at = tree.place(node);
		log.add(tree.format() + "." + code, at.offset(), at.length(), what, consequence);
	}
}
