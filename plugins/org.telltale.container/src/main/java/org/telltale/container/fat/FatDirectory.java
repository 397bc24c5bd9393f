package org.telltale.container.fat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** Directories of FAT (section 6, "Directory Structure"). For one file system: it counts what was deleted in all of them. */
final class FatDirectory implements DirectoryReader {

	private static final int MOST_BYTES = 65_536 * ENTRY;
	private static final int NAME = 11;
	private static final int DELETED = 0xe5;
	private static final int LONG_NAME = 0x0f;
	private static final int LABEL = 0x08;
	private static final int DIRECTORY = 0x10;
	private static final byte[] ITSELF = ".          ".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] PARENT = "..         ".getBytes(StandardCharsets.US_ASCII);

	private final boolean wide;
	private final ProblemLog log;
	private final Budget budget;
	private final Deleted deleted = new Deleted();
	private Optional<String> label = Optional.empty();

	/**
	 * @param wide whether first clusters have 32 bits
	 * @param budget charged for what was deleted, of which no entry is made
	 */
	FatDirectory(boolean wide, ProblemLog log, Budget budget) {
		this.wide = wide;
		this.log = log;
		this.budget = budget;
	}

	/** The volume's name, if the root directory has it. */
	Optional<String> label() {
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
			log.add("fat.directory", directory.place().offset(), ENTRY, "the directory " + path + " has " + content.length() + " bytes, more than FAT allows",
					"what is behind the first " + MOST_BYTES + " was not read");
		}
		byte[] bytes = content.bytes(0, MOST_BYTES);
		LongName longName = new LongName();
		for (int at = 0; at <= bytes.length - ENTRY && bytes[at] != 0; at += ENTRY) {
			byte[] entry = Arrays.copyOfRange(bytes, at, at + ENTRY);
			int attributes = entry[NAME];
			if ((attributes & 0x3f) == LONG_NAME) {
				if ((entry[0] & 0xff) != DELETED) {
					longName.add(entry);
				}
				continue;
			}
			long place = places.applyAsLong(at);
			boolean parts = longName.isAny();
			Optional<String> whole = longName.take(Arrays.copyOf(entry, NAME));
			if ((entry[0] & 0xff) == DELETED) {
				budget.requireEntry();
				deleted.met(place);
			} else if ((attributes & LABEL) != 0) {
				label = path.isEmpty() ? label.or(() -> Optional.of(EvidenceText.of(Arrays.copyOf(entry, NAME)).strip())) : label;
			} else if (!Arrays.equals(entry, 0, NAME, ITSELF, 0, NAME) && !Arrays.equals(entry, 0, NAME, PARENT, 0, NAME)) {
				if (parts && whole.isEmpty()) {
					log.add("fat.name", place, ENTRY, "the long name of an entry in " + (path.isEmpty() ? "the root directory" : path) + " is broken or belongs to another",
							"its short name is used");
				}
				ClusterFile file = file(entry, new ByteRange(place, ENTRY));
				names.add(new FileName<>(whole.orElseGet(() -> shortName(entry)), () -> Optional.of(file)));
			}
		}
		return names;
	}

	private ClusterFile file(byte[] entry, ByteRange place) {
		try {
			ByteCursor cursor = new ByteCursor(entry).order(ByteOrder.LITTLE_ENDIAN);
			long first = (wide ? (long) cursor.seek(20).u16() << 16 : 0) | cursor.seek(26).u16();
			long length = cursor.u32();
			return (entry[NAME] & DIRECTORY) != 0 ? ClusterFile.directory(place, first) : new ClusterFile(place, false, first, length, length, false);
		} catch (TruncatedException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** Eight characters and three; two flags at byte 12 say that they are meant in lower case. */
	private static String shortName(byte[] entry) {
		byte[] name = Arrays.copyOf(entry, NAME);
		// 0x05 stands for the byte that would mean "deleted"
		name[0] = name[0] == 5 ? (byte) DELETED : name[0];
		String base = part(Arrays.copyOf(name, 8), (entry[12] & 0x08) != 0);
		String extension = part(Arrays.copyOfRange(name, 8, NAME), (entry[12] & 0x10) != 0);
		return extension.isEmpty() ? base : base + "." + extension;
	}

	private static String part(byte[] bytes, boolean lower) {
		String text = EvidenceText.of(bytes).stripTrailing();
		return lower ? text.toLowerCase(Locale.ROOT) : text;
	}
}
