package org.telltale.worker;

import java.util.Locale;
import java.util.Optional;

/** What the child is asked to do with a file. */
public enum WorkerTask {
	/** Say what kind of file it is, by its content. */
	RECOGNISE,
	/** Read exhibits, settings and packages from a handset's file. */
	HANDSET,
	/** Walk an image or package and list its partitions, files, packages and indicators. */
	FIRMWARE;

	/** Its name in messages. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<WorkerTask> of(String word) {
		for (WorkerTask task : values()) {
			if (task.word().equals(word)) {
				return Optional.of(task);
			}
		}
		return Optional.empty();
	}
}
