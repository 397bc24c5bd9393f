package org.telltale.handset.reader;

import java.io.IOException;
import java.util.ArrayList;
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

/**
 * Reads a handset's file, whatever it is called. Stateless; never writes, never locks, never opens another file than
 * those that it is given.
 */
public final class HandsetReader {

	private static final List<HandsetFormat> FORMATS = Stream.concat(Stream.of(new SqliteFormat(), new SmsBackupXml(), new SettingsXml(),
			new PackagesXml(), new SyncXml(), new UsageHistoryXml(), new PhotoFile(), new TelephonyBackup()), Texts.ALL.stream()).toList();

	private HandsetReader() {
	}

	/**
	 * What kind of file the bytes are.
	 *
	 * @return the format's name; empty if it is none that is read here
	 * @throws IOException if the bytes cannot be read
	 */
	public static Optional<String> recognise(EvidenceBytes bytes) throws IOException {
		return recognise(start(bytes));
	}

	/**
	 * What kind of file begins with these bytes.
	 *
	 * @param start its first {@link HandsetFormat#START_BYTES} bytes, or all that there are
	 * @return the format's name; empty if it is none that is read here
	 */
	public static Optional<String> recognise(byte[] start) {
		return AndroidBackup.isAt(start) ? Optional.of(BackupFiles.FORMAT)
				: format(start).map(HandsetFormat::name).or(() -> ImageFiles.format(start));
	}

	/** Whether a format's name is that of an image of a handset's storage, which may be in several files. */
	public static boolean isImage(String format) {
		return ImageFiles.FORMATS.contains(format);
	}

	private static byte[] start(EvidenceBytes bytes) throws IOException {
		return bytes.copy(0, HandsetFormat.START_BYTES);
	}

	/** Who reads a file that starts with these bytes and holds no others. */
	static Optional<HandsetFormat> format(byte[] start) {
		return FORMATS.stream().filter(format -> format.recognises(start)).findFirst();
	}

	/**
	 * Reads a file, those inside a backup or an image too, and passes its records on as they come, always in the same order.
	 *
	 * @param passwords for what is encrypted; each is tried
	 * @return what could not be read
	 */
	public static List<Problem> read(HandsetFile file, List<String> passwords, Consumer<HandsetRecord> sink, Progress progress) {
		try {
			byte[] start = start(file.bytes());
			if (AndroidBackup.isAt(start)) {
				return new BackupFiles(file, sink, progress).read(passwords);
			}
			Optional<HandsetFormat> format = format(start);
			if (format.isEmpty() && ImageFiles.format(start).isPresent()) {
				return new ImageFiles(file, sink, progress).read();
			}
			if (format.isEmpty()) {
				return List.of(new Problem("handset.unknown", file.bytes().where(0, file.bytes().length()),
						"The file is of no kind that is understood.", "Nothing of it is listed."));
			}
			return format.get().read(file, sink, progress);
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
