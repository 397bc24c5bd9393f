package org.telltale.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A small FAT file system with clusters of one sector: one table from sector 2 on, then of FAT12 and FAT16 a root directory of one sector.
 * Of FAT32 the root directory is cluster 2. Tests add entries to it and break what they like.
 */
final class FatBuilder {

	static final int SECTOR = 512;
	static final int TABLE = 2 * SECTOR;
	static final int FILE = 0x20;
	static final int DIRECTORY = 0x10;

	private final int bits;
	private final int heap;
	private final LittleEndian image;
	private int rootAt;

	/** @param bits of an entry of the table: 12, 16 or 32 */
	FatBuilder(int bits) {
		this.bits = bits;
		int clusters = bits == 16 ? 4200 : 60;
		int tableSectors = bits == 16 ? 17 : 1;
		int rootSectors = bits == 32 ? 0 : 1;
		this.heap = (2 + tableSectors + rootSectors) * SECTOR;
		int sectors = heap / SECTOR + clusters;
		this.image = new LittleEndian().length(sectors * SECTOR);
		image.u8(0, 0xeb).u8(2, 0x90).u16(11, SECTOR).u8(13, 1).u16(14, 2).u8(16, 1).u16(17, rootSectors * 16).u16(19, sectors).u8(21, 0xf8);
		if (bits == 32) {
			image.u32(36, tableSectors).u32(44, 2).put(71, text("CARD       ")).u32(TABLE + 4, 0xfffffff);
			next(2, -1);
		} else {
			image.u16(22, tableSectors).put(43, text("CARD       ")).u16(TABLE + 2, 0xffff);
		}
		image.u16(510, 0xaa55);
		rootAt = bits == 32 ? place(2) : heap - SECTOR;
	}

	/** Bytes to break by hand. */
	LittleEndian raw() {
		return image;
	}

	byte[] bytes() {
		return image.bytes();
	}

	/** Where a cluster stands. */
	int place(int cluster) {
		return heap + (cluster - 2) * SECTOR;
	}

	/** Where the next entry of the root directory will stand. */
	int rootEnd() {
		return rootAt;
	}

	/** Writes into the table which cluster follows; -1 for the end. */
	FatBuilder next(int cluster, int follows) {
		switch (bits) {
			case 12 -> {
				int at = TABLE + cluster + cluster / 2;
				int old = image.bytes()[at] & 0xff | (image.bytes()[at + 1] & 0xff) << 8;
				image.u16(at, cluster % 2 == 0 ? old & 0xf000 | follows & 0xfff : old & 0xf | (follows & 0xfff) << 4);
			}
			case 16 -> image.u16(TABLE + 2 * cluster, follows);
			default -> image.u32(TABLE + 4 * cluster, follows & 0xfffffff);
		}
		return this;
	}

	FatBuilder cluster(int number, String content) {
		image.put(place(number), text(content));
		return this;
	}

	/** Adds an entry to the root directory. */
	FatBuilder entry(String name, int attributes, int first, long length) {
		entryAt(rootAt, name, attributes, first, length);
		rootAt += 32;
		return this;
	}

	FatBuilder entryAt(int at, String name, int attributes, int first, long length) {
		image.put(at, text(name)).u8(at + 11, attributes).u16(at + 20, first >> 16).u16(at + 26, first).u32(at + 28, length);
		return this;
	}

	/** Adds the entries of a long name for a short one, which the next entry has to have. */
	FatBuilder longName(String name, String shortName) {
		int parts = (name.length() + 12) / 13;
		for (int order = parts; order > 0; order--) {
			String padded = name.length() % 13 == 0 ? name : name + "\0" + "\uffff".repeat(12);
			byte[] characters = padded.substring((order - 1) * 13, order * 13).getBytes(StandardCharsets.UTF_16LE);
			image.u8(rootAt, order == parts ? order | 0x40 : order).u8(rootAt + 11, 0x0f).u8(rootAt + 13, sum(shortName));
			image.put(rootAt + 1, Arrays.copyOf(characters, 10)).put(rootAt + 14, Arrays.copyOfRange(characters, 10, 22))
					.put(rootAt + 28, Arrays.copyOfRange(characters, 22, 26));
			rootAt += 32;
		}
		return this;
	}

	private static int sum(String shortName) {
		int sum = 0;
		for (byte b : text(shortName)) {
			sum = (sum >> 1 | sum << 7) + (b & 0xff) & 0xff;
		}
		return sum;
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
