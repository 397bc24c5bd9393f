package org.telltale.report.internal.birt;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

import org.eclipse.birt.report.engine.api.script.IReportContext;
import org.eclipse.birt.report.engine.api.script.IScriptedDataSetMetaData;
import org.eclipse.birt.report.engine.api.script.IUpdatableDataSetRow;
import org.eclipse.birt.report.engine.api.script.ScriptException;
import org.eclipse.birt.report.engine.api.script.eventadapter.ScriptedDataSetEventAdapter;
import org.eclipse.birt.report.engine.api.script.instance.IDataSetInstance;

/**
 * The handler of every scripted data set of the design: the data set's name is the name of a {@link Table} in the
 * application context. BIRT makes one for each data set.
 */
public final class RecordDataSet extends ScriptedDataSetEventAdapter {

	/** Where the application context holds the tables: a map from name to {@link Table}. */
	public static final String TABLES = "org.telltale.tables";

	/**
	 * A further column of every table: the number of the block of adjoining rows whose first column is equal. Groups have it as
	 * their key, since BIRT sorts groups by key and would put R10 before R2.
	 */
	static final String BLOCK = "block";

	private final Legible legible = new Legible();
	private Map<?, ?> tables = Map.of();
	private long block;
	private Object first;
	private Iterator<? extends Record> rows = java.util.List.<Record>of().iterator();

	@Override
	public void beforeOpen(IDataSetInstance dataSet, IReportContext context) {
		tables = (Map<?, ?>) context.getAppContext().get(TABLES);
	}

	@Override
	public void open(IDataSetInstance dataSet) throws ScriptException {
		rows = table(dataSet).rows().iterator();
		block = 0;
	}

	@Override
	public boolean fetch(IDataSetInstance dataSet, IUpdatableDataSetRow row) throws ScriptException {
		if (!rows.hasNext()) {
			return false;
		}
		Record next = rows.next();
		for (var column : next.getClass().getRecordComponents()) {
			row.setColumnValue(column.getName(), known(Table.value(next, column)));
		}
		Object opens = Table.value(next, next.getClass().getRecordComponents()[0]);
		block += block == 0 || !opens.equals(first) ? 1 : 0;
		first = opens;
		row.setColumnValue(BLOCK, known(block));
		return true;
	}

	/** BIRT knows no long: its integer has 32 bits. */
	private Object known(Object value) {
		return switch (value) {
			case Long number -> BigDecimal.valueOf(number);
			case String text -> legible.of(text);
			case null, default -> value;
		};
	}

	@Override
	public boolean describe(IDataSetInstance dataSet, IScriptedDataSetMetaData columns) throws ScriptException {
		for (var column : table(dataSet).rowType().getRecordComponents()) {
			columns.addColumn(column.getName(), column.getType() == Long.class ? BigDecimal.class : column.getType());
		}
		columns.addColumn(BLOCK, BigDecimal.class);
		return true;
	}

	private Table<?> table(IDataSetInstance dataSet) {
		if (tables.get(dataSet.getName()) instanceof Table<?> table) {
			return table;
		}
		throw new IllegalStateException("the design wants a table that the report does not make: " + dataSet.getName());
	}
}
