package org.telltale.container.fat;

import java.io.IOException;
import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * What the boot sector (exFAT section 3.1, "Main and Backup Boot Sector") says of the file system's shape.
 *
 * @param table where the table that is used stands
 * @param rootCluster the root directory's first cluster
 * @param heap where cluster 2 stands
 * @param clusterSize bytes
 * @param clusters how many there are
 * @param length bytes of the file system
 * @param isDirty whether it was being written to when the image was made
 */
record ExfatShape(ByteRange table, long rootCluster, long heap, int clusterSize, long clusters, long length, boolean isDirty) {

	static final int SECTOR = 512;

	private static final long NAME = 0x2020205441465845L;
	private static final int MOST_SHIFT = 25;

	/** The shape; cut off, or where the numbers contradict each other, there is none. */
	static ExfatShape read(Source source) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(source.bytes(0, SECTOR)).order(ByteOrder.LITTLE_ENDIAN);
		long name = cursor.seek(3).u64();
		long sectors = cursor.seek(72).u64();
		long table = cursor.u32();
		long tableSectors = cursor.u32();
		long heap = cursor.u32();
		long clusters = cursor.u32();
		long root = cursor.u32();
		int flags = cursor.seek(106).u16();
		int sectorShift = cursor.u8();
		int clusterShift = cursor.u8();
		int tables = cursor.u8();
		int mark = cursor.seek(510).u16();
		if (name != NAME || mark != 0xaa55 || sectorShift < 9 || sectorShift > 12 || clusterShift > MOST_SHIFT - sectorShift || tables < 1 || tables > 2
				|| table == 0 || tableSectors == 0 || heap < table + tables * tableSectors || clusters == 0 || clusters > 0xfffffff5L
				|| sectors < 0 || sectors > Long.MAX_VALUE >> sectorShift) {
			throw new TruncatedException(0, SECTOR, 0);
		}
		// bit 0: the second of two tables is the one in use
		long active = (flags & 1) != 0 && tables == 2 ? table + tableSectors : table;
		return new ExfatShape(new ByteRange(active << sectorShift, tableSectors << sectorShift), root, heap << sectorShift, 1 << sectorShift + clusterShift,
				Math.min(clusters, Integer.MAX_VALUE - 2), sectors << sectorShift, (flags & 2) != 0);
	}
}
