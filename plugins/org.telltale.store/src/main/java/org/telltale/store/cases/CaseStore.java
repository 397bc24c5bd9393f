package org.telltale.store.cases;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.telltale.base.CaptureInstant;
import org.telltale.model.CaseFile;
import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.columns.Columns;
import org.telltale.store.internal.Database;
import org.telltale.store.internal.Session;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.journal.JournalFile;
import org.telltale.store.keys.PasswordSource;
import org.telltale.store.vault.Vault;

/**
 * An open case. Changes go through {@link #carryOut}: the work is done inside a transaction, the journal entry is forced to the disk,
 * the database commits it together with the entry's number, and only then the call returns. The calls may come from any thread and
 * are not hurt by interrupts; the model is not thread-safe, so whoever edits it does so from one thread at a time.
 */
public final class CaseStore implements AutoCloseable {

	private final CaseAccess access;
	private final Database database;
	private final Optional<CaseLock> lock;
	private final InstantSource clock;
	private final JournalFile journalFile;
	private final ModelInStore model;
	private final List<JournalEntry> entries;
	private final AutoCloseableFolder scratch;
	private boolean broken;

	CaseStore(Opened opened, InstantSource clock) {
		this.access = opened.access();
		this.database = opened.database();
		this.lock = opened.lock();
		this.scratch = opened.scratch();
		this.model = opened.model();
		this.entries = new ArrayList<>(opened.entries());
		this.clock = clock;
		this.journalFile = access.journal();
	}

	/** What opening gave. */
	record Opened(CaseAccess access, Database database, Optional<CaseLock> lock, AutoCloseableFolder scratch, ModelInStore model,
			List<JournalEntry> entries) {
	}

	/** A folder to delete at the end. */
	@FunctionalInterface
	interface AutoCloseableFolder {

		/** Deletes it. */
		void delete() throws CaseException;
	}

	/**
	 * Makes a case in a folder that does not exist or is empty.
	 *
	 * @param caseFile the model; it belongs to the store from now on
	 */
	public static CaseStore create(Path folder, CaseFile caseFile, Actor actor, InstantSource clock) throws CaseException {
		return CaseOpening.create(new CaseFolder(folder), caseFile, actor, clock, Optional.empty());
	}

	/** The same, encrypted: no plain byte of it reaches the disk. @param passwords gives the password that opens it from then on */
	public static CaseStore createEncrypted(Path folder, CaseFile caseFile, Actor actor, InstantSource clock, PasswordSource passwords) throws CaseException {
		return CaseOpening.create(new CaseFolder(folder), caseFile, actor, clock, Optional.of(passwords));
	}

	/** Opens a case for reading and writing; says who holds it if somebody does. Repairs what a killed program left open. */
	public static CaseStore open(Path folder, Actor actor, InstantSource clock) throws CaseException {
		return open(folder, actor, clock, PasswordSource.NONE);
	}

	/** The same of a case that may be encrypted. A wrong password takes no lock and changes nothing. */
	public static CaseStore open(Path folder, Actor actor, InstantSource clock, PasswordSource passwords) throws CaseException {
		return CaseOpening.open(new CaseFolder(folder), actor, clock, passwords);
	}

	/**
	 * Opens a case for reading, as it was after the last transaction; another process may have it open for writing. Works on a private
	 * copy of the database.
	 */
	public static CaseStore openForReading(Path folder) throws CaseException {
		return openForReading(folder, PasswordSource.NONE);
	}

	/** The same of a case that may be encrypted. */
	public static CaseStore openForReading(Path folder, PasswordSource passwords) throws CaseException {
		return CaseOpening.openForReading(new CaseFolder(folder), passwords);
	}

	/**
	 * Says whether a password opens an encrypted case; takes no lock and changes nothing.
	 *
	 * @throws CaseException in one line, if it does not, or the case's key file cannot be read
	 */
	public static void requirePassword(Path folder, PasswordSource passwords) throws CaseException {
		KeyFileChange.unlock(new CaseFolder(folder), passwords);
	}

	/** Where the case lies. */
	public CaseFolder folder() {
		return access.folder();
	}

	/** Whether it is encrypted. */
	public boolean isEncrypted() {
		return access.secret().isPresent();
	}

	/**
	 * Wraps the key of an encrypted case by another password; nothing else is written anew. Whoever has the old password and an old copy of the key
	 * file can still open the case.
	 *
	 * @throws CaseException if the case is plain or the password too short
	 */
	public Done<Void> changePassword(Actor actor, PasswordSource passwords) throws CaseException {
		return KeyFileChange.run(this, access, actor, passwords);
	}

	CaseAccess access() {
		return access;
	}

	/** Whether it was opened for reading only. */
	public boolean isReadOnly() {
		return lock.isEmpty();
	}

	/** The case model; the same object always. */
	public CaseFile caseFile() {
		return model.caseFile();
	}

	/** The evidence that was copied into the case. */
	public Vault vault() {
		return access.vault();
	}

	/** The side files. */
	public Columns columns() {
		return access.columns();
	}

	/** All journal entries, oldest first. */
	public List<JournalEntry> journal() {
		synchronized (entries) {
			return List.copyOf(entries);
		}
	}

	/** Reads rows as of one moment; does not wait for transactions. */
	public <T> T read(CaseReading<T> reading) throws CaseException {
		return database.read(session -> reading.read(session.rows()));
	}

	/**
	 * Does work as one journalled transaction.
	 *
	 * @return the entry and the work's value, once both are safe
	 * @throws CaseException if the work threw it: nothing was done then. Or if journal or database could not be written: the case has to
	 *     be opened again then, which either finds the action committed or enters that it was not carried out
	 */
	public <T> Done<T> carryOut(Request request, CaseWork<T> work) throws CaseException {
		CaseLock held = lock.orElseThrow(() -> new IllegalStateException("the case is open for reading only"));
		return database.write(session -> {
			if (broken) {
				throw new CaseException("an earlier failure left the case " + folder().root() + " unfinished", "close it and open it again");
			}
			FileLock busy = held.enterTransaction();
			try {
				return transaction(session, request, work);
			} finally {
				release(busy);
			}
		});
	}

	private static void release(FileLock busy) throws CaseException {
		try {
			busy.release();
		} catch (IOException e) {
			throw new CaseException("the case cannot be unlocked", "close it and open it again", e);
		}
	}

	private <T> Done<T> transaction(Session session, Request request, CaseWork<T> work) throws CaseException {
		CaseChange change = new CaseChange(session.rows(), request);
		boolean done = false;
		try {
			T value = work.run(change);
			SortedMap<String, byte[]> areas = change.savesModel() ? model.changed() : new TreeMap<>();
			if (change.savesModel() && !change.hasDigests()) {
				change.digests(model.digest(), model.digestWith(areas));
			}
			session.putAreas(areas, entries.size() + 1L);
			JournalEntry entry = enter(session, change, areas);
			done = true;
			return new Done<>(entry, value);
		} finally {
			if (!done) {
				session.rollback();
			}
		}
	}

	/** The order is the point: force the entry, commit with its number, force the database where custody asks for it. */
	private JournalEntry enter(Session session, CaseChange change, Map<String, byte[]> areas) throws CaseException {
		broken = true;
		JournalEntry entry = journalFile.append(last(), CaptureInstant.nanosOf(clock.instant()), change.intent());
		session.addJournal(new Session.JournalLine(entry.sequence(), entry.hash(), entry.line()));
		session.commit();
		if (entry.action().isCustody()) {
			session.checkpoint();
		}
		model.accepted(areas);
		synchronized (entries) {
			entries.add(entry);
		}
		broken = false;
		return entry;
	}

	private Optional<JournalEntry> last() {
		return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
	}

	/** Closes the case without a journal entry. */
	@Override
	public void close() throws CaseException {
		try {
			database.close();
		} finally {
			try {
				scratch.delete();
			} finally {
				if (lock.isPresent()) {
					lock.get().close();
				}
			}
		}
	}

	/** The entry with which a new case begins. */
	static Request creation(Actor actor, CaseFile caseFile) {
		return Request.of(actor, Action.CREATE_CASE).with("number", caseFile.getNumber());
	}
}
