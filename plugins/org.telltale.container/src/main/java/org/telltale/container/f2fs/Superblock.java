package org.telltale.container.f2fs;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.EvidenceText;
import org.telltale.container.Source;

/**
 * What a superblock ({@code struct f2fs_super_block}) says of the file system's shape. Areas are given by their first block.
 *
 * @param offset where it stands
 * @param blocks how many there are
 * @param checkpoints of the two packs of a checkpoint
 * @param nodeTable of the node address table
 * @param nodeTableSegments segments of that table, both copies
 * @param main of the main area, in which nodes and files stand
 * @param mainSegments segments of the main area
 * @param root number of the root directory's inode
 * @param checkpointPayload blocks that a checkpoint has besides its first
 * @param features what it uses
 * @param volume the volume's name
 * @param isSpread whether it reaches over several devices
 */
record Superblock(long offset, long blocks, long checkpoints, long nodeTable, long nodeTableSegments, long main, long mainSegments, long root,
		int checkpointPayload, long features, String volume, boolean isSpread) {

	static final long OFFSET = 1024;
	static final int SIZE = 3072;
	static final int BLOCK = 4096;
	/** Blocks of a segment. */
	static final int SEGMENT = 512;

	private static final long MAGIC = 0xf2f52010L;
	private static final long FLEXIBLE_ATTRIBUTES = 0x40;
	private static final long COMPRESSION = 0x2000;
	private static final int MOST_PAYLOAD = 512;

	/** The one of block 0, else its copy in block 1. */
	static Superblock read(Source source) throws IOException, TruncatedException {
		try {
			return at(source, OFFSET);
		} catch (TruncatedException broken) {
			return at(source, BLOCK + OFFSET);
		}
	}

	private static Superblock at(Source source, long offset) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(source.bytes(offset, SIZE)).order(ByteOrder.LITTLE_ENDIAN);
		long magic = cursor.u32();
		long logBlock = cursor.seek(16).u32();
		long logSegment = cursor.u32();
		long blocks = cursor.seek(36).u64();
		long nodeTableSegments = cursor.seek(60).u32();
		long mainSegments = cursor.seek(68).u32();
		long checkpoints = cursor.seek(76).u32();
		long nodeTable = cursor.seek(84).u32();
		long main = cursor.seek(92).u32();
		long root = cursor.u32();
		String name = new String(cursor.seek(124).bytes(1024), StandardCharsets.UTF_16LE);
		long payload = cursor.seek(1664).u32();
		long features = cursor.seek(2180).u32();
		boolean spread = cursor.seek(2201).u8() != 0;
		int end = name.indexOf('\0');
		boolean sane = magic == MAGIC && logBlock == 12 && logSegment == 9 && blocks > main && blocks < 1L << 32 && checkpoints > 0 && nodeTable > checkpoints
				&& main > nodeTable && mainSegments > 0 && main + mainSegments * SEGMENT <= 1L << 32 && payload <= MOST_PAYLOAD;
		if (!sane) {
			throw new TruncatedException(offset, SIZE, 0);
		}
		return new Superblock(offset, blocks, checkpoints, nodeTable, nodeTableSegments, main, mainSegments, root, (int) payload, features,
				EvidenceText.writable(end < 0 ? name : name.substring(0, end)), spread);
	}

	/** The number behind the last block's in which something may stand. */
	long end() {
		return main + mainSegments * SEGMENT;
	}

	boolean hasFlexibleAttributes() {
		return (features & FLEXIBLE_ATTRIBUTES) != 0;
	}

	boolean hasCompression() {
		return (features & COMPRESSION) != 0;
	}
}
