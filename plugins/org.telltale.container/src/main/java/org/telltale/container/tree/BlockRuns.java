package org.telltale.container.tree;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.TruncatedException;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Source;

/**
 * Gathers a file's runs in rising order. A tree that names a block twice, more blocks than the file system has or more
 * than half a million runs is broken off there, so that a hostile tree costs no more than an honest one.
 */
public final class BlockRuns {

	/** A run costs some memory. Honest files with more pieces would have to be some gigabytes long without two neighbouring blocks. */
	private static final int MOST = 1 << 19;

	private final long origin;
	private final int blockSize;
	private final long blocks;
	private final List<BlockRun> runs = new ArrayList<>();
	private long gathered;

	/**
	 * Runs of a file system.
	 *
	 * @param origin where block 0 stands in the source; negative where the first blocks do not exist
	 * @param blockSize bytes
	 * @param blocks the number behind the last block's; block 0 holds no file
	 */
	public BlockRuns(long origin, int blockSize, long blocks) {
		this.origin = origin;
		this.blockSize = blockSize;
		this.blocks = blocks;
	}

	/** Adds a run; it must lie behind the last one and inside the file system. */
	public void add(BlockRun run) throws TruncatedException {
		boolean rising = runs.isEmpty() || run.logical() >= runs.getLast().end();
		if (!rising || run.count() <= 0 || run.physical() <= 0 || run.physical() > blocks - run.count() || run.count() > blocks - gathered) {
			throw new TruncatedException(run.logical(), run.count(), 0);
		}
		gathered += run.count();
		if (!runs.isEmpty() && run.logical() == runs.getLast().end()
				&& run.physical() == runs.getLast().physical() + runs.getLast().count()) {
			BlockRun last = runs.removeLast();
			runs.add(new BlockRun(last.logical(), last.physical(), last.count() + run.count()));
		} else if (runs.size() == MOST) {
			throw new TruncatedException(run.logical(), run.count(), 0);
		} else {
			runs.add(run);
		}
	}

	/** Bytes of the file up to the end of the last run. */
	public long reach() {
		return runs.isEmpty() ? 0 : runs.getLast().end() * blockSize;
	}

	/** Where a byte of the file stands in the source; 0 where no run holds it. */
	public long place(long offset) {
		long block = offset / blockSize;
		int from = 0;
		int to = runs.size();
		while (from < to) {
			int middle = (from + to) >>> 1;
			if (runs.get(middle).end() <= block) {
				from = middle + 1;
			} else {
				to = middle;
			}
		}
		if (from == runs.size() || block < runs.get(from).logical()) {
			return 0;
		}
		return origin + (runs.get(from).physical() + block - runs.get(from).logical()) * blockSize + offset % blockSize;
	}

	/** The file's content; where the image ends before the file system does, what is there. */
	public Source content(Source source, long length) {
		return new PieceSource(pieces(source, length));
	}

	private List<Piece> pieces(Source source, long length) {
		List<Piece> pieces = new ArrayList<>();
		long done = 0;
		for (BlockRun run : runs) {
			long start = run.logical() * blockSize;
			if (start >= length) {
				break;
			}
			if (start > done) {
				pieces.add(new Piece.Fill(start - done, 0));
			}
			long wanted = Math.min(run.count() * blockSize, length - start);
			long from = origin + run.physical() * blockSize;
			long there = Math.max(0, Math.min(wanted, source.length() - from));
			if (there > 0) {
				pieces.add(new Piece.Stored(there, source, from));
			}
			done = start + there;
			if (there < wanted) {
				return pieces;
			}
		}
		if (done < length) {
			pieces.add(new Piece.Fill(length - done, 0));
		}
		return pieces;
	}
}
