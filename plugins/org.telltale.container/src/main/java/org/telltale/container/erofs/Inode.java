package org.telltale.container.erofs;

import java.io.IOException;
import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Ownership;
import org.telltale.container.Source;
import org.telltale.container.tree.FileNode;

/**
 * An inode ({@code struct erofs_inode_compact} or {@code erofs_inode_extended}).
 *
 * @param number its own
 * @param offset where it stands in the source
 * @param ownership mode, owner, group, time of change
 * @param length bytes of content
 * @param layout how its content is found
 * @param start the first block, or what the layout says instead
 * @param end behind the inode and its attributes, in the source
 */
record Inode(long number, long offset, Ownership ownership, long length, int layout, long start, long end) implements FileNode {

	static final int SIZE = 32;
	static final int PLAIN = 0;
	static final int COMPRESSED = 1;
	static final int INLINE = 2;
	static final int COMPRESSED_COMPACT = 3;
	static final int CHUNKS = 4;

	private static final int EXTENDED_SIZE = 64;
	private static final int ATTRIBUTES_HEADER = 12;

	static Inode read(Source source, Superblock shape, long number) throws IOException, TruncatedException {
		if (number < 0 || number > source.length() / SIZE) {
			throw new TruncatedException(number, SIZE, 0);
		}
		long offset = (shape.inodes() << shape.blockBits()) + number * SIZE;
		ByteCursor cursor = new ByteCursor(source.bytes(offset, EXTENDED_SIZE)).order(ByteOrder.LITTLE_ENDIAN);
		int format = cursor.u16();
		int attributes = cursor.u16();
		int mode = cursor.u16();
		boolean extended = (format & 1) != 0;
		long length = extended ? cursor.seek(8).u64() : cursor.seek(8).u32();
		long start = cursor.seek(16).u32();
		long uid = extended ? cursor.seek(24).u32() : cursor.seek(24).u16();
		long gid = extended ? cursor.u32() : cursor.u16();
		long modified = extended ? cursor.u64() : 0;
		long end = offset + (extended ? EXTENDED_SIZE : SIZE) + (attributes == 0 ? 0 : ATTRIBUTES_HEADER + 4L * (attributes - 1));
		if (length < 0 || format >> 1 > CHUNKS) {
			throw new TruncatedException(offset, SIZE, 0);
		}
		return new Inode(number, offset, new Ownership(mode, uid, gid, modified), length, format >> 1, start, end);
	}

	boolean isCompressed() {
		return layout == COMPRESSED || layout == COMPRESSED_COMPACT;
	}
}
