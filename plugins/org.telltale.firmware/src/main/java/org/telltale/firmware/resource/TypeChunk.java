package org.telltale.firmware.resource;

import java.nio.ByteOrder;
import java.util.function.Predicate;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * The values of one type in one configuration ({@code ResTable_type}).
 *
 * @param id package and type as the upper half of a resource's id
 * @param type the type's name
 * @param keys the pool of names of its package
 * @param config the configuration
 * @param chunk its bytes
 * @param flags how offsets are encoded
 * @param count how many offsets there are
 * @param start where entries begin in the chunk
 */
record TypeChunk(long id, String type, StringPool keys, ResourceConfig config, Chunk chunk, int flags, long count, long start) {

	/** The chunk's type. */
	static final int TYPE = 0x0201;

	private static final int SPARSE = 1;
	private static final int SHORT_OFFSETS = 2;
	private static final long NO_ENTRY = 0xffffffffL;
	private static final int NO_SHORT_ENTRY = 0xffff;
	private static final int COMPLEX = 1;
	private static final int COMPACT = 8;

	/** Hears entries. */
	interface Listener {
		/** An entry with a single value. */
		void entry(TableEntry entry);

		/** An entry that cannot be read. */
		void broken();
	}

	/** Tells the entries in their order, those with several values left out. @param wanted by their names */
	void each(Predicate<String> wanted, Listener listener) throws TruncatedException {
		ByteCursor cursor = chunk.body().order(ByteOrder.LITTLE_ENDIAN);
		boolean sparse = (flags & SPARSE) != 0;
		boolean shorts = (flags & SHORT_OFFSETS) != 0;
		for (long i = 0; i < count; i++) {
			cursor.seek(chunk.headerSize() + i * (shorts && !sparse ? 2 : 4));
			long index = sparse ? cursor.u16() : i;
			long offset = sparse ? cursor.u16() * 4L : shorts ? shortOffset(cursor.u16()) : cursor.u32();
			if (offset != NO_ENTRY) {
				entry(cursor, index, start + offset, wanted, listener);
			}
		}
	}

	private static long shortOffset(int stored) {
		return stored == NO_SHORT_ENTRY ? NO_ENTRY : stored * 4L;
	}

	private void entry(ByteCursor cursor, long index, long at, Predicate<String> wanted, Listener listener) throws TruncatedException {
		long end = chunk.size();
		if (at + TableEntry.LENGTH > end) {
			listener.broken();
			return;
		}
		int size = cursor.seek(at).u16();
		int entryFlags = cursor.u16();
		long data = cursor.u32();
		boolean compact = (entryFlags & COMPACT) != 0;
		if ((entryFlags & COMPLEX) != 0 && !compact) {
			return;
		}
		long key = compact ? size : data;
		if (key >= keys.strings().size()) {
			listener.broken();
			return;
		}
		String name = keys.text(key);
		if (!wanted.test(name)) {
			return;
		}
		if (compact) {
			listener.entry(entry(index, name, entryFlags >> 8, data, at));
		} else if (size < TableEntry.LENGTH || at + size + TableEntry.LENGTH > end) {
			listener.broken();
		} else {
			int valueType = cursor.seek(at + size + 3).u8();
			listener.entry(entry(index, name, valueType, cursor.u32(), at + size));
		}
	}

	private TableEntry entry(long index, String name, int valueType, long data, long at) {
		return new TableEntry(id << 16 | index & 0xffff, type, name, config, valueType, data, chunk.offset() + at);
	}
}
