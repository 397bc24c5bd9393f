package org.telltale.seal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds where a row of a table ends that goes on over ends of pages: on each page stand the next parts of its columns, one behind the other. What stands below one another
 * is a column, whatever the page; each has to say all of its words, and no others.
 */
final class BrokenRow {

	private final String text;
	private final TreeMap<Integer, Piece> pieces;

	/** @param pieces where what is written from offsets of the text on stands on its page */
	BrokenRow(String text, TreeMap<Integer, Piece> pieces) {
		this.text = text;
		this.pieces = pieces;
	}

	/** A part of a column. */
	private record Part(Piece place, String text) {
	}

	/** The offset behind the row that begins there; -1 if it does not stand there. */
	int end(List<String> columns, int from) {
		int end = from + columns.stream().mapToInt(String::length).sum();
		if (text.startsWith(String.join("", columns), from) && apart(columns, from)) {
			return end;
		}
		List<String> wanted = columns.stream().filter(column -> !column.isEmpty()).toList();
		return end <= text.length() && pieces.floorKey(from) != null && wanted.equals(printed(from, end)) ? end : -1;
	}

	/** Whether each column begins with something that stands by itself, on the right of what ends the column before. Where no places are known the text alone counts. */
	private boolean apart(List<String> columns, int from) {
		int at = from;
		for (String column : columns) {
			boolean begins = column.isEmpty() || pieces.containsKey(at) && (at == from || pieces.lowerEntry(at).getValue().isLeftOf(pieces.get(at)));
			if (!begins && !pieces.isEmpty()) {
				return false;
			}
			at += column.length();
		}
		return true;
	}

	/** What the columns say between two offsets, from the left one to the right one. */
	private List<String> printed(int from, int end) {
		List<Part> parts = new ArrayList<>();
		for (Map.Entry<Integer, Piece> piece : pieces.subMap(pieces.floorKey(from), true, end, false).entrySet()) {
			Integer next = pieces.higherKey(piece.getKey());
			parts.add(new Part(piece.getValue(), text.substring(Math.max(from, piece.getKey()), next == null ? end : Math.min(end, next))));
		}
		List<Part> fromLeft = parts.stream().sorted(Comparator.comparing(part -> part.place().left())).toList();
		List<String> columns = new ArrayList<>();
		for (int i = 0; i < fromLeft.size();) {
			float left = fromLeft.get(i).place().left();
			float right = left;
			while (i < fromLeft.size() && (fromLeft.get(i).place().left() < right || right == left)) {
				right = Math.max(right, fromLeft.get(i++).place().right());
			}
			columns.add(said(parts, left, right));
		}
		return columns;
	}

	private static String said(List<Part> parts, float left, float right) {
		StringBuilder said = new StringBuilder();
		parts.stream().filter(part -> part.place().left() >= left && part.place().right() <= right).forEach(part -> said.append(part.text()));
		return said.toString();
	}
}
