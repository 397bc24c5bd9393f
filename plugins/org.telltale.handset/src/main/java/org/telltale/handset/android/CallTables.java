package org.telltale.handset.android;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;

/**
 * The table {@code calls} (android.provider.CallLog.Calls): the other parties' numbers and names, the numbers of the
 * handset itself, and what voice mail was heard to say.
 */
final class CallTables implements TableFormat {

	@Override
	public boolean isIn(SqliteDatabase database) {
		return database.table("calls").filter(calls -> calls.has("number", "date", "duration", "type")).isPresent();
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		Calls calls = new Calls(file, sink);
		return database.rows(database.table("calls").orElseThrow(), row -> {
			calls.add(row);
			return true;
		});
	}

	@Override
	public List<SqliteTable> deletable(SqliteDatabase database) {
		return List.of(database.table("calls").orElseThrow());
	}

	@Override
	public void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		Calls calls = new Calls(file, sink);
		rows.forEach(calls::add);
	}

	/** What the rows give, each number and name once. */
	private record Calls(HandsetFile file, Consumer<HandsetRecord> sink, NumberBook numbers, Set<String> names) {

		Calls(HandsetFile file, Consumer<HandsetRecord> sink) {
			this(file, sink, new NumberBook(), new HashSet<>());
		}

		void add(SqliteRow row) {
			String id = TableRows.id(file, row);
			row.value("number").text().flatMap(number -> numbers.entry(number, row.value("normalized_number").text(), id, "", TableRows.source(file, row, "number"),
					TableRows.source(file, row, "normalized_number"))).flatMap(NumberBook.Entry::fresh).ifPresent(exhibit -> sink.accept(timed(exhibit, row)));
			for (String own : List.of("phone_account_address", "via_number")) {
				row.value(own).text().flatMap(number -> numbers.entry(number, id + "/" + own, "", TableRows.source(file, row, own)))
						.flatMap(NumberBook.Entry::fresh).ifPresent(sink);
			}
			text(row, "name").filter(names::add).ifPresent(name -> text(row, id + "/name", "name", ExhibitKind.CONTACT, name));
			for (String words : List.of("transcription", "subject")) {
				text(row, words).ifPresent(text -> text(row, id + "/" + words, words, ExhibitKind.TEXT, text));
			}
		}

		private static Optional<String> text(SqliteRow row, String column) {
			return row.value(column).text().filter(text -> !text.isBlank());
		}

		private void text(SqliteRow row, String id, String column, ExhibitKind kind, String text) {
			sink.accept(timed(new Exhibit(id, kind, text, Optional.empty(), Map.of(), TableRows.source(file, row, column)), row));
		}
	}

	private static Exhibit timed(Exhibit exhibit, SqliteRow row) {
		return row.value("date").integer().flatMap(Messages::nanos).map(nanos -> exhibit.with("time", nanos)).orElse(exhibit);
	}
}
