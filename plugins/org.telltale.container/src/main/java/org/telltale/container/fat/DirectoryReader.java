package org.telltale.container.fat;

import java.io.IOException;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.FileName;

/** Reads the entries of directories. */
@FunctionalInterface
interface DirectoryReader {

	/** Bytes of an entry. */
	int ENTRY = 32;

	/**
	 * The names in a directory, in its order.
	 *
	 * @param places tells where a byte of the content stands in the file system
	 * @throws SpentException if the budget is spent before
	 * @throws IOException if the environment fails
	 */
	List<FileName<ClusterFile>> read(Source content, ClusterFile directory, String path, LongUnaryOperator places) throws IOException, SpentException;
}
