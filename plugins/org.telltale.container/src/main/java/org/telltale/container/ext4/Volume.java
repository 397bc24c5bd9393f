package org.telltale.container.ext4;

import java.io.IOException;
import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * A file system whose blocks and inodes can be fetched.
 *
 * @param source its bytes
 * @param shape its superblock
 */
record Volume(Source source, Superblock shape) {

	Inode inode(long number) throws IOException, TruncatedException {
		if (number < 1 || number > shape.inodes()) {
			throw new TruncatedException(number, 1, 0);
		}
		long group = (number - 1) / shape.inodesPerGroup();
		ByteCursor descriptor = new ByteCursor(whole(shape.descriptorOffset(group), shape.isWide() ? 64 : 32)).order(ByteOrder.LITTLE_ENDIAN);
		long table = descriptor.seek(8).u32();
		if (shape.isWide()) {
			table |= descriptor.seek(0x28).u32() << 32;
		}
		if (table < 0 || table >= shape.blocks()) {
			throw new TruncatedException(table, 1, 0);
		}
		long offset = table * shape.blockSize() + (number - 1) % shape.inodesPerGroup() * shape.inodeSize();
		return Inode.parse(number, offset, whole(offset, shape.inodeSize()));
	}

	byte[] block(long number) throws IOException, TruncatedException {
		if (number <= 0 || number >= shape.blocks()) {
			throw new TruncatedException(number, 1, 0);
		}
		return whole(number * shape.blockSize(), shape.blockSize());
	}

	private byte[] whole(long offset, int length) throws IOException, TruncatedException {
		byte[] bytes = source.bytes(offset, length);
		if (bytes.length < length) {
			throw new TruncatedException(offset, length, bytes.length);
		}
		return bytes;
	}
}
