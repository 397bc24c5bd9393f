package org.telltale.container.erofs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.FileName;
import org.telltale.container.tree.NodeTree;

/** The inodes of one file system and what they hold. */
final class InodeTree extends NodeTree<Inode> {

	private final Source source;
	private final Superblock shape;
	private Source fragments = Source.empty();

	InodeTree(Source source, Superblock shape, Place place, ProblemLog log, Budget budget) {
		super(ErofsReader.FORMAT, Inode.SIZE, source, place, log, budget);
		this.source = source;
		this.shape = shape;
	}

	/** The root directory's inode; finds that of what others share first. */
	Inode root() throws IOException, TruncatedException, SpentException {
		if (shape.packed() > 0) {
			try {
				fragments = content(Inode.read(source, shape, shape.packed()), "of packed ends", log(), budget()).orElse(Source.empty());
			} catch (TruncatedException broken) {
				log().add("erofs.inode", Superblock.OFFSET, Superblock.SIZE, "the inode of packed ends is not in the image or makes no sense", "files whose end is there are cut");
			}
		}
		return Inode.read(source, shape, shape.root());
	}

	@Override
	public List<FileName<Inode>> names(Inode directory, String path, Source content) throws IOException {
		return new Directory(log()).read(content, directory, path.isEmpty() ? "of the root" : path, 1 << shape.directoryBits()).stream()
				.map(name -> name.in(number -> Inode.read(source, shape, number), format(), path, place(directory), log())).toList();
	}

	/** The content as far as it can be found; empty if it is compressed in a way that is not expanded, or to more than may be expanded. */
	@Override
	protected Optional<Source> content(Inode inode, String path, ProblemLog into, Budget spent) throws IOException, SpentException {
		if (inode.isCompressed()) {
			PackedContent packed = new PackedContent(source, shape, fragments);
			try {
				packed.find(inode, spent);
			} catch (TruncatedException broken) {
				tell(into, "clusters", inode, "the index of the compressed clusters of " + path + " breaks off", "its content is cut there");
			} catch (PackedContent.UnknownException unknown) {
				tell(into, "compressed", inode, path + " is compressed with " + unknown.getMessage() + ", which is not expanded",
						"its content was not read");
				return Optional.empty();
			}
			return packed(packed.found(spent), inode, path, into, spent);
		}
		PlainContent plain = new PlainContent(source, shape, inode);
		Source content;
		try {
			content = plain.find(spent);
		} catch (TruncatedException broken) {
			content = plain.found();
			tell(into, "blocks", inode, "the blocks of " + path + " are not all in the image", "what is missing reads as zeros");
		}
		return Optional.of(plain(content, inode, path, into));
	}
}
