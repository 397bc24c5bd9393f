package org.telltale.container.f2fs;

import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Ownership;
import org.telltale.container.tree.FileNode;

/**
 * An inode ({@code struct f2fs_inode}), without its addresses: of many files little should be held.
 *
 * @param number its own
 * @param offset where it stands in the source
 * @param ownership mode, owner, group, time of change
 * @param length bytes of content
 * @param advise hints, encryption among them
 * @param inline what stands in the inode itself
 * @param addressesAt the first address's place in the inode: what stands in front of it are extra attributes
 * @param addresses how many stand there, those that attributes take not counted
 * @param compression how its clusters are compressed, if they are
 * @param clusterBlocks blocks of a cluster; 1 if it is not compressed
 */
record Inode(long number, long offset, Ownership ownership, long length, int advise, int inline, int addressesAt, int addresses, int compression,
		int clusterBlocks) implements FileNode {

	private static final int TYPE = 0xf000;
	private static final int ADDRESSES_AT = 360;
	private static final int ADDRESSES = 923;
	private static final int ATTRIBUTES = 50;
	private static final long COMPRESSED = 0x4;
	private static final int MOST_CLUSTER = 8;
	private static final int COMPRESSION_AT = 392;

	private static final int ENCRYPTED = 0x04;
	private static final int INLINE_ATTRIBUTES = 0x01;
	private static final int INLINE_CONTENT = 0x02;
	private static final int INLINE_NAMES = 0x04;
	private static final int EXTRA = 0x20;

	static Inode parse(Node node, Superblock shape) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(node.bytes()).order(ByteOrder.LITTLE_ENDIAN);
		int mode = cursor.u16();
		int advise = cursor.u8();
		int inline = cursor.u8();
		long uid = cursor.u32();
		long gid = cursor.u32();
		long length = cursor.skip(4).u64();
		long modified = cursor.seek(48).u64();
		long flags = cursor.seek(80).u32();
		int extra = (inline & EXTRA) != 0 ? cursor.seek(ADDRESSES_AT).u16() : 0;
		int attributes = (inline & (INLINE_ATTRIBUTES | INLINE_NAMES)) != 0 ? ATTRIBUTES : 0;
		if (shape.hasFlexibleAttributes() && extra > 0) {
			attributes = cursor.seek(ADDRESSES_AT + 2).u16();
		}
		int addresses = ADDRESSES - extra / 4 - attributes;
		if (node.inode() != node.number() || length < 0 || extra % 4 != 0 || extra > ADDRESSES * 4 || addresses < 1) {
			throw new TruncatedException(node.offset(), Superblock.BLOCK, 0);
		}
		boolean compressed = (mode & TYPE) == 0x8000 && (flags & COMPRESSED) != 0 && shape.hasCompression()
				&& ADDRESSES_AT + extra >= COMPRESSION_AT + 4;
		int compression = compressed ? cursor.seek(COMPRESSION_AT).u8() : 0;
		int logCluster = compressed ? cursor.u8() : 0;
		if (logCluster > MOST_CLUSTER) {
			throw new TruncatedException(node.offset(), Superblock.BLOCK, 0);
		}
		return new Inode(node.number(), node.offset(), new Ownership(mode, uid, gid, modified), length, advise, inline, ADDRESSES_AT + extra, addresses, compression,
				1 << logCluster);
	}

	boolean isEncrypted() {
		return (advise & ENCRYPTED) != 0;
	}

	boolean hasInlineContent() {
		return (inline & INLINE_CONTENT) != 0;
	}

	boolean hasInlineNames() {
		return isDirectory() && (inline & INLINE_NAMES) != 0;
	}

	/** Where inline content stands in the source: the first address is left free. */
	long inlineOffset() {
		return offset + addressesAt + 4;
	}

	int inlineLength() {
		return (addresses - 1) * 4;
	}

	boolean isCompressed() {
		return clusterBlocks > 1;
	}
}
