package org.telltale.container.ewf;

import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * The shape of the media.
 *
 * @param chunkBytes bytes of a chunk
 * @param length bytes of the media
 * @param intact whether the section's sum holds
 */
record EwfVolume(int chunkBytes, long length, boolean intact) {

	/** The longest content that is looked at. */
	static final int SIZE = 1052;

	private static final int SMART_SIZE = 94;
	private static final long MAX_SECTOR = 1 << 16;
	private static final long MAX_CHUNK = 1 << 24;
	private static final long MAX_SECTORS = 1L << 44;

	static EwfVolume read(byte[] content) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(content).order(ByteOrder.LITTLE_ENDIAN);
		// behind the count of chunks, which the tables tell
		long sectorsEach = cursor.skip(8).u32();
		long sectorBytes = cursor.u32();
		long sectors = content.length < SIZE ? cursor.u32() : cursor.u64();
		if (content.length < SMART_SIZE || sectorBytes < 1 || sectorBytes > MAX_SECTOR || sectorsEach < 1
				|| sectorsEach > MAX_CHUNK / sectorBytes || sectors < 1 || sectors > MAX_SECTORS) {
			throw new TruncatedException(0, SIZE, content.length);
		}
		return new EwfVolume((int) (sectorsEach * sectorBytes), sectors * sectorBytes,
				Section.isSummed(content, 0, content.length - 4));
	}
}
