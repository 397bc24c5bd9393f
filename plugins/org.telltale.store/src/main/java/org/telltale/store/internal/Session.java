package org.telltale.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.store.CaseException;
import org.telltale.store.rows.RowWriter;

/** One connection and what the store does with it besides rows: areas of the model, the journal's copy, the end of a transaction. */
public final class Session {

	private final Connection connection;
	private final RowWriter rows;

	Session(Connection connection) {
		this.connection = connection;
		this.rows = new Rows(connection);
	}

	/**
	 * The journal's copy of an entry.
	 *
	 * @param sequence counts from 1
	 * @param line the canonical line, its hash included
	 */
	public record JournalLine(long sequence, String hash, String line) {
	}

	/** The rows. */
	public RowWriter rows() {
		return rows;
	}

	/** The areas of the model, as XMI. */
	public SortedMap<String, byte[]> areas() throws CaseException {
		SortedMap<String, byte[]> areas = new TreeMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT name, xmi FROM area ORDER BY name")) {
			while (result.next()) {
				areas.put(result.getString(1), result.getBytes(2));
			}
			return areas;
		} catch (SQLException e) {
			throw SqlFault.during("reading the case model", e);
		}
	}

	/** Writes areas of the model, with the number of the journal entry that goes with them. */
	public void putAreas(Map<String, byte[]> areas, long sequence) throws CaseException {
		try (PreparedStatement merge = connection.prepareStatement("MERGE INTO area (name, sequence, sha256, xmi) KEY (name) VALUES (?, ?, ?, ?)")) {
			for (Map.Entry<String, byte[]> area : areas.entrySet()) {
				merge.setString(1, area.getKey());
				merge.setLong(2, sequence);
				merge.setString(3, Digest.sha256(area.getValue()).hex());
				merge.setBytes(4, area.getValue());
				merge.addBatch();
			}
			merge.executeBatch();
		} catch (SQLException e) {
			throw SqlFault.during("writing the case model", e);
		}
	}

	/** The journal's copy, in sequence. */
	public List<JournalLine> journal() throws CaseException {
		List<JournalLine> lines = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT sequence, hash, line FROM journal ORDER BY sequence")) {
			while (result.next()) {
				lines.add(new JournalLine(result.getLong(1), result.getString(2), result.getString(3)));
			}
			return lines;
		} catch (SQLException e) {
			throw SqlFault.during("reading its copy of the journal", e);
		}
	}

	/** Adds to the journal's copy. */
	public void addJournal(JournalLine line) throws CaseException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO journal (sequence, hash, line) VALUES (?, ?, ?)")) {
			insert.setLong(1, line.sequence());
			insert.setString(2, line.hash());
			insert.setString(3, line.line());
			insert.executeUpdate();
		} catch (SQLException e) {
			throw SqlFault.during("writing its copy of the journal", e);
		}
	}

	/** Ends the transaction and keeps it. */
	public void commit() throws CaseException {
		try {
			connection.commit();
		} catch (SQLException e) {
			throw SqlFault.during("committing", e);
		}
	}

	/** Ends the transaction and drops it. */
	public void rollback() throws CaseException {
		try {
			connection.rollback();
		} catch (SQLException e) {
			throw SqlFault.during("rolling back", e);
		}
	}

	/** Forces what is committed to the disk. */
	public void checkpoint() throws CaseException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("CHECKPOINT SYNC");
		} catch (SQLException e) {
			throw SqlFault.during("forcing it to the disk", e);
		}
	}

	Connection connection() {
		return connection;
	}
}
