package org.telltale.container.erofs;

import java.io.IOException;
import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Source;
import org.telltale.container.SpentException;

/**
 * Says of each logical cluster of a file whether a physical one begins in it and where that stands: an entry of eight bytes
 * each, or packs in which several entries share one address.
 */
final class ClusterIndex {

	/** A cluster that is not compressed begins here. */
	static final int PLAIN = 0;
	/** A compressed one begins here. */
	static final int FIRST = 1;
	/** None begins here. */
	static final int NONE = 2;

	private static final int ENTRY = 8;
	private static final int PAGE = 4096;
	private static final int COUNT = 1 << 11;
	private static final int ALIGNED = 32;
	private static final int MANY = 16;

	private final Source source;
	private final ClusterHeader header;
	private final boolean compact;
	private final Budget budget;
	private final long count;
	private byte[] page = new byte[0];
	private long pageAt = -1;
	private long end;

	/**
	 * An entry.
	 *
	 * @param type what begins in the cluster; above {@link #NONE}, a compressed one of the second kind
	 * @param start how far into the logical cluster it begins
	 * @param block where the physical one stands
	 * @param blocks of the physical cluster that began in the one before; 0 if it does not say
	 */
	record Item(int type, int start, long block, int blocks) {
	}

	ClusterIndex(Source source, Inode inode, ClusterHeader header, Budget budget) {
		this.source = source;
		this.header = header;
		this.compact = inode.layout() == Inode.COMPRESSED_COMPACT;
		this.budget = budget;
		this.count = Math.ceilDiv(inode.length(), 1L << header.clusterBits());
	}

	long count() {
		return count;
	}

	/** Behind the entry, or pack of entries, that was read last. */
	long end() {
		return end;
	}

	Item item(long number) throws IOException, TruncatedException, SpentException {
		if (!compact) {
			// eight bytes of nothing stand behind the header
			return whole(header.offset() + ClusterHeader.SIZE + ENTRY + number * ENTRY);
		}
		long base = header.offset() + ClusterHeader.SIZE;
		long before = Math.min(count, (ALIGNED - base % ALIGNED) % ALIGNED / 4);
		long many = header.isShort() && before < count ? (count - before) / MANY * MANY : 0;
		if (number < before) {
			return packed(base, number, 2);
		} else if (number < before + many) {
			return packed(base + before * 4, number - before, MANY);
		}
		return packed(base + before * 4 + many * 2, number - before - many, 2);
	}

	private Item whole(long offset) throws IOException, TruncatedException, SpentException {
		ByteCursor cursor = new ByteCursor(bytes(offset, ENTRY)).order(ByteOrder.LITTLE_ENDIAN);
		int type = cursor.u16() & 3;
		int start = cursor.u16();
		long block = cursor.u32();
		int distance = (int) block & 0xffff;
		end = offset + ENTRY;
		return new Item(type, start, block, type == NONE && (distance & COUNT) != 0 ? distance & ~COUNT : 0);
	}

	/** Two entries in eight bytes or sixteen in 32: bits for each, then the address that the first of them would have. */
	private Item packed(long from, long number, int perPack) throws IOException, TruncatedException, SpentException {
		int size = perPack == 2 ? 8 : 32;
		int bits = (size - 4) * 8 / perPack;
		int lowBits = Math.max(header.clusterBits(), 12);
		if (lowBits + 2 > bits) {
			throw new TruncatedException(from, size, 0);
		}
		byte[] pack = bytes(from + number / perPack * size, size);
		end = from + (number / perPack + 1) * size;
		int at = (int) (number % perPack);
		int value = value(pack, bits, at, lowBits + 2);
		int low = value & (1 << lowBits) - 1;
		int type = value >> lowBits;
		if (type == NONE) {
			return new Item(type, 0, 0, header.countsBlocks() && (low & COUNT) != 0 ? low & ~COUNT : 0);
		}
		long address = new ByteCursor(pack).order(ByteOrder.LITTLE_ENDIAN).seek(size - 4).u32();
		// of 32 bits: where a fragment is told instead, the sum is 0
		return new Item(type, low, address + blocksBefore(pack, bits, at, lowBits) & 0xffffffffL, 0);
	}

	/** How many blocks belong to clusters that begin in the pack in front of this entry. */
	private long blocksBefore(byte[] pack, int bits, int at, int lowBits) throws TruncatedException {
		long blocks = header.countsBlocks() ? 0 : 1;
		int i = at;
		while (i > 0) {
			i--;
			int value = value(pack, bits, i, lowBits + 2);
			int low = value & (1 << lowBits) - 1;
			if (value >> lowBits != NONE) {
				blocks++;
			} else if (!header.countsBlocks()) {
				i -= low;
				blocks += i >= 0 ? 1 : 0;
			} else if ((low & COUNT) != 0) {
				i--;
				blocks += low & ~COUNT;
			} else if (low <= 1) {
				throw new TruncatedException(i, 1, 0);
			} else {
				i -= low - 2;
			}
		}
		return blocks;
	}

	private static int value(byte[] pack, int bits, int at, int wanted) {
		int from = bits * at;
		int value = 0;
		for (int i = 3; i >= 0; i--) {
			value = value << 8 | pack[from / 8 + i] & 0xff;
		}
		return value >>> from % 8 & (1 << wanted) - 1;
	}

	/** Entries are aligned to their size: none goes over from a page to the next. */
	private byte[] bytes(long offset, int length) throws IOException, TruncatedException, SpentException {
		if (offset / PAGE != pageAt) {
			budget.requireEntry();
			pageAt = offset / PAGE;
			page = source.bytes(pageAt * PAGE, PAGE);
		}
		return new ByteCursor(page).seek(offset % PAGE).bytes(length);
	}
}
