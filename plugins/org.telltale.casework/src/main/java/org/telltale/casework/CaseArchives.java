package org.telltale.casework;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

import org.telltale.base.Progress;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseArchive;
import org.telltale.store.cases.CaseStore;
import org.telltale.store.keys.PasswordSource;

/** The neutral form of cases: written, and read back. */
public final class CaseArchives {

	private CaseArchives() {
	}

	/** Writes a case; a folder, or a zip if the name ends in {@code .zip}. Gives the manifest's SHA-256. The archive of an encrypted case is encrypted. */
	public static String archive(Case file, Path target, Progress progress) throws CaseException {
		return archive(file, target, false, progress);
	}

	/** The same. @param plain whether an encrypted case is written plain */
	public static String archive(Case file, Path target, boolean plain, Progress progress) throws CaseException {
		return CaseArchive.write(file.store(), file.actor(), target, plain, progress);
	}

	/** Makes a case of its neutral form in a folder that does not exist yet. */
	public static void restore(Path archive, Path folder, Actor actor, InstantSource clock, Progress progress) throws CaseException {
		restore(archive, folder, actor, clock, PasswordSource.NONE, Optional.empty(), progress);
	}

	/**
	 * The same of an archive that may be encrypted; the case is too.
	 *
	 * @param passwords gives the archive's password, which becomes the case's
	 * @param renewed gives the password of a case with a key of its own, of a plain archive too
	 */
	public static void restore(Path archive, Path folder, Actor actor, InstantSource clock, PasswordSource passwords, Optional<PasswordSource> renewed,
			Progress progress) throws CaseException {
		progress.step("restoring", 0, -1);
		CaseStore restored = CaseArchive.restore(archive, folder, actor, clock, passwords, renewed);
		restored.close();
	}
}
