package org.telltale.container.f2fs;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * A pack of a checkpoint ({@code struct f2fs_checkpoint}) that is whole.
 *
 * @param block its first block
 * @param version counts checkpoints
 * @param flags how it was made
 * @param count blocks of the pack
 * @param summary the first block of its summaries, counted in the pack
 * @param sum the checksum of its first block
 * @param bitmap says of each block of the node table which of its two copies counts
 * @param warmNodes the block behind the last node of the log into which files are forced
 */
record Checkpoint(long block, long version, long flags, long count, long summary, long sum, byte[] bitmap, long warmNodes) {

	private static final long MAGIC = 0xf2f52010L;
	private static final int BITMAPS = 192;
	private static final int LAST_SUM = Superblock.BLOCK - 4;
	private static final int MOST_BLOCKS = 4096;

	private static final long UNMOUNTED = 0x1;
	private static final long COMPACT = 0x4;
	private static final long FAST_BOOT = 0x20;
	private static final long SUM_IN_VERSION = 0x40;
	private static final long VERSION_ONLY = 0x200;
	private static final long LARGE_BITMAP = 0x400;

	private static final int DATA_LOGS = 3;
	private static final int LOGS = 6;
	/** Where the journal stands in a summary block. */
	private static final int JOURNAL = 512 * 7;

	/** The newer one of the packs that are whole; empty if neither is. */
	static Optional<Checkpoint> newest(Source source, Superblock shape) throws IOException {
		Optional<Checkpoint> first = at(source, shape, shape.checkpoints());
		Optional<Checkpoint> second = at(source, shape, shape.checkpoints() + Superblock.SEGMENT);
		if (first.isEmpty() || second.isEmpty()) {
			return first.or(() -> second);
		}
		return second.get().version - first.get().version > 0 ? second : first;
	}

	/** A pack is whole if its first and last block have sums that hold and the same version. */
	private static Optional<Checkpoint> at(Source source, Superblock shape, long block) throws IOException {
		int length = (1 + shape.checkpointPayload()) * Superblock.BLOCK;
		byte[] bytes = source.bytes(block * Superblock.BLOCK, length);
		try {
			ByteCursor cursor = new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN);
			long version = cursor.u64();
			long warmSegment = cursor.seek(40).u32();
			int warmBlock = cursor.seek(70).u16();
			long flags = cursor.seek(132).u32();
			long count = cursor.u32();
			long summary = cursor.u32();
			long segmentBitmap = cursor.seek(156).u32();
			long nodeBitmap = cursor.u32();
			if (bytes.length < length || count < 2 || count > MOST_BLOCKS || nodeBitmap > length || segmentBitmap > length) {
				return Optional.empty();
			}
			long sum = sum(bytes);
			byte[] last = source.bytes((block + count - 1) * Superblock.BLOCK, Superblock.BLOCK);
			sum(last);
			if (new ByteCursor(last).order(ByteOrder.LITTLE_ENDIAN).u64() != version) {
				return Optional.empty();
			}
			long from = (flags & LARGE_BITMAP) != 0 ? BITMAPS + 4 : shape.checkpointPayload() > 0 ? BITMAPS : BITMAPS + segmentBitmap;
			byte[] bitmap = cursor.seek(from).bytes(nodeBitmap);
			return Optional.of(new Checkpoint(block, version, flags, count, summary, sum, bitmap, shape.main() + warmSegment * Superblock.SEGMENT + warmBlock));
		} catch (TruncatedException broken) {
			return Optional.empty();
		}
	}

	/** The checksum of a block, if it holds: of everything but for itself. */
	private static long sum(byte[] block) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(block).order(ByteOrder.LITTLE_ENDIAN);
		long at = cursor.seek(164).u32();
		if (at < BITMAPS || at > LAST_SUM) {
			throw new TruncatedException(at, 4, 0);
		}
		long stored = cursor.seek(at).u32();
		int made = crc((int) MAGIC, block, 0, (int) at);
		if (at < LAST_SUM) {
			made = crc(made, block, (int) at + 4, Superblock.BLOCK);
		}
		if ((made & 0xffffffffL) != stored) {
			throw new TruncatedException(at, 4, 0);
		}
		return stored;
	}

	/** CRC-32 without turning its first and last value over, which the library's does. */
	static int crc(int seed, byte[] bytes, int from, int to) {
		int crc = seed;
		for (int i = from; i < to; i++) {
			crc ^= bytes[i] & 0xff;
			for (int bit = 0; bit < 8; bit++) {
				crc = crc >>> 1 ^ (crc & 1) * 0xedb88320;
			}
		}
		return crc;
	}

	boolean isUnmounted() {
		return (flags & UNMOUNTED) != 0;
	}

	/** Where the journal of the node table stands: changes that are not yet in the table. */
	long journal() {
		if ((flags & COMPACT) != 0) {
			return (block + summary) * Superblock.BLOCK;
		}
		int summaries = (flags & (UNMOUNTED | FAST_BOOT)) != 0 ? LOGS : DATA_LOGS;
		return (block + count - summaries - 1) * Superblock.BLOCK + JOURNAL;
	}

	/** Whether a node's version says that it was written after this checkpoint. */
	boolean isFollowedBy(long nodeVersion) {
		if ((flags & VERSION_ONLY) != 0) {
			return (int) nodeVersion == (int) version;
		}
		return nodeVersion == ((flags & SUM_IN_VERSION) != 0 ? version | sum << 32 : version);
	}

	/** Which of the two copies of a block of the node table counts; bits are counted from the highest. */
	boolean isSecondCopy(long number) {
		int at = (int) (number >> 3);
		return at < bitmap.length && (bitmap[at] & 0x80 >> (number & 7)) != 0;
	}
}
