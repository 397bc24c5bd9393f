package org.telltale.container.ewf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Part;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Reads the sections of one segment file. For one file, one thread. */
final class Segment {

	private static final byte[] SIGNATURE = {'E', 'V', 'F', 9, 13, 10, (byte) 0xff, 0};
	private static final int HEADER = 13;
	private static final int MAX_SECTIONS = 1 << 18;
	private static final int DIGESTS = 80;
	private static final int ERRORS = 520;
	private static final int MAX_ERRORS = 1 << 16;

	private final Source file;
	private final ProblemLog log;
	private final int room;
	private final List<Optional<ChunkTable>> tables = new ArrayList<>();
	private Optional<Section> sectors = Optional.empty();
	private int number;
	private int held;
	private Optional<EwfVolume> volume = Optional.empty();
	private Optional<byte[]> md5 = Optional.empty();
	private Optional<byte[]> sha1 = Optional.empty();
	private String last = "";

	/** A segment file of which so many chunks may still be held. */
	Segment(Part part, ProblemLog log, int room) {
		this.file = part.source();
		this.log = log;
		this.room = room;
	}

	/** Whether a segment file starts with these bytes. */
	static boolean isAt(byte[] start) {
		return Arrays.equals(Arrays.copyOf(start, SIGNATURE.length), SIGNATURE);
	}

	/** Reads as far as it makes sense; false if it is no segment file at all. */
	boolean read() throws IOException {
		byte[] header = file.bytes(0, HEADER);
		try {
			ByteCursor cursor = new ByteCursor(header).order(ByteOrder.LITTLE_ENDIAN);
			if (!isAt(cursor.bytes(8))) {
				throw new TruncatedException(0, HEADER, 0);
			}
			number = cursor.skip(1).u16();
			cursor.skip(2);
		} catch (TruncatedException none) {
			log.add("ewf.header", 0, HEADER, "the file is no segment of an EWF image, or is cut off in its header", "nothing of it was read");
			return false;
		}
		long offset = HEADER;
		for (int i = 0; i < MAX_SECTIONS; i++) {
			Optional<Section> section = Section.at(file, offset);
			if (section.isEmpty()) {
				log.add("ewf.section", offset, Section.DESCRIPTOR, "the section descriptor at byte " + offset + " is cut off or makes no sense",
						"what follows in this file was not read");
				return true;
			}
			if (!section.get().intact()) {
				log.add("ewf.section", offset, Section.DESCRIPTOR, "the sum of the descriptor of the section \"" + section.get().type() + "\" does not hold",
						"it was used as it is");
			}
			section(section.get());
			last = section.get().type();
			if (section.get().isLast()) {
				return true;
			}
			if (section.get().next() < offset + Section.DESCRIPTOR || section.get().next() > file.length()) {
				log.add("ewf.section", offset, Section.DESCRIPTOR, "the section \"" + last + "\" names a next one outside the file or not behind it",
						"what follows in this file was not read");
				return true;
			}
			offset = section.get().next();
		}
		log.add("ewf.section", offset, 0, "the file has more than " + MAX_SECTIONS + " sections", "what follows in this file was not read");
		return true;
	}

	private void section(Section section) throws IOException {
		switch (section.type()) {
			case "volume", "disk", "data" -> volume(section);
			case "sectors" -> sectors = Optional.of(section);
			case "table" -> table(section);
			case "table2" -> mirror(section);
			case "hash" -> digests(section, 36, false);
			case "digest" -> digests(section, DIGESTS, true);
			case "error2" -> errors(section);
			default -> {
				// descriptions of the case and the end marks
			}
		}
	}

	private void volume(Section section) throws IOException {
		if (volume.isPresent()) {
			return;
		}
		try {
			volume = Optional.of(EwfVolume.read(section.bytes(file, EwfVolume.SIZE)));
			if (!volume.get().intact()) {
				tellSum("ewf.volume", section);
			}
		} catch (TruncatedException broken) {
			log.add("ewf.volume", section.offset(), section.end() - section.offset(), "the section \"" + section.type() + "\" is cut off or makes no sense",
					"it was not used");
		}
	}

	private void tellSum(String code, Section section) {
		log.add(code, section.offset(), section.end() - section.offset(), "the sum of the section \"" + section.type() + "\" does not hold", "it was used as it is");
	}

	private void table(Section section) throws IOException {
		add(ChunkTable.read(file, section, sectors, room - held));
		if (tables.getLast().filter(ChunkTable::isIntact).isEmpty()) {
			log.add("ewf.table", section.offset(), section.end() - section.offset(), "a table of chunks makes no sense or its sums do not hold",
					"its copy is used if that holds, else the table as it is; where it makes no sense, the image is cut there");
		}
	}

	private void add(Optional<ChunkTable> table) {
		tables.add(table);
		held += table.map(ChunkTable::count).orElse(0);
	}

	/** A table's copy counts where the table does not hold. */
	private void mirror(Section section) throws IOException {
		if (tables.isEmpty() || tables.getLast().filter(ChunkTable::isIntact).isPresent()) {
			return;
		}
		Optional<ChunkTable> copy = ChunkTable.read(file, section, sectors, room - held);
		if (copy.filter(ChunkTable::isIntact).isPresent()) {
			held -= tables.removeLast().map(ChunkTable::count).orElse(0);
			add(copy);
		}
	}

	private void digests(Section section, int size, boolean both) throws IOException {
		byte[] content = section.bytes(file, size);
		if (!Section.isSummed(content, 0, size - 4)) {
			tellSum("ewf.section", section);
		}
		md5 = md5.or(() -> Section.digest(content, 0, 16));
		sha1 = both ? Section.digest(content, 16, 20) : sha1;
	}

	private void errors(Section section) throws IOException {
		byte[] content = section.bytes(file, ERRORS + 8 * MAX_ERRORS);
		long told = 0;
		try {
			ByteCursor cursor = new ByteCursor(content).order(ByteOrder.LITTLE_ENDIAN);
			long count = cursor.u32();
			cursor.seek(ERRORS);
			for (long i = 0; i < count; i++) {
				log.add("ewf.unread-sectors", section.content() + cursor.position(), 8, "sectors that could not be read when the image was made: "
						+ "first " + cursor.u32() + ", number " + cursor.u32(), "what the image has in their place is not the media's");
				told++;
			}
		} catch (TruncatedException cut) {
			log.add("ewf.section", section.offset(), section.end() - section.offset(), "the list of sectors that could not be read breaks off after "
					+ told, "further ones are not told");
		}
	}

	int number() {
		return number;
	}

	Optional<EwfVolume> volume() {
		return volume;
	}

	/** Tables in their order; an empty one made no sense. */
	List<Optional<ChunkTable>> tables() {
		return tables;
	}

	Optional<byte[]> md5() {
		return md5;
	}

	Optional<byte[]> sha1() {
		return sha1;
	}

	/** The type of the last section that was read: {@code done} where the image ends. */
	String last() {
		return last;
	}
}
