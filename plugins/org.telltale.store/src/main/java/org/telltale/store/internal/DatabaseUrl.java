package org.telltale.store.internal;

import java.nio.file.Path;

import org.telltale.store.CaseException;

/** The JDBC URL of a case's database. H2 reads settings, and whole SQL scripts to run, out of a URL: a folder's name may hold none. */
public final class DatabaseUrl {

	/** The database's file without the suffix that H2 adds. */
	public static final String BASE_NAME = "case";

	private DatabaseUrl() {
	}

	/**
	 * The URL of the database in a folder.
	 *
	 * @param create whether it may be made; else it has to be there
	 * @throws CaseException if the folder's path holds a character that would end the path and begin a setting
	 */
	public static String of(Path folder, boolean create) throws CaseException {
		return of(folder, create, false);
	}

	/** The same of a database that may be encrypted. */
	static String of(Path folder, boolean create, boolean encrypted) throws CaseException {
		String path = folder.toAbsolutePath().normalize().resolve(BASE_NAME).toString();
		if (path.chars().anyMatch(c -> c == ';' || c == '?' || c == '"' || Character.isISOControl(c))) {
			throw new CaseException("the path " + printable(path) + " holds a character that a case's path must not have (; ? \" or a control character)",
					"rename or move the folder");
		}
		return "jdbc:h2:file:" + path + ";WRITE_DELAY=0;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;IFEXISTS=" + !create + (encrypted ? ";CIPHER=AES" : "");
	}

	private static String printable(String path) {
		return path.replaceAll("\\p{Cntrl}", "?");
	}
}
