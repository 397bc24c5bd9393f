package org.telltale.container;

/** An Android sparse image of blocks of 4 KiB. */
final class SparseBuilder {

	static final int BLOCK = 4096;

	private final LittleEndian image = new LittleEndian().length(28);
	private int chunks;
	private int blocks;

	SparseBuilder raw(byte[] content) {
		return chunk(0xcac1, content.length / BLOCK, content);
	}

	SparseBuilder fill(int blockCount, int pattern) {
		return chunk(0xcac2, blockCount, new LittleEndian().u32(0, pattern).bytes());
	}

	SparseBuilder skip(int blockCount) {
		return chunk(0xcac3, blockCount, new byte[0]);
	}

	SparseBuilder crc() {
		return chunk(0xcac4, 0, new byte[4]);
	}

	private SparseBuilder chunk(int type, int blockCount, byte[] body) {
		int at = image.length();
		image.u16(at, type).u16(at + 2, 0).u32(at + 4, blockCount).u32(at + 8, 12 + body.length).put(at + 12, body);
		chunks++;
		blocks += blockCount;
		return this;
	}

	byte[] bytes() {
		return image.u32(0, 0xed26ff3aL).u16(4, 1).u16(6, 0).u16(8, 28).u16(10, 12).u32(12, BLOCK).u32(16, blocks).u32(20, chunks).u32(24, 0).bytes();
	}
}
