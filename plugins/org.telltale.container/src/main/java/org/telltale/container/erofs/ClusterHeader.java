package org.telltale.container.erofs;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * What stands behind the inode of a compressed file ({@code struct z_erofs_map_header}).
 *
 * @param offset where it stands
 * @param word its eight bytes
 * @param inlineLength bytes of the last cluster, where that stands behind the index
 * @param advise how the index is to be read
 * @param algorithms of the two kinds of compressed clusters
 * @param clusterBits size of a logical cluster, as a power of two
 */
record ClusterHeader(long offset, long word, int inlineLength, int advise, List<Integer> algorithms, int clusterBits) {

	static final int SIZE = 8;
	static final int LZ4 = 0;

	private static final List<String> NAMES = List.of("LZ4", "LZMA", "DEFLATE", "zstd");
	private static final int SHORT = 0x01;
	private static final int LARGE_FIRST = 0x02;
	private static final int LARGE_SECOND = 0x04;
	private static final int INLINE = 0x08;
	private static final int TURNED = 0x10;
	private static final int FRAGMENT = 0x20;
	private static final int MOST_BITS = 14;

	static ClusterHeader read(Source source, Superblock shape, Inode inode) throws IOException, TruncatedException {
		long offset = Math.ceilDiv(inode.end(), (long) SIZE) * SIZE;
		byte[] bytes = source.bytes(offset, SIZE);
		ByteCursor cursor = new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN);
		long word = cursor.u64();
		int inline = cursor.seek(2).u16();
		int advise = cursor.u16();
		int algorithms = cursor.u8();
		int bits = shape.blockBits() + (cursor.u8() & 7);
		if (bits > MOST_BITS && word >= 0) {
			throw new TruncatedException(offset, SIZE, 0);
		}
		return new ClusterHeader(offset, word, inline, advise, List.of(algorithms & 15, algorithms >> 4), bits);
	}

	static String name(int algorithm) {
		return algorithm < NAMES.size() ? NAMES.get(algorithm) : "number " + algorithm;
	}

	/** Whether the whole file is a piece of the packed inode. */
	boolean isWholeFragment() {
		return word < 0;
	}

	/** Where a fragment begins in the packed inode; of the last cluster, the low 32 bits of it. */
	long fragmentOffset() {
		return isWholeFragment() ? word & Long.MAX_VALUE : word & 0xffffffffL;
	}

	boolean isLastFragment() {
		return (advise & FRAGMENT) != 0;
	}

	boolean isLastInline() {
		return (advise & INLINE) != 0;
	}

	/** Whether some index entries have two bytes. */
	boolean isShort() {
		return (advise & SHORT) != 0;
	}

	/** Whether clusters of a kind may have more blocks than one logical cluster. */
	boolean isLarge(int type) {
		return (advise & (type == ClusterIndex.FIRST ? LARGE_FIRST : LARGE_SECOND)) != 0;
	}

	boolean countsBlocks() {
		return (advise & LARGE_FIRST) != 0;
	}

	/** Whether bytes that are not compressed stand as far into their block as they do in the file. */
	boolean isTurned() {
		return (advise & TURNED) != 0;
	}
}
