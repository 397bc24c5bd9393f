package org.telltale.container.tree;

import java.io.IOException;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.container.Entry;
import org.telltale.container.Source;
import org.telltale.container.SpentException;

/**
 * What a walk through directories has to know of a file system. It tells its problems itself.
 *
 * @param <N> what stands for a file or directory: an inode, a directory entry
 */
public interface FileTree<N> {

	/** The format's name, which begins the codes of problems. */
	String format();

	/** Whether it is a directory. */
	boolean isDirectory(N node);

	/** A number that no other directory has. */
	long number(N directory);

	/** Where the file system speaks of it, in the file system's bytes. */
	ByteRange place(N node);

	/**
	 * A directory's content as far as it can be found.
	 *
	 * @throws SpentException if the budget is spent before
	 * @throws IOException if the environment fails
	 */
	Source content(N directory, String path) throws IOException, SpentException;

	/**
	 * The names in a directory but for those of itself and its parent, in an order that is the same each time.
	 *
	 * @param path the directory's
	 * @throws SpentException if the budget is spent before
	 * @throws IOException if the environment fails
	 */
	List<FileName<N>> names(N directory, String path, Source content) throws IOException, SpentException;

	/**
	 * What is told of a file or directory.
	 *
	 * @throws SpentException if the budget is spent before
	 * @throws IOException if the environment fails
	 */
	Entry entry(N node, String path) throws IOException, SpentException;
}
