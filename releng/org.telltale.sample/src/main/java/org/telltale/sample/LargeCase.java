package org.telltale.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.telltale.sample.internal.story.ManyContacts;

/** A case as large as one likes, to measure with: one handset, two runs, very many servers. Everything in it is synthetic. */
public final class LargeCase {

	/** The most servers. */
	public static final int MOST_SERVERS = ManyContacts.MOST;

	private LargeCase() {
	}

	/**
	 * Writes captures {@code large-r1.pcapng} and {@code large-r2.pcapng}, {@code overlay.csv}, {@code runs.json}, {@code exhibits.json} and {@code claims.json} into a folder, which is
	 * made if it is missing. The bytes are the same at each call.
	 *
	 * @param servers how many are called, from 1 to {@link #MOST_SERVERS}
	 * @param leaks how many of them are told an exhibit in the second run, none of it agreed
	 * @throws IOException if the folder cannot be written
	 */
	public static void write(Path folder, int servers, int leaks) throws IOException {
		Files.createDirectories(folder);
		for (Map.Entry<String, byte[]> file : ManyContacts.files(servers, leaks).entrySet()) {
			Files.write(folder.resolve(file.getKey()), file.getValue());
		}
	}
}
