package org.telltale.container.disk;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * A header of a GPT with its entries (UEFI specification, section 5.3).
 *
 * @param offset where the header stands in the disk
 * @param sector bytes of a sector
 * @param intact whether its checksum holds
 * @param entriesOffset where the entries stand in the disk
 * @param entrySize bytes of an entry
 * @param entries their bytes, as many whole ones as are there
 * @param entriesIntact whether all are there and their checksum holds
 */
record GptHeader(long offset, int sector, boolean intact, long entriesOffset, int entrySize, byte[] entries, boolean entriesIntact) {

	static final int SIZE = 92;

	private static final long SIGNATURE = 0x5452415020494645L;
	private static final int MAX_ENTRIES = 1024;
	private static final int MAX_ENTRY = 4096;
	private static final long MAX_SECTOR = 1L << 50;

	/** The header at a byte; empty if none makes sense there. */
	static Optional<GptHeader> at(Source disk, long offset, int sector) throws IOException {
		if (offset < 0) {
			return Optional.empty();
		}
		byte[] bytes = disk.bytes(offset, sector);
		try {
			ByteCursor cursor = new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN);
			long signature = cursor.u64();
			long size = cursor.skip(4).u32();
			long sum = cursor.u32();
			long entriesSector = cursor.seek(72).u64();
			long count = cursor.u32();
			long entrySize = cursor.u32();
			long entriesSum = cursor.u32();
			if (signature != SIGNATURE || entriesSector <= 0 || entriesSector > MAX_SECTOR || count == 0 || count > MAX_ENTRIES
					|| entrySize < 128 || entrySize > MAX_ENTRY) {
				return Optional.empty();
			}
			boolean intact = size >= SIZE && size <= MbrTable.SECTOR && size <= bytes.length && sum == sumOf(bytes, (int) size);
			int wanted = (int) (count * entrySize);
			byte[] entries = disk.bytes(entriesSector * sector, wanted);
			CRC32 crc = new CRC32();
			crc.update(entries);
			return Optional.of(new GptHeader(offset, sector, intact, entriesSector * sector, (int) entrySize, entries,
					entries.length == wanted && crc.getValue() == entriesSum));
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	/** The checksum of a header is made with its own field as zeros. */
	private static long sumOf(byte[] bytes, int size) {
		byte[] header = Arrays.copyOf(bytes, size);
		Arrays.fill(header, 16, 20, (byte) 0);
		CRC32 crc = new CRC32();
		crc.update(header);
		return crc.getValue();
	}

	boolean isWhole() {
		return intact && entriesIntact;
	}
}
