package org.telltale.capture.field;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.telltale.base.IpAddress;

/**
 * Takes bytes apart into fields from front to back. A read that passes the end makes no field, gives 0, and ends the walk:
 * {@link #left} is 0 from then on. Places count from the array's first byte. Not thread-safe.
 */
public final class FieldBuilder {

	private final byte[] b;
	private final int to;
	private final List<Field> fields = new ArrayList<>();
	private int at;
	private boolean cut;

	/** Fields of {@code b[from, to)}, which must lie in the array. */
	public FieldBuilder(byte[] b, int from, int to) {
		this.b = b;
		this.at = from;
		this.to = to;
	}

	/** Place of the next byte. */
	public int at() {
		return at;
	}

	/** How many bytes are left; 0 once a read passed the end. */
	public int left() {
		return cut ? 0 : to - at;
	}

	/** The next byte, unsigned, without going on; -1 at the end. */
	public int peek() {
		return left() > 0 ? b[at] & 0xff : -1;
	}

	/** The byte so many places ahead, unsigned, without going on; -1 if there is none. */
	public int peekAt(int ahead) {
		return ahead < left() ? b[at + ahead] & 0xff : -1;
	}

	/** The next two bytes as a number, without going on; -1 if there are no two. */
	public int peek16() {
		return left() > 1 ? (b[at] & 0xff) << 8 | b[at + 1] & 0xff : -1;
	}

	/** The unsigned number in the next {@code size} bytes, without a field of it. */
	public long take(int size) {
		if (!has(size)) {
			return 0;
		}
		long value = 0;
		for (int i = 0; i < size; i++) {
			value = value << 8 | b[at++] & 0xff;
		}
		return value;
	}

	/** A field of an unsigned number of at most eight bytes, and its value. */
	public long number(String name, int size) {
		int start = at;
		long value = take(size);
		if (!cut) {
			fields.add(Field.number(name, start, size, value));
		}
		return value;
	}

	/** A field of a number in the other byte order, and its value. */
	public long little(String name, int size) {
		int start = at;
		long value = take(size);
		long turned = cut ? 0 : Long.reverseBytes(value) >>> 64 - 8 * size;
		if (!cut) {
			fields.add(Field.number(name, start, size, turned));
		}
		return turned;
	}

	/** A field of a number in one byte order or the other, and its value. */
	public long number(String name, int size, boolean little) {
		return little ? little(name, size) : number(name, size);
	}

	/** A field of an unsigned number whose bits have meanings of their own, in its parts; and its value. */
	public long flags(String name, int size, Bit... parts) {
		int start = at;
		long value = take(size);
		if (!cut) {
			fields.add(new Field(name, FieldType.NUMBER, start, size, Long.toString(value), Bit.of(start, size, value, parts)));
		}
		return value;
	}

	/** Fields that share the next {@code size} bytes between them; the value of all these bytes. */
	public long bits(int size, Bit... parts) {
		int start = at;
		long value = take(size);
		if (!cut) {
			fields.addAll(Bit.of(start, size, value, parts));
		}
		return value;
	}

	/** A field of bytes that nobody reads apart. */
	public void notAnalysed(int size, String why) {
		if (size > 0 && has(size)) {
			fields.add(Field.notAnalysed(at, size, why));
			at += size;
		}
	}

	/** A field of a number with a sign. */
	public void signed(String name, int size) {
		int start = at;
		long value = take(size);
		if (!cut) {
			fields.add(Field.of(name, FieldType.NUMBER, start, size, Long.toString(value << 64 - 8 * size >> 64 - 8 * size)));
		}
	}

	/** A field of characters, UTF-8, without zeros at its end. */
	public void text(String name, int size) {
		if (has(size)) {
			int end = at + size;
			while (end > at && b[end - 1] == 0) {
				end--;
			}
			fields.add(Field.text(name, at, size, new String(b, at, end - at, StandardCharsets.UTF_8)));
			at += size;
		}
	}

	/** A field of bytes. */
	public void bytes(String name, int size) {
		if (has(size)) {
			fields.add(Field.of(name, FieldType.BYTES, at, size, HexFormat.of().formatHex(b, at, at + size)));
			at += size;
		}
	}

	/** A field of a link-layer address. */
	public void mac(String name, int size) {
		if (has(size)) {
			fields.add(Field.of(name, FieldType.MAC, at, size, HexFormat.ofDelimiter(":").formatHex(b, at, at + size)));
			at += size;
		}
	}

	/** A field of an IP address of 4 or 16 bytes. */
	public void address(String name, int size) {
		if (has(size)) {
			fields.add(Field.of(name, FieldType.ADDRESS, at, size, IpAddress.of(Arrays.copyOfRange(b, at, at + size)).toString()));
			at += size;
		}
	}

	/** A field with parts over {@code [start, at)}. */
	public void group(String name, int start, String value, FieldBuilder parts) {
		fields.add(new Field(name, FieldType.GROUP, start, at - start, value, parts.fields));
	}

	/** A field that was made elsewhere. */
	public void add(Field field) {
		fields.add(field);
	}

	/** A builder of its own for the next {@code size} bytes, which this one passes over; of no bytes if there are not so many. */
	public FieldBuilder part(int size) {
		int start = at;
		return has(size) ? new FieldBuilder(b, start, at += size) : new FieldBuilder(b, start, start);
	}

	/** Passes over bytes. */
	public void skip(int size) {
		if (has(size)) {
			at += size;
		}
	}

	private boolean has(int size) {
		cut |= size < 0 || size > to - at;
		return !cut;
	}

	/** All fields so far. */
	public List<Field> fields() {
		return List.copyOf(fields);
	}
}
