package org.telltale.handset.android;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;

/**
 * {@code accounts_ce.db} and {@code accounts_de.db} (com.android.server.accounts.AccountsDb), before Android 7
 * {@code accounts.db}: names and types. Passwords and tokens, which stand in the same tables, are not read.
 */
final class AccountTables implements TableFormat {

	@Override
	public boolean isIn(SqliteDatabase database) {
		return database.table("accounts").filter(accounts -> accounts.has("name", "type")).isPresent()
				&& (database.table("authtokens").isPresent() || database.table("extras").isPresent() || database.table("grants").isPresent());
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		NumberBook numbers = new NumberBook();
		return database.rows(database.table("accounts").orElseThrow(), row -> {
			add(file, row, numbers, sink);
			return true;
		});
	}

	private static void add(HandsetFile file, SqliteRow row, NumberBook numbers, Consumer<HandsetRecord> sink) {
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), "accounts", row.rowId(), row.places("name"));
		row.value("name").text().ifPresent(name -> AccountRecords.pass("account", row.value("type").text().orElse(""), name,
				file.name() + "/accounts/" + row.rowId(), source, numbers, sink));
	}
}
