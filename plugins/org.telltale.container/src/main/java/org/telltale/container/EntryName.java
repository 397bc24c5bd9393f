package org.telltale.container;

import java.util.Optional;

/** Looks at names that evidence gives its entries. They stay text whatever they say; odd ones are worth telling. */
public final class EntryName {

	private static final int LONG = 1024;

	private EntryName() {
	}

	/** What is odd about a name, in words; empty if nothing is. */
	public static Optional<String> oddity(String name) {
		if (name.isEmpty()) {
			return Optional.of("is empty");
		}
		if (climbs(name)) {
			return Optional.of("climbs out of its folder (..)");
		}
		if (name.startsWith("/") || name.startsWith("\\") || name.matches("(?s)[A-Za-z]:.*")) {
			return Optional.of("is absolute");
		}
		if (name.codePoints().anyMatch(EntryName::isHidden)) {
			return Optional.of("holds control or direction characters");
		}
		return name.length() > LONG ? Optional.of("is longer than " + LONG + " characters") : Optional.empty();
	}

	private static boolean climbs(String name) {
		for (String part : name.split("[/\\\\]", -1)) {
			if (part.equals("..")) {
				return true;
			}
		}
		return false;
	}

	private static boolean isHidden(int c) {
		int type = Character.getType(c);
		return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
				|| type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
	}
}
