package org.telltale.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.telltale.sample.internal.story.SampleStory;

/**
 * The sample case that ships with Telltale: captures, handset artefacts, firmware images, runs, exhibits, claims and the truth about
 * them. Everything in it is synthetic; {@code README.txt} in the folder says so and explains the files.
 */
public final class SampleCase {

	private SampleCase() {
	}

	/**
	 * Writes the sample case into a folder, which is made if it is missing; files of the same names are replaced. The bytes are the same at
	 * each call, on every machine, in every locale and zone.
	 *
	 * @throws IOException if the folder cannot be written
	 */
	public static void write(Path folder) throws IOException {
		for (Map.Entry<String, byte[]> file : SampleStory.tell().files().entrySet()) {
			Path target = folder.resolve(file.getKey());
			Files.createDirectories(target.getParent());
			Files.write(target, file.getValue());
		}
	}
}
