package org.telltale.casework;

import java.nio.file.Path;
import java.time.InstantSource;

import org.telltale.base.Progress;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseArchive;
import org.telltale.store.cases.CaseStore;

/** The neutral form of cases: written, and read back. */
public final class CaseArchives {

	private CaseArchives() {
	}

	/** Writes a case; a folder, or a zip if the name ends in {@code .zip}. Gives the manifest's SHA-256. */
	public static String archive(Case file, Path target, Progress progress) throws CaseException {
		return CaseArchive.write(file.store(), file.actor(), target, progress);
	}

	/** Makes a case of its neutral form in a folder that does not exist yet. */
	public static void restore(Path archive, Path folder, Actor actor, InstantSource clock, Progress progress) throws CaseException {
		progress.step("restoring", 0, -1);
		CaseStore restored = CaseArchive.restore(archive, folder, actor, clock);
		restored.close();
	}
}
