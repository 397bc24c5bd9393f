package org.telltale.store.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

import org.telltale.base.CaptureInstant;
import org.telltale.model.CaseFile;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.internal.Database;
import org.telltale.store.internal.DatabaseUrl;
import org.telltale.store.internal.Schema;
import org.telltale.store.internal.Session;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.store.keys.PasswordSource;

/** The ways in which a case is opened. */
final class CaseOpening {

	private CaseOpening() {
	}

	/** @param passwords gives the password of a case that is to be encrypted */
	static CaseStore create(CaseFolder folder, CaseFile caseFile, Actor actor, InstantSource clock, Optional<PasswordSource> passwords) throws CaseException {
		DatabaseUrl.of(folder.root(), true);
		CaseAccess access = make(folder, passwords);
		long now = CaptureInstant.nanosOf(clock.instant());
		CaseLock lock = CaseLock.hold(folder, actor, now);
		CaseStore store = guarded(lock, () -> {
			Database database = Database.create(folder.root(), wanted(folder, actor.tool(), now), access.databasePassword());
			return new CaseStore(new CaseStore.Opened(access, database, Optional.of(lock), () -> { }, ModelInStore.ofNew(caseFile), List.of()), clock);
		});
		try {
			store.carryOut(CaseStore.creation(actor, caseFile), change -> {
				change.saveModel();
				return null;
			});
			return store;
		} catch (CaseException | RuntimeException e) {
			store.close();
			throw e;
		}
	}

	/** Makes the folders of a new case, and the key of one that is to be encrypted; refuses a folder that is not empty. */
	static CaseAccess make(CaseFolder folder, Optional<PasswordSource> passwords) throws CaseException {
		if (passwords.isEmpty()) {
			makeFolders(folder);
			return CaseAccess.plain(folder);
		}
		char[] password = passwords.get().password(folder.root());
		try {
			CaseKeyFile.Made made = CaseKeyFile.create(password);
			makeFolders(folder);
			KeyFileChange.write(folder, made.file());
			return new CaseAccess(folder, Optional.of(made.secret()));
		} finally {
			Arrays.fill(password, '\0');
		}
	}

	private static void makeFolders(CaseFolder folder) throws CaseException {
		try {
			Files.createDirectories(folder.root());
			try (Stream<Path> inside = Files.list(folder.root())) {
				if (inside.findAny().isPresent()) {
					throw new CaseException("the folder " + folder.root() + " is not empty", "name a folder that does not exist yet");
				}
			}
			for (Path part : List.of(folder.vault(), folder.columns(), folder.reports(), folder.temporary())) {
				Files.createDirectory(part);
			}
		} catch (IOException e) {
			throw new CaseException("the folder " + folder.root() + " cannot be made", "check that you may write there", e);
		}
	}

	static CaseStore open(CaseFolder folder, Actor actor, InstantSource clock, PasswordSource passwords) throws CaseException {
		DatabaseUrl.of(folder.root(), false);
		requireCase(folder);
		return open(CaseAccess.of(folder, passwords), actor, clock);
	}

	/** Opens a case that was unlocked. */
	static CaseStore open(CaseAccess access, Actor actor, InstantSource clock) throws CaseException {
		CaseFolder folder = access.folder();
		long now = CaptureInstant.nanosOf(clock.instant());
		CaseLock lock = CaseLock.hold(folder, actor, now);
		return guarded(lock, () -> {
			var busy = lock.enterTransaction();
			try {
				clearTemporary(folder);
				Database database = Database.open(folder.root(), wanted(folder, actor.tool(), now), false, access.databasePassword());
				return opened(database, () -> database.write(session -> {
					ModelInStore model = model(folder, session);
					Recovery recovery = new Recovery(access.journal().check(), session.journal());
					recovery.requireAgreement(folder);
					KeyFileChange.settle(folder, recovery.check().entries().subList(0, recovery.known().size()));
					List<JournalEntry> entries = recovery.repair(session, access.journal(), actor, now);
					return new CaseStore(new CaseStore.Opened(access, database, Optional.of(lock), () -> clearTemporary(folder), model, entries), clock);
				}));
			} finally {
				busy.close();
			}
		});
	}

	static CaseStore openForReading(CaseFolder folder, PasswordSource passwords) throws CaseException {
		DatabaseUrl.of(folder.root(), false);
		requireCase(folder);
		CaseAccess access = CaseAccess.of(folder, passwords);
		ReadingCopy copy = ReadingCopy.of(access);
		try {
			Database database = copy.open();
			return opened(database, () -> database.read(session -> {
				ModelInStore model = model(folder, session);
				Recovery recovery = new Recovery(copy.journal(), session.journal());
				recovery.requireAgreement(folder);
				List<JournalEntry> entries = copy.journal().entries().subList(0, recovery.known().size());
				return new CaseStore(new CaseStore.Opened(access, database, Optional.empty(), copy::delete, model, entries), InstantSource.system());
			}));
		} catch (CaseException | RuntimeException e) {
			copy.delete();
			throw e;
		}
	}

	/** Reads the journal and compares it with the database's copy, without changing anything. */
	static Recovery inspect(CaseFolder folder, PasswordSource passwords) throws CaseException {
		DatabaseUrl.of(folder.root(), false);
		requireCase(folder);
		ReadingCopy copy = ReadingCopy.of(CaseAccess.of(folder, passwords));
		try (Database database = copy.open()) {
			return new Recovery(copy.journal(), database.read(Session::journal));
		} finally {
			copy.delete();
		}
	}

	static Database.Wanted wanted(CaseFolder folder, String tool, long now) {
		return new Database.Wanted(Schema.current(), tool, now, version -> backUp(folder, version));
	}

	private static void backUp(CaseFolder folder, int version) throws CaseException {
		Path copy = folder.backups().resolve("case-schema-" + version + ".mv.db");
		try {
			Files.createDirectories(folder.backups());
			Files.copy(folder.database(), copy, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			throw new CaseException("the database cannot be copied to " + copy + " before its schema is changed", "free space on the disk", e);
		}
	}

	private static void requireCase(CaseFolder folder) throws CaseException {
		if (!Files.isRegularFile(folder.database())) {
			throw new CaseException("there is no case in " + folder.root(), "check the path, or make one with \"case create\"");
		}
	}

	private static ModelInStore model(CaseFolder folder, Session session) throws CaseException {
		SortedMap<String, byte[]> areas = session.areas();
		if (areas.isEmpty()) {
			throw new CaseException("the case " + folder.root() + " was never finished being made", "delete the folder and make the case again");
		}
		return ModelInStore.read(areas);
	}

	/** Makes something that may fail. */
	@FunctionalInterface
	private interface Making<T> {

		T make() throws CaseException, IOException;
	}

	private static <T> T guarded(CaseLock lock, Making<T> making) throws CaseException {
		boolean made = false;
		try {
			T value = making.make();
			made = true;
			return value;
		} catch (IOException e) {
			throw new CaseException("the case cannot be opened", "check the disk", e);
		} finally {
			if (!made) {
				lock.close();
			}
		}
	}

	private static <T> T opened(Database database, Making<T> making) throws CaseException {
		boolean made = false;
		try {
			T value = making.make();
			made = true;
			return value;
		} catch (IOException e) {
			throw new CaseException("the case cannot be opened", "check the disk", e);
		} finally {
			if (!made) {
				database.close();
			}
		}
	}

	/** Deletes what earlier programs left, but for the copies that living readers work on. */
	private static void clearTemporary(CaseFolder folder) throws CaseException {
		if (!Files.isDirectory(folder.temporary())) {
			return;
		}
		try (Stream<Path> inside = Files.list(folder.temporary())) {
			for (Path path : inside.filter(path -> !ReadingCopy.isInUse(path)).sorted().toList()) {
				if (Files.isDirectory(path)) {
					deleteTree(path);
				} else {
					Files.deleteIfExists(path);
				}
			}
		} catch (IOException e) {
			throw new CaseException("temporary files in " + folder.temporary() + " cannot be deleted", "delete them when nobody has the case open", e);
		}
	}

	/** Deletes a folder with what is in it. */
	static void deleteTree(Path root) throws CaseException {
		if (!Files.isDirectory(root)) {
			return;
		}
		try (Stream<Path> inside = Files.walk(root)) {
			for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(path);
			}
		} catch (IOException e) {
			throw new CaseException("temporary files in " + root + " cannot be deleted", "delete them when nobody has the case open", e);
		}
	}
}
