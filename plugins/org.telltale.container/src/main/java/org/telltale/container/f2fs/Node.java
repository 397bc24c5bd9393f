package org.telltale.container.f2fs;

import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * A block that is an inode, or that holds addresses or the numbers of further nodes ({@code struct f2fs_node}).
 *
 * @param offset where it stands in the source
 * @param bytes the block
 * @param number its own
 * @param inode number of the inode that it belongs to
 * @param flags what its footer says of it
 * @param version of the checkpoint before it, with that one's checksum
 * @param next block of the node that was written after it
 */
record Node(long offset, byte[] bytes, long number, long inode, long flags, long version, long next) {

	/** Addresses in a block that holds nothing else, or numbers of nodes. */
	static final int ADDRESSES = 1018;

	private static final int FOOTER = 4072;
	private static final int FORCED = 2;
	private static final int ORDER_SHIFT = 3;

	static Node parse(long offset, byte[] block) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(block).order(ByteOrder.LITTLE_ENDIAN).seek(FOOTER);
		return new Node(offset, block, cursor.u32(), cursor.u32(), cursor.u32(), cursor.u64(), cursor.u32());
	}

	/** Whether it was forced to the disk without a checkpoint. */
	boolean isForced() {
		return (flags & FORCED) != 0;
	}

	/** Which of its inode's nodes it says it is: they are counted from the inode on, each in front of those that it names. */
	long order() {
		return flags >>> ORDER_SHIFT;
	}

	long u32(int at) throws TruncatedException {
		return new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN).seek(at).u32();
	}
}
