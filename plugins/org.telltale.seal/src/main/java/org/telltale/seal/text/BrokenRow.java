package org.telltale.seal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Finds where a row of a table ends that may go on over ends of pages: on each page stand the next parts of its columns, one behind the other. */
final class BrokenRow {

	/** A row of honest pages is found at once; more is tried of no other. */
	private static final int MOST_TRIES = 20_000;

	private final String text;
	private final TreeMap<Integer, Integer> pages;
	private int tries;

	/** @param pages the page at offsets of the text */
	BrokenRow(String text, TreeMap<Integer, Integer> pages) {
		this.text = text;
		this.pages = pages;
	}

	/** The offset behind the row that begins there; -1 if it does not stand there. */
	int end(List<String> columns, int from) {
		String whole = String.join("", columns);
		Integer page = pages.higherKey(from);
		if (text.startsWith(whole, from) && (page == null || from + whole.length() <= page || columns.stream().filter(column -> !column.isEmpty()).count() < 2)) {
			return from + whole.length();
		}
		return page == null ? -1 : split(columns, from, page, new ArrayList<>());
	}

	/** @param rests what is left of the columns that were read already, for the next page */
	private int split(List<String> columns, int at, int page, List<String> rests) {
		if (rests.size() == columns.size()) {
			return at == page ? end(rests, page) : -1;
		}
		String column = columns.get(rests.size());
		int alike = 0;
		while (alike < column.length() && at + alike < page && column.charAt(alike) == text.charAt(at + alike)) {
			alike++;
		}
		for (int length = alike; length >= 0 && tries++ < MOST_TRIES; length--) {
			List<String> more = new ArrayList<>(rests);
			more.add(column.substring(length));
			int end = split(columns, at + length, page, more);
			if (end >= 0) {
				return end;
			}
		}
		return -1;
	}
}
