package org.telltale.store.columns;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.telltale.base.cipher.SealedPath;
import org.telltale.store.rows.ColumnRow;

/** One column, mapped, or in memory if it is encrypted. Safe for several threads until it is closed. */
public final class ColumnReader implements AutoCloseable {

	private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private static final long PART_BYTES = 1L << 20;

	private final Arena arena;
	private final MemorySegment values;
	private final int widthBytes;
	private final long rows;

	private ColumnReader(Arena arena, MemorySegment values, ColumnRow row) {
		this.arena = arena;
		this.values = values;
		this.widthBytes = row.width();
		this.rows = row.rows();
	}

	static ColumnReader open(Path file, ColumnRow row) throws IOException {
		Arena arena = Arena.ofShared();
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (channel.size() != row.rows() * row.width()) {
				throw new IOException("it is " + channel.size() + " bytes long and should be " + row.rows() * row.width());
			}
			return new ColumnReader(arena, file instanceof SealedPath ? copied(channel, arena) : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), row);
		} catch (IOException e) {
			arena.close();
			throw e;
		}
	}

	/** What is encrypted on the disk is kept outside of the heap while it is read. */
	private static MemorySegment copied(FileChannel channel, Arena arena) throws IOException {
		MemorySegment all = arena.allocate(channel.size());
		long read = 0;
		while (read < all.byteSize()) {
			ByteBuffer part = all.asSlice(read, Math.min(PART_BYTES, all.byteSize() - read)).asByteBuffer();
			while (part.hasRemaining()) {
				channel.read(part, read + part.position());
			}
			read += part.position();
		}
		return all;
	}

	/** How many values there are. */
	public long rows() {
		return rows;
	}

	/** A value, counted from 0; widths below 8 bytes are unsigned. */
	public long value(long row) {
		long offset = row * widthBytes;
		return switch (widthBytes) {
			case 1 -> values.get(ValueLayout.JAVA_BYTE, offset) & 0xffL;
			case 2 -> values.get(SHORT, offset) & 0xffffL;
			case 4 -> values.get(INT, offset) & 0xffffffffL;
			default -> values.get(LONG, offset);
		};
	}

	@Override
	public void close() {
		arena.close();
	}
}
