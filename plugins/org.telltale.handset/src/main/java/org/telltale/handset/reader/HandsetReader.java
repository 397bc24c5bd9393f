package org.telltale.handset.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.backup.AndroidBackup;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.android.PackagesXml;
import org.telltale.handset.android.PhotoFile;
import org.telltale.handset.android.SettingsXml;
import org.telltale.handset.android.SmsBackupXml;
import org.telltale.handset.android.SqliteFormat;
import org.telltale.handset.android.SyncXml;
import org.telltale.handset.android.TelephonyBackup;
import org.telltale.handset.android.UsageHistoryXml;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.text.Texts;
import org.telltale.handset.ufdr.UfdrReport;

/**
 * Reads a handset's file, whatever it is called. Stateless; never writes, never locks, never opens another file than
 * those that it is given.
 */
public final class HandsetReader {

	/** The format of SQLite databases, which may have logs and journals beside them. */
	public static final String DATABASE = "sqlite";

	private static final List<HandsetFormat> FORMATS = Stream.concat(Stream.of(new SqliteFormat(), new SmsBackupXml(), new SettingsXml(),
			new PackagesXml(), new SyncXml(), new UsageHistoryXml(), new PhotoFile(), new TelephonyBackup(), new UfdrReport()), Texts.ALL.stream()).toList();

	private HandsetReader() {
	}

	/**
	 * What an archive (ZIP, tar, gzip) holds, by the first bytes of what is inside; the names of its files decide nothing but which of them is a
	 * package's manifest.
	 *
	 * @return empty if the bytes are no archive
	 * @throws IOException if the bytes cannot be read
	 */
	public static Optional<ArchiveKind> archive(EvidenceBytes bytes) throws IOException {
		return ArchiveKind.isAt(bytes.copy(0, ArchiveKind.START_BYTES))
				? Optional.of(ArchiveKind.of(bytes, Descent.into(bytes.length(), List.of(), record -> { }, Progress.NONE))) : Optional.empty();
	}

	/**
	 * What kind of file, other than an archive, begins with these bytes.
	 *
	 * @param start its first {@link HandsetFormat#START_BYTES} bytes, or all that there are
	 * @return the format's name; empty if it is none that is read here
	 */
	public static Optional<String> recognise(byte[] start) {
		return AndroidBackup.isAt(start) ? Optional.of(BackupFiles.FORMAT)
				: format(start).map(HandsetFormat::name).or(() -> ImageFiles.format(start));
	}

	/** Whether a name is that of a format that {@link #recognise} or {@link #archive} may find. */
	public static boolean isKnown(String format) {
		return isContainer(format) || FORMATS.stream().anyMatch(known -> known.name().equals(format));
	}

	/** Whether a format's name is that of an image of a handset's storage, which may be in several files. */
	public static boolean isImage(String format) {
		return ImageFiles.FORMATS.contains(format);
	}

	/** Whether files of a format hold others. */
	static boolean isContainer(String format) {
		return isImage(format) || format.equals(BackupFiles.FORMAT) || ArchiveKind.FORMATS.contains(format);
	}

	/** Whether a file that starts with these bytes is read once, from its start to its end. */
	static boolean readsForward(byte[] start) {
		return !AndroidBackup.isAt(start) && format(start).filter(HandsetFormat::readsForward).isPresent();
	}

	/** Who reads a file that starts with these bytes and holds no others. */
	private static Optional<HandsetFormat> format(byte[] start) {
		byte[] first = start.length <= HandsetFormat.START_BYTES ? start : Arrays.copyOf(start, HandsetFormat.START_BYTES);
		return FORMATS.stream().filter(format -> format.recognises(first)).findFirst();
	}

	/**
	 * Reads a file, those inside a backup, an image or an archive too, and passes its records on as they come, always in the same order.
	 *
	 * @param passwords for what is encrypted; each is tried
	 * @return what could not be read
	 */
	public static List<Problem> read(HandsetFile file, List<String> passwords, Consumer<HandsetRecord> sink, Progress progress) {
		long bytes = file.bytes().length() + file.further().stream().mapToLong(EvidenceBytes::length).sum();
		return read(file, Descent.into(bytes, passwords, sink, progress));
	}

	/** Reads a file that may lie inside others. */
	static List<Problem> read(HandsetFile file, Descent descent) {
		try {
			byte[] start = file.bytes().copy(0, ArchiveKind.START_BYTES);
			if (AndroidBackup.isAt(start)) {
				return new BackupFiles(file, descent).read();
			}
			Optional<HandsetFormat> format = format(start);
			if (format.isPresent()) {
				return format.get().read(file, descent.sink(), descent.progress());
			} else if (ImageFiles.format(start).isPresent()) {
				return new ImageFiles(file, descent).read();
			} else if (ArchiveKind.isAt(start)) {
				return new ArchiveFiles(file, descent).read();
			}
			return List.of(new Problem("handset.unknown", file.bytes().where(0, file.bytes().length()),
					"The file is of no kind that is understood.", "Nothing of it is listed."));
		} catch (IOException e) {
			return List.of(new Problem("evidence.unreadable", file.bytes().where(0, file.bytes().length()),
					"The file cannot be read: " + e.getMessage(), "Nothing of it is listed."));
		}
	}

	/** Reads a file and keeps its records; for files known to be small. */
	public static Outcome<List<HandsetRecord>> read(HandsetFile file) {
		List<HandsetRecord> records = new ArrayList<>();
		List<Problem> problems = read(file, List.of(), records::add, Progress.NONE);
		return Outcome.of(List.copyOf(records), problems);
	}
}
