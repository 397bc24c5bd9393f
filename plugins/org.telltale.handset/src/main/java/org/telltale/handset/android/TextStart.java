package org.telltale.handset.android;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.telltale.handset.xml.BinaryXml;

/** Looks at the beginning of text files. */
public final class TextStart {

	private TextStart() {
	}

	/** The start as text; UTF-16 is told by its byte-order mark. */
	static String of(byte[] start) {
		int mark = start.length > 1 ? (start[0] & 0xff) << 8 | start[1] & 0xff : 0;
		boolean wide = mark == 0xfffe || mark == 0xfeff;
		return new String(start, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
	}

	/** Whether the first element of the XML, text or binary, is of this name; a document type before it does not hide it. */
	public static boolean rootIs(byte[] start, String name) {
		if (BinaryXml.isAt(start)) {
			return BinaryXml.root(start).equals(Optional.of(name));
		}
		String text = of(start);
		int at = text.startsWith("\uFEFF") ? 1 : 0;
		while (at < text.length()) {
			if (Character.isWhitespace(text.charAt(at))) {
				at++;
			} else if (text.startsWith("<?", at)) {
				at = behind(text, "?>", at);
			} else if (text.startsWith("<!--", at)) {
				at = behind(text, "-->", at);
			} else {
				break;
			}
		}
		return text.substring(at).matches("(?s)(<!DOCTYPE\\s+" + name + "\\b|<" + name + "[\\s/>]).*");
	}

	private static int behind(String text, String mark, int from) {
		int at = text.indexOf(mark, from);
		return at < 0 ? text.length() : at + mark.length();
	}
}
