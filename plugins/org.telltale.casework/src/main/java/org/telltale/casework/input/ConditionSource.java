package org.telltale.casework.input;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.telltale.base.ByteRange;

/**
 * Where a condition is to be read: a file, the place in it, and the bytes. The model keeps them in one text, {@code FILE # PLACE # OFFSET+LENGTH,...}.
 *
 * @param file its name, with folders where the list names them; empty if none is named
 * @param place for example {@code secure/cloud_enabled}; empty if none is named
 * @param bytes its byte ranges in the file; none but of what was adopted from the evidence
 */
public record ConditionSource(String file, String place, List<ByteRange> bytes) {

	private static final String BETWEEN = " # ";
	private static final Pattern RANGES = Pattern.compile("\\d{1,15}\\+\\d{1,9}(?:,\\d{1,15}\\+\\d{1,9}){0,99}");
	private static final Pattern RANGE = Pattern.compile("(\\d+)\\+(\\d+)");
	private static final int MOST_RANGES = 100;

	/** Keeps the first hundred ranges. */
	public ConditionSource {
		bytes = bytes.stream().limit(MOST_RANGES).toList();
	}

	/** A source whose bytes nobody named. */
	public ConditionSource(String file, String place) {
		this(file, place, List.of());
	}

	/** Reads what {@link #text()} wrote. */
	public static ConditionSource of(String text) {
		int last = text.lastIndexOf(BETWEEN);
		boolean ranged = last > text.indexOf(BETWEEN) && RANGES.matcher(text.substring(last + BETWEEN.length())).matches();
		String named = ranged ? text.substring(0, last) : text;
		int at = named.indexOf(BETWEEN);
		List<ByteRange> bytes = ranged ? ranges(text.substring(last + BETWEEN.length())) : List.of();
		return at < 0 ? new ConditionSource(named, "", bytes) : new ConditionSource(named.substring(0, at), named.substring(at + BETWEEN.length()), bytes);
	}

	private static List<ByteRange> ranges(String text) {
		List<ByteRange> ranges = new ArrayList<>();
		Matcher range = RANGE.matcher(text);
		while (range.find()) {
			ranges.add(new ByteRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
		}
		return ranges;
	}

	/** All in one text. */
	public String text() {
		String named = place.isBlank() && bytes.isEmpty() ? file : file + BETWEEN + place;
		return bytes.isEmpty() ? named : named + BETWEEN + bytes.stream().map(range -> range.offset() + "+" + range.length()).collect(Collectors.joining(","));
	}
}
