package org.telltale.container.erofs;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.EvidenceText;
import org.telltale.container.Source;

/**
 * What the superblock ({@code struct erofs_super_block}) says of the file system's shape.
 *
 * @param blockBits size of a block, as a power of two
 * @param directoryBits size of a directory's block, as a power of two
 * @param blocks how many there are
 * @param inodes block from which inodes are counted
 * @param root number of the root directory's inode
 * @param packed number of the inode that holds the ends of others; 0 for none
 * @param incompatible the feature bits that a reader must understand
 * @param volume the volume's name
 * @param isIntact whether its checksum holds, if it has one
 */
record Superblock(int blockBits, int directoryBits, long blocks, long inodes, long root, long packed, long incompatible, String volume, boolean isIntact) {

	static final long OFFSET = 1024;
	static final int SIZE = 128;

	private static final long MAGIC = 0xe0f5e1e2L;
	private static final long HAS_SUM = 1;
	private static final long PADDED = 1;
	private static final long FRAGMENTS = 0x20;
	private static final long KNOWN = 0x7f;
	private static final int MOST_BITS = 16;

	static Superblock read(Source source) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(source.bytes(OFFSET, SIZE)).order(ByteOrder.LITTLE_ENDIAN);
		long magic = cursor.u32();
		long sum = cursor.u32();
		long compatible = cursor.u32();
		int blockBits = cursor.u8();
		long root = cursor.skip(1).u16();
		long blocks = cursor.seek(36).u32();
		long inodes = cursor.u32();
		String name = EvidenceText.untilZero(cursor.seek(64).bytes(16));
		long incompatible = cursor.u32();
		int directoryBits = cursor.seek(90).u8();
		long packed = cursor.seek(96).u64();
		if (magic != MAGIC || blockBits < 9 || blockBits > MOST_BITS || directoryBits > MOST_BITS - blockBits || cursor.seek(SIZE).remaining() > 0) {
			throw new TruncatedException(OFFSET, SIZE, 0);
		}
		boolean intact = (compatible & HAS_SUM) == 0 || sum == sum(source, 1 << blockBits);
		return new Superblock(blockBits, blockBits + directoryBits, blocks, inodes, root, (incompatible & FRAGMENTS) != 0 ? packed : 0, incompatible, name, intact);
	}

	/** Of the first block from the superblock on, with the sum itself as zeros; its last value is not turned over. */
	private static long sum(Source source, int blockSize) throws IOException {
		byte[] bytes = source.bytes(OFFSET, blockSize > OFFSET ? blockSize - (int) OFFSET : blockSize);
		CRC32C crc = new CRC32C();
		crc.update(bytes, 0, 4);
		crc.update(new byte[4]);
		crc.update(bytes, 8, bytes.length - 8);
		return ~crc.getValue() & 0xffffffffL;
	}

	int blockSize() {
		return 1 << blockBits;
	}

	long unknownFeatures() {
		return incompatible & ~KNOWN;
	}

	/** Whether zeros stand in front of what is compressed, not behind it. */
	boolean isPadded() {
		return (incompatible & PADDED) != 0;
	}
}
