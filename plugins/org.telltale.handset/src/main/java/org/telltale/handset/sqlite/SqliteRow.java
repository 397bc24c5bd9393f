package org.telltale.handset.sqlite;

import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.base.Where;

/**
 * A row and the bytes that hold it.
 *
 * @param table the table it stands in
 * @param rowId its key
 * @param values one for each column of the table
 * @param cell the bytes of the whole cell, payload header and overflow pages included, in the order of the payload
 * @param pieces the payload's bytes alone, in its order; several if it overflows
 * @param inPayload for each column, the bytes of its value counted from the start of the payload; length 0 where the
 *        value takes no bytes
 */
public record SqliteRow(SqliteTable table, long rowId, List<SqliteValue> values, List<Where> cell, List<Where> pieces,
		List<ByteRange> inPayload) {

	public SqliteRow {
		values = List.copyOf(values);
		cell = List.copyOf(cell);
		pieces = List.copyOf(pieces);
		inPayload = List.copyOf(inPayload);
	}

	/** The value of a column; NULL if there is no such column. */
	public SqliteValue value(String column) {
		int index = table.indexOf(column);
		return index < 0 ? SqliteValue.NULL : values.get(index);
	}

	/** The bytes in the evidence that are a column's value; empty if it takes none or there is no such column. */
	public List<Where> places(String column) {
		int index = table.indexOf(column);
		return index < 0 ? List.of() : Pieces.cut(pieces, inPayload.get(index));
	}
}
