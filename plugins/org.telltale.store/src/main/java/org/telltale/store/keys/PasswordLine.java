package org.telltale.store.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file whose first line is a password or PIN. */
public final class PasswordLine {

	private PasswordLine() {
	}

	/**
	 * The first line, without its end; empty if the file is. Nothing else of the file stays in memory, and the caller wipes what is returned.
	 *
	 * @throws IOException if the file cannot be read, or is no text in UTF-8
	 */
	public static char[] read(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		CharBuffer text = CharBuffer.allocate(bytes.length);
		try {
			var decoder = StandardCharsets.UTF_8.newDecoder();
			var read = decoder.decode(ByteBuffer.wrap(bytes), text, true);
			if (read.isError()) {
				read.throwException();
			}
			text.flip();
			int length = 0;
			while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
				length++;
			}
			return Arrays.copyOf(text.array(), length);
		} finally {
			Arrays.fill(bytes, (byte) 0);
			Arrays.fill(text.array(), '\0');
		}
	}
}
