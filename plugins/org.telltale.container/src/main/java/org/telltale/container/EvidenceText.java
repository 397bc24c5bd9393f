package org.telltale.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names found in evidence, as text that loses nothing: they are never paths. */
public final class EvidenceText {

	private EvidenceText() {
	}

	/** UTF-8 text; bytes that are not UTF-8 make the whole name ASCII with {@code \xNN} for each other byte. */
	public static String of(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException notUtf8) {
			StringBuilder text = new StringBuilder();
			for (byte b : bytes) {
				if (b >= 0x20 && b < 0x7f && b != '\\') {
					text.append((char) b);
				} else {
					text.append("\\x").append(HexFormat.of().toHexDigits(b));
				}
			}
			return text.toString();
		}
	}

	/** The text with lone surrogates replaced by U+FFFD, so that it can be written as UTF-8. */
	public static String writable(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
	}

	/** The bytes up to the first zero, as {@link #of} reads them. */
	public static String untilZero(byte[] bytes) {
		int end = 0;
		while (end < bytes.length && bytes[end] != 0) {
			end++;
		}
		return of(java.util.Arrays.copyOf(bytes, end));
	}
}
