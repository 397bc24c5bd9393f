package org.telltale.container.f2fs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.FileName;
import org.telltale.container.tree.NodeTree;
import org.telltale.container.tree.PackedSource;

/** The inodes of one file system and what they hold. */
final class InodeTree extends NodeTree<Inode> {

	private final Volume volume;

	InodeTree(Volume volume, Place place, ProblemLog log, Budget budget) {
		super(F2fsReader.FORMAT, Superblock.BLOCK, volume.source(), place, log, budget);
		this.volume = volume;
	}

	@Override
	public List<FileName<Inode>> names(Inode directory, String path, Source content) throws IOException {
		return new Directory(log()).read(content, directory, path.isEmpty() ? "of the root" : path).stream()
				.map(name -> name.in(volume::inode, format(), path, place(directory), log())).toList();
	}

	@Override
	protected boolean isEncrypted(Inode inode) {
		return inode.isEncrypted();
	}

	/** The content as far as its blocks can be found; empty if it expands to more than may be expanded. */
	@Override
	protected Optional<Source> content(Inode inode, String path, ProblemLog into, Budget spent) throws IOException, SpentException {
		if (inode.isFile() && inode.isCompressed() && !Clusters.isKnown(inode.compression())) {
			tell(into, "compressed", inode, path + " is compressed with " + Clusters.name(inode.compression()) + ", which is not expanded", "its content was not read");
			return Optional.empty();
		}
		if (inode.hasInlineContent() || inode.hasInlineNames()) {
			long length = inode.hasInlineNames() ? inode.inlineLength() : Math.min(inode.length(), inode.inlineLength());
			if (length < inode.length()) {
				tell(into, "content", inode, "the inode of " + path + " is said to hold " + inode.length() + " bytes, more than find room",
						"its content is cut");
			}
			return Optional.of(volume.source().view(new ByteRange(inode.inlineOffset(), length)));
		}
		AddressMap map = new AddressMap(volume, spent);
		try {
			map.read(inode);
		} catch (TruncatedException broken) {
			tell(into, "blocks", inode, "the addresses of " + path + " break off", "blocks behind the break read as zeros");
		}
		Source content = plain(map.runs().content(volume.source(), inode.length()), inode, path, into);
		return map.clusters().isEmpty() ? Optional.of(content) : packed(expanded(content, map, inode, spent), inode, path, into, spent);
	}

	private PackedSource expanded(Source plain, AddressMap map, Inode inode, Budget spent) {
		int size = inode.clusterBlocks() * Superblock.BLOCK;
		return new PackedSource(plain, map.clusters().stream().filter(cluster -> cluster.first() * Superblock.BLOCK < plain.length())
				.map(cluster -> new PackedSource.Packed(new ByteRange(cluster.first() * Superblock.BLOCK, size),
						() -> Clusters.expand(volume, cluster.addresses(), inode.compression(), size))).toList(), spent);
	}
}
