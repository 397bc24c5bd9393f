package org.telltale.container.fat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.container.EvidenceText;
import org.telltale.container.Source;

/**
 * What the boot sector (section 3, "Boot Sector and BPB") says of the file system's shape.
 *
 * @param bits of an entry of the table: 12, 16, or 28 where it has 32
 * @param table where the table that is used stands
 * @param root the root directory of FAT12 and FAT16
 * @param rootCluster the root directory's first cluster; 0 where it stands outside the clusters
 * @param heap where cluster 2 stands
 * @param clusterSize bytes
 * @param clusters how many there are
 * @param length bytes of the file system
 * @param label the volume's name
 * @param isDirty whether Linux was writing to it when the image was made
 */
record FatShape(int bits, ByteRange table, Optional<ByteRange> root, long rootCluster, long heap, int clusterSize, long clusters, long length, String label,
		boolean isDirty) {

	static final int SECTOR = 512;

	private static final int FAT12_CLUSTERS = 4085;
	private static final int FAT16_CLUSTERS = 65_525;
	private static final long FAT32_CLUSTERS = 0xffffff5L;

	/** The shape; cut off, or where the numbers contradict each other, there is none. */
	static FatShape read(Source source) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(source.bytes(0, SECTOR)).order(ByteOrder.LITTLE_ENDIAN);
		int jump = cursor.u8();
		int sector = cursor.seek(11).u16();
		int perCluster = cursor.u8();
		int reserved = cursor.u16();
		int tables = cursor.u8();
		int rootEntries = cursor.u16();
		long sectors = cursor.u16();
		int media = cursor.u8();
		long tableSectors = cursor.u16();
		sectors = sectors == 0 ? cursor.seek(32).u32() : sectors;
		boolean wide = tableSectors == 0;
		tableSectors = wide ? cursor.seek(36).u32() : tableSectors;
		int flags = wide ? cursor.seek(40).u16() : 0;
		long rootCluster = wide ? cursor.seek(44).u32() : 0;
		byte[] label = cursor.seek(wide ? 71 : 43).bytes(11);
		boolean dirty = (cursor.seek(wide ? 65 : 37).u8() & 1) != 0;
		int mark = cursor.seek(510).u16();
		long rootSectors = Math.ceilDiv((long) rootEntries * DirectoryReader.ENTRY, Math.max(1, sector));
		long before = reserved + tables * tableSectors + rootSectors;
		boolean sane = (jump == 0xeb || jump == 0xe9) && sector >= SECTOR && sector <= 4096 && Integer.bitCount(sector) == 1 && Integer.bitCount(perCluster) == 1
				&& reserved > 0 && tables > 0 && tables <= 4 && (media == 0xf0 || media >= 0xf8) && tableSectors > 0 && before < sectors
				&& wide == (rootEntries == 0) && mark == 0xaa55;
		if (!sane) {
			throw new TruncatedException(0, SECTOR, 0);
		}
		// bit 7: only one of the tables is kept up to date
		int active = (flags & 0x80) != 0 ? Math.min(flags & 15, tables - 1) : 0;
		long clusters = (sectors - before) / perCluster;
		int bits = wide ? 28 : clusters < FAT12_CLUSTERS ? 12 : 16;
		if (clusters == 0 || clusters > (wide ? FAT32_CLUSTERS : FAT16_CLUSTERS - 1)) {
			throw new TruncatedException(0, SECTOR, 0);
		}
		ByteRange root = new ByteRange((reserved + tables * tableSectors) * sector, (long) rootEntries * DirectoryReader.ENTRY);
		String name = EvidenceText.of(label).strip();
		return new FatShape(bits, new ByteRange((reserved + active * tableSectors) * sector, tableSectors * sector), wide ? Optional.empty() : Optional.of(root),
				rootCluster, before * sector, sector * perCluster, clusters, sectors * sector, name.equals("NO NAME") ? "" : name, dirty);
	}
}
