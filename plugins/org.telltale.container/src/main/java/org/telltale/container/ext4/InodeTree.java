package org.telltale.container.ext4;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.EvidenceText;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.FileName;
import org.telltale.container.tree.NodeTree;

/** The inodes of one file system and what they hold. */
final class InodeTree extends NodeTree<Inode> {

	private static final int INODE = 128;

	private final Volume volume;

	InodeTree(Volume volume, Place place, ProblemLog log, Budget budget) {
		super(Ext4Reader.FORMAT, INODE, volume.source(), place, log, budget);
		this.volume = volume;
	}

	@Override
	public List<FileName<Inode>> names(Inode directory, String path, Source content) throws IOException {
		return new Directory(volume.shape().blockSize(), log()).read(content, directory).stream()
				.map(name -> name.in(volume::inode, format(), path, place(directory), log())).toList();
	}

	@Override
	protected boolean isEncrypted(Inode inode) {
		return inode.isEncrypted();
	}

	@Override
	protected String target(Inode link, String path) throws IOException, SpentException {
		return link.isShortLink() ? EvidenceText.untilZero(Arrays.copyOf(link.block(), (int) link.length())) : super.target(link, path);
	}

	/** The content as far as its blocks can be found. */
	@Override
	protected Optional<Source> content(Inode inode, String path, ProblemLog into, Budget spent) throws IOException, SpentException {
		try {
			if (inode.length() < 0) {
				throw new TruncatedException(0, inode.length(), 0);
			}
			if (inode.isInline()) {
				return Optional.of(InlineContent.of(volume.source(), inode, volume.shape().inodeSize()));
			}
		} catch (TruncatedException broken) {
			tell(into, "content", inode, "the inode of " + path + " makes no sense", "its content was not read");
			return Optional.of(Source.empty());
		}
		BlockMap map = new BlockMap(volume, spent);
		try {
			map.read(inode);
		} catch (TruncatedException broken) {
			tell(into, "blocks", inode, "the block map of " + path + " breaks off", "blocks behind the break read as zeros");
		}
		return Optional.of(plain(map.runs().content(volume.source(), inode.length()), inode, path, into));
	}
}
