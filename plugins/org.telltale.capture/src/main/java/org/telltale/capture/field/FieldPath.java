package org.telltale.capture.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the field that a byte belongs to. */
public final class FieldPath {

	private FieldPath() {
	}

	/**
	 * The fields that hold a byte, from the outermost to the innermost; empty if none does. Of several beside each other the
	 * shortest, and of these the first. Where a number's bits are fields of their own, and the byte has bits of several, the number
	 * is the innermost.
	 *
	 * @param place of the byte, counted as the fields' offsets are
	 */
	public static List<Field> at(List<Field> fields, int place) {
		List<Field> path = new ArrayList<>();
		Optional<Field> next = among(fields, place);
		while (next.isPresent()) {
			Field found = next.get();
			path.add(found);
			boolean shared = found.type() != FieldType.GROUP && found.parts().stream().filter(part -> holds(part, place)).count() > 1;
			next = shared ? Optional.empty() : among(found.parts(), place);
		}
		return path;
	}

	private static Optional<Field> among(List<Field> fields, int place) {
		return fields.stream().filter(field -> holds(field, place)).min(Comparator.comparingInt(Field::length));
	}

	private static boolean holds(Field field, int place) {
		return field.offset() <= place && place < field.end();
	}
}
