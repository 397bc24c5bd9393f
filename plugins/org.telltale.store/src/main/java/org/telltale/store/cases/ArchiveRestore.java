package org.telltale.store.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import org.telltale.base.CaptureInstant;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.model.xmi.CaseAreas;
import org.telltale.model.xmi.CaseXmi;
import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.internal.Database;
import org.telltale.store.internal.RowTables;
import org.telltale.store.internal.Session;
import org.telltale.store.journal.JournalCheck;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.journal.JournalFile;
import org.telltale.store.keys.PasswordSource;

/** Makes a case of checked archive files. */
final class ArchiveRestore {

	private static final int BATCH = 1000;

	private final ArchiveFiles files;
	private final CaseFolder folder;
	private final Optional<ArchiveForm.Unlocked> unlocked;
	private final Optional<PasswordSource> renewed;

	/** @param unlocked of an encrypted archive @param renewed gives the password of a case with a key of its own */
	ArchiveRestore(ArchiveFiles files, CaseFolder folder, Optional<ArchiveForm.Unlocked> unlocked, Optional<PasswordSource> renewed) {
		this.files = files;
		this.folder = folder;
		this.unlocked = unlocked;
		this.renewed = renewed;
	}

	CaseStore run(Actor actor, InstantSource clock) throws IOException, CaseException {
		Json manifest = files.open();
		requireSpace(files, folder.root());
		if ((unlocked.isPresent() || renewed.isPresent()) && files.entries().keySet().stream().anyMatch(name -> name.startsWith("reports/"))) {
			throw files.refused("it holds reports, and an encrypted case keeps none in its folder");
		}
		CaseAccess access = make();
		for (String name : files.entries().keySet()) {
			place(access, name);
		}
		JournalCheck journal = journal(access);
		if (!journal.holds() || journal.tornBytes() > 0 || !manifest.text("journalHead").orElse("").equals(journal.head())) {
			throw files.refused("its journal does not hold" + journal.faults().stream().findFirst().map(fault -> ": " + fault).orElse(""));
		}
		fill(access, journal, actor, CaptureInstant.nanosOf(clock.instant()));
		CaseStore store = CaseOpening.open(access, actor, clock);
		store.carryOut(Request.of(actor, Action.RESTORE).with("journalHead", journal.head()), change -> null);
		return store;
	}

	/** The folders and the key: of its own, or the archive's. */
	private CaseAccess make() throws CaseException {
		CaseAccess made = CaseOpening.make(folder, renewed);
		if (renewed.isEmpty() && unlocked.isPresent()) {
			KeyFileChange.write(folder, unlocked.get().key());
			return new CaseAccess(folder, Optional.of(unlocked.get().secret()));
		}
		return made;
	}

	private void place(CaseAccess access, String name) throws IOException, CaseException {
		if (name.startsWith("rows/") || name.equals("case.xmi")) {
			return;
		}
		if (access.secret().isEmpty() || name.startsWith("heads/")) {
			copy(files.path(name), folder.root().resolve(name));
		} else if (name.startsWith("vault/")) {
			access.vault().take(files.path(name), Progress.NONE);
		} else if (name.startsWith("columns/")) {
			String[] parts = name.substring(0, name.length() - ".col".length()).split("/", -1);
			access.columns().take(files.path(name), parts[1], parts[2]);
		}
	}

	/** Checks the archive's journal, and writes it line by line as the case writes it, if that is not as it is. */
	private JournalCheck journal(CaseAccess access) throws IOException, CaseException {
		if (access.secret().isEmpty()) {
			return access.journal().check();
		}
		JournalFile written = new JournalFile(files.path("journal.jsonl"));
		JournalCheck check = written.check();
		try (OutputStream out = Files.newOutputStream(folder.sealedJournal())) {
			for (JournalEntry entry : check.entries()) {
				out.write(access.secret().get().journal().write(entry.sequence(), entry.line().getBytes(StandardCharsets.UTF_8)));
				out.write('\n');
			}
		}
		try (FileChannel channel = FileChannel.open(folder.sealedJournal(), StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		return check;
	}

	private static void requireSpace(ArchiveFiles files, Path target) throws IOException, CaseException {
		Path there = target;
		while (!Files.exists(there)) {
			there = there.getParent();
		}
		if (Files.getFileStore(there).getUsableSpace() < files.totalLength()) {
			throw new CaseException("the archive needs " + files.totalLength() + " bytes in " + there, "free space on that disk, or restore elsewhere");
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		Files.createDirectories(to.getParent());
		try (InputStream in = Files.newInputStream(from)) {
			Files.copy(in, to);
		}
		try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		if (to.getParent().getParent().endsWith("vault")) {
			to.toFile().setReadOnly();
		}
	}

	/** All in one commit: a restore that was cut short is a case that was never finished being made. */
	private void fill(CaseAccess access, JournalCheck journal, Actor actor, long now) throws IOException, CaseException {
		SortedMap<String, byte[]> areas;
		try (InputStream in = Files.newInputStream(files.path("case.xmi"))) {
			areas = CaseAreas.of(CaseXmi.read(in)).changed();
		}
		CaseLock lock = CaseLock.hold(folder, actor, now);
		try (lock; Database database = Database.create(folder.root(), CaseOpening.wanted(folder, actor.tool(), now), access.databasePassword())) {
			database.write(session -> {
				for (Class<? extends Record> type : RowTables.types()) {
					readRows(files, type, session);
				}
				session.putAreas(areas, journal.sequence());
				for (JournalEntry entry : journal.entries()) {
					session.addJournal(new Session.JournalLine(entry.sequence(), entry.hash(), entry.line()));
				}
				session.commit();
				session.checkpoint();
				return null;
			});
		}
	}

	private static <R extends Record> void readRows(ArchiveFiles files, Class<R> type, Session session) throws CaseException {
		String name = "rows/" + RowTables.name(type) + ".jsonl";
		if (!files.entries().containsKey(name)) {
			return;
		}
		try (BufferedReader lines = Files.newBufferedReader(files.path(name))) {
			List<R> batch = new ArrayList<>();
			String line;
			while ((line = lines.readLine()) != null) {
				batch.add(RowJson.read(type, JsonReader.read(line)).orElseThrow(() -> files.refused(name + " holds a row that is none")));
				if (batch.size() == BATCH) {
					session.rows().put(type, batch);
					batch.clear();
				}
			}
			session.rows().put(type, batch);
		} catch (IOException | JsonSyntaxException e) {
			throw files.refused(name + " cannot be read: " + e.getMessage());
		}
	}
}
