package org.telltale.capture.http2;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the header blocks of one direction (RFC 7541), from the connection's beginning or from anywhere: then what the table
 * held before is not known, and neither are the fields that refer to it. As the table's last entries have the lowest indices, a
 * reference that is resolved is right whatever stood behind them. Text is ISO 8859-1, which keeps every byte. Not thread-safe.
 */
final class HpackDecoder {

	private static final int INDEXED = 0x80;
	private static final int INCREMENTAL = 0x40;
	private static final int SIZE_UPDATE = 0x20;
	/** Five bytes behind a prefix hold any integer that makes sense (section 5.1). */
	private static final int MAX_SHIFT = 28;

	private final HpackTable table;
	private final boolean fromStart;
	private byte[] scratch = new byte[256];

	private byte[] b;
	private int base;
	private int at;
	private int end;
	private long tag;
	private boolean broken;

	/**
	 * A decoder with an empty table.
	 *
	 * @param fromStart whether nothing came before: then a reference to an entry that is not there is an error
	 * @param tableSize the table's maximum size in force
	 */
	HpackDecoder(boolean fromStart, int tableSize) {
		this.fromStart = fromStart;
		this.table = new HpackTable(tableSize);
	}

	/** The table. */
	HpackTable table() {
		return table;
	}

	/**
	 * Reads a block.
	 *
	 * @param blockTag names it, for the entries that it makes; ascending
	 * @param fields gets its field lines, as far as they were read
	 * @param budget of the field lines behind so many bytes of header list none is given, they only change the table
	 * @return false if it is damaged; then the table is no longer to be trusted
	 */
	boolean decode(byte[] bytes, int from, int to, long blockTag, List<HpackField> fields, long budget) {
		b = bytes;
		base = from;
		at = from;
		end = to;
		tag = blockTag;
		broken = false;
		long size = 0;
		boolean begun = false;
		while (at < end && !broken) {
			int first = b[at] & 0xff;
			if ((first & 0xe0) == SIZE_UPDATE) {
				long wanted = integer(5);
				broken |= begun || wanted > HpackTable.MAX_SIZE;
				if (!broken) {
					table.resize((int) wanted);
				}
				continue;
			}
			begun = true;
			HpackField field = (first & INDEXED) != 0 ? indexed() : literal((first & INCREMENTAL) != 0);
			if (!broken && size < budget) {
				fields.add(field);
				size += field.size();
			}
		}
		b = null;
		return !broken;
	}

	private HpackField indexed() {
		int from = at;
		long index = integer(7);
		HpackField.Place place = place(from, at);
		if (index == 0) {
			broken = true;
		} else if (index <= StaticTable.SIZE) {
			return new HpackField(StaticTable.name((int) index), true, StaticTable.value((int) index), true, place, place, place, tag);
		} else if (index - StaticTable.SIZE <= table.count()) {
			HpackField entry = table.entry((int) index - StaticTable.SIZE - 1);
			return new HpackField(entry.name(), entry.nameKnown(), entry.value(), true, entry.nameAt(), entry.valueAt(), place, entry.oldest());
		} else {
			broken |= fromStart;
		}
		return new HpackField("", false, "", false, place, place, place, tag);
	}

	private HpackField literal(boolean incremental) {
		int from = at;
		long index = integer(incremental ? 6 : 4);
		String name = "";
		boolean known = true;
		HpackField.Place nameAt = place(from, at);
		long oldest = tag;
		if (index == 0) {
			int nameFrom = at;
			name = string();
			nameAt = place(nameFrom, at);
		} else if (index <= StaticTable.SIZE) {
			name = StaticTable.name((int) index);
		} else if (index - StaticTable.SIZE <= table.count()) {
			HpackField entry = table.entry((int) index - StaticTable.SIZE - 1);
			name = entry.name();
			known = entry.nameKnown();
			nameAt = entry.nameAt();
			oldest = known ? entry.oldest() : tag;
		} else {
			broken |= fromStart;
			known = false;
		}
		int valueFrom = at;
		String value = string();
		HpackField field = new HpackField(name, known, value, true, nameAt, place(valueFrom, at), place(from, at), oldest);
		if (incremental && !broken) {
			table.add(field);
		}
		return field;
	}

	private HpackField.Place place(int from, int to) {
		return new HpackField.Place(tag, from - base, to - from);
	}

	/** An integer (section 5.1) whose prefix has so many bits. */
	private long integer(int bits) {
		if (at >= end) {
			broken = true;
			return 0;
		}
		int mask = (1 << bits) - 1;
		long value = b[at++] & mask;
		if (value < mask) {
			return value;
		}
		int shift = 0;
		while (at < end && shift <= MAX_SHIFT) {
			int next = b[at++] & 0xff;
			value += (long) (next & 0x7f) << shift;
			shift += 7;
			if (next < 0x80) {
				broken |= value > Integer.MAX_VALUE;
				return broken ? 0 : value;
			}
		}
		broken = true;
		return 0;
	}

	/** A string (section 5.2). */
	private String string() {
		boolean coded = at < end && (b[at] & 0x80) != 0;
		long length = integer(7);
		if (broken || length > end - at) {
			broken = true;
			return "";
		}
		int from = at;
		at += (int) length;
		if (!coded) {
			return new String(b, from, (int) length, StandardCharsets.ISO_8859_1);
		}
		if (scratch.length < 2 * length) {
			scratch = new byte[(int) (2 * length)];
		}
		int count = Huffman.decode(b, from, at, scratch);
		broken |= count < 0;
		return broken ? "" : new String(scratch, 0, count, StandardCharsets.ISO_8859_1);
	}
}
