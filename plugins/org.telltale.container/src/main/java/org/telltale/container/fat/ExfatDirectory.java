package org.telltale.container.fat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.EvidenceText;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.FileName;

/** Directories of exFAT (sections 6 and 7). For one file system: it counts what was deleted in all of them. */
final class ExfatDirectory implements DirectoryReader {

	private static final int MOST_BYTES = 32 << 20;
	private static final int LABEL = 0x83;
	private static final int FILE = 0x85;
	private static final int FILE_DELETED = 0x05;
	private static final int STREAM = 0xc0;
	private static final int NAME = 0xc1;
	private static final int NAME_CHARACTERS = 15;
	private static final int DIRECTORY = 0x10;
	private static final int CONTIGUOUS = 2;

	private final ProblemLog log;
	private final Budget budget;
	private final Deleted deleted = new Deleted();
	private String label = "";

	/** @param budget charged for what was deleted, of which no entry is made */
	ExfatDirectory(ProblemLog log, Budget budget) {
		this.log = log;
		this.budget = budget;
	}

	/** The volume's name, else empty text. */
	String label() {
		return label;
	}

	/** What was deleted in the directories that were read. */
	Deleted deleted() {
		return deleted;
	}

	@Override
	public List<FileName<ClusterFile>> read(Source content, ClusterFile directory, String path, LongUnaryOperator places) throws IOException, SpentException {
		List<FileName<ClusterFile>> names = new ArrayList<>();
		if (content.length() > MOST_BYTES) {
			log.add("exfat.directory", directory.place().offset(), ENTRY, "the directory " + path + " has " + content.length() + " bytes",
					"what is behind the first " + MOST_BYTES + " was not read");
		}
		byte[] bytes = content.bytes(0, MOST_BYTES);
		for (int at = 0; at <= bytes.length - ENTRY && bytes[at] != 0; ) {
			int type = bytes[at] & 0xff;
			// a set may go over from a cluster to one that stands elsewhere: its first entry is its place
			long place = type == FILE || type == FILE_DELETED ? places.applyAsLong(at) : 0;
			int entries = type == FILE ? 1 + (bytes[at + 1] & 0xff) : 1;
			if (type == FILE_DELETED) {
				budget.requireEntry();
				deleted.met(place);
			} else if (type == LABEL && path.isEmpty()) {
				int characters = Math.min(11, bytes[at + 1] & 0xff);
				label = EvidenceText.writable(new String(bytes, at + 2, 2 * characters, StandardCharsets.UTF_16LE));
			} else if (type == FILE) {
				try {
					names.add(set(new ByteCursor(bytes, at, bytes.length - at).part((long) entries * ENTRY), place, path));
				} catch (TruncatedException broken) {
					entries = 1;
					log.add("exfat.entry", place, ENTRY, "the entries of a file in " + (path.isEmpty() ? "the root directory" : path) + " break off or make no sense",
							"this file is missing");
				}
			}
			at += entries * ENTRY;
		}
		return names;
	}

	/** A file's entry, its stream extension and its name (section 7.4, 7.6, 7.7). */
	private FileName<ClusterFile> set(ByteCursor set, long place, String path) throws TruncatedException {
		set.order(ByteOrder.LITTLE_ENDIAN);
		int size = set.remaining();
		int sum = set.seek(2).u16();
		int attributes = set.u16();
		int type = set.seek(ENTRY).u8();
		int flags = set.u8();
		int characters = set.skip(1).u8();
		long written = set.seek(ENTRY + 8).u64();
		long first = set.seek(ENTRY + 20).u32();
		long length = set.u64();
		byte[] name = new byte[2 * characters];
		for (int i = 0; i < characters; i += NAME_CHARACTERS) {
			set.seek((2 + i / NAME_CHARACTERS) * (long) ENTRY);
			if (set.u8() != NAME) {
				throw new TruncatedException(set.position(), ENTRY, 0);
			}
			int bytes = 2 * Math.min(NAME_CHARACTERS, characters - i);
			System.arraycopy(set.skip(1).bytes(bytes), 0, name, 2 * i, bytes);
		}
		if (type != STREAM || characters == 0 || length < 0 || written < 0 || written > length || length > Long.MAX_VALUE >> 8) {
			throw new TruncatedException(ENTRY, ENTRY, 0);
		}
		String text = EvidenceText.writable(new String(name, StandardCharsets.UTF_16LE));
		if (sum(set.seek(0).bytes(size)) != sum) {
			log.add("exfat.entry", place, size, "the checksum of the entries of " + (path.isEmpty() ? "" : path + "/") + text + " does not hold", "they are used as they are");
		}
		boolean folder = (attributes & DIRECTORY) != 0;
		ClusterFile file = new ClusterFile(new ByteRange(place, size), folder, first, length, folder ? length : written, (flags & CONTIGUOUS) != 0);
		return new FileName<>(text, () -> Optional.of(file));
	}

	/** Of all entries but for the checksum itself (section 6.3.3). */
	private static int sum(byte[] set) {
		int sum = 0;
		for (int i = 0; i < set.length; i++) {
			if (i != 2 && i != 3) {
				sum = ((sum & 1) << 15 | sum >> 1) + (set[i] & 0xff) & 0xffff;
			}
		}
		return sum;
	}
}
