package org.telltale.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** Walks the lines of a table file and keeps what cannot be used of it. */
final class LineReader {

	private static final int MOST_PROBLEMS = 100;

	private final byte[] bytes;
	private final Digest digest;
	private final List<Problem> problems = new ArrayList<>();
	private int start;
	private int next;
	private long unlisted;

	LineReader(byte[] bytes) {
		this.bytes = bytes;
		this.digest = Digest.sha256(bytes);
		boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
		next = mark ? 3 : 0;
	}

	Digest digest() {
		return digest;
	}

	/** Moves to the next line; false at the end. A quoted line break does not end a line if {@code quoted}. */
	boolean advance(boolean quoted) {
		if (next >= bytes.length) {
			return false;
		}
		start = next;
		boolean inQuotes = false;
		while (next < bytes.length && (inQuotes || bytes[next] != '\n')) {
			inQuotes ^= quoted && bytes[next] == '"';
			next++;
		}
		next++;
		return true;
	}

	/** The line, in UTF-8, without its end. */
	String line() {
		int end = Math.min(next - 1, bytes.length);
		if (end > start && bytes[end - 1] == '\r') {
			end--;
		}
		return new String(bytes, start, end - start, StandardCharsets.UTF_8);
	}

	/** The present line cannot be used. */
	void problem(String code, String what) {
		if (problems.size() < MOST_PROBLEMS) {
			problems.add(new Problem(code, Where.at(digest.hex(), start, Math.min(next, bytes.length) - start), what,
					"the row is not used"));
		} else {
			unlisted++;
		}
	}

	List<Problem> problems() {
		if (unlisted > 0) {
			problems.add(new Problem("table.more-problems", Where.at(digest.hex(), 0, bytes.length),
					unlisted + " more rows have problems", "they are not used"));
			unlisted = 0;
		}
		return problems;
	}
}
