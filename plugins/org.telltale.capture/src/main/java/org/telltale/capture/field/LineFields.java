package org.telltale.capture.field;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Fields of a message that is lines of text: one field a line, with its end of line, and in it what another reader found there. The
 * message ends with the last line of which something was found, and the empty line behind that. Stateless.
 *
 * @param name of the fields
 * @param reader finds the values in the lines
 */
public record LineFields(String name, FieldReader reader) implements FieldReader {

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> values = reader.fields(message);
		int last = values.stream().mapToInt(Field::end).max().orElse(-1);
		List<Field> lines = new ArrayList<>();
		List<Field> ordered = values.stream().sorted(Comparator.comparingInt(Field::offset)).toList();
		int next = 0;
		int at = 0;
		boolean more = last >= 0;
		while (more && at < message.length) {
			int end = at;
			while (end < message.length && message[end] != '\n') {
				end++;
			}
			int text = end > at && message[end - 1] == '\r' ? end - 1 : end;
			end = Math.min(message.length, end + 1);
			more = at < last || text == at;
			if (more) {
				int first = next;
				while (next < ordered.size() && ordered.get(next).offset() < end) {
					next++;
				}
				lines.add(line(message, at, text, end, ordered.subList(first, next)));
			}
			more &= text > at;
			at = end;
		}
		return lines;
	}

	/** @param values that begin in the line */
	private Field line(byte[] message, int from, int text, int to, List<Field> values) {
		List<Field> parts = values.stream().filter(field -> field.offset() >= from && field.end() <= to).toList();
		return new Field(name, FieldType.TEXT, from, to - from, new String(message, from, text - from, StandardCharsets.ISO_8859_1), parts);
	}
}
