package org.telltale.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.telltale.base.Digest;
import org.telltale.store.CaseException;

/**
 * The database's schema: numbered scripts, each run once and recorded with the versions of H2 and of the program that ran it.
 *
 * @param scripts the statements of version 1, 2, ..., each ending with a semicolon at a line's end
 */
public record Schema(List<String> scripts) {

	private static final int NEWEST = 1;

	/** The schema of this version of the program. */
	public static Schema current() {
		return new Schema(IntStream.rangeClosed(1, NEWEST).mapToObj(Schema::script).toList());
	}

	private static String script(int version) {
		String name = String.format(Locale.ROOT, "/org/telltale/store/cases/schema/%04d.sql", version);
		try (InputStream in = Schema.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new IllegalStateException("the program lacks " + name, e);
		}
	}

	/** The newest version that this program knows. */
	public int newest() {
		return scripts.size();
	}

	/** The version of a database; 0 if its making was never finished. */
	int versionOf(Connection connection) throws CaseException {
		try (Statement statement = connection.createStatement()) {
			try (ResultSet tables = statement.executeQuery(
					"SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'SCHEMA_VERSION' AND TABLE_SCHEMA = 'PUBLIC'")) {
				tables.next();
				if (tables.getInt(1) == 0) {
					return 0;
				}
			}
			try (ResultSet newest = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
				newest.next();
				return newest.getInt(1);
			}
		} catch (SQLException e) {
			throw SqlFault.during("looking for its schema's version", e);
		}
	}

	/** Runs the scripts behind {@code from}. H2 commits at each statement that changes the schema: a copy is made before. */
	void migrate(Connection connection, int from, String tool, long atNanos) throws CaseException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, at_nanos BIGINT NOT NULL,"
					+ " h2 VARCHAR NOT NULL, tool VARCHAR NOT NULL, script_sha256 VARCHAR NOT NULL)");
			for (int version = from + 1; version <= newest(); version++) {
				String script = scripts.get(version - 1);
				for (String sql : script.split(";\\R")) {
					if (!sql.isBlank()) {
						statement.execute(sql);
					}
				}
				record(connection, version, tool, atNanos, script);
			}
			connection.commit();
		} catch (SQLException e) {
			throw SqlFault.during("bringing its schema to version " + newest(), e);
		}
	}

	private static void record(Connection connection, int version, String tool, long atNanos, String script) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?, ?, ?, ?, ?)")) {
			insert.setInt(1, version);
			insert.setLong(2, atNanos);
			insert.setString(3, connection.getMetaData().getDatabaseProductVersion());
			insert.setString(4, tool);
			insert.setString(5, Digest.sha256(script.getBytes(StandardCharsets.UTF_8)).hex());
			insert.executeUpdate();
		}
	}
}
