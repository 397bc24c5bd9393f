package org.telltale.container.tree;

import java.io.IOException;
import org.telltale.base.TruncatedException;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** What readers of file systems do alike with the sector or block that describes one. Stateless. */
public final class Shapes {

	/** Reads what describes a file system. */
	@FunctionalInterface
	public interface Description {

		/**
		 * What it says.
		 *
		 * @throws TruncatedException if it is cut off or makes no sense
		 * @throws IOException if the environment fails
		 */
		Object read(Source source) throws IOException, TruncatedException;
	}

	private Shapes() {
	}

	/** Whether the bytes from a file system's start on have a description that makes sense. */
	public static boolean makeSense(byte[] start, Description description) {
		try {
			description.read(Source.of(start));
			return true;
		} catch (TruncatedException | IOException none) {
			return false;
		}
	}

	/** Tells it if a file system claims more bytes than there are. */
	public static void tellCut(String format, long claimed, Source source, ProblemLog log) {
		if (claimed > source.length()) {
			log.add(format + ".truncated", 0, source.length(), "the file system claims " + claimed + " bytes, the image has " + source.length(),
					"files behind the end are cut or missing");
		}
	}
}
