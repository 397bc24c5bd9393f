package org.telltale.container.ext4;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.TruncatedException;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Source;

/**
 * Gathers a file's runs in rising order. A tree that names a block twice or more blocks than the file system has is
 * broken off there, so that a hostile tree costs no more than an honest one.
 */
final class BlockRuns {

	private final Superblock shape;
	private final List<BlockRun> runs = new ArrayList<>();
	private long blocks;

	BlockRuns(Superblock shape) {
		this.shape = shape;
	}

	/** Adds a run; it must lie behind the last one and inside the file system. */
	void add(BlockRun run) throws TruncatedException {
		blocks += run.count();
		boolean rising = runs.isEmpty() || run.logical() >= runs.getLast().end();
		if (!rising || run.count() <= 0 || run.physical() <= 0 || run.physical() > shape.blocks() - run.count() || blocks > shape.blocks()) {
			throw new TruncatedException(run.logical(), run.count(), 0);
		}
		if (!runs.isEmpty() && run.logical() == runs.getLast().end()
				&& run.physical() == runs.getLast().physical() + runs.getLast().count()) {
			BlockRun last = runs.removeLast();
			runs.add(new BlockRun(last.logical(), last.physical(), last.count() + run.count()));
		} else {
			runs.add(run);
		}
	}

	/** The file's content; where the image ends before the file system does, what is there. */
	Source content(Source source, long length) {
		List<Piece> pieces = new ArrayList<>();
		long done = 0;
		for (BlockRun run : runs) {
			long start = run.logical() * shape.blockSize();
			if (start >= length) {
				break;
			}
			if (start > done) {
				pieces.add(new Piece.Fill(start - done, 0));
			}
			long wanted = Math.min(run.count() * shape.blockSize(), length - start);
			long from = run.physical() * shape.blockSize();
			long there = Math.max(0, Math.min(wanted, source.length() - from));
			if (there > 0) {
				pieces.add(new Piece.Stored(there, source, from));
			}
			done = start + there;
			if (there < wanted) {
				return new PieceSource(pieces);
			}
		}
		if (done < length) {
			pieces.add(new Piece.Fill(length - done, 0));
		}
		return new PieceSource(pieces);
	}
}
