package org.telltale.capture.field;

import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * A field of a decoded message.
 *
 * @param name the protocol's name, a dot, and the standard's term in lower case, for example {@code dns.qry.name}
 * @param type what kind of value it is
 * @param offset of its first byte in the message's bytes
 * @param length in bytes; 0 for a value that stands nowhere by itself
 * @param value in words: numbers in decimal, bytes in lower-case hexadecimal, names and texts as they are
 * @param parts fields inside of it
 */
public record Field(String name, FieldType type, int offset, int length, String value, List<Field> parts) {

	public Field {
		parts = List.copyOf(parts);
	}

	/** A field without parts. */
	public static Field of(String name, FieldType type, int offset, int length, String value) {
		return new Field(name, type, offset, length, value, List.of());
	}

	/** A number. */
	public static Field number(String name, int offset, int length, long value) {
		return of(name, FieldType.NUMBER, offset, length, Long.toUnsignedString(value));
	}

	/** A text. */
	public static Field text(String name, int offset, int length, String value) {
		return of(name, FieldType.TEXT, offset, length, value);
	}

	/** {@code {"name","type","offset","length","value","parts"}}, without parts where there are none. */
	public Json toJson() {
		Json.Fields json = Json.object().put("name", name).put("type", type.word()).put("offset", offset).put("length", length)
				.put("value", value);
		return parts.isEmpty() ? json : json.put("parts", Json.array(parts.stream().map(Field::toJson).toList()));
	}

	/** Writes fields as an array of what {@link #toJson} gives of each. */
	public static void write(JsonWriter out, List<Field> fields) {
		out.array();
		for (int i = 0; i < fields.size(); i++) {
			fields.get(i).write(out);
		}
		out.endArray();
	}

	private void write(JsonWriter out) {
		out.object().member("length", length).member("name", name).member("offset", offset);
		if (!parts.isEmpty()) {
			write(out.name("parts"), parts);
		}
		out.member("type", type.word()).member("value", value).endObject();
	}
}
