package org.telltale.capture.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

/** Finds stream headers and negotiation in the bytes of an XMPP stream; no XML parser, nothing is resolved. Stateless. */
public final class XmppDecoder {

	/** Longer tags are passed over. */
	static final int LONGEST_TAG = 4096;
	/** What a stream header's tag begins with. */
	static final String HEADER = "<stream:stream";
	private static final List<String> ATTRIBUTES = List.of("to", "from", "id", "version", "xml:lang");

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

	/** Index of a stream header's tag, at the beginning or behind another tag; -1 if there is none. @param begin where the text begins that is known */
	static int header(byte[] b, int begin, int from, int to) {
		int found = find(b, from, to, HEADER);
		while (found >= 0) {
			int before = found;
			while (before > begin && space(b[before - 1])) {
				before--;
			}
			int behind = found + HEADER.length();
			boolean tag = behind == to || space(b[behind]) || b[behind] == '>' || b[behind] == '/';
			if (tag && (before == begin || b[before - 1] == '>')) {
				return found;
			}
			found = find(b, found + 1, to, HEADER);
		}
		return -1;
	}

	/** The attributes of a stream header (RFC 6120 section 4.7) that are told, in the tag {@code [from, to)}; what stands inside of a value is none. */
	public static List<Field> attributes(byte[] b, int from, int to) {
		Map<String, Field> found = new HashMap<>();
		int at = from;
		while (at < to && !space(b[at])) {
			at++;
		}
		while (at < to) {
			int name = spaces(b, at, to);
			int nameEnd = name;
			while (nameEnd < to && !space(b[nameEnd]) && b[nameEnd] != '=' && b[nameEnd] != '>') {
				nameEnd++;
			}
			int equals = spaces(b, nameEnd, to);
			int quote = equals < to && b[equals] == '=' ? spaces(b, equals + 1, to) : to;
			int end = quote + 1;
			while (quote < to && end < to && b[end] != b[quote]) {
				end++;
			}
			if (nameEnd == name || end >= to || b[quote] != '"' && b[quote] != '\'') {
				break;
			}
			String word = new String(b, name, nameEnd - name, StandardCharsets.UTF_8);
			found.putIfAbsent(word, Field.of("xmpp." + word.replace("xml:", ""), word.equals("to") ? FieldType.NAME : FieldType.TEXT, quote + 1 - from,
					end - quote - 1, new String(b, quote + 1, end - quote - 1, StandardCharsets.UTF_8)));
			at = end + 1;
		}
		return ATTRIBUTES.stream().filter(found::containsKey).map(found::get).toList();
	}

	private static int spaces(byte[] b, int from, int to) {
		int at = from;
		while (at < to && space(b[at])) {
			at++;
		}
		return at;
	}

	private static boolean space(byte b) {
		return b == ' ' || b == '\t' || b == '\r' || b == '\n';
	}
}
