package org.telltale.container.tree;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.container.Entry;
import org.telltale.container.ProblemLog;

/** Counts what is encrypted file by file (Linux, fscrypt) in one file system: there may be far too much of it to be told one by one. */
public final class Encrypted {

	/** Content that is there and is not given out. */
	public static final Entry.Content CONTENT = spent -> new Outcome<>(Optional.empty(), List.of());

	private long files;
	private long directories;
	private long links;
	private String first = "";
	private ByteRange place = new ByteRange(0, 0);

	/** Something encrypted was met. */
	public void met(Entry.Kind kind, String path, ByteRange at) {
		if (files + directories + links == 0) {
			first = path;
			place = at;
		}
		switch (kind) {
			case DIRECTORY -> directories++;
			case LINK -> links++;
			default -> files++;
		}
	}

	/** Tells how much was met, if any was. */
	public void tell(String format, ProblemLog log) {
		if (files + directories + links > 0) {
			log.add(format + ".encrypted", place.offset(), place.length(), files + " files, " + directories + " directories and " + links
					+ " links are encrypted (fscrypt), the first is " + first,
					"their contents, the names in those directories and where those links point were not read");
		}
	}

	/** How a name that is encrypted is given: it is no text. */
	public static String name(byte[] bytes) {
		return "fscrypt:" + HexFormat.of().formatHex(bytes);
	}
}
