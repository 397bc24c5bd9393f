package org.telltale.capture.field;

import java.util.List;
import java.util.function.BiConsumer;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * A field of a decoded message.
 *
 * @param name the protocol's name, a dot, and the standard's term in lower case, for example {@code dns.qry.name}
 * @param type what kind of value it is
 * @param offset of its first byte in the message's bytes
 * @param length in bytes; 0 for a value that stands nowhere by itself
 * @param bits which of these bytes' bits it has; {@link Bits#ALL} for all of them
 * @param value in words: numbers in decimal, bytes in lower-case hexadecimal, names and texts as they are
 * @param parts fields inside of it
 */
public record Field(String name, FieldType type, int offset, int length, Bits bits, String value, List<Field> parts) {

	/** The name of what nobody read. */
	public static final String NOT_ANALYSED = "not_analysed";

	/**
	 * Bits of a field's bytes.
	 *
	 * @param first of them, from 0 for the highest bit of the field's first byte
	 * @param count how many; 0 for all bits of all bytes
	 */
	public record Bits(int first, int count) {

		/** All bits of all bytes. */
		public static final Bits ALL = new Bits(0, 0);
	}

	public Field {
		parts = List.copyOf(parts);
	}

	/** A field that has all bits of its bytes. */
	public Field(String name, FieldType type, int offset, int length, String value, List<Field> parts) {
		this(name, type, offset, length, Bits.ALL, value, parts);
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

	/** Bytes that nobody read apart. @param why in words; may be empty */
	public static Field notAnalysed(int offset, int length, String why) {
		return of(NOT_ANALYSED, FieldType.NOT_ANALYSED, offset, length, length + (length == 1 ? " byte" : " bytes") + (why.isEmpty() ? "" : ": " + why));
	}

	/** Index behind its last byte. */
	public int end() {
		return offset + length;
	}

	/** The same field in bytes before which {@code by} others stand. */
	public Field shifted(int by) {
		return by == 0 ? this : new Field(name, type, offset + by, length, bits, value, parts.stream().map(part -> part.shifted(by)).toList());
	}

	/** {@code {"name","type","offset","length","value","parts"}}, without parts where there are none; {@code "bits"} where it has not all. */
	public Json toJson() {
		return toJson((field, json) -> {
			// nothing more
		});
	}

	/** The same. @param more puts further members into the object of a field, this one or one of its parts */
	public Json toJson(BiConsumer<Field, Json.Fields> more) {
		Json.Fields json = Json.object().put("name", name).put("type", type.word()).put("offset", offset).put("length", length)
				.put("value", value);
		if (bits.count() > 0) {
			json.put("bits", Json.array(List.of(Json.of(bits.first()), Json.of(bits.count()))));
		}
		more.accept(this, json);
		return parts.isEmpty() ? json : json.put("parts", Json.array(parts.stream().map(part -> part.toJson(more)).toList()));
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
		out.object();
		if (bits.count() > 0) {
			out.name("bits").array().number(bits.first()).number(bits.count()).endArray();
		}
		out.member("length", length).member("name", name).member("offset", offset);
		if (!parts.isEmpty()) {
			write(out.name("parts"), parts);
		}
		out.member("type", type.word()).member("value", value).endObject();
	}
}
