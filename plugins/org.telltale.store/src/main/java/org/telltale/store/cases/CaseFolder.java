package org.telltale.store.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are in a case's folder.
 *
 * @param root the folder, absolute
 */
public record CaseFolder(Path root) {

	/** The suffix of case folders. */
	public static final String SUFFIX = ".telltale";
	private static final int MOST_LINKS = 40;

	public CaseFolder {
		root = root.toAbsolutePath().normalize();
	}

	/** Whether a password is needed to open the case that lies here: it has the key file of an encrypted one. */
	public boolean isEncrypted() {
		return Files.exists(keyFile());
	}

	/**
	 * Whether a file, there or not yet, lies in this folder, links and other spellings of its path seen through.
	 *
	 * @throws IOException if a folder on the way cannot be looked at
	 */
	public boolean holds(Path file) throws IOException {
		for (Path at = file.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
			if (Files.exists(at) && Files.exists(root) && Files.isSameFile(at, root)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The encrypted case in whose folder a file, there or not yet, would be written, links seen through; empty if it lies in none. No password is needed.
	 *
	 * @throws IOException if a folder on the way cannot be looked at
	 */
	public static Optional<CaseFolder> encryptedAround(Path file) throws IOException {
		Path at = written(file.toAbsolutePath().normalize(), MOST_LINKS);
		while (at != null && !Files.exists(at)) {
			at = at.getParent();
		}
		for (Path real = at == null ? null : at.toRealPath(); real != null; real = real.getParent()) {
			CaseFolder folder = new CaseFolder(real);
			if (folder.isEncrypted() && Files.exists(folder.sealedJournal())) {
				return Optional.of(folder);
			}
		}
		return Optional.empty();
	}

	/** Where a link that leads to nothing yet has its file written. */
	private static Path written(Path file, int linksLeft) throws IOException {
		if (!Files.isSymbolicLink(file)) {
			return file;
		}
		if (linksLeft == 0) {
			throw new IOException(file + " is a link that leads nowhere");
		}
		return written(file.resolveSibling(Files.readSymbolicLink(file)).normalize(), linksLeft - 1);
	}

	/** The database's file. */
	public Path database() {
		return root.resolve("case.mv.db");
	}

	/** The custody journal. */
	public Path journal() {
		return root.resolve("journal.jsonl");
	}

	/** The wrapped key of an encrypted case. */
	public Path keyFile() {
		return root.resolve("case.key");
	}

	/** The key wrapped by a new password, until the change of it is committed. */
	Path newKeyFile() {
		return root.resolve("case.key.new");
	}

	/** The custody journal of an encrypted case. */
	public Path sealedJournal() {
		return root.resolve("journal.sealed");
	}

	/** Evidence by SHA-256. */
	public Path vault() {
		return root.resolve("vault");
	}

	/** Signed heads of the journal. */
	public Path heads() {
		return root.resolve("heads");
	}

	/** Side files. */
	public Path columns() {
		return root.resolve("columns");
	}

	/** Issued reports. */
	public Path reports() {
		return root.resolve("reports");
	}

	/** What may be deleted whenever nobody has the case open. */
	public Path temporary() {
		return root.resolve("tmp");
	}

	/** Copies made before a migration. */
	public Path backups() {
		return root.resolve("backup");
	}

	Path holderLock() {
		return root.resolve("case.lock");
	}

	Path busyLock() {
		return root.resolve("case.busy");
	}
}
