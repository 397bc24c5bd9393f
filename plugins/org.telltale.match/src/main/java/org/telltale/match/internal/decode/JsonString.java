package org.telltale.match.internal.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One JSON string (RFC 8259 section 7) decoded to UTF-8, with the way back.
 *
 * @param bytes what the string says
 * @param map from those bytes to the bytes in which it stands
 */
record JsonString(byte[] bytes, SegmentMap map) {

	/**
	 * Decodes the string whose quotation marks are the first and last byte of {@code source[from, to)}. Empty if an
	 * escape is wrong or a surrogate stands alone, or the bytes are not UTF-8.
	 */
	static Optional<JsonString> decode(byte[] source, int from, int to) {
		byte[] out = new byte[to - from];
		SegmentMap map = new SegmentMap(1, 1);
		int length = 0;
		int at = from + 1;
		int end = to - 1;
		try {
			JsonScanner.decode(source, at, end);
			while (at < end) {
				map.startAt(length, at);
				if (source[at] != '\\') {
					out[length++] = source[at++];
					continue;
				}
				int size = escapeSize(source, at, end);
				if (size == 0) {
					return Optional.empty();
				}
				byte[] character = character(source, at, size);
				System.arraycopy(character, 0, out, length, character.length);
				length += character.length;
				at += size;
			}
			map.startAt(length, end);
			return Optional.of(new JsonString(Arrays.copyOf(out, length), map));
		} catch (CharacterCodingException notText) {
			return Optional.empty();
		}
	}

	/** Bytes of the escape sequence, both halves of a surrogate pair together; 0 if it is none. */
	private static int escapeSize(byte[] source, int at, int end) {
		if (at + 1 < end && "\"\\/bfnrt".indexOf(source[at + 1]) >= 0) {
			return 2;
		}
		int unit = unit(source, at, end);
		if (unit < 0) {
			return 0;
		}
		return Character.isHighSurrogate((char) unit) && unit(source, at + 6, end) >= 0 ? 12 : 6;
	}

	private static int unit(byte[] source, int at, int end) {
		if (at + 6 > end || source[at] != '\\' || source[at + 1] != 'u') {
			return -1;
		}
		int unit = 0;
		for (int i = at + 2; i < at + 6; i++) {
			int digit = Ascii.hex(source[i]);
			if (digit < 0) {
				return -1;
			}
			unit = unit << 4 | digit;
		}
		return unit;
	}

	private static byte[] character(byte[] source, int at, int size) throws CharacterCodingException {
		CharBuffer units = switch (size) {
			case 2 -> CharBuffer.wrap(new char[] { plain((char) source[at + 1]) });
			case 6 -> CharBuffer.wrap(new char[] { (char) unit(source, at, at + 6) });
			default -> CharBuffer.wrap(new char[] { (char) unit(source, at, at + 6), (char) unit(source, at + 6, at + 12) });
		};
		ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(units);
		return Arrays.copyOf(encoded.array(), encoded.limit());
	}

	private static char plain(char escape) {
		return switch (escape) {
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			default -> escape;
		};
	}
}
