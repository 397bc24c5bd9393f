package org.telltale.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes files into an empty exFAT image (Microsoft, "exFAT file system specification") as mkfs.exfat made it. */
final class ExfatImage {

	private static final int ENTRY = 32;

	private final ByteBuffer image;
	private final int table;
	private final int heap;
	private final int clusterSize;
	private final int bitmap;
	private int directory;
	private int free;

	ExfatImage(ByteBuffer image) {
		this.image = image.order(ByteOrder.LITTLE_ENDIAN);
		int sector = 1 << image.get(108);
		this.table = image.getInt(80) * sector;
		this.heap = image.getInt(88) * sector;
		this.clusterSize = sector << image.get(109);
		int root = image.getInt(96);
		this.directory = place(root);
		int bitmapCluster = 0;
		while (image.get(directory) != 0) {
			bitmapCluster = (image.get(directory) & 0xff) == 0x81 ? image.getInt(directory + 20) : bitmapCluster;
			directory += ENTRY;
		}
		this.bitmap = place(bitmapCluster);
		this.free = root + 1;
	}

	private int place(int cluster) {
		return heap + (cluster - 2) * clusterSize;
	}

	byte[] bytes() {
		return image.array();
	}

	/**
	 * Adds a file to the root directory.
	 *
	 * @param name in upper case
	 * @param apart whether its clusters stand apart and are chained by the table
	 */
	void file(String name, byte[] content, boolean apart) {
		int first = free;
		int count = Math.ceilDiv(content.length, clusterSize);
		for (int i = 0; i < count; i++) {
			int cluster = first + i * (apart ? 2 : 1);
			image.put(place(cluster), content, i * clusterSize, Math.min(clusterSize, content.length - i * clusterSize));
			image.put(bitmap + (cluster - 2) / 8, (byte) (image.get(bitmap + (cluster - 2) / 8) | 1 << (cluster - 2) % 8));
			if (apart) {
				image.putInt(table + 4 * cluster, i + 1 < count ? cluster + 2 : -1);
			}
		}
		free += 2 * count;
		entries(name, content.length, first, apart);
	}

	private void entries(String name, int length, int first, boolean apart) {
		int parts = Math.ceilDiv(name.length(), 15);
		int at = directory;
		image.put(at, (byte) 0x85).put(at + 1, (byte) (1 + parts)).putShort(at + 4, (short) 0x20);
		// a day for each of the three times
		image.putInt(at + 8, 0x45070000).putInt(at + 12, 0x45070000).putInt(at + 16, 0x45070000);
		image.put(at + 32, (byte) 0xc0).put(at + 33, (byte) (apart ? 1 : 3)).put(at + 35, (byte) name.length()).putShort(at + 36, (short) sum(name.getBytes(StandardCharsets.UTF_16LE), false));
		image.putLong(at + 40, length).putInt(at + 52, first).putLong(at + 56, length);
		for (int i = 0; i < parts; i++) {
			image.put(at + 64 + ENTRY * i, (byte) 0xc1).put(at + 66 + ENTRY * i, name.substring(15 * i, Math.min(name.length(), 15 * i + 15)).getBytes(StandardCharsets.UTF_16LE));
		}
		byte[] set = new byte[ENTRY * (2 + parts)];
		image.get(at, set);
		image.putShort(at + 2, (short) sum(set, true));
		directory += set.length;
	}

	/** Sections 6.3.3 and 7.6.4: of a set of entries all but the sum itself. */
	private static int sum(byte[] bytes, boolean set) {
		int sum = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (!set || i != 2 && i != 3) {
				sum = (sum << 15 & 0x8000 | sum >> 1) + (bytes[i] & 0xff) & 0xffff;
			}
		}
		return sum;
	}
}
