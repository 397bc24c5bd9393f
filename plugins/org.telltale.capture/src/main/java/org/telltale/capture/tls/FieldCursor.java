package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

/** Walks over a part of a message and notes a field for each thing that it reads. */
final class FieldCursor {

	private final byte[] bytes;
	private final int base;
	private final ByteCursor cursor;
	private final List<Field> fields = new ArrayList<>();

	FieldCursor(byte[] bytes, int base, int length) {
		this.bytes = bytes;
		this.base = base;
		this.cursor = new ByteCursor(bytes, base, length);
	}

	/** Where the next byte stands in the message. */
	int offset() {
		return base + cursor.position();
	}

	int remaining() {
		return cursor.remaining();
	}

	List<Field> fields() {
		return fields;
	}

	/** The number of two bytes that stands so many bytes ahead; nothing is noted. */
	int peek16(int ahead) throws TruncatedException {
		return new ByteCursor(bytes, offset(), remaining()).skip(ahead).u16();
	}

	/** The same of three bytes. */
	int peek24(int ahead) throws TruncatedException {
		return new ByteCursor(bytes, offset(), remaining()).skip(ahead).u24();
	}

	/** A number of one to four bytes. */
	int number(String name, int length) throws TruncatedException {
		int at = offset();
		long value = switch (length) {
			case 1 -> cursor.u8();
			case 2 -> cursor.u16();
			case 3 -> cursor.u24();
			default -> cursor.u32();
		};
		fields.add(Field.number(name, at, length, value));
		return (int) value;
	}

	/** Bytes in hexadecimal; nothing is noted of none. */
	void bytes(String name, int length) throws TruncatedException {
		int at = offset();
		cursor.skip(length);
		if (length > 0) {
			fields.add(Field.of(name, FieldType.BYTES, at, length, HexFormat.of().formatHex(bytes, at, at + length)));
		}
	}

	/** Bytes that are not read apart. @param why in words */
	void notAnalysed(int length, String why) throws TruncatedException {
		int at = offset();
		cursor.skip(length);
		if (length > 0) {
			fields.add(Field.notAnalysed(at, length, why));
		}
	}

	/** Characters as they stand. */
	void text(String name, FieldType type, int length) throws TruncatedException {
		int at = offset();
		cursor.skip(length);
		fields.add(Field.of(name, type, at, length, new String(bytes, at, length, StandardCharsets.ISO_8859_1)));
	}

	/** Reads a part that a length announced. */
	@FunctionalInterface
	interface Body {
		void read(FieldCursor part) throws TruncatedException;
	}

	/**
	 * Notes a group of so many bytes, read apart: if it contradicts itself, what was read of it stands, and what follows it
	 * is read all the same.
	 *
	 * @throws TruncatedException if not all of it is there
	 */
	void group(String name, int length, Body body) throws TruncatedException {
		int from = offset();
		int there = Math.min(length, remaining());
		FieldCursor part = new FieldCursor(bytes, from, there);
		boolean whole = part.reads(body);
		fields.add(new Field(name, FieldType.GROUP, from, there, whole && there == length ? "" : "cut", part.fields));
		cursor.skip(length);
	}

	/** Reads, and says whether it could be read to its end. */
	boolean reads(Body body) {
		try {
			body.read(this);
			return true;
		} catch (TruncatedException cut) {
			return false;
		}
	}

	/** Notes numbers of one length as long as there are any. */
	void numbers(String name, int length) throws TruncatedException {
		while (remaining() >= length) {
			number(name, length);
		}
	}
}
