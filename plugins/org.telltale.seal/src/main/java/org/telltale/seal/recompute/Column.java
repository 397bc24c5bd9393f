package org.telltale.seal.recompute;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.telltale.seal.refusal.Refusal;

/** Columns of a verdict table, and the smallest encoding of an exhibit. */
final class Column {

	static final String TEXT = "TEXT";
	static final String STATE = "STATE";
	private static final String CONTENT = "CONTENT";
	private static final String IDENTIFIER = "IDENTIFIER";
	private static final Set<String> IDENTIFIERS = Set.of("IMEI", "IMSI", "ICCID", "MAC", "ANDROID_ID", "SERIAL");
	private static final Set<String> OTHERS = Set.of("SMS", "PHOTO", "CONTACT", TEXT, "PHONE_NUMBER", "EMAIL", "LOCATION");
	private static final List<String> CONTENTS = List.of("SMS", "PHOTO", "CONTACT", TEXT);

	private Column() {
	}

	static boolean isKnown(String kindOrGroup) {
		return kindOrGroup.equals(CONTENT) || kindOrGroup.equals(IDENTIFIER) || IDENTIFIERS.contains(kindOrGroup) || OTHERS.contains(kindOrGroup);
	}

	/** The columns that kinds and groups make, TEXT of the group included. */
	static Set<String> of(List<String> kinds) {
		Set<String> columns = new LinkedHashSet<>();
		for (String kind : kinds) {
			if (kind.equals(CONTENT)) {
				columns.addAll(CONTENTS);
			} else {
				columns.add(kind);
			}
		}
		return columns;
	}

	/** Whether exhibits of a kind belong to a column. */
	static boolean holds(String column, String kind) {
		return column.equals(kind) || column.equals(IDENTIFIER) && IDENTIFIERS.contains(kind);
	}

	/** Rule 5: bytes of the smallest encoding, not yet at least 1. */
	static long smallest(CaseFacts.Exhibit exhibit) throws Refusal {
		if (exhibit.kind().equals("PHOTO")) {
			return exhibit.length() / 8;
		}
		String value = exhibit.value().orElseThrow(() -> new Refusal("an exhibit of a stimulus has no value: " + exhibit.id()));
		long bytes = value.getBytes(StandardCharsets.UTF_8).length;
		if (exhibit.kind().equals("PHONE_NUMBER")) {
			return ofDigits(value.chars().filter(c -> c >= '0' && c <= '9').count());
		}
		if (IDENTIFIERS.contains(exhibit.kind())) {
			return value.matches("[0-9]+") ? ofDigits(value.length()) : (bytes + 1) / 2;
		}
		return (bytes + 3) / 4;
	}

	private static long ofDigits(long digits) {
		return (42 * digits + 99) / 100;
	}
}
