package org.telltale.container.erofs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.base.expand.Lz4Block;
import org.telltale.container.Budget;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.PackedSource;

/** Finds the physical clusters of a compressed file. */
final class PackedContent {

	/** The file is compressed in a way that is not expanded. */
	static final class UnknownException extends Exception {

		private static final long serialVersionUID = 1;

		UnknownException(int algorithm) {
			super(ClusterHeader.name(algorithm));
		}
	}

	private static final int MOST_CLUSTERS = 1 << 19;
	private static final int MOST_STORED = 1 << 20;
	private static final int MOST_MADE = 12 << 20;

	private final Source source;
	private final Superblock shape;
	private final Source fragments;
	private final List<Piece> pieces = new ArrayList<>();
	private final List<PackedSource.Packed> packed = new ArrayList<>();
	private long done;

	/** @param fragments the content of the packed inode */
	PackedContent(Source source, Superblock shape, Source fragments) {
		this.source = source;
		this.shape = shape;
		this.fragments = fragments;
	}

	/** The content as far as it was found, whether or not {@link #find} came to its end. */
	PackedSource found(Budget budget) {
		return new PackedSource(new PieceSource(pieces), packed, budget);
	}

	void find(Inode inode, Budget budget) throws IOException, TruncatedException, UnknownException, SpentException {
		ClusterHeader header = ClusterHeader.read(source, shape, inode);
		if (header.isWholeFragment()) {
			stored(fragments, header.fragmentOffset(), inode.length());
			return;
		}
		ClusterIndex index = new ClusterIndex(source, inode, header, budget);
		ClusterIndex.Item open = null;
		int blocks = 0;
		for (long n = 0; n < index.count(); n++) {
			ClusterIndex.Item item = index.item(n);
			if (item.type() == ClusterIndex.NONE) {
				blocks = blocks == 0 ? item.blocks() : blocks;
				continue;
			}
			long start = (n << header.clusterBits()) + item.start();
			// the end of the file may be told as if another cluster began there
			if (start >= inode.length()) {
				continue;
			}
			if (item.start() >= 1 << header.clusterBits() || (open == null) != (start == 0) || pieces.size() > MOST_CLUSTERS) {
				throw new TruncatedException(n, 1, 0);
			}
			if (open != null) {
				cluster(header, open, blocks, start);
			}
			open = item;
			blocks = 0;
		}
		if (open != null && header.isLastFragment()) {
			stored(fragments, open.block() << 32 | header.fragmentOffset(), inode.length() - done);
		} else if (open != null && header.isLastInline()) {
			cluster(header, open, new ByteRange(index.end(), header.inlineLength()), inode.length(), false);
		} else if (open != null) {
			cluster(header, open, blocks, inode.length());
		}
	}

	private void cluster(ClusterHeader header, ClusterIndex.Item item, int blocks, long end) throws TruncatedException, UnknownException {
		boolean counted = blocks > 0 && header.isLarge(item.type());
		long length = counted ? (long) blocks << shape.blockBits() : 1L << header.clusterBits();
		cluster(header, item, new ByteRange(item.block() << shape.blockBits(), length), end, header.isTurned());
	}

	private void cluster(ClusterHeader header, ClusterIndex.Item item, ByteRange stored, long end, boolean turned) throws TruncatedException, UnknownException {
		long length = end - done;
		if (length < 0 || stored.length() > MOST_STORED || length > MOST_MADE || stored.offset() > source.length() - stored.length()) {
			throw new TruncatedException(stored.offset(), stored.length(), 0);
		}
		if (item.type() == ClusterIndex.PLAIN) {
			long inside = turned ? done % shape.blockSize() : 0;
			long first = Math.min(length, stored.length() - inside);
			if (length > stored.length() || first < 0) {
				throw new TruncatedException(stored.offset(), length, stored.length());
			}
			stored(source, stored.offset() + inside, first);
			stored(source, stored.offset(), length - first);
			return;
		}
		int algorithm = header.algorithms().get(item.type() == ClusterIndex.FIRST ? 0 : 1);
		if (algorithm != ClusterHeader.LZ4) {
			throw new UnknownException(algorithm);
		}
		if (length > 0) {
			packed.add(new PackedSource.Packed(new ByteRange(done, length), () -> expand(stored, (int) length)));
			pieces.add(new Piece.Fill(length, 0));
			done += length;
		}
	}

	private void stored(Source from, long offset, long length) throws TruncatedException {
		if (length < 0 || offset < 0 || offset > from.length() - length) {
			throw new TruncatedException(offset, length, from.length());
		}
		pieces.add(new Piece.Stored(length, from, offset));
		done += length;
	}

	private byte[] expand(ByteRange stored, int length) throws IOException, PackedSource.UnpackException {
		byte[] bytes = source.bytes(stored.offset(), (int) stored.length());
		int from = 0;
		while (shape.isPadded() && from < bytes.length && bytes[from] == 0) {
			from++;
		}
		try {
			byte[] made = Lz4Block.expand(bytes, from, bytes.length, length);
			if (made.length < length) {
				throw new PackedSource.UnpackException("too short");
			}
			return made;
		} catch (IOException damaged) {
			throw new PackedSource.UnpackException(damaged.getMessage());
		}
	}
}
