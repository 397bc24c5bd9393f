package org.telltale.store.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

import org.h2.Driver;
import org.telltale.store.CaseException;

/**
 * The open database of a case: one connection that writes and one that reads as of one moment, each on a thread of its own, so that a
 * list does not wait for an import.
 */
public final class Database implements AutoCloseable {

	private final Session writing;
	private final Session reading;
	private final StoreThread writer = new StoreThread("Telltale case writer");
	private final StoreThread reader = new StoreThread("Telltale case reader");

	private Database(Connection writing, Connection reading) {
		this.writing = new Session(writing);
		this.reading = new Session(reading);
	}

	/** Work on a session. */
	@FunctionalInterface
	public interface Work<T> {

		/** Does it; on the session's thread. */
		T run(Session session) throws CaseException;
	}

	/**
	 * What a database may have to be brought to.
	 *
	 * @param schema the schema wanted
	 * @param tool program and version, recorded with a migration
	 * @param atNanos UTC, nanoseconds since the epoch, recorded likewise
	 * @param beforeMigration called before an older schema is changed, with its version
	 */
	public record Wanted(Schema schema, String tool, long atNanos, BeforeMigration beforeMigration) {
	}

	/** Makes a backup before a migration. */
	@FunctionalInterface
	public interface BeforeMigration {

		/** Called once, with the version that is there. */
		void from(int version) throws CaseException;
	}

	/** Makes a new database in a folder. @param password of the file, without blanks, if it is to be encrypted */
	public static Database create(Path folder, Wanted wanted, Optional<String> password) throws CaseException {
		Connection connection = connect(folder, true, password);
		wanted.schema().migrate(connection, 0, wanted.tool(), wanted.atNanos());
		return with(connection, folder, password);
	}

	/**
	 * Opens the database in a folder and brings it to the schema wanted.
	 *
	 * @param newerAllowed whether a newer schema is accepted, for reading
	 * @param password of the file, if it is encrypted
	 */
	public static Database open(Path folder, Wanted wanted, boolean newerAllowed, Optional<String> password) throws CaseException {
		Connection connection = connect(folder, false, password);
		try {
			int version = wanted.schema().versionOf(connection);
			if (version == 0) {
				throw new CaseException("the case " + folder + " was never finished being made", "delete the folder and make the case again");
			}
			if (version > wanted.schema().newest() && !newerAllowed) {
				throw new CaseException("the case " + folder + " was written by a newer version of the program (schema " + version + ")",
						"open it for reading, or with the newer version");
			}
			if (version < wanted.schema().newest()) {
				wanted.beforeMigration().from(version);
				wanted.schema().migrate(connection, version, wanted.tool(), wanted.atNanos());
			}
		} catch (CaseException e) {
			close(connection);
			throw e;
		}
		return with(connection, folder, password);
	}

	private static Database with(Connection writing, Path folder, Optional<String> password) throws CaseException {
		Connection reading = connect(folder, false, password);
		try {
			reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		} catch (SQLException e) {
			throw SqlFault.during("opening", e);
		}
		return new Database(writing, reading);
	}

	/** H2 takes the file's password and the user's, which is empty, with a blank between. */
	private static Connection connect(Path folder, boolean create, Optional<String> filePassword) throws CaseException {
		String url = DatabaseUrl.of(folder, create, filePassword.isPresent());
		Properties user = new Properties();
		user.setProperty("user", "telltale");
		user.setProperty("password", filePassword.map(file -> file + " ").orElse(""));
		try {
			Connection connection = new Driver().connect(url, user);
			connection.setAutoCommit(false);
			return connection;
		} catch (SQLException e) {
			throw SqlFault.during("opening", e);
		}
	}

	private static void close(Connection connection) throws CaseException {
		try {
			connection.close();
		} catch (SQLException e) {
			throw SqlFault.during("closing", e);
		}
	}

	/** Runs work that may write; the work itself commits. One at a time. */
	public <T> T write(Work<T> work) throws CaseException {
		return writer.call(() -> work.run(writing));
	}

	/** Runs work that only reads, as of one moment. One at a time. */
	public <T> T read(Work<T> work) throws CaseException {
		return reader.call(() -> {
			try {
				return work.run(reading);
			} finally {
				reading.rollback();
			}
		});
	}

	/** Closes the connections, and with the last one the database; never compacts it. */
	@Override
	public void close() throws CaseException {
		try {
			reader.call(() -> {
				close(reading.connection());
				return null;
			});
			writer.call(() -> {
				close(writing.connection());
				return null;
			});
		} finally {
			reader.close();
			writer.close();
		}
	}
}
