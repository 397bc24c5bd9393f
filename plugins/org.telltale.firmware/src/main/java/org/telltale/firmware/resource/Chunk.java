package org.telltale.firmware.resource;

import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * A chunk ({@code ResChunk_header}).
 *
 * @param type what it is
 * @param headerSize bytes of its header
 * @param offset where it starts in the file
 * @param size bytes, header included
 * @param body a cursor over the whole chunk, little-endian, at its start
 */
record Chunk(int type, int headerSize, long offset, long size, ByteCursor body) {

	private static final int HEADER = 8;

	/** The chunk at the cursor, which moves behind it. */
	static Chunk next(ByteCursor cursor) throws TruncatedException {
		int at = cursor.position();
		cursor.order(ByteOrder.LITTLE_ENDIAN);
		int type = cursor.u16();
		int headerSize = cursor.u16();
		long size = cursor.u32();
		if (headerSize < HEADER || size < headerSize) {
			throw new TruncatedException(at, HEADER, 0);
		}
		return new Chunk(type, headerSize, at, size, cursor.seek(at).part(size));
	}
}
