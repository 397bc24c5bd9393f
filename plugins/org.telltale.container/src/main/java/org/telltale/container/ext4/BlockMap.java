package org.telltale.container.ext4;

import java.io.IOException;
import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.SpentException;
import org.telltale.container.tree.BlockRun;
import org.telltale.container.tree.BlockRuns;

/** Finds a file's blocks: by its extent tree (ext4) or by direct and indirect pointers (ext2, ext3). */
final class BlockMap {

	private static final int EXTENT_MAGIC = 0xf30a;
	private static final int MAX_DEPTH = 5;
	private static final int UNWRITTEN = 0x8000;

	private final Volume volume;
	private final BlockRuns runs;
	private long pointed;
	private long nodes;
	private final Budget budget;

	BlockMap(Volume volume, Budget budget) {
		this.volume = volume;
		this.budget = budget;
		this.runs = new BlockRuns(0, volume.shape().blockSize(), volume.shape().blocks());
	}

	/** The runs found so far, whether or not {@link #read} came to its end. */
	BlockRuns runs() {
		return runs;
	}

	void read(Inode inode) throws IOException, TruncatedException, SpentException {
		if (inode.hasExtents()) {
			extents(inode.block(), MAX_DEPTH + 1);
		} else {
			pointers(inode);
		}
	}

	/** Documentation, "Extent Tree": a header of 12 bytes, then entries of 12 bytes. */
	private void extents(byte[] node, int above) throws IOException, TruncatedException, SpentException {
		ByteCursor cursor = new ByteCursor(node).order(ByteOrder.LITTLE_ENDIAN);
		int magic = cursor.u16();
		int entries = cursor.u16();
		int depth = cursor.skip(2).u16();
		cursor.skip(4);
		if (magic != EXTENT_MAGIC || depth >= above || depth > MAX_DEPTH) {
			throw new TruncatedException(0, 12, 0);
		}
		if (above <= MAX_DEPTH) {
			takeNode();
		}
		for (int i = 0; i < entries; i++) {
			ByteCursor entry = cursor.part(12);
			long logical = entry.u32();
			if (depth > 0) {
				long low = entry.u32();
				extents(volume.block((long) entry.u16() << 32 | low), depth);
			} else {
				extent(logical, entry.u16(), (long) entry.u16() << 32 | entry.u32());
			}
		}
	}

	/** A length above 32768 marks blocks that were set aside and never written: they read as zeros, like a hole. */
	private void extent(long logical, int length, long physical) throws TruncatedException {
		if (length > 0 && length <= UNWRITTEN) {
			runs.add(new BlockRun(logical, physical, length));
		}
	}

	/** No honest tree has more nodes than the image has blocks; the root stands in the inode and is taken as an entry. */
	private void takeNode() throws TruncatedException, SpentException {
		if (++nodes > volume.source().length() / volume.shape().blockSize()) {
			throw new TruncatedException(nodes, 1, 0);
		}
		budget.requireEntry();
	}

	private void pointers(Inode inode) throws IOException, TruncatedException, SpentException {
		ByteCursor cursor = new ByteCursor(inode.block()).order(ByteOrder.LITTLE_ENDIAN);
		long wanted = Math.ceilDiv(inode.length(), (long) volume.shape().blockSize());
		for (int i = 0; i < 12 && pointed < wanted; i++) {
			direct(cursor.u32());
		}
		for (int level = 1; level <= 3 && pointed < wanted; level++) {
			indirect(cursor.u32(), level, wanted);
		}
	}

	private void direct(long physical) throws TruncatedException {
		if (physical != 0) {
			runs.add(new BlockRun(pointed, physical, 1));
		}
		pointed++;
	}

	private void indirect(long block, int level, long wanted) throws IOException, TruncatedException, SpentException {
		int fan = volume.shape().blockSize() / 4;
		if (block == 0) {
			pointed += (long) Math.pow(fan, level);
			return;
		}
		takeNode();
		ByteCursor cursor = new ByteCursor(volume.block(block)).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < fan && pointed < wanted; i++) {
			if (level == 1) {
				direct(cursor.u32());
			} else {
				indirect(cursor.u32(), level - 1, wanted);
			}
		}
	}
}
