package org.telltale.container.f2fs;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * A file system whose nodes can be fetched.
 *
 * @param source its bytes
 * @param shape its superblock
 * @param checkpoint the one that counts
 * @param journal blocks of nodes that changed since the table was written, by number; looked up, never walked
 */
record Volume(Source source, Superblock shape, Checkpoint checkpoint, Map<Long, Long> journal) {

	private static final int IN_BLOCK = 455;
	private static final int ENTRY = 9;
	private static final int MOST_JOURNAL = 38;
	private static final int JOURNAL_BYTES = 507;

	/** Reads the journal; cut off or with more entries than fit, it makes no sense. */
	static Map<Long, Long> journal(Source source, Checkpoint checkpoint) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(source.bytes(checkpoint.journal(), JOURNAL_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		int count = cursor.u16();
		if (count > MOST_JOURNAL) {
			throw new TruncatedException(checkpoint.journal(), count, MOST_JOURNAL);
		}
		Map<Long, Long> journal = new HashMap<>();
		for (int i = 0; i < count; i++) {
			long number = cursor.u32();
			journal.put(number, cursor.skip(5).u32());
		}
		return journal;
	}

	/** A node by its number; where the table names no block, or the block is another node's, there is none. */
	Node node(long number) throws IOException, TruncatedException {
		Node node = Node.parse(address(number) * Superblock.BLOCK, block(address(number)));
		if (node.number() != number) {
			throw new TruncatedException(node.offset(), Superblock.BLOCK, 0);
		}
		return node;
	}

	Inode inode(long number) throws IOException, TruncatedException {
		return Inode.parse(node(number), shape);
	}

	/** A block of the main area. */
	byte[] block(long address) throws IOException, TruncatedException {
		byte[] bytes = address < shape.main() || address >= shape.end() ? new byte[0] : source.bytes(address * Superblock.BLOCK, Superblock.BLOCK);
		if (bytes.length < Superblock.BLOCK) {
			throw new TruncatedException(address, Superblock.BLOCK, bytes.length);
		}
		return bytes;
	}

	private long address(long number) throws IOException, TruncatedException {
		Long changed = journal.get(number);
		if (changed != null) {
			return changed;
		}
		// the two copies of each segment of the table follow each other
		long block = number / IN_BLOCK;
		if (number <= 0 || block >= shape.nodeTableSegments() / 2 * Superblock.SEGMENT) {
			throw new TruncatedException(number, 1, 0);
		}
		long at = shape.nodeTable() + block * 2 - block % Superblock.SEGMENT + (checkpoint.isSecondCopy(block) ? Superblock.SEGMENT : 0);
		byte[] entry = source.bytes(at * Superblock.BLOCK + number % IN_BLOCK * ENTRY, ENTRY);
		return new ByteCursor(entry).order(ByteOrder.LITTLE_ENDIAN).skip(5).u32();
	}
}
