package org.telltale.handset.xml;

import java.util.Map;
import org.telltale.container.EvidenceText;

/** Undoes references in text and in attributes' values (XML 1.0 section 4.1). Counts those that name nothing. */
final class XmlText {

	private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");
	private static final int LONGEST = 12;

	private long strange;

	/** The text without references; a pair of references to the halves of one character gives the character. */
	String resolved(String text) {
		int next = text.indexOf('&');
		if (next < 0) {
			return text;
		}
		StringBuilder resolved = new StringBuilder(text.length());
		int at = 0;
		while (next >= 0) {
			resolved.append(text, at, next);
			int end = text.indexOf(';', next, Math.min(text.length(), next + LONGEST + 1));
			boolean near = end > 0;
			if (near) {
				resolved.append(one(text.substring(next + 1, end)));
			} else {
				strange++;
				resolved.append('&');
			}
			at = near ? end + 1 : next + 1;
			next = text.indexOf('&', at);
		}
		return EvidenceText.writable(resolved.append(text, at, text.length()).toString());
	}

	long strange() {
		return strange;
	}

	private String one(String name) {
		if (name.matches("#(x[0-9a-fA-F]{1,8}|[0-9]{1,9})")) {
			long code = name.charAt(1) == 'x' ? Long.parseLong(name.substring(2), 16) : Long.parseLong(name.substring(1));
			if (code <= 0xffff && Character.isSurrogate((char) code)) {
				return String.valueOf((char) code);
			}
			boolean legal = code == 9 || code == 10 || code == 13 || code >= 0x20 && code <= Character.MAX_CODE_POINT;
			strange += legal ? 0 : 1;
			return legal ? Character.toString((int) code) : "\uFFFD";
		}
		strange += ENTITIES.containsKey(name) ? 0 : 1;
		return ENTITIES.getOrDefault(name, "&" + name + ";");
	}
}
