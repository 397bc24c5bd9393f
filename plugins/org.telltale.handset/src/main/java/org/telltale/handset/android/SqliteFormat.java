package org.telltale.handset.android;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteTable;

/** A database; which one is told by its tables, not by its name. */
public final class SqliteFormat implements HandsetFormat {

	private static final List<TableFormat> TABLES = List.of(new MessageTables(), new ContactTables(), new CallTables(), new SettingTables(),
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
		Outcome<SqliteDatabase> opened = SqliteDatabase.open(file.bytes(), file.writeAheadLog());
		List<Problem> problems = new ArrayList<>(opened.problems());
		file.journal().ifPresent(journal -> problems.addAll(journal(journal)));
		opened.value().ifPresent(database -> problems.addAll(tables(file, database, sink, progress)));
		return problems;
	}

	private static List<Problem> tables(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink, Progress progress) {
		List<Problem> problems = new ArrayList<>();
		boolean any = false;
		for (TableFormat format : TABLES) {
			if (!progress.cancelled() && format.isIn(database)) {
				any = true;
				problems.addAll(format.read(file, database, record -> {
					sink.accept(record);
					progress.step(file.name(), 0, -1);
				}));
			}
		}
		if (!any) {
			List<String> names = database.tables().stream().map(SqliteTable::name)
					.map(name -> name.length() > 40 ? name.substring(0, 40) : name).limit(20).toList();
			problems.add(new Problem("sqlite.unknown-tables", file.bytes().where(0, 0),
					"No table of the database is one that is understood; its " + database.tables().size() + " tables begin with "
							+ String.join(", ", names) + ".", "Nothing of it is listed."));
		}
		return problems;
	}

	private static List<Problem> journal(EvidenceBytes journal) {
		Optional<byte[]> start = start(journal);
		return start.isPresent() && !SqliteDatabase.isHotJournal(start.get()) ? List.of() : List.of(new Problem("sqlite.journal-beside",
				journal.where(0, journal.length()), "A rollback journal lies beside the database: a change was under way when it was copied.",
				"The database is read as it is, the change half done; it is not rolled back."));
	}

	private static Optional<byte[]> start(EvidenceBytes journal) {
		try {
			return Optional.of(journal.copy(0, 8));
		} catch (IOException unreadable) {
			return Optional.empty();
		}
	}
}
