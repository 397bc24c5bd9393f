package org.telltale.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Prints in UTF-8, and takes text that is encoded already as it is. Its errors are told as those of any {@link PrintWriter}. */
public final class Utf8Output extends PrintWriter {

	private final OutputStream encoded;

	/** Prints to a stream. */
	public Utf8Output(OutputStream encoded) {
		super(new OutputStreamWriter(encoded, StandardCharsets.UTF_8), false);
		this.encoded = encoded;
	}

	/** Prints text in UTF-8 behind all that was printed before. */
	public void print(byte[] text, int offset, int length) {
		flush();
		try {
			encoded.write(text, offset, length);
		} catch (IOException closed) {
			setError();
		}
	}
}
