package org.telltale.handset.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.Entry;
import org.telltale.container.Source;
import org.telltale.container.gzip.GzipReader;
import org.telltale.container.tar.TarReader;
import org.telltale.container.zip.ZipReader;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * An archive that was opened. A tar archive inside gzip is one archive.
 *
 * @param container its bytes; those of a compressed tar archive are inflated while they are read
 */
record ArchiveEntries(String format, Source container, List<Entry> entries, List<Problem> problems) {

	private static final String UNNAMED = "content";
	private static final int TAR_MARK = 257;

	static boolean isZip(byte[] start) {
		return start.length > 3 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
	}

	static boolean isGzip(byte[] start) {
		return start.length > 2 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b && start[2] == 8;
	}

	static boolean isTar(byte[] start) {
		return start.length >= TAR_MARK + 5 && new String(start, TAR_MARK, 5, java.nio.charset.StandardCharsets.ISO_8859_1).equals("ustar");
	}

	/** Opens what {@link ArchiveKind#isAt} says is an archive. */
	static ArchiveEntries open(EvidenceBytes file, Budget budget) throws IOException {
		byte[] start = file.copy(0, ArchiveKind.START_BYTES);
		if (isGzip(start)) {
			return gzip(file, budget);
		}
		boolean zip = isZip(start);
		Outcome<Container> read = (zip ? new ZipReader() : new TarReader()).read(file.source(), file.place(), budget);
		return new ArchiveEntries(zip ? ZipReader.FORMAT : TarReader.FORMAT, file.source(), read.value().map(Container::entries).orElse(List.of()), read.problems());
	}

	private static ArchiveEntries gzip(EvidenceBytes file, Budget budget) throws IOException {
		Outcome<Container> read = new GzipReader().read(file.source(), file.place(), budget);
		Optional<Entry> wrapped = read.value().flatMap(container -> container.entries().stream().findFirst());
		if (wrapped.isEmpty()) {
			return new ArchiveEntries(GzipReader.FORMAT, file.source(), List.of(), read.problems());
		}
		Entry entry = wrapped.get();
		String name = entry.path().isEmpty() ? UNNAMED : entry.path();
		if (!isTar(entry.content().start(ArchiveKind.START_BYTES, budget).value().orElse(new byte[0]))) {
			Entry one = new Entry(name, Entry.Kind.FILE, entry.length(), 0, Optional.empty(), Optional.empty(), entry.content());
			return new ArchiveEntries(GzipReader.FORMAT, file.source(), List.of(one), read.problems());
		}
		Outcome<Source> inflated = entry.content().stream(budget);
		Source archive = inflated.value().orElse(Source.empty());
		Outcome<Container> tar = new TarReader().read(archive, file.place().inside(name), budget);
		List<Problem> problems = new ArrayList<>(read.problems());
		problems.addAll(inflated.problems());
		problems.addAll(tar.problems());
		return new ArchiveEntries(TarReader.FORMAT, archive, tar.value().map(Container::entries).orElse(List.of()), problems);
	}
}
