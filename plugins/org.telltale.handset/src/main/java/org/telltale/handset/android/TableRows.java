package org.telltale.handset.android;

import java.util.Optional;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.sqlite.Remains;
import org.telltale.handset.sqlite.SqliteRow;

/** Where the values of a table's row stand. */
final class TableRows {

	private TableRows() {
	}

	/** The source of a column's value. */
	static ExhibitSource source(HandsetFile file, SqliteRow row, String column) {
		return new ExhibitSource(file.evidence(), file.name(), Optional.of(row.table().name()), row.knownRowId(), row.places(column), Optional.empty(),
				row.remains().map(Remains::place));
	}

	/** The id of what a row gives. */
	static String id(HandsetFile file, SqliteRow row) {
		return file.name() + "/" + row.table().name() + "/" + row.key();
	}
}
