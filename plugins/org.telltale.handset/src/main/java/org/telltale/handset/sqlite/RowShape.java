package org.telltale.handset.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** Tells whether bytes can be a row of a table: what docs/formats/handset.md demands of deleted rows, rules 1 to 4. */
final class RowShape {

	private static final int LEAST_TEXT = 2;
	private static final int LEAST_VALUES = 2;

	/** Column affinities (https://www.sqlite.org/datatype3.html section 3.1). */
	private enum Affinity {
		INTEGER, REAL, NUMERIC, TEXT, NONE
	}

	private final SqliteTable table;
	private final SqliteHeader header;
	private final List<SqliteColumn> columns;
	private final List<Affinity> affinities;

	RowShape(SqliteTable table, SqliteHeader header) {
		this.table = table;
		this.header = header;
		this.columns = table.columns().stream().filter(SqliteColumn::stored).toList();
		this.affinities = columns.stream().map(column -> affinity(column.type().toUpperCase(Locale.ROOT))).toList();
	}

	private static Affinity affinity(String type) {
		if (type.contains("INT")) {
			return Affinity.INTEGER;
		} else if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
			return Affinity.TEXT;
		} else if (type.isEmpty() || type.contains("BLOB")) {
			return Affinity.NONE;
		}
		return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? Affinity.REAL : Affinity.NUMERIC;
	}

	SqliteTable table() {
		return table;
	}

	/** How many values a row written today has. */
	int columns() {
		return columns.size();
	}

	/** Whether the first column is another name of the row id, and so always NULL. */
	boolean beginsWithRowId() {
		return !columns.isEmpty() && columns.getFirst().rowId();
	}

	/** Whether a row may have values of these types. */
	boolean fits(StoredRecord record) {
		long[] types = record.types();
		boolean text = false;
		int values = 0;
		for (int i = 0; i < types.length; i++) {
			if (i == columns.size() || !fits(types[i], columns.get(i), affinities.get(i))) {
				return false;
			}
			text |= isText(types[i]) && StoredRecord.bytes(types[i]) >= LEAST_TEXT;
			values += types[i] == 0 ? 0 : 1;
		}
		return text && values >= LEAST_VALUES;
	}

	/** Whether any column but the alias of the row id keeps some types only. */
	boolean hasTypes() {
		return IntStream.range(0, columns.size()).anyMatch(i -> !columns.get(i).rowId() && affinities.get(i) != Affinity.NONE);
	}

	/** Whether a row may have values of these types, the first left out of account. */
	boolean fitsBehindFirst(StoredRecord record) {
		long[] types = record.types();
		return types.length > 1 && IntStream.range(1, types.length).allMatch(i -> i < columns.size() && fits(types[i], columns.get(i), affinities.get(i)));
	}

	private boolean fits(long type, SqliteColumn column, Affinity affinity) {
		if (type == 0) {
			return column.rowId() || !column.notNull();
		}
		boolean number = type <= 9;
		boolean known = header.schemaFormat() >= 4 || type != 8 && type != 9;
		return known && !column.rowId() && switch (affinity) {
			case INTEGER, REAL -> number;
			case NUMERIC -> number || isText(type);
			case TEXT -> isText(type);
			case NONE -> true;
		};
	}

	private static boolean isText(long type) {
		return type > 12 && type % 2 == 1;
	}

	/** Whether the values of a payload, whose types fit, are such as SQLite writes. */
	boolean fits(StoredRecord record, byte[] payload) {
		try {
			ByteCursor body = new ByteCursor(payload).seek(record.headerBytes());
			boolean text = false;
			for (long type : record.types()) {
				if (isText(type)) {
					int characters = characters(body.bytes(StoredRecord.bytes(type)));
					if (characters < 0) {
						return false;
					}
					text |= characters >= LEAST_TEXT;
				} else if (!fitsNumber(type, body)) {
					return false;
				}
			}
			return text;
		} catch (TruncatedException cut) {
			return false;
		}
	}

	private boolean fitsNumber(long type, ByteCursor body) throws TruncatedException {
		if (type >= 1 && type <= 6) {
			long value = 0;
			byte[] bytes = body.bytes(StoredRecord.bytes(type));
			for (byte b : bytes) {
				value = value << 8 | b & 0xff;
			}
			int unused = 64 - 8 * bytes.length;
			return smallest(value << unused >> unused) == type;
		} else if (type == 7) {
			return !Double.isNaN(Double.longBitsToDouble(body.u64()));
		}
		body.skip(StoredRecord.bytes(type));
		return true;
	}

	/** The serial type in which SQLite stores an integer. */
	private int smallest(long value) {
		if (header.schemaFormat() >= 4 && (value == 0 || value == 1)) {
			return (int) (8 + value);
		}
		int[] bits = {8, 16, 24, 32, 48};
		for (int i = 0; i < bits.length; i++) {
			if (value << 64 - bits[i] >> 64 - bits[i] == value) {
				return i + 1;
			}
		}
		return 6;
	}

	/** How many characters well-formed text without control characters has; -1 if it is none. */
	private int characters(byte[] bytes) {
		try {
			CharSequence text = header.encoding().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
			boolean odd = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
			return odd ? -1 : text.length();
		} catch (CharacterCodingException malformed) {
			return -1;
		}
	}
}
