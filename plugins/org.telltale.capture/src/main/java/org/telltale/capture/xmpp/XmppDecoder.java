package org.telltale.capture.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

/** Finds stream headers and negotiation in the bytes of an XMPP stream; no XML parser, nothing is resolved. Stateless. */
public final class XmppDecoder {

	/** Longer tags are passed over. */
	static final int LONGEST_TAG = 4096;
	private static final String[] ATTRIBUTES = { "to", "from", "id", "version", "xml:lang" };

	private XmppDecoder() {
	}

	/** Index of a text, -1 if it is not in {@code [from, to)}. */
	public static int find(byte[] b, int from, int to, String text) {
		for (int i = from; i <= to - text.length(); i++) {
			int at = 0;
			while (at < text.length() && b[i + at] == text.charAt(at)) {
				at++;
			}
			if (at == text.length()) {
				return i;
			}
		}
		return -1;
	}

	/** Index behind the tag that begins at {@code from}; -1 if its end is not there. */
	public static int tagEnd(byte[] b, int from, int to) {
		int quote = 0;
		for (int i = from; i < Math.min(to, from + LONGEST_TAG); i++) {
			if (quote != 0) {
				quote = b[i] == quote ? 0 : quote;
			} else if (b[i] == '"' || b[i] == '\'') {
				quote = b[i];
			} else if (b[i] == '>') {
				return i + 1;
			}
		}
		return -1;
	}

	/** The attributes of a stream header (RFC 6120 section 4.7) that are told, in the tag {@code [from, to)}. */
	public static List<Field> attributes(byte[] b, int from, int to) {
		List<Field> fields = new ArrayList<>();
		for (String name : ATTRIBUTES) {
			int at = find(b, from, to, " " + name + "=");
			int value = at + name.length() + 3;
			if (at < 0 || value >= to) {
				continue;
			}
			byte quote = b[value - 1];
			int end = value;
			while (end < to && b[end] != quote) {
				end++;
			}
			if ((quote == '"' || quote == '\'') && end < to) {
				FieldType type = name.equals("to") ? FieldType.NAME : FieldType.TEXT;
				fields.add(Field.of("xmpp." + name.replace("xml:", ""), type, value - from, end - value, new String(b, value, end - value, StandardCharsets.UTF_8)));
			}
		}
		return fields;
	}
}
