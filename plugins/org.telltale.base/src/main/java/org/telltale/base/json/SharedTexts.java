package org.telltale.base.json;

import java.util.HashMap;
import java.util.Map;

/** The texts of many JSON records, of equal ones one object: members' names and identifiers stand in very many. For one thread. */
public final class SharedTexts {

	/** Longer texts are rarely equal. */
	private static final int LONGEST = 80;
	/** Texts that all differ shall not fill the memory. */
	private static final int MOST = 1 << 16;

	private final Map<String, String> texts = new HashMap<>();

	String one(String text) {
		if (text.length() > LONGEST) {
			return text;
		}
		String known = texts.get(text);
		if (known == null && texts.size() < MOST) {
			texts.put(text, text);
		}
		return known == null ? text : known;
	}
}
