package org.telltale.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.telltale.store.CaseException;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.RowWriter;

/** Rows over one connection. */
final class Rows implements RowWriter {

	private static final int BATCH = 1000;

	private final Connection connection;

	Rows(Connection connection) {
		this.connection = connection;
	}

	@Override
	public <R extends Record> List<R> list(Class<R> type, Query query) throws CaseException {
		List<R> rows = new ArrayList<>();
		each(type, query, rows::add);
		return rows;
	}

	@Override
	public <R extends Record> void each(Class<R> type, Query query, Consumer<? super R> consumer) throws CaseException {
		RecordTable<R> table = RowTables.of(type);
		try (PreparedStatement statement = connection.prepareStatement(table.selectSql(query))) {
			table.bind(statement, query);
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					consumer.accept(table.read(result));
				}
			}
		} catch (SQLException e) {
			throw SqlFault.during("reading " + table.name() + " rows", e);
		}
	}

	@Override
	public long count(Class<? extends Record> type, Query query) throws CaseException {
		RecordTable<?> table = RowTables.of(type);
		try (PreparedStatement statement = connection.prepareStatement(table.countSql(query))) {
			table.bind(statement, query);
			try (ResultSet result = statement.executeQuery()) {
				result.next();
				return result.getLong(1);
			}
		} catch (SQLException e) {
			throw SqlFault.during("counting " + table.name() + " rows", e);
		}
	}

	@Override
	public List<String> distinct(Class<? extends Record> type, String column, Query query) throws CaseException {
		RecordTable<?> table = RowTables.of(type);
		List<String> values = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(table.distinctSql(column, query))) {
			table.bind(statement, query);
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					values.add(result.getString(1));
				}
			}
			return values;
		} catch (SQLException e) {
			throw SqlFault.during("reading " + table.name() + " rows", e);
		}
	}

	@Override
	public <R extends Record> void put(Class<R> type, Collection<? extends R> rows) throws CaseException {
		RecordTable<R> table = RowTables.of(type);
		try (PreparedStatement statement = connection.prepareStatement(table.mergeSql())) {
			int open = 0;
			for (R row : rows) {
				table.bind(statement, row);
				statement.addBatch();
				if (++open == BATCH) {
					statement.executeBatch();
					open = 0;
				}
			}
			if (open > 0) {
				statement.executeBatch();
			}
		} catch (SQLException e) {
			throw SqlFault.during("writing " + table.name() + " rows", e);
		}
	}

	@Override
	public long remove(Class<? extends Record> type, Query query) throws CaseException {
		RecordTable<?> table = RowTables.of(type);
		try (PreparedStatement statement = connection.prepareStatement(table.deleteSql(query))) {
			table.bind(statement, query);
			return statement.executeLargeUpdate();
		} catch (SQLException e) {
			throw SqlFault.during("removing " + table.name() + " rows", e);
		}
	}
}
