package org.telltale.handset.android;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;

/** A set of tables that means something to us, whatever the database is called. Stateless. */
interface TableFormat {

	/** Whether the database has these tables with these columns. */
	boolean isIn(SqliteDatabase database);

	/** Reads them; answers what could not be read. */
	List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink);

	/** The tables whose deleted rows give exhibits too; none for switches and accounts: what they were once says nothing of a run. */
	default List<SqliteTable> deletable(SqliteDatabase database) {
		return List.of();
	}

	/** Passes on what deleted rows of those tables give. */
	default void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		// of no table
	}
}
