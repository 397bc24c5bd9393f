package org.telltale.handset.android;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;

/** The table {@code calls} (android.provider.CallLog.Calls): the numbers of the other parties, each once. */
final class CallTables implements TableFormat {

	@Override
	public boolean isIn(SqliteDatabase database) {
		return database.table("calls").filter(calls -> calls.has("number", "date", "duration", "type")).isPresent();
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		NumberBook numbers = new NumberBook();
		return database.rows(database.table("calls").orElseThrow(), row -> {
			add(file, row, numbers, sink);
			return true;
		});
	}

	@Override
	public List<SqliteTable> deletable(SqliteDatabase database) {
		return List.of(database.table("calls").orElseThrow());
	}

	@Override
	public void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		NumberBook numbers = new NumberBook();
		rows.forEach(row -> add(file, row, numbers, sink));
	}

	private static void add(HandsetFile file, SqliteRow row, NumberBook numbers, Consumer<HandsetRecord> sink) {
		row.value("number").text().flatMap(number -> numbers.entry(number, TableRows.id(file, row), "", TableRows.source(file, row, "number")))
				.flatMap(NumberBook.Entry::fresh).ifPresent(exhibit -> sink.accept(timed(exhibit, row)));
	}

	private static Exhibit timed(Exhibit exhibit, SqliteRow row) {
		return row.value("date").integer().flatMap(Messages::nanos).map(nanos -> exhibit.with("time", nanos)).orElse(exhibit);
	}
}
