package org.telltale.container;

import java.nio.charset.StandardCharsets;

/** A small exFAT file system with clusters of one sector: the table in sector 24, cluster 2 in sector 32; the root directory is cluster 4. */
final class ExfatBuilder {

	static final int SECTOR = 512;
	static final int TABLE = 24 * SECTOR;
	static final int CLUSTERS = 60;
	static final int FILE = 0x20;
	static final int DIRECTORY = 0x10;
	static final int CONTIGUOUS = 3;
	static final int CHAINED = 1;

	private final LittleEndian image = new LittleEndian().length((32 + CLUSTERS) * SECTOR);
	private int rootAt = place(4);

	ExfatBuilder() {
		image.put(3, text("EXFAT   ")).u32(72, 32 + CLUSTERS).u32(80, 24).u32(84, 1).u32(88, 32).u32(92, CLUSTERS).u32(96, 4).u8(108, 9).u8(110, 1).u16(510, 0xaa55);
		next(4, -1);
	}

	/** Bytes to break by hand. */
	LittleEndian raw() {
		return image;
	}

	byte[] bytes() {
		return image.bytes();
	}

	static int place(int cluster) {
		return (30 + cluster) * SECTOR;
	}

	int rootEnd() {
		return rootAt;
	}

	ExfatBuilder next(int cluster, long follows) {
		image.u32(TABLE + 4 * cluster, follows);
		return this;
	}

	ExfatBuilder cluster(int number, String content) {
		image.put(place(number), text(content));
		return this;
	}

	/** Adds a file's entries to the root directory. */
	ExfatBuilder file(String name, int attributes, int flags, int first, long length, long written) {
		rootAt = fileAt(rootAt, name, attributes, flags, first, length, written);
		return this;
	}

	/** Writes a file's entries; answers where the next ones belong. */
	int fileAt(int at, String name, int attributes, int flags, int first, long length, long written) {
		int parts = (name.length() + 14) / 15;
		image.u8(at, 0x85).u8(at + 1, 1 + parts).u16(at + 4, attributes);
		image.u8(at + 32, 0xc0).u8(at + 33, flags).u8(at + 35, name.length()).u32(at + 40, written).u32(at + 44, written >> 32).u32(at + 52, first).u32(at + 56, length)
				.u32(at + 60, length >> 32);
		for (int i = 0; i < parts; i++) {
			image.u8(at + 64 + 32 * i, 0xc1).put(at + 66 + 32 * i, name.substring(15 * i, Math.min(name.length(), 15 * i + 15)).getBytes(StandardCharsets.UTF_16LE));
		}
		int size = 32 * (2 + parts);
		int sum = 0;
		for (int i = 0; i < size; i++) {
			if (i != 2 && i != 3) {
				sum = (sum >> 1 | sum << 15 & 0x8000) + (image.bytes()[at + i] & 0xff) & 0xffff;
			}
		}
		image.u16(at + 2, sum);
		return at + size;
	}

	/** Adds an entry of one's own to the root directory. */
	ExfatBuilder entry(byte... bytes) {
		image.put(rootAt, bytes);
		rootAt += 32;
		return this;
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
