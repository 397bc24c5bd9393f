package org.telltale.container.ext4;

import java.io.IOException;
import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.EvidenceText;
import org.telltale.container.Source;

/**
 * What the superblock (ext4 documentation, "The Super Block") says of the file system's shape.
 *
 * @param inodes how many there are
 * @param blocks how many there are
 * @param firstDataBlock 1 where blocks are 1 KiB, else 0
 * @param blockSize bytes
 * @param inodesPerGroup in each block group
 * @param blocksPerGroup in each block group
 * @param inodeSize bytes
 * @param incompatible the feature bits that a reader must understand
 * @param descriptorSize bytes of a group descriptor
 * @param volume the volume's name, else where it was last mounted
 */
record Superblock(long inodes, long blocks, long firstDataBlock, int blockSize, long inodesPerGroup, long blocksPerGroup, int inodeSize,
		long incompatible, int descriptorSize, String volume) {

	static final long OFFSET = 1024;
	static final int SIZE = 1024;
	static final int MAGIC = 0xef53;

	private static final long COMPRESSION = 0x1;
	private static final long RECOVER = 0x4;
	private static final long JOURNAL_DEVICE = 0x8;
	private static final long META_GROUPS = 0x10;
	private static final long WIDE = 0x80;
	private static final long ENCRYPT = 0x10000;
	private static final long KNOWN = 0x2 | RECOVER | 0x40 | WIDE | 0x100 | 0x200 | 0x400 | 0x1000 | 0x2000 | 0x4000 | 0x8000 | ENCRYPT | 0x20000;

	static Superblock read(Source source) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(source.bytes(OFFSET, SIZE)).order(ByteOrder.LITTLE_ENDIAN);
		long inodes = cursor.u32();
		long blocksLow = cursor.u32();
		long first = cursor.seek(0x14).u32();
		long logBlock = cursor.u32();
		long blocksPerGroup = cursor.seek(0x20).u32();
		long inodesPerGroup = cursor.seek(0x28).u32();
		int magic = cursor.seek(0x38).u16();
		long revision = cursor.seek(0x4c).u32();
		int inodeSize = revision == 0 ? 128 : cursor.seek(0x58).u16();
		long incompatible = cursor.seek(0x60).u32();
		String name = EvidenceText.untilZero(cursor.seek(0x78).bytes(16));
		String mounted = EvidenceText.untilZero(cursor.seek(0x88).bytes(64));
		int descriptor = cursor.seek(0xfe).u16();
		long blocksHigh = cursor.seek(0x150).u32();
		boolean wide = (incompatible & WIDE) != 0;
		Superblock block = new Superblock(inodes, wide ? blocksHigh << 32 | blocksLow : blocksLow, first, logBlock > 6 ? 0 : 1024 << logBlock,
				inodesPerGroup, blocksPerGroup, inodeSize, incompatible, wide ? Math.max(descriptor, 64) : 32, name.isEmpty() ? mounted : name);
		if (magic != MAGIC || !block.isSane()) {
			throw new TruncatedException(OFFSET, SIZE, 0);
		}
		return block;
	}

	private boolean isSane() {
		return blockSize > 0 && inodesPerGroup > 0 && blocksPerGroup > 0 && inodeSize >= 128 && inodeSize <= blockSize
				&& Integer.bitCount(inodeSize) == 1 && descriptorSize <= blockSize && blocks > firstDataBlock && blocks < 1L << 48;
	}

	boolean isWide() {
		return descriptorSize >= 64;
	}

	boolean needsRecovery() {
		return (incompatible & RECOVER) != 0;
	}

	/** Whether a feature is set under which files would be read wrongly. */
	boolean isUnreadable() {
		return (incompatible & (COMPRESSION | JOURNAL_DEVICE | META_GROUPS)) != 0;
	}

	long unknownFeatures() {
		return incompatible & ~KNOWN;
	}

	/** Where the descriptor of a block group starts, bytes from the source's start. */
	long descriptorOffset(long group) {
		return (firstDataBlock + 1) * blockSize + group * descriptorSize;
	}
}
