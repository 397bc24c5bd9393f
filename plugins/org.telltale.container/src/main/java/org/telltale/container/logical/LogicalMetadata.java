package org.telltale.container.logical;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.Digest;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * One copy of the partition table ({@code LpMetadataHeader} and its tables).
 *
 * @param offset where it stands in the source
 * @param tables the bytes of the tables
 * @param partitions where the partition table lies in them
 * @param extents where the extent table lies in them
 * @param intact whether both checksums (SHA-256) hold
 */
record LogicalMetadata(long offset, byte[] tables, Table partitions, Table extents, boolean intact) {

	/** The first copy of the geometry stands behind 4 KiB that are left free; a second one follows. */
	static final long GEOMETRY = 4096;
	static final int GEOMETRY_SIZE = 52;

	private static final int GEOMETRY_BLOCK = 4096;
	private static final long GEOMETRY_MAGIC = 0x616c4467L;
	private static final long HEADER_MAGIC = 0x414c5030L;
	private static final int HEADER_CHECKSUM_AT = 12;
	private static final int MAX_METADATA = 1 << 24;
	private static final int MAX_SLOTS = 16;

	/**
	 * A table.
	 *
	 * @param offset of its first entry in the tables
	 * @param count entries
	 * @param size bytes of an entry
	 */
	record Table(long offset, long count, long size) {

		private static Table read(ByteCursor cursor) throws TruncatedException {
			return new Table(cursor.u32(), cursor.u32(), cursor.u32());
		}

		long at(long index) throws TruncatedException {
			if (index >= count) {
				throw new TruncatedException(index, 1, 0);
			}
			return offset + index * size;
		}
	}

	/** The first copy that is intact, slot by slot, then the backups; else the first that can be read at all. */
	static Optional<LogicalMetadata> find(Source source) throws IOException {
		Optional<LogicalMetadata> broken = Optional.empty();
		for (long geometry = GEOMETRY; geometry <= 2 * GEOMETRY; geometry += GEOMETRY_BLOCK) {
			try {
				ByteCursor cursor = cursor(source.bytes(geometry, GEOMETRY_SIZE));
				if (cursor.u32() != GEOMETRY_MAGIC) {
					continue;
				}
				long size = cursor.skip(36).u32();
				long slots = Math.min(MAX_SLOTS, cursor.u32());
				for (long i = 0; i < 2 * slots && size <= MAX_METADATA; i++) {
					Optional<LogicalMetadata> copy = read(source, GEOMETRY + 2 * GEOMETRY_BLOCK + i * size, (int) size);
					if (copy.isPresent() && copy.get().intact) {
						return copy;
					}
					broken = broken.or(() -> copy);
				}
			} catch (TruncatedException cut) {
				return broken;
			}
		}
		return broken;
	}

	private static Optional<LogicalMetadata> read(Source source, long offset, int maxSize) throws IOException {
		try {
			byte[] bytes = source.bytes(offset, maxSize);
			ByteCursor cursor = cursor(bytes);
			if (cursor.u32() != HEADER_MAGIC || cursor.u16() != 10) {
				return Optional.empty();
			}
			long headerSize = cursor.skip(2).u32();
			byte[] headerChecksum = cursor.bytes(32);
			long tablesSize = cursor.u32();
			byte[] tablesChecksum = cursor.bytes(32);
			Table partitions = Table.read(cursor);
			Table extents = Table.read(cursor);
			if (headerSize < cursor.position()) {
				return Optional.empty();
			}
			byte[] header = cursor.seek(0).bytes(headerSize);
			byte[] tables = cursor.bytes(tablesSize);
			Arrays.fill(header, HEADER_CHECKSUM_AT, HEADER_CHECKSUM_AT + 32, (byte) 0);
			boolean intact = Arrays.equals(headerChecksum, Digest.sha256(header).bytes())
					&& Arrays.equals(tablesChecksum, Digest.sha256(tables).bytes());
			return Optional.of(new LogicalMetadata(offset, tables, partitions, extents, intact));
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	/** A cursor over the tables at an entry. */
	ByteCursor entry(Table table, long index) throws TruncatedException {
		return cursor(tables).seek(table.at(index));
	}

	private static ByteCursor cursor(byte[] bytes) {
		return new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}
}
