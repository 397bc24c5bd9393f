package org.telltale.container;

import java.util.Arrays;
import org.telltale.base.Digest;

/** A super image with one slot: partitions follow one another from 1 MiB on. */
final class SuperBuilder {

	static final int FIRST = 1 << 20;
	static final int METADATA = 4096 + 2 * 4096;
	static final int METADATA_SIZE = 4096;

	private final LittleEndian image = new LittleEndian().length(FIRST);
	private final LittleEndian partitions = new LittleEndian();
	private final LittleEndian extents = new LittleEndian();
	private int count;

	SuperBuilder partition(String name, byte[] content) {
		int at = partitions.length();
		partitions.length(at + 52).put(at, Ext4Builder.text(name)).u32(at + 36, 1).u32(at + 40, count).u32(at + 44, 1);
		int extent = extents.length();
		extents.length(extent + 24).u32(extent, content.length / 512).u32(extent + 12, image.length() / 512);
		image.put(image.length(), content);
		count++;
		return this;
	}

	byte[] bytes() {
		image.u32(4096, 0x616c4467L).u32(4100, 52).u32(4096 + 40, METADATA_SIZE).u32(4096 + 44, 1).u32(4096 + 48, 4096);
		byte[] tables = new LittleEndian().put(0, partitions.bytes()).put(partitions.length(), extents.bytes()).bytes();
		LittleEndian header = new LittleEndian().length(128).u32(0, 0x414c5030L).u16(4, 10).u16(6, 0).u32(8, 128).u32(44, tables.length)
				.put(48, Digest.sha256(tables).bytes()).u32(80, 0).u32(84, count).u32(88, 52).u32(92, partitions.length()).u32(96, count).u32(100, 24);
		header.put(12, Digest.sha256(header.bytes()).bytes());
		image.put(METADATA, header.bytes()).put(METADATA + 128, tables);
		image.put(METADATA + METADATA_SIZE, Arrays.copyOfRange(image.bytes(), METADATA, METADATA + METADATA_SIZE));
		return image.bytes();
	}
}
