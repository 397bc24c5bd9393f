package org.telltale.handset.sqlite;

import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Where;

/**
 * A row and the bytes that hold it.
 *
 * @param table the table it stands in
 * @param rowId its key; 0 where a deleted row has lost it
 * @param values one for each column of the table
 * @param cell the bytes of the whole cell, payload header and overflow pages included, in the order of the payload
 * @param pieces the payload's bytes alone, in its order; several if it overflows
 * @param inPayload for each column, the bytes of its value counted from the start of the payload; length 0 where the
 *        value takes no bytes
 * @param remains of a deleted row, where it was found; empty for a live one
 */
public record SqliteRow(SqliteTable table, long rowId, List<SqliteValue> values, List<Where> cell, List<Where> pieces,
		List<ByteRange> inPayload, Optional<Remains> remains) {

	public SqliteRow {
		values = List.copyOf(values);
		cell = List.copyOf(cell);
		pieces = List.copyOf(pieces);
		inPayload = List.copyOf(inPayload);
	}

	/** What names the row in its table: the row id, or of a deleted row where it was found. */
	public String key() {
		return remains.map(Remains::key).orElse(Long.toString(rowId));
	}

	/** The row id, unless it is lost. */
	public Optional<Long> knownRowId() {
		return remains.filter(Remains::rowIdLost).isPresent() ? Optional.empty() : Optional.of(rowId);
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
