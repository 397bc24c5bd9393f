package org.telltale.handset.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.handset.bytes.EvidenceBytes;

/** The objects of a JSON array, or of lines of JSON, one after the other, each with its bytes and never more than one in memory. */
public final class JsonItems {

	private static final int MOST_BYTES = 4 << 20;
	private static final int BUFFER_BYTES = 1 << 16;
	/** Serial numbers of certificates (RFC 5280 section 4.1.2.2: 20 octets) are written as numbers, longer ones are met. */
	private static final int LONGEST_NUMBER = 100;

	/**
	 * An object.
	 *
	 * @param number from 1
	 * @param json its members
	 * @param offset of its first byte in the file
	 * @param length of its bytes
	 */
	public record Item(long number, Json.Fields json, long offset, long length) {
	}

	private final EvidenceBytes file;
	private final Predicate<Item> sink;
	private final List<Problem> problems = new ArrayList<>();
	private final ByteArrayOutputStream object = new ByteArrayOutputStream();
	private long number;
	private long bad;
	private Optional<Long> firstBad = Optional.empty();
	private long strayBytes;
	private Optional<Long> firstStray = Optional.empty();
	private long start;
	private int depth;
	private boolean quoted;
	private boolean escaped;
	private boolean inArray;

	private JsonItems(EvidenceBytes file, Predicate<Item> sink) {
		this.file = file;
		this.sink = sink;
	}

	/**
	 * Reads a file.
	 *
	 * @param sink takes each object and answers whether it wants more
	 * @return what could not be read
	 */
	public static List<Problem> read(EvidenceBytes file, Predicate<Item> sink) {
		JsonItems items = new JsonItems(file, sink);
		try {
			items.read();
		} catch (IOException e) {
			items.problem("evidence.unreadable", 0, file.length(), "The file cannot be read: " + e.getMessage(), "What follows is not listed.");
		}
		return items.problems;
	}

	private void read() throws IOException {
		boolean wanted = true;
		for (long at = 0; at < file.length() && wanted; at += BUFFER_BYTES) {
			byte[] bytes = file.copy(at, BUFFER_BYTES);
			for (int i = 0; i < bytes.length && wanted; i++) {
				wanted = depth == 0 ? outside(bytes[i], at + i) : inside(bytes[i], at + i);
			}
		}
		if (wanted && (depth > 0 || inArray)) {
			long from = depth > 0 ? start : file.length();
			problem("json.cut", from, file.length() - from, "The file ends inside an object or before the end of its list.",
					depth > 0 ? "The last object is not listed." : "Objects may be missing.");
		}
		firstBad.ifPresent(at -> problem("json.syntax", at, 0, bad + " objects are no JSON, or larger than " + MOST_BYTES + " bytes, the first at byte "
				+ at + ".", "They are not listed."));
		firstStray.ifPresent(at -> problem("json.stray", at, 0, strayBytes + " bytes stand outside of objects, the first at byte " + at + ".",
				"They are not read."));
	}

	private boolean outside(byte b, long at) {
		if (b == '{') {
			object.reset();
			object.write(b);
			start = at;
			depth = 1;
		} else if (b == '[' && !inArray && number == 0 && bad == 0) {
			inArray = true;
		} else if (b == ']' && inArray) {
			inArray = false;
		} else if (" \t\r\n,".indexOf(b) < 0 && !(at < 3 && b < 0)) {
			strayBytes++;
			firstStray = firstStray.or(() -> Optional.of(at));
		}
		return true;
	}

	private boolean inside(byte b, long at) {
		if (object.size() <= MOST_BYTES) {
			object.write(b);
		}
		if (quoted) {
			quoted = escaped || b != '"';
			escaped = !escaped && b == '\\';
		} else if (b == '"') {
			quoted = true;
		} else if (b == '{' || b == '[') {
			depth++;
		} else if (b == '}' || b == ']') {
			depth--;
		}
		return depth > 0 || item(at + 1 - start);
	}

	private boolean item(long length) {
		number++;
		try {
			if (object.size() <= MOST_BYTES && JsonReader.read(object.toString(StandardCharsets.UTF_8), LONGEST_NUMBER) instanceof Json.Fields fields) {
				return sink.test(new Item(number, fields, start, length));
			}
		} catch (JsonSyntaxException notJson) {
			// counted as one that cannot be read
		}
		bad++;
		firstBad = firstBad.or(() -> Optional.of(start));
		return true;
	}

	private void problem(String code, long offset, long length, String what, String consequence) {
		problems.add(new Problem(code, file.where(offset, length), what, consequence));
	}
}
