package org.telltale.handset.reader;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.telltale.container.Entry;
import org.telltale.container.InflatedSource;
import org.telltale.container.Place;
import org.telltale.container.Source;
import org.telltale.container.gzip.GzipReader;
import org.telltale.container.sparse.SparseReader;
import org.telltale.container.tar.TarReader;
import org.telltale.container.walk.Format;
import org.telltale.container.walk.Formats;
import org.telltale.container.zip.ZipReader;
import org.telltale.handset.android.PhotoFile;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.ufdr.UfdrReport;

/**
 * What an archive holds, by its content (docs/formats/handset.md, Archives).
 *
 * @param format {@code zip}, {@code tar}, {@code gzip} or {@code ufdr}
 * @param handset whether files of a handset are in it
 * @param firmware whether parts of a firmware or of packages are in it
 */
public record ArchiveKind(String format, boolean handset, boolean firmware) {

	/** How much of each file is looked at. */
	static final int START_BYTES = 3 * 4096;
	/** A ZIP archive with the report of a UFDR. */
	static final String UFDR = "ufdr";
	/** Names of the formats. */
	static final Set<String> FORMATS = Set.of(ZipReader.FORMAT, TarReader.FORMAT, GzipReader.FORMAT, UFDR);

	private static final String MANIFEST = "AndroidManifest.xml";

	/** Whether a file with this start is an archive. */
	static boolean isAt(byte[] start) {
		return ArchiveEntries.isZip(start) || ArchiveEntries.isGzip(start) || ArchiveEntries.isTar(start);
	}

	/** What an archive holds. */
	static ArchiveKind of(EvidenceBytes archive, Descent descent) throws IOException {
		ArchiveEntries opened = ArchiveEntries.open(archive, descent.budget());
		Tally tally = new Tally();
		for (Entry entry : opened.entries()) {
			if (entry.kind() == Entry.Kind.FILE && !descent.progress().cancelled()) {
				tally.guarded(entry, opened.container() instanceof InflatedSource, archive, descent);
			}
		}
		boolean handset = !tally.isPackage && (tally.files || tally.pictures && !tally.firmware);
		return new ArchiveKind(tally.report ? UFDR : opened.format(), handset, tally.firmware);
	}

	/** What was met among an archive's files. Pictures tell nothing where programs are: these have pictures of their own. */
	private static final class Tally {

		private boolean files;
		private boolean pictures;
		private boolean report;
		private boolean firmware;
		private boolean isPackage;

		/** One file that cannot be looked at does not hide the others; reading it tells what is wrong with it. */
		void guarded(Entry entry, boolean sequential, EvidenceBytes archive, Descent descent) throws IOException {
			try {
				look(entry, sequential, archive, descent);
			} catch (RuntimeException | StackOverflowError bug) {
				files = true;
			}
		}

		private void look(Entry entry, boolean sequential, EvidenceBytes archive, Descent descent) throws IOException {
			byte[] start = entry.content().start(START_BYTES, descent.budget()).value().orElse(new byte[0]);
			Optional<String> format = HandsetReader.recognise(start);
			if (format.isPresent()) {
				boolean picture = format.get().equals(PhotoFile.FORMAT);
				pictures |= picture;
				files |= !picture;
				report |= format.get().equals(UfdrReport.FORMAT);
			} else if (!ArchiveKind.isAt(start)) {
				boolean compiled = begins(start, 0x03, 0x00, 0x08, 0x00);
				isPackage |= compiled && entry.path().equals(MANIFEST);
				firmware |= compiled || begins(start, 'd', 'e', 'x', '\n') || begins(start, 0x7f, 'E', 'L', 'F') || isFirmware(start, entry.path());
			} else if (descent.depth() < Descent.MOST_DEPTH) {
				nested(entry, sequential, archive, descent);
			}
		}

		private void nested(Entry entry, boolean sequential, EvidenceBytes archive, Descent descent) throws IOException {
			Held held = Held.of(entry, sequential, descent.budget());
			if (held.source().isEmpty()) {
				return;
			}
			try {
				ArchiveKind found = of(new EvidenceBytes(new Place(archive.place().evidence(), entry.path()), held.source().get()), descent.deeper());
				files |= found.handset();
				firmware |= found.firmware();
			} finally {
				descent.budget().release(held.source().get());
			}
		}

		private static boolean isFirmware(byte[] start, String name) throws IOException {
			Optional<Format> format = Formats.ALL.recognise(Source.of(start), name);
			return format.filter(known -> known.kind() == Format.Kind.IMAGE || known.kind() == Format.Kind.FILE_SYSTEM
					|| known.name().equals(SparseReader.FORMAT)).isPresent();
		}

		private static boolean begins(byte[] start, int... magic) {
			for (int i = 0; i < magic.length; i++) {
				if (start.length <= i || (start[i] & 0xff) != magic[i]) {
					return false;
				}
			}
			return true;
		}
	}
}
