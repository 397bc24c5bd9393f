package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;

/**
 * Multimedia messages in {@code mmssms.db} (android.provider.Telephony.Mms): {@code pdu} the messages, {@code addr} whom
 * they go between, {@code part} what they hold, pictures in files beside the database.
 */
final class MmsTables implements TableFormat {

	private static final String SMIL = "application/smil";

	@Override
	public boolean isIn(SqliteDatabase database) {
		return database.table("pdu").filter(pdu -> pdu.has("msg_box", "sub", "m_type")).isPresent()
				&& database.table("part").filter(part -> part.has("mid", "ct", "text")).isPresent();
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		MmsMessages messages = new MmsMessages(file.name());
		MmsFiles files = new MmsFiles(file);
		NumberBook numbers = new NumberBook();
		List<Problem> problems = new ArrayList<>();
		addresses(database).ifPresent(table -> problems.addAll(database.rows(table, row -> {
			messages.change(row.value("msg_id").integer().orElse(0L), message -> address(file, row, message, numbers, sink));
			return true;
		})));
		SqliteTable pdu = database.table("pdu").orElseThrow();
		problems.addAll(database.rows(pdu, row -> {
			messages.change(row.rowId(), message -> header(file, row, message, sink));
			return true;
		}));
		problems.addAll(database.rows(database.table("part").orElseThrow(), row -> {
			messages.change(row.value("mid").integer().orElse(0L), message -> part(file, row, message, files, sink));
			return true;
		}));
		problems.addAll(database.rows(pdu, row -> {
			messages.change(row.rowId(), message -> sink.accept(message.event(subject(row).orElse(""), TableRows.source(file, row, "sub").at(row.cell()))));
			return true;
		}));
		problems.addAll(files.problems());
		problems.addAll(messages.problems(file.bytes().where(0, 0)));
		return problems;
	}

	private static Optional<SqliteTable> addresses(SqliteDatabase database) {
		return database.table("addr").filter(addr -> addr.has("msg_id", "address", "type"));
	}

	@Override
	public List<SqliteTable> deletable(SqliteDatabase database) {
		return Stream.of(database.table("pdu"), addresses(database), database.table("part")).flatMap(Optional::stream).toList();
	}

	/** Of which message a deleted row was is not known for certain: each value stands alone. */
	@Override
	public void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		NumberBook numbers = new NumberBook();
		for (SqliteRow row : rows) {
			MmsMessage alone = new MmsMessage("");
			if (row.table().indexOf("msg_box") >= 0) {
				header(file, row, alone, sink);
			} else if (row.table().indexOf("msg_id") >= 0) {
				address(file, row, alone, numbers, sink);
			} else {
				text(file, row, alone).ifPresent(sink);
			}
		}
	}

	private static void address(HandsetFile file, SqliteRow row, MmsMessage message, NumberBook numbers, Consumer<HandsetRecord> sink) {
		row.value("address").text().ifPresent(address -> message.party(row.value("type").integer().orElse(0L), address, TableRows.id(file, row),
				TableRows.source(file, row, "address"), numbers, sink));
	}

	private static void header(HandsetFile file, SqliteRow row, MmsMessage message, Consumer<HandsetRecord> sink) {
		message.header(row.value("msg_box").integer().orElse(0L), seconds(row, "date"), seconds(row, "date_sent"));
		message.note("type", row.value("m_type").text());
		message.note("messageId", row.value("m_id").text());
		message.note("contentLocation", row.value("ct_l").text());
		subject(row).ifPresent(subject -> {
			Exhibit exhibit = message.text(TableRows.id(file, row), ExhibitKind.TEXT, subject, TableRows.source(file, row, "sub"));
			sink.accept(row.value("sub").text().filter(written -> !written.equals(subject)).map(written -> exhibit.with("written", written)).orElse(exhibit));
		});
	}

	private static Optional<String> subject(SqliteRow row) {
		return row.value("sub").text().map(written -> MmsText.of(written, row.value("sub_cs").integer())).filter(text -> !text.isBlank());
	}

	private static Optional<Long> seconds(SqliteRow row, String column) {
		return row.value(column).integer().filter(seconds -> Math.abs(seconds) < Long.MAX_VALUE / 1000).map(seconds -> seconds * 1000);
	}

	private static void part(HandsetFile file, SqliteRow row, MmsMessage message, MmsFiles files, Consumer<HandsetRecord> sink) {
		Optional<Exhibit> text = text(file, row, message);
		text.ifPresent(sink);
		Optional<String> path = row.value("_data").text().filter(there -> !there.isBlank());
		if (text.isEmpty() && path.isPresent()) {
			String type = row.value("ct").text().orElse("");
			message.media(type + " " + path.get(), files.exhibit(path.get(), TableRows.source(file, row, "_data")));
		}
	}

	/** The layout of the message, which its program made, is no text of anybody's. */
	private static Optional<Exhibit> text(HandsetFile file, SqliteRow row, MmsMessage message) {
		boolean layout = row.value("ct").text().orElse("").equalsIgnoreCase(SMIL);
		return row.value("text").text().filter(text -> !layout && !text.isBlank())
				.map(text -> message.text(TableRows.id(file, row), ExhibitKind.SMS, text, TableRows.source(file, row, "text")));
	}
}
