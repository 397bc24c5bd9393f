package org.telltale.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small EROFS file system of blocks of 4 KiB: inodes of 32 bytes in block 0, number 40 is the root directory, whose names stand in block 1. */
final class ErofsBuilder {

	static final int BLOCK = 4096;
	static final int BLOCKS = 16;
	static final int ROOT = 40;
	static final int DIRECTORY = 0x41ed;
	static final int FILE = 0x81a4;
	static final int LINK = 0xa1ff;
	static final int PLAIN = 0;
	static final int COMPRESSED = 1;
	static final int INLINE = 2;
	static final int COMPACT = 3;
	static final int CHUNKS = 4;
	/** That zeros stand in front of what is compressed. */
	static final int PADDED = 1;

	private final LittleEndian image = new LittleEndian().length(BLOCK * BLOCKS);
	private final StringBuilder names = new StringBuilder();
	private final List<int[]> entries = new ArrayList<>();

	ErofsBuilder() {
		image.u32(1024, 0xe0f5e1e2L).u8(1024 + 12, 12).u16(1024 + 14, ROOT).u32(1024 + 36, BLOCKS).put(1024 + 64, text("system")).u32(1024 + 80, PADDED);
		inode(ROOT, DIRECTORY, PLAIN, BLOCK, 1);
	}

	/** Bytes to break by hand. */
	LittleEndian raw() {
		return image;
	}

	byte[] bytes() {
		int at = BLOCK;
		int nameAt = entries.size() * 12;
		for (int[] entry : entries) {
			image.u32(at, entry[0]).u32(at + 4, 0).u16(at + 8, nameAt + entry[1]);
			at += 12;
		}
		image.put(BLOCK + nameAt, text(names.toString()));
		return image.bytes();
	}

	static int place(int inode) {
		return inode * 32;
	}

	ErofsBuilder inode(int number, int mode, int layout, long length, long start) {
		image.u16(place(number), layout << 1).u16(place(number) + 4, mode).u32(place(number) + 8, length).u32(place(number) + 16, start).u16(place(number) + 24, 1000)
				.u16(place(number) + 26, 2000);
		return this;
	}

	/** Adds a name to the root directory. */
	ErofsBuilder name(int inode, String name) {
		entries.add(new int[] {inode, names.length()});
		names.append(name);
		return this;
	}

	ErofsBuilder block(int number, String content) {
		image.put(number * BLOCK, text(content));
		return this;
	}

	/** Writes the header of a compressed file behind its inode. */
	ErofsBuilder header(int inode, int first, int advise, int algorithms) {
		image.u32(place(inode) + 32, first).u16(place(inode) + 36, advise).u8(place(inode) + 38, algorithms);
		return this;
	}

	/** Writes an entry of an index whose entries are whole: for a cluster in which none begins the two distances stand for the block. */
	ErofsBuilder index(int inode, int number, int type, int start, long block) {
		int at = place(inode) + 48 + 8 * number;
		image.u16(at, type).u16(at + 2, start).u32(at + 4, block);
		return this;
	}

	/** Writes a pack of two entries, of which each has two bits for its type above twelve for what it says. */
	ErofsBuilder pack(int inode, int number, int firstType, int first, int secondType, int second, long block) {
		int at = place(inode) + 40 + 8 * number;
		image.u16(at, firstType << 12 | first).u16(at + 2, secondType << 12 | second).u32(at + 4, block);
		return this;
	}

	/** Puts bytes at the end of a block, zeros in front. */
	ErofsBuilder atEnd(int block, byte... bytes) {
		image.put((block + 1) * BLOCK - bytes.length, bytes);
		return this;
	}

	/** One letter, many times, as an LZ4 block: a literal, a match, and literals at the end. */
	static byte[] lz4(char letter, int length) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(new byte[] {0x1f, (byte) letter, 1, 0});
		int left = length - 6 - 19;
		for (; left >= 255; left -= 255) {
			body.write(255);
		}
		body.write(left);
		body.write(0x50);
		body.writeBytes(String.valueOf(letter).repeat(5).getBytes(StandardCharsets.US_ASCII));
		return body.toByteArray();
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
