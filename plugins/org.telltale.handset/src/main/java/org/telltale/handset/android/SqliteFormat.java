package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;

/** A database; which one is told by its tables, not by its name. */
public final class SqliteFormat implements HandsetFormat {

	private static final List<TableFormat> TABLES = List.of(new MessageTables(), new MmsTables(), new ContactTables(), new CallTables(), new MediaTables(), new SettingTables(),
			new AccountTables());

	@Override
	public String name() {
		return "sqlite";
	}

	@Override
	public boolean recognises(byte[] start) {
		return SqliteDatabase.isAt(start);
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		Outcome<SqliteDatabase> opened = SqliteDatabase.open(file.bytes(), file.writeAheadLog(), file.journal());
		List<Problem> problems = new ArrayList<>(opened.problems());
		opened.value().ifPresent(database -> problems.addAll(tables(file, database, sink, progress)));
		return problems;
	}

	private static List<Problem> tables(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink, Progress progress) {
		List<Problem> problems = new ArrayList<>();
		List<TableFormat> formats = TABLES.stream().filter(format -> format.isIn(database)).toList();
		DeletedExhibits deleted = new DeletedExhibits();
		problems.addAll(deleted(file, database, formats, deleted));
		for (TableFormat format : formats) {
			if (!progress.cancelled()) {
				problems.addAll(format.read(file, database, record -> {
					deleted.live(record);
					sink.accept(record);
					progress.step(file.name(), 0, -1);
				}));
			}
		}
		if (!progress.cancelled()) {
			deleted.pass(sink);
		}
		if (formats.isEmpty()) {
			List<String> names = database.tables().stream().map(SqliteTable::name)
					.map(name -> name.length() > 40 ? name.substring(0, 40) : name).limit(20).toList();
			problems.add(new Problem("sqlite.unknown-tables", file.bytes().where(0, 0),
					"No table of the database is one that is understood; its " + database.tables().size() + " tables begin with "
							+ String.join(", ", names) + ".", "Nothing of it is listed."));
		}
		return problems;
	}

	private static List<Problem> deleted(HandsetFile file, SqliteDatabase database, List<TableFormat> formats, DeletedExhibits deleted) {
		List<SqliteTable> wanted = formats.stream().flatMap(format -> format.deletable(database).stream()).distinct().toList();
		if (wanted.isEmpty()) {
			return List.of();
		}
		Outcome<List<SqliteRow>> rows = database.deletedRows(wanted);
		for (TableFormat format : formats) {
			List<SqliteTable> own = format.deletable(database);
			format.deleted(file, database, rows.value().orElse(List.of()).stream().filter(row -> own.contains(row.table())).toList(), deleted::add);
		}
		return rows.problems();
	}
}
