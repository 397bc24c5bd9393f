package org.telltale.handset;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;

/** A kind of file that a handset keeps. Stateless. */
public interface HandsetFormat {

	/** How many bytes of a file's start {@link #recognises} is given, if there are so many. */
	int START_BYTES = 4096;

	/** A short name, stable, lower-case, such as {@code sqlite}. */
	String name();

	/** Whether the file is of this kind, by its first bytes alone; its name does not count. */
	boolean recognises(byte[] start);

	/** Whether the file is read once, from its start to its end, so that it may be of any length and nothing of it has to be held. */
	default boolean readsForward() {
		return false;
	}

	/**
	 * Reads the file, in the order of its content.
	 *
	 * @param sink takes each record as it is read
	 * @return what could not be read
	 */
	List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress);
}
