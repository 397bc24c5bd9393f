package org.telltale.container.erofs;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.BlockRun;
import org.telltale.container.tree.BlockRuns;

/** Finds content that is not compressed: in blocks that follow each other, its end behind the inode, or in chunks. */
final class PlainContent {

	private static final int INDEXES = 0x20;
	private static final int KNOWN = 0x3f;
	private static final long HOLE = 0xffffffffL;
	private static final int PAGE = 1024;

	private final Source source;
	private final Superblock shape;
	private final Inode inode;
	private final BlockRuns runs;

	PlainContent(Source source, Superblock shape, Inode inode) {
		this.source = source;
		this.shape = shape;
		this.inode = inode;
		this.runs = new BlockRuns(0, shape.blockSize(), shape.blocks());
	}

	/** The content as far as it was found, whether or not {@link #find} came to its end. */
	Source found() {
		return runs.content(source, inode.length());
	}

	Source find(Budget budget) throws IOException, TruncatedException, SpentException {
		long blocks = Math.ceilDiv(inode.length(), (long) shape.blockSize());
		if (inode.layout() == Inode.CHUNKS) {
			chunks(blocks, budget);
			return found();
		}
		if (blocks > (inode.layout() == Inode.INLINE ? 1 : 0)) {
			runs.add(new BlockRun(0, inode.start(), inode.layout() == Inode.INLINE ? blocks - 1 : blocks));
		}
		if (inode.layout() == Inode.PLAIN || blocks == 0) {
			return found();
		}
		long before = (blocks - 1) * shape.blockSize();
		long rest = inode.length() - before;
		Source front = runs.content(source, before);
		if (inode.end() > source.length() - rest || front.length() < before) {
			throw new TruncatedException(inode.end(), rest, 0);
		}
		return new PieceSource(List.of(new Piece.Stored(before, front, 0), new Piece.Stored(rest, source, inode.end())));
	}

	/** A block address for each chunk, alone or with the number of a device in front. */
	private void chunks(long blocks, Budget budget) throws IOException, TruncatedException, SpentException {
		int format = (int) inode.start() & 0xffff;
		boolean wide = (format & INDEXES) != 0;
		long perChunk = 1L << (format & 0x1f);
		int size = wide ? 8 : 4;
		long at = Math.ceilDiv(inode.end(), (long) size) * size;
		if (format > KNOWN) {
			throw new TruncatedException(inode.offset(), Inode.SIZE, 0);
		}
		ByteCursor page = new ByteCursor(new byte[0]);
		long count = Math.ceilDiv(blocks, perChunk);
		for (long i = 0; i < count; i++) {
			if (i % PAGE == 0) {
				budget.requireEntry();
				page = new ByteCursor(source.bytes(at + i * size, PAGE * size)).order(ByteOrder.LITTLE_ENDIAN);
			}
			boolean elsewhere = wide && page.skip(2).u16() != 0;
			long first = page.u32();
			if (elsewhere) {
				throw new TruncatedException(at, size, 0);
			}
			if (first != HOLE) {
				runs.add(new BlockRun(i * perChunk, first, Math.min(perChunk, blocks - i * perChunk)));
			}
		}
	}
}
