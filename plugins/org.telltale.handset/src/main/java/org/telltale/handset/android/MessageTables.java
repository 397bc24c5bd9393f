package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;

/** {@code mmssms.db} of Android's telephony provider: the table {@code sms} (android.provider.Telephony.Sms). */
final class MessageTables implements TableFormat {

	@Override
	public boolean isIn(SqliteDatabase database) {
		return database.table("sms").filter(sms -> sms.has("address", "date", "type", "body")).isPresent();
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		SqliteTable sms = database.table("sms").orElseThrow();
		Messages messages = new Messages(sink);
		List<Problem> problems = new ArrayList<>(database.rows(sms, row -> {
			add(file, row, messages);
			return true;
		}));
		if (messages.withoutBody() > 0) {
			problems.add(messages.withoutBody(file));
		}
		return problems;
	}

	@Override
	public List<SqliteTable> deletable(SqliteDatabase database) {
		return List.of(database.table("sms").orElseThrow());
	}

	@Override
	public void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		Messages messages = new Messages(sink);
		rows.forEach(row -> add(file, row, messages));
	}

	private static void add(HandsetFile file, SqliteRow row, Messages messages) {
		messages.add(new Messages.Message(TableRows.id(file, row), row.value("type").integer().orElse(0L), row.value("address").text(),
				row.value("body").text(), row.value("date").integer(), row.value("date_sent").integer()),
				TableRows.source(file, row, "body"), TableRows.source(file, row, "address"));
	}
}
