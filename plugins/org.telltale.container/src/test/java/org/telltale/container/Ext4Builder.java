package org.telltale.container;

import java.nio.charset.StandardCharsets;

/**
 * A small ext4 file system of one group: blocks of 1 KiB, inodes of 256 bytes from block 5 on, the root directory in
 * block 20. Tests add inodes and names and break what they like.
 */
final class Ext4Builder {

	static final int BLOCK = 1024;
	static final int BLOCKS = 64;
	static final int INODE_TABLE = 5;
	static final int INODES = 32;
	static final int ROOT_BLOCK = 20;
	static final int DIRECTORY = 0x41ed;
	static final int FILE = 0x81a4;
	static final int LINK = 0xa1ff;
	static final long EXTENTS = 0x80000;

	private final LittleEndian image = new LittleEndian().length(BLOCK * BLOCKS);
	private int rootEnd = ROOT_BLOCK * BLOCK;
	private int lastEntry = rootEnd;

	Ext4Builder() {
		int s = BLOCK;
		image.u32(s, INODES).u32(s + 4, BLOCKS).u32(s + 0x14, 1).u32(s + 0x18, 0).u32(s + 0x20, 8192).u32(s + 0x28, INODES)
				.u16(s + 0x38, 0xef53).u32(s + 0x4c, 1).u16(s + 0x58, 256).u32(s + 0x60, 0x42).put(s + 0x78, text("system"));
		image.u32(2 * BLOCK + 8, INODE_TABLE);
		inode(2, DIRECTORY, BLOCK, EXTENTS);
		extent(2, 0, ROOT_BLOCK, 1);
		name(2, ".").name(2, "..");
	}

	/** Bytes to break by hand. */
	LittleEndian raw() {
		return image;
	}

	byte[] bytes() {
		// the last entry of a directory block reaches to its end
		image.u16(lastEntry + 4, (ROOT_BLOCK + 1) * BLOCK - lastEntry);
		return image.bytes();
	}

	static int inodeOffset(int number) {
		return INODE_TABLE * BLOCK + (number - 1) * 256;
	}

	Ext4Builder inode(int number, int mode, long length, long flags) {
		int at = inodeOffset(number);
		image.u16(at, mode).u16(at + 2, 1000).u32(at + 4, length).u32(at + 0x10, 1_400_000_000).u16(at + 0x18, 2000).u32(at + 0x20, flags)
				.u16(at + 0x80, 32);
		if (flags == EXTENTS) {
			image.u16(at + 0x28, 0xf30a).u16(at + 0x2a, 0).u16(at + 0x2c, 4).u16(at + 0x2e, 0);
		}
		return this;
	}

	/** Adds a leaf to the extents in the inode itself. */
	Ext4Builder extent(int inode, int logical, int physical, int count) {
		int at = inodeOffset(inode) + 0x28;
		int entries = image.bytes()[at + 2];
		image.u32(at + 12 + 12 * entries, logical).u16(at + 16 + 12 * entries, count).u16(at + 18 + 12 * entries, 0)
				.u32(at + 20 + 12 * entries, physical).u16(at + 2, entries + 1);
		return this;
	}

	Ext4Builder block(int number, String content) {
		image.put(number * BLOCK, text(content));
		return this;
	}

	/** Adds a name to the root directory. */
	Ext4Builder name(int inode, String name) {
		byte[] bytes = text(name);
		int length = 8 + (bytes.length + 3) / 4 * 4;
		lastEntry = rootEnd;
		image.u32(rootEnd, inode).u16(rootEnd + 4, length).u8(rootEnd + 6, bytes.length).put(rootEnd + 8, bytes);
		rootEnd += length;
		return this;
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
