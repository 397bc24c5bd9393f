package org.telltale.store.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.telltale.store.rows.ArtefactRow;
import org.telltale.store.rows.ColumnRow;
import org.telltale.store.rows.EndpointRow;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.FlowRow;
import org.telltale.store.rows.IndicatorRow;
import org.telltale.store.rows.LinkRow;
import org.telltale.store.rows.NameRow;
import org.telltale.store.rows.ProblemRow;
import org.telltale.store.rows.ReferenceRow;
import org.telltale.store.rows.RunAggregateRow;
import org.telltale.store.rows.SealRow;
import org.telltale.store.rows.SightingRow;

/** Every row type and its table. */
public final class RowTables {

	private static final Map<Class<? extends Record>, RecordTable<?>> TABLES = new LinkedHashMap<>();

	static {
		add(FactRow.class, "fact", "id");
		add(SealRow.class, "seal", "evidence");
		add(ColumnRow.class, "column_file", "evidence", "name");
		add(FlowRow.class, "flow", "id");
		add(NameRow.class, "name", "fact", "address", "name");
		add(EndpointRow.class, "endpoint", "id");
		add(RunAggregateRow.class, "run_aggregate", "run", "endpoint");
		add(SightingRow.class, "sighting", "fact");
		add(ArtefactRow.class, "artefact", "fact");
		add(IndicatorRow.class, "indicator", "fact");
		add(LinkRow.class, "link", "fact");
		add(ProblemRow.class, "problem", "id");
		add(ReferenceRow.class, "reference_table", "id");
	}

	private RowTables() {
	}

	private static <R extends Record> void add(Class<R> type, String name, String... key) {
		TABLES.put(type, new RecordTable<>(type, name, List.of(key)));
	}

	/** All row types, in the order in which an archive writes them. */
	public static List<Class<? extends Record>> types() {
		return List.copyOf(TABLES.keySet());
	}

	/** The name of a type's table. */
	public static String name(Class<? extends Record> type) {
		return of(type).name();
	}

	@SuppressWarnings("unchecked") // put in under its own type by add
	static <R extends Record> RecordTable<R> of(Class<R> type) {
		RecordTable<?> table = TABLES.get(type);
		if (table == null) {
			throw new IllegalArgumentException("no row type of the store: " + type.getName());
		}
		return (RecordTable<R>) table;
	}
}
