package org.telltale.container.f2fs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.SpentException;
import org.telltale.container.tree.BlockRun;
import org.telltale.container.tree.BlockRuns;

/** Finds a file's blocks: addresses in the inode, then in two direct nodes, two indirect ones and one that is indirect twice. */
final class AddressMap {

	private static final long HOLE = 0;
	private static final long RESERVED = 0xffffffffL;
	private static final long COMPRESSED = 0xfffffffeL;
	private static final int[] LEVELS = {0, 0, 1, 1, 2};
	/** Which node each of the five is, the inode being 0. */
	private static final long[] ORDERS = {1, 2, 3, 4 + Node.ADDRESSES, 5 + 2 * Node.ADDRESSES};
	/** A cluster costs some memory, as a run does. */
	private static final int MOST_CLUSTERS = 1 << 19;
	private static final int NODES_AT = 4052;

	private final Volume volume;
	private final Budget budget;
	private final BlockRuns runs;
	private final List<Cluster> clusters = new ArrayList<>();
	private long at;
	private long wanted;
	private long packed;

	/**
	 * A compressed cluster.
	 *
	 * @param first its first block in the file
	 * @param addresses blocks that hold it compressed
	 */
	record Cluster(long first, List<Long> addresses) {
	}

	AddressMap(Volume volume, Budget budget) {
		this.volume = volume;
		this.budget = budget;
		this.runs = new BlockRuns(0, Superblock.BLOCK, volume.shape().end());
	}

	/** The runs found so far, whether or not {@link #read} came to its end. */
	BlockRuns runs() {
		return runs;
	}

	/** The compressed clusters found so far. */
	List<Cluster> clusters() {
		return clusters;
	}

	void read(Inode inode) throws IOException, TruncatedException, SpentException {
		wanted = Math.ceilDiv(inode.length(), (long) Superblock.BLOCK);
		Node node = volume.node(inode.number());
		leaf(node, inode, inode.addressesAt(), inode.addresses());
		for (int i = 0; i < LEVELS.length && at < wanted; i++) {
			below(node.u32(NODES_AT + 4 * i), LEVELS[i], ORDERS[i], inode);
		}
	}

	private void below(long number, int level, long order, Inode inode) throws IOException, TruncatedException, SpentException {
		if (number == 0) {
			at += Math.powExact((long) Node.ADDRESSES, level) * whole(Node.ADDRESSES, inode);
			return;
		}
		budget.requireEntry();
		Node node = volume.node(number);
		if (node.inode() != inode.number() || node.order() != order) {
			throw new TruncatedException(number, 1, 0);
		}
		if (level == 0) {
			leaf(node, inode, 0, Node.ADDRESSES);
		} else {
			long step = level == 1 ? 1 : 1 + Node.ADDRESSES;
			for (int i = 0; i < Node.ADDRESSES && at < wanted; i++) {
				below(node.u32(4 * i), level - 1, order + 1 + i * step, inode);
			}
		}
	}

	/** Clusters are not parted between nodes: addresses at the end that make no whole one are not used. */
	private static int whole(int addresses, Inode inode) {
		return addresses - addresses % inode.clusterBlocks();
	}

	private void leaf(Node node, Inode inode, int from, int addresses) throws TruncatedException {
		int size = inode.clusterBlocks();
		for (int i = 0; i < whole(addresses, inode) && at < wanted; i += size) {
			if (inode.isCompressed() && node.u32(from + 4 * i) == COMPRESSED) {
				cluster(node, from + 4 * i, size);
				continue;
			}
			for (int k = 0; k < size; k++) {
				long address = node.u32(from + 4 * (i + k));
				if (address != HOLE && address != RESERVED) {
					if (address < volume.shape().main()) {
						throw new TruncatedException(address, 1, 0);
					}
					runs.add(new BlockRun(at, address, 1));
				}
				at++;
			}
		}
	}

	/** Each cluster takes at least one block, and no honest file has more than the file system. */
	private void cluster(Node node, int from, int size) throws TruncatedException {
		List<Long> blocks = new ArrayList<>();
		for (int k = 1; k < size; k++) {
			long address = node.u32(from + 4 * k);
			if (address != HOLE && address != RESERVED) {
				blocks.add(address);
			}
		}
		packed += Math.max(1, blocks.size());
		if (packed > volume.shape().end() || clusters.size() == MOST_CLUSTERS) {
			throw new TruncatedException(at, size, 0);
		}
		clusters.add(new Cluster(at, blocks));
		at += size;
	}
}
