package org.telltale.capture.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes what nobody read visible: each byte between fields gets a field of its own, {@link Field#NOT_ANALYSED}. A group
 * covers what its parts cover; any other field covers all of its bytes.
 */
public final class Gaps {

	private Gaps() {
	}

	/**
	 * The fields in the order of their places, with the gaps between them filled, in groups too.
	 *
	 * @param from where the fields should begin
	 * @param to where they should end
	 * @param why what is said of what is missing at the end
	 */
	public static List<Field> filled(List<Field> fields, int from, int to, String why) {
		List<Field> all = new ArrayList<>();
		int at = from;
		for (Field field : ordered(fields)) {
			if (field.offset() > at && field.length() > 0) {
				all.add(Field.notAnalysed(at, field.offset() - at, ""));
			}
			all.add(inside(field));
			at = field.length() == 0 ? at : Math.max(at, field.end());
		}
		if (at < to) {
			all.add(Field.notAnalysed(at, to - at, why));
		}
		return all;
	}

	/** By places; in one place they stay as they were. */
	private static List<Field> ordered(List<Field> fields) {
		return fields.stream().sorted(Comparator.comparingInt(Field::offset)).toList();
	}

	private static Field inside(Field field) {
		if (field.type() != FieldType.GROUP) {
			return field;
		}
		return new Field(field.name(), field.type(), field.offset(), field.length(), field.value(), filled(field.parts(), field.offset(), field.end(),
				field.value().equals("cut") ? "the rest is not in this message" : ""));
	}
}
