package org.telltale.container.ewf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/** Where the chunks of one table stand in their segment file. */
final class ChunkTable {

	/** More chunks are not held. */
	static final int MAX_CHUNKS = 1 << 24;

	private static final int HEADER = 24;
	private static final int COMPRESSED = 0x80000000;

	private final long base;
	private final long end;
	private final int[] entries;
	/** From this entry on, all bits are the offset. */
	private final int wideFrom;
	private final boolean intact;

	/**
	 * A chunk's place.
	 *
	 * @param offset in the segment file
	 * @param stored bytes up to the next chunk
	 * @param compressed whether they are a zlib stream
	 */
	record Chunk(long offset, long stored, boolean compressed) {
	}

	private ChunkTable(long base, long end, int[] entries, boolean intact) {
		this.base = base;
		this.end = end;
		this.entries = entries;
		this.intact = intact;
		int wide = entries.length;
		for (int i = 1; i < entries.length && wide == entries.length; i++) {
			if ((entries[i] & ~COMPRESSED) < (entries[i - 1] & ~COMPRESSED)) {
				wide = i;
			}
		}
		this.wideFrom = wide;
	}

	/**
	 * The table that a section holds.
	 *
	 * @param sectors the section of chunks before it
	 * @param room chunks that may still be held
	 * @return empty if it makes no sense
	 */
	static Optional<ChunkTable> read(Source file, Section section, Optional<Section> sectors, int room) throws IOException {
		byte[] header = section.bytes(file, HEADER);
		try {
			ByteCursor cursor = new ByteCursor(header).order(ByteOrder.LITTLE_ENDIAN);
			long count = cursor.u32();
			long base = cursor.skip(4).u64();
			long there = (section.end() - section.content() - HEADER) / 4;
			if (base < 0 || base > file.length() || count > there || count > room) {
				return Optional.empty();
			}
			byte[] bytes = file.bytes(section.content() + HEADER, (int) Math.min(count * 4 + 4, section.end() - section.content() - HEADER));
			int[] entries = new int[(int) count];
			ByteCursor list = new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i < entries.length; i++) {
				entries[i] = (int) list.u32();
			}
			long first = entries.length == 0 ? 0 : base + (entries[0] & ~COMPRESSED);
			boolean intact = Section.isSummed(header, 0, HEADER - 4) && (isFollowed(first, section.content() + HEADER + count * 4) || bytes.length < count * 4 + 4
					|| Section.isSummed(bytes, 0, (int) count * 4));
			long end = sectors.filter(chunks -> first >= chunks.content() && first < chunks.end()).map(Section::end).orElse(section.end());
			return Optional.of(new ChunkTable(base, end, entries, intact));
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	/** Whether the chunks stand right behind the entries, which then have no sum (EWF-S01, and EWF-E01 of EnCase 1). */
	private static boolean isFollowed(long firstChunk, long entriesEnd) {
		return firstChunk >= entriesEnd && firstChunk < entriesEnd + 4;
	}

	int count() {
		return entries.length;
	}

	/** Whether its sums hold. */
	boolean isIntact() {
		return intact;
	}

	Chunk chunk(int index) {
		long offset = offset(index);
		return new Chunk(offset, (index + 1 < entries.length ? offset(index + 1) : end) - offset, index < wideFrom && (entries[index] & COMPRESSED) != 0);
	}

	private long offset(int index) {
		return base + (index < wideFrom ? entries[index] & ~COMPRESSED : Integer.toUnsignedLong(entries[index]));
	}
}
