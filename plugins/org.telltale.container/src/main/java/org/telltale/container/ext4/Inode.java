package org.telltale.container.ext4;

import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Ownership;
import org.telltale.container.tree.FileNode;

/**
 * An inode (ext4 documentation, "Index Nodes").
 *
 * @param number from 1
 * @param offset where it stands in the source
 * @param ownership mode, owner, group, time of change
 * @param length bytes of content
 * @param flags its flags
 * @param block the 60 bytes of {@code i_block}
 * @param extra of inline content what follows the fixed fields, where attributes may stand; else empty
 */
record Inode(long number, long offset, Ownership ownership, long length, long flags, byte[] block, byte[] extra) implements FileNode {

	static final int ROOT = 2;

	private static final int TYPE = 0xf000;
	private static final int FIXED = 128;
	private static final long INLINE = 0x10000000L;

	static Inode parse(long number, long offset, byte[] bytes) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int mode = cursor.u16();
		long uid = cursor.u16();
		long low = cursor.u32();
		long modified = (int) cursor.seek(0x10).u32();
		long gid = cursor.seek(0x18).u16();
		long flags = cursor.seek(0x20).u32();
		byte[] block = cursor.seek(0x28).bytes(60);
		long high = cursor.seek(0x6c).u32();
		uid |= (long) cursor.seek(0x78).u16() << 16;
		gid |= (long) cursor.u16() << 16;
		int extraSize = bytes.length > FIXED + 2 ? cursor.seek(FIXED).u16() : 0;
		int from = Math.min(bytes.length, FIXED + extraSize);
		// kept for who needs it: of many files little should be held
		byte[] extra = bytes.length > FIXED && (flags & INLINE) != 0 ? cursor.seek(from).bytes(bytes.length - from) : new byte[0];
		boolean large = (mode & TYPE) == 0x8000 || (mode & TYPE) == 0x4000;
		return new Inode(number, offset, new Ownership(mode, uid, gid, modified), large ? high << 32 | low : low, flags, block, extra);
	}

	boolean hasExtents() {
		return (flags & 0x80000) != 0;
	}

	boolean isInline() {
		return (flags & INLINE) != 0;
	}

	boolean isEncrypted() {
		return (flags & 0x800) != 0;
	}

	/** A link whose target stands in the inode itself. */
	boolean isShortLink() {
		return isLink() && length < block.length && !hasExtents() && !isInline();
	}
}
