package org.telltale.handset.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.ByteRange;

/**
 * Finds the bytes of start tags, one after the other, in XML whose encoding keeps ASCII as it is. Looks at markup only;
 * whether the text is well formed is the parser's to say.
 */
final class TagScanner {

	/** A start tag: its name as written and its bytes. */
	record Tag(String name, ByteRange bytes) {
	}

	private final byte[] bytes;
	private int position;

	TagScanner(byte[] bytes) {
		this.bytes = bytes;
	}

	/** The next start tag; empty at the end. */
	Optional<Tag> next() {
		while (position < bytes.length) {
			if (bytes[position] != '<') {
				position++;
			} else if (at("<!--")) {
				position = behind("-->", position + 4);
			} else if (at("<![CDATA[")) {
				position = behind("]]>", position + 9);
			} else if (at("<?")) {
				position = behind("?>", position + 2);
			} else if (at("</") || at("<!")) {
				position = behind(">", position);
			} else {
				return Optional.of(tag());
			}
		}
		return Optional.empty();
	}

	/** A {@code >} inside a quoted value is no end. */
	private Tag tag() {
		int start = position;
		int nameEnd = start + 1;
		while (nameEnd < bytes.length && " \t\r\n/>".indexOf(bytes[nameEnd]) < 0) {
			nameEnd++;
		}
		byte quote = 0;
		for (position = nameEnd; position < bytes.length; position++) {
			byte b = bytes[position];
			if (quote != 0) {
				quote = b == quote ? 0 : quote;
			} else if (b == '"' || b == '\'') {
				quote = b;
			} else if (b == '>') {
				position++;
				break;
			}
		}
		return new Tag(new String(bytes, start + 1, nameEnd - start - 1, StandardCharsets.UTF_8), new ByteRange(start, position - start));
	}

	private boolean at(String mark) {
		return matches(mark.getBytes(StandardCharsets.US_ASCII), position);
	}

	private int behind(String mark, int from) {
		byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
		for (int i = from; i <= bytes.length - wanted.length; i++) {
			if (matches(wanted, i)) {
				return i + wanted.length;
			}
		}
		return bytes.length;
	}

	private boolean matches(byte[] wanted, int at) {
		return at + wanted.length <= bytes.length && Arrays.equals(wanted, 0, wanted.length, bytes, at, at + wanted.length);
	}
}
