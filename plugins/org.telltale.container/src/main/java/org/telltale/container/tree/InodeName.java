package org.telltale.container.tree;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.container.ProblemLog;

/**
 * A name in a directory of a file system with inodes.
 *
 * @param text the name as text
 * @param inode number of what it names
 */
public record InodeName(String text, long inode) {

	/** By text: the order of results. */
	public static final Comparator<InodeName> ORDER = Comparator.comparing(InodeName::text).thenComparing(InodeName::inode);

	/**
	 * Fetches inodes.
	 *
	 * @param <N> what stands for a file
	 */
	@FunctionalInterface
	public interface Inodes<N> {

		/**
		 * The inode of that number.
		 *
		 * @throws TruncatedException if there is none, or it makes no sense
		 * @throws IOException if the environment fails
		 */
		N inode(long number) throws IOException, TruncatedException;
	}

	/**
	 * The name with the way to what it names.
	 *
	 * @param format begins the code of the problem that is told where there is no such inode
	 * @param path the directory's
	 * @param place the directory's
	 */
	public <N> FileName<N> in(Inodes<N> inodes, String format, String path, ByteRange place, ProblemLog log) {
		return new FileName<>(text, () -> {
			try {
				return Optional.of(inodes.inode(inode));
			} catch (TruncatedException broken) {
				log.add(format + ".inode", place.offset(), place.length(), (path.isEmpty() ? text : path + "/" + text) + " names inode " + inode
						+ ", which is not in the image or makes no sense", "it was not read");
				return Optional.empty();
			}
		});
	}
}
