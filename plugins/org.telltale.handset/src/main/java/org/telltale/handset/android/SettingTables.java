package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Setting;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;

/** {@code settings.db} of Android up to 5.1 (android.provider.Settings): a table for each namespace. */
final class SettingTables implements TableFormat {

	private static final List<String> NAMESPACES = List.of("system", "secure", "global");

	@Override
	public boolean isIn(SqliteDatabase database) {
		return NAMESPACES.stream().anyMatch(namespace -> table(database, namespace).isPresent());
	}

	private static Optional<SqliteTable> table(SqliteDatabase database, String namespace) {
		return database.table(namespace).filter(table -> table.has("name", "value"));
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		List<Problem> problems = new ArrayList<>();
		for (String namespace : NAMESPACES) {
			table(database, namespace).ifPresent(table -> problems.addAll(database.rows(table, row -> {
				problems.addAll(add(file, namespace, row, sink));
				return true;
			})));
		}
		return problems;
	}

	/** None: what a switch was once says nothing of a run. */
	@Override
	public List<SqliteTable> deletable(SqliteDatabase database) {
		return List.of();
	}

	@Override
	public void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		// of no table
	}

	private static List<Problem> add(HandsetFile file, String namespace, SqliteRow row, Consumer<HandsetRecord> sink) {
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), namespace, row.rowId(), row.cell());
		return row.value("name").text().map(key -> DeviceNumbers.pass(
				new Setting(namespace, key, row.value("value").text().orElse(""), source),
				file.name() + "/" + namespace + "/" + row.rowId(), sink)).orElse(List.of());
	}
}
