package org.telltale.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;

/** Reads firmware and handset files, which an adversary may have made: implementations do it in a bounded process of its own. */
@FunctionalInterface
public interface EngineRecords {

	/** Which engine reads; or that none does yet, and the records tell which module ({@code module}: {@code handset}, {@code firmware}) reads the file as what ({@code format}). */
	enum Task {
		FIRMWARE, HANDSET, RECOGNISE
	}

	/**
	 * A file to read.
	 *
	 * @param file the vault's copy
	 * @param evidence its id
	 * @param name what it is called in the records
	 * @param writeAheadLog the vault's copy of SQLite's {@code -wal} file, if one lay beside the file
	 * @param rollbackJournal the same of its {@code -journal} file
	 * @param further the same of an image's further files, in their order, each named by its digest
	 * @param passwords for what is encrypted, each to be tried
	 */
	record Reading(Task task, Path file, String evidence, String name, Optional<Path> writeAheadLog, Optional<Path> rollbackJournal,
			List<Path> further, List<String> passwords) {

		/** The task and the name alone: passwords stand in no message. */
		@Override
		public String toString() {
			return task + " " + name;
		}
	}

	/**
	 * Reads a file and hands over its records as they come, on the calling thread.
	 *
	 * @return what could not be read; a reader that died or could not be started is one of them
	 */
	List<Problem> read(Reading reading, Consumer<Json.Fields> records, Progress progress);
}
