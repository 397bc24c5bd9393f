package org.telltale.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** Walks the lines of a table file and keeps what cannot be used of it, and what it says of its terms. */
final class LineReader {

	private static final int MOST_PROBLEMS = 100;
	private static final int LONGEST_LINE = 1 << 16;
	private static final int LONGEST_TERMS = 500;
	private static final Pattern TERMS = Pattern.compile("(?i).*(licen[cs]e|copyright|terms|attribution|conditions|\\bCC[ -](BY|0)).*");

	private final TableFile file;
	private final byte[] bytes;
	private final List<Problem> problems = new ArrayList<>();
	private final StringBuilder terms = new StringBuilder();
	private int start;
	private int next;
	private int line;
	private int lineBreaks = 1;
	private long unlisted;

	LineReader(TableFile file) {
		this.file = file;
		this.bytes = file.bytes();
		boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
		next = mark ? 3 : 0;
	}

	/**
	 * Moves to the next line that is no longer than any table's; false at the end. A quoted line break does not end a line if
	 * {@code quoted}: a quotation begins with a field, never in a comment, and one that does not end with a field in a line's
	 * length ends with its line.
	 */
	boolean advance(boolean quoted) {
		while (next < bytes.length) {
			step(quoted);
			if (next - start <= LONGEST_LINE) {
				return true;
			}
			problem("table.row", "it has more than " + LONGEST_LINE + " bytes");
		}
		return false;
	}

	private void step(boolean quoted) {
		start = next;
		line = lineBreaks;
		boolean fields = quoted && next < bytes.length && bytes[next] != '#';
		while (next < bytes.length && bytes[next] != '\n') {
			boolean opens = fields && bytes[next] == '"' && (next == start || bytes[next - 1] == ',');
			next = opens ? closed(next + 1) : next + 1;
		}
		next++;
		lineBreaks++;
	}

	/** Behind the mark that closes a quotation, or its beginning where none does. */
	private int closed(int from) {
		int breaks = 0;
		for (int at = from; at < bytes.length && at - start <= LONGEST_LINE; at++) {
			if (bytes[at] == '\n') {
				breaks++;
			} else if (bytes[at] == '"' && at + 1 < bytes.length && bytes[at + 1] == '"') {
				at++;
			} else if (bytes[at] == '"') {
				boolean ends = at + 1 == bytes.length || ",\r\n".indexOf(bytes[at + 1]) >= 0;
				lineBreaks += ends ? breaks : 0;
				return ends ? at + 1 : from;
			}
		}
		return from;
	}

	private int end() {
		int end = Math.min(next - 1, bytes.length);
		return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
	}

	/** The line, in UTF-8, without its end. */
	String line() {
		return new String(bytes, start, end() - start, StandardCharsets.UTF_8);
	}

	/** The line, in UTF-8 where it is well-formed, else in ISO 8859-1. */
	String lineOfEither() {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end() - start)).toString();
		} catch (CharacterCodingException latin) {
			return new String(bytes, start, end() - start, StandardCharsets.ISO_8859_1);
		}
	}

	/** Where the line stands. */
	RowPlace place() {
		return new RowPlace(line, start, end() - start);
	}

	/** Keeps a comment if it speaks of terms. */
	void comment(String text) {
		String words = text.replaceFirst("^[#%\\s]+", "").strip();
		if (terms.length() < LONGEST_TERMS && words.length() <= LONGEST_TERMS && TERMS.matcher(words).matches()) {
			terms.append(terms.isEmpty() ? "" : " ").append(words);
		}
	}

	/** What the comments say of terms. */
	Optional<String> licence() {
		return Optional.of(terms.toString()).filter(text -> !text.isEmpty());
	}

	/** The present line cannot be used. */
	void problem(String code, String what) {
		problem(code, what, place());
	}

	/** The row at that place cannot be used. */
	void problem(String code, String what, RowPlace place) {
		if (problems.size() < MOST_PROBLEMS) {
			problems.add(new Problem(code, Where.at(file.digest().hex(), place.offset(), place.length()), "line " + place.line() + ": " + what,
					"the row is not used"));
		} else {
			unlisted++;
		}
	}

	/** Whether one more row may be kept; the first that may not is a problem. */
	boolean room(RangeTable.Rows rows) {
		if (rows.size() < RangeTable.MOST_ROWS) {
			return true;
		}
		problems.add(new Problem("table.too-large", Where.at(file.digest().hex(), start, bytes.length - start),
				"the table has more than " + RangeTable.MOST_ROWS + " rows", "the rows from here on are not used"));
		next = bytes.length;
		return false;
	}

	/** The problems so far, and others that were met. */
	List<Problem> problems(Problem... more) {
		List<Problem> all = new ArrayList<>(problems);
		if (unlisted > 0) {
			all.add(new Problem("table.more-problems", Where.at(file.digest().hex(), 0, bytes.length),
					unlisted + " more rows have problems", "they are not used"));
		}
		all.addAll(List.of(more));
		return all;
	}
}
