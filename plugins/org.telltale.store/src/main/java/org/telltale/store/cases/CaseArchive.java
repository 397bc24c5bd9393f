package org.telltale.store.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.model.xmi.CaseXmi;
import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.internal.RowTables;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.store.keys.PasswordSource;
import org.telltale.store.rows.ColumnRow;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.RowReader;
import org.telltale.store.rows.SealRow;

/**
 * The neutral form of a case, which needs no database to be read: {@code case.xmi}, {@code journal.jsonl}, {@code rows/*.jsonl} (one
 * JSON object a row, sorted by key), the vault, the columns, the reports, and {@code manifest.json} with length and SHA-256 of each
 * file. A folder, or a zip if the name ends in {@code .zip}; that of an encrypted case is a zip that is encrypted, and opened by the password that
 * the case had, unless the plain form is asked for.
 */
public final class CaseArchive {

	private CaseArchive() {
	}

	/**
	 * Writes a case's archive form. Entered in the journal if the case is open for writing; the entry itself is not part of the archive.
	 *
	 * @param target does not exist yet
	 * @return SHA-256 of the manifest
	 */
	public static String write(CaseStore store, Actor actor, Path target, Progress progress) throws CaseException {
		return write(store, actor, target, false, progress);
	}

	/** The same. @param plain whether an encrypted case is written plain @throws CaseException before the work if it is not, and the case's folder holds reports */
	public static String write(CaseStore store, Actor actor, Path target, boolean plain, Progress progress) throws CaseException {
		if (Files.exists(target)) {
			throw new CaseException(target + " exists", "name a file or folder that does not");
		} else if (Files.exists(part(target))) {
			throw new CaseException(part(target) + " exists: an earlier archive was not finished", "delete it; what it holds would be taken for part of this one");
		}
		if (store.isEncrypted() && !plain) {
			requireNoReports(store.folder());
		}
		if (store.isReadOnly()) {
			return store.read(rows -> write(store, rows, actor, target, plain, progress));
		}
		Request request = Request.of(actor, Action.ARCHIVE).with("target", String.valueOf(target.getFileName()));
		return store.carryOut(store.isEncrypted() ? request.with("form", plain ? "plain" : "encrypted") : request, change -> {
			String manifest = write(store, change.rows(), actor, target, plain, progress);
			change.digests("", manifest);
			return manifest;
		}).value();
	}

	private static String write(CaseStore store, RowReader rows, Actor actor, Path target, boolean plain, Progress progress) throws CaseException {
		Path part = part(target);
		try {
			String manifest;
			try (ArchiveSink sink = sink(store.access(), part, isZip(target), plain)) {
				manifest = write(store, rows, actor, new ArchiveWriter(sink), progress);
			}
			Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
			return manifest;
		} catch (IOException | UncheckedIOException e) {
			throw new CaseException("the archive " + target + " cannot be written", "check that the disk has space, and delete " + part, e);
		}
	}

	/** Where an archive is written before it is whole. */
	private static Path part(Path target) {
		return target.resolveSibling(target.getFileName() + ".part");
	}

	/** They lie there plain, and what is made of an encrypted archive takes none. */
	private static void requireNoReports(CaseFolder folder) throws CaseException {
		if (!Files.isDirectory(folder.reports())) {
			return;
		}
		try (Stream<Path> inside = Files.walk(folder.reports())) {
			Optional<Path> plain = inside.filter(Files::isRegularFile).sorted().findFirst();
			if (plain.isPresent()) {
				throw new CaseException("the encrypted case holds a plain file, " + plain.get() + ", and an encrypted archive with reports is not restored",
						"move it out of the case's folder; nothing was written");
			}
		} catch (IOException e) {
			throw new CaseException("the folder " + folder.reports() + " cannot be read", "check the disk", e);
		}
	}

	private static ArchiveSink sink(CaseAccess access, Path part, boolean zip, boolean plain) throws IOException, CaseException {
		if (access.secret().isPresent() && !plain) {
			return ArchiveSink.sealed(part, CaseKeyFile.read(access.folder().keyFile()), access.secret().get());
		}
		return zip ? ArchiveSink.zip(part) : ArchiveSink.folder(Files.createDirectories(part));
	}

	private static boolean isZip(Path path) {
		return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
	}

	private static String write(CaseStore store, RowReader rows, Actor actor, ArchiveWriter files, Progress progress) throws IOException, CaseException {
		files.add("case.xmi", out -> CaseXmi.write(store.caseFile(), out));
		List<JournalEntry> journal = store.journal();
		files.add("journal.jsonl", out -> {
			for (JournalEntry entry : journal) {
				out.write((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
			}
		});
		for (Class<? extends Record> type : RowTables.types()) {
			files.add("rows/" + RowTables.name(type) + ".jsonl", out -> rows.each(type, Query.all(), row -> writeLine(RowJson.write(row), out)));
		}
		if (store.isEncrypted()) {
			copyListed(store, rows, files, progress);
		} else {
			copyAll(store.folder().root(), store.folder().vault(), files, progress);
			copyAll(store.folder().root(), store.folder().columns(), files, progress);
		}
		copyAll(store.folder().root(), store.folder().heads(), files, progress);
		copyAll(store.folder().root(), store.folder().reports(), files, progress);
		return files.seal(Json.object().put("tool", actor.tool()).put("case", store.caseFile().getNumber())
				.put("journalHead", journal.isEmpty() ? JournalEntry.NONE_BEFORE : journal.getLast().hash()));
	}

	private static void writeLine(Json line, OutputStream out) {
		try {
			out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** What the database lists, under the names that it has in the plain form; names on the disk say nothing. */
	private static void copyListed(CaseStore store, RowReader rows, ArchiveWriter files, Progress progress) throws IOException, CaseException {
		for (SealRow row : rows.list(SealRow.class, Query.all())) {
			Path path = store.vault().find(row.evidence()).orElseThrow(() -> new CaseException("the vault has lost the evidence " + row.evidence(), "import the file again"));
			progress.step("archiving", files.count(), -1);
			files.add("vault/" + row.evidence().substring(0, 2) + "/" + row.evidence(), out -> Files.copy(path, out));
		}
		for (ColumnRow row : rows.list(ColumnRow.class, Query.all())) {
			progress.step("archiving", files.count(), -1);
			Path path = store.columns().readable(row);
			if (!Files.exists(path)) {
				throw new CaseException("the case has lost the column " + row.name() + " of the evidence " + row.evidence(), "import the evidence again: columns are rebuilt from it");
			}
			files.add("columns/" + row.evidence() + "/" + row.name() + ".col", out -> Files.copy(path, out));
		}
	}

	private static void copyAll(Path root, Path folder, ArchiveWriter files, Progress progress) throws IOException, CaseException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (Stream<Path> inside = Files.walk(folder)) {
			for (Path path : inside.filter(Files::isRegularFile).sorted().toList()) {
				String name = root.relativize(path).toString().replace('\\', '/');
				if (!ArchiveFiles.isAllowed(name)) {
					throw new CaseException("the case holds a file that is none of its own: " + path, "move it out of the case's folder");
				}
				progress.step("archiving", files.count(), -1);
				files.add(name, out -> Files.copy(path, out));
			}
		}
	}

	/**
	 * Makes a case anew from its archive form, in a folder that does not exist or is empty, and leaves it open. Every file is compared
	 * with the manifest before anything is made; the journal goes on with an entry that says so.
	 *
	 * @throws CaseException if the archive is not whole, not of this form, or changed
	 */
	public static CaseStore restore(Path archive, Path folder, Actor actor, InstantSource clock) throws CaseException {
		return restore(archive, folder, actor, clock, PasswordSource.NONE, Optional.empty());
	}

	/**
	 * The same of an archive that may be encrypted: the case is encrypted too, under the archive's key and password, unless there is a new one.
	 *
	 * @param passwords gives the archive's password
	 * @param renewed gives the password of a case that gets a key of its own; of a plain archive too
	 */
	public static CaseStore restore(Path archive, Path folder, Actor actor, InstantSource clock, PasswordSource passwords, Optional<PasswordSource> renewed)
			throws CaseException {
		if (!Files.exists(archive)) {
			throw new CaseException("there is no archive " + archive, "check the path");
		}
		try {
			if (Files.isDirectory(archive)) {
				return new ArchiveRestore(new ArchiveFiles(archive), new CaseFolder(folder), Optional.empty(), renewed).run(actor, clock);
			}
			Optional<ArchiveForm.Unlocked> unlocked = ArchiveForm.unlock(archive, passwords);
			try (FileSystem zip = FileSystems.newFileSystem(unlocked.map(ArchiveForm.Unlocked::zip).orElse(archive), Map.of("accessMode", "readOnly"))) {
				return new ArchiveRestore(new ArchiveFiles(zip.getPath("/")), new CaseFolder(folder), unlocked, renewed).run(actor, clock);
			}
		} catch (IOException | UncheckedIOException e) {
			throw new CaseException("the archive " + archive + " cannot be restored", "check that it can be read and the disk has space", e);
		}
	}
}
