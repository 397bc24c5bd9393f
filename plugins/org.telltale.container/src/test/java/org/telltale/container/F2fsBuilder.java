package org.telltale.container;

import java.nio.charset.StandardCharsets;

/**
 * A small F2FS file system, its areas packed closer than any program would: packs of a checkpoint in blocks 2 and 514, the node table in
 * block 100 with its copy in 612, nodes and files from block 620 on. Inode 3 in block 620 is the root directory.
 */
final class F2fsBuilder {

	static final int BLOCK = 4096;
	static final int FIRST_PACK = 2;
	static final int SECOND_PACK = 514;
	static final int TABLE = 100;
	static final int TABLE_COPY = 612;
	static final int MAIN = 620;
	static final int BLOCKS = MAIN + 512;
	static final int ROOT = 3;
	static final int DIRECTORY = 0x41ed;
	static final int FILE = 0x81a4;
	static final int LINK = 0xa1ff;
	static final int INLINE_CONTENT = 0x02;
	static final int INLINE_NAMES = 0x04;
	static final int EXTRA = 0x20;
	static final int UNMOUNTED = 1;
	static final int COMPACT = 4;

	private final LittleEndian image = new LittleEndian().length(BLOCK * BLOCKS);
	private int slots;

	F2fsBuilder() {
		int s = 1024;
		image.u32(s, 0xf2f52010L).u32(s + 16, 12).u32(s + 20, 9).u32(s + 36, BLOCKS).u32(s + 60, 2).u32(s + 68, 1).u32(s + 76, FIRST_PACK).u32(s + 84, TABLE)
				.u32(s + 92, MAIN).u32(s + 96, ROOT).put(s + 124, "data".getBytes(StandardCharsets.UTF_16LE));
		checkpoint(FIRST_PACK, 7, UNMOUNTED | COMPACT);
		node(ROOT, ROOT, MAIN);
		inode(MAIN, DIRECTORY, INLINE_NAMES, 3488);
	}

	/** Bytes to break by hand. */
	LittleEndian raw() {
		return image;
	}

	byte[] bytes() {
		return image.bytes();
	}

	/** Writes a pack of eight blocks, its summaries from the second on; of the table's blocks, no second copy counts. */
	F2fsBuilder checkpoint(int pack, long version, int flags) {
		return checkpoint(pack, version, flags, 0);
	}

	/** @param bitmap which of the first eight blocks of the table count in their second copy, the first one in the highest bit */
	F2fsBuilder checkpoint(int pack, long version, int flags, int bitmap) {
		for (int at : new int[] {pack * BLOCK, (pack + 7) * BLOCK}) {
			image.u32(at, version).u32(at + 4, version >> 32).u32(at + 40, 0).u16(at + 70, 10).u32(at + 132, flags).u32(at + 136, 8).u32(at + 140, 1).u32(at + 156, 64)
					.u32(at + 160, 64).u32(at + 164, 4092).u8(at + 192 + 64, bitmap);
			sum(at);
		}
		return this;
	}

	/** Makes a checkpoint's block whole again. */
	F2fsBuilder sum(int at) {
		image.u32(at + 4092, crc(image.bytes(), at, at + 4092));
		return this;
	}

	private static int crc(byte[] bytes, int from, int to) {
		int crc = 0xf2f52010;
		for (int i = from; i < to; i++) {
			crc ^= bytes[i] & 0xff;
			for (int bit = 0; bit < 8; bit++) {
				crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
			}
		}
		return crc;
	}

	/** Adds an entry to a journal. */
	F2fsBuilder journal(int at, int number, int block) {
		int count = image.bytes()[at];
		image.u16(at, count + 1).u32(at + 2 + 13 * count, number).u32(at + 11 + 13 * count, block);
		return this;
	}

	/** Writes a node's footer and names its block in the table. */
	F2fsBuilder node(int number, int inode, int block) {
		image.u32(TABLE * BLOCK + 9 * number + 5, block);
		return footer(number, inode, block, 0, 0, 0);
	}

	/** Writes the footer of a node that holds addresses or numbers of nodes. */
	F2fsBuilder node(int number, int inode, int block, int order) {
		return node(number, inode, block).footer(number, inode, block, order << 3, 0, 0);
	}

	F2fsBuilder footer(int number, int inode, int block, int flags, long version, int next) {
		int at = block * BLOCK + 4072;
		image.u32(at, number).u32(at + 4, inode).u32(at + 8, flags).u32(at + 12, version).u32(at + 16, version >> 32).u32(at + 20, next);
		return this;
	}

	F2fsBuilder inode(int block, int mode, int inline, long length) {
		int at = block * BLOCK;
		image.u16(at, mode).u8(at + 3, inline).u32(at + 4, 1000).u32(at + 8, 2000).u32(at + 16, length).u32(at + 20, length >> 32).u32(at + 48, 1_400_000_000);
		return this;
	}

	/** Writes one of the addresses of an inode without extra attributes, or of a node. */
	F2fsBuilder address(int block, int index, boolean inode, long address) {
		image.u32(block * BLOCK + (inode ? 360 : 0) + 4 * index, address);
		return this;
	}

	F2fsBuilder block(int number, String content) {
		image.put(number * BLOCK, text(content));
		return this;
	}

	/** Adds a name to the root directory, which stands in its inode. */
	F2fsBuilder name(int inode, String name) {
		// 872 words but for the first, a bit and 19 bytes for each of 182 entries
		nameIn(MAIN * BLOCK + 364, 3488, slots, inode, text(name));
		slots += (text(name).length + 7) / 8;
		return this;
	}

	/** Writes a name into a directory's block of so many bytes. */
	F2fsBuilder nameIn(int at, int size, int slot, int inode, byte... name) {
		int most = size * 8 / 153;
		int entries = size - 19 * most;
		int pieces = (name.length + 7) / 8;
		for (int i = slot; i < slot + pieces; i++) {
			image.u8(at + i / 8, image.bytes()[at + i / 8] | 1 << i % 8);
		}
		image.u32(at + entries + 11 * slot + 4, inode).u16(at + entries + 11 * slot + 8, name.length).put(at + entries + 11 * most + 8 * slot, name);
		return this;
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
