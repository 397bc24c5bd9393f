package org.telltale.base.cipher;

import java.io.IOException;
import java.nio.file.Path;

import org.telltale.base.ByteRange;

/** A sealed file is not as it was written, or not the one that it is said to be. */
public final class AlteredFileException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient ByteRange range;

	/** None of the plain bytes can be had. */
	AlteredFileException(Path file, String what) {
		this(file, what, new ByteRange(0, 0));
	}

	/** @param range plain bytes that cannot be had */
	AlteredFileException(Path file, String what, ByteRange range) {
		super("the encrypted file " + file + " was altered: " + what);
		this.range = range;
	}

	/** The plain bytes that cannot be had; of length 0 if none can. */
	public ByteRange range() {
		return range;
	}
}
