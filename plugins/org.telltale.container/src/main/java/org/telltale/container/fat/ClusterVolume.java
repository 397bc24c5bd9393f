package org.telltale.container.fat;

import java.io.IOException;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.BlockRun;
import org.telltale.container.tree.BlockRuns;

/**
 * A file system whose clusters can be found.
 *
 * @param source its bytes
 * @param table what follows what
 * @param heap where cluster 2 stands
 * @param clusterSize bytes
 * @param fixedRoot the root directory, where it stands outside the clusters
 */
record ClusterVolume(Source source, AllocationTable table, long heap, int clusterSize, Optional<ByteRange> fixedRoot) {

	/** Clusters that were found, and whether all were. */
	record Chain(BlockRuns runs, boolean whole) {
	}

	/** Where a byte of a directory stands; 0 if nowhere. */
	long place(ClusterFile directory, BlockRuns runs, long offset) {
		return isFixedRoot(directory) ? fixedRoot.get().offset() + offset : runs.place(offset);
	}

	boolean isFixedRoot(ClusterFile file) {
		return file.isDirectory() && file.first() == 0 && fixedRoot.isPresent();
	}

	/** The clusters of a file up to its length, as far as they can be found. */
	Chain chain(ClusterFile file, Budget budget) throws IOException, SpentException {
		BlockRuns runs = new BlockRuns(heap - 2L * clusterSize, clusterSize, table.clusters() + 2);
		try {
			if (file.contiguous()) {
				long wanted = Math.ceilDiv(file.length(), (long) clusterSize);
				if (wanted > 0) {
					runs.add(new BlockRun(0, file.first() < 2 ? -1 : file.first(), wanted));
				}
				return new Chain(runs, true);
			}
			return new Chain(runs, follow(file, runs, budget));
		} catch (TruncatedException outside) {
			return new Chain(runs, false);
		}
	}

	private boolean follow(ClusterFile file, BlockRuns runs, Budget budget) throws IOException, TruncatedException, SpentException {
		boolean untold = file.length() == ClusterFile.UNTOLD;
		long wanted = untold ? Long.MAX_VALUE : Math.ceilDiv(file.length(), (long) clusterSize);
		Met met = new Met();
		long cluster = file.first();
		for (long done = 0; done < wanted; done++) {
			if (cluster == AllocationTable.END && untold && done > 0) {
				return true;
			}
			if (!table.has(cluster) || !met.add(cluster)) {
				return false;
			}
			runs.add(new BlockRun(done, cluster, 1));
			cluster = table.next(cluster, budget);
		}
		return true;
	}
}
