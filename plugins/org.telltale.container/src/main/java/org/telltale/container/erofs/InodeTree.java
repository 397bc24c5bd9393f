package org.telltale.container.erofs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.EvidenceText;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.FileName;
import org.telltale.container.tree.FileTree;
import org.telltale.container.tree.PackedSource;

/** The inodes of one file system and what they hold. */
final class InodeTree implements FileTree<Inode> {

	private static final int MAX_LINK = 1 << 16;

	private final Source source;
	private final Superblock shape;
	private final Place place;
	private final ProblemLog log;
	private final Budget budget;
	private Source fragments = Source.empty();

	InodeTree(Source source, Superblock shape, Place place, ProblemLog log, Budget budget) {
		this.source = source;
		this.shape = shape;
		this.place = place;
		this.log = log;
		this.budget = budget;
	}

	/** The root directory's inode; finds that of what others share first. */
	Inode root() throws IOException, TruncatedException, SpentException {
		if (shape.packed() > 0) {
			try {
				fragments = content(Inode.read(source, shape, shape.packed()), "of packed ends", log, budget).orElse(Source.empty());
			} catch (TruncatedException broken) {
				log.add("erofs.inode", Superblock.OFFSET, Superblock.SIZE, "the inode of packed ends is not in the image or makes no sense", "files whose end is there are cut");
			}
		}
		return Inode.read(source, shape, shape.root());
	}

	@Override
	public String format() {
		return ErofsReader.FORMAT;
	}

	@Override
	public boolean isDirectory(Inode node) {
		return node.isDirectory();
	}

	@Override
	public long number(Inode directory) {
		return directory.number();
	}

	@Override
	public ByteRange place(Inode node) {
		return new ByteRange(node.offset(), Inode.SIZE);
	}

	@Override
	public Source content(Inode directory, String path) throws IOException, SpentException {
		return content(directory, path, log, budget).orElse(Source.empty());
	}

	@Override
	public List<FileName<Inode>> names(Inode directory, String path, Source content) throws IOException {
		return new Directory(log).read(content, directory, path.isEmpty() ? "of the root" : path, 1 << shape.directoryBits()).stream()
				.map(name -> name.in(number -> Inode.read(source, shape, number), format(), path, place(directory), log)).toList();
	}

	@Override
	public Entry entry(Inode inode, String path) throws IOException, SpentException {
		Entry.Kind kind = inode.isFile() ? Entry.Kind.FILE : inode.isDirectory() ? Entry.Kind.DIRECTORY
				: inode.isLink() ? Entry.Kind.LINK : Entry.Kind.SPECIAL;
		Optional<String> target = kind == Entry.Kind.LINK
				? Optional.of(EvidenceText.untilZero(content(inode, path, log, budget).orElse(Source.empty()).bytes(0, MAX_LINK))) : Optional.empty();
		Entry.Content content = kind == Entry.Kind.FILE ? spent -> open(inode, path, spent) : Entry.Content.NONE;
		return new Entry(path, kind, kind == Entry.Kind.FILE ? inode.length() : 0, inode.offset(), Optional.of(inode.ownership()), target, content);
	}

	private Outcome<Source> open(Inode inode, String path, Budget spent) throws IOException {
		ProblemLog own = new ProblemLog(source, place);
		try {
			Optional<Source> content = content(inode, path, own, spent);
			return new Outcome<>(content, own.problems());
		} catch (SpentException over) {
			over.tell(own, place(inode), path);
			return new Outcome<>(Optional.empty(), own.problems());
		}
	}

	/** The content as far as it can be found; empty if it is compressed in a way that is not expanded, or to more than may be expanded. */
	private Optional<Source> content(Inode inode, String path, ProblemLog into, Budget spent) throws IOException, SpentException {
		Source content;
		if (inode.isCompressed()) {
			PackedContent packed = new PackedContent(source, shape, fragments);
			try {
				packed.find(inode, spent);
			} catch (TruncatedException broken) {
				into.add("erofs.clusters", inode.offset(), Inode.SIZE, "the index of the compressed clusters of " + path + " breaks off", "its content is cut there");
			} catch (PackedContent.UnknownException unknown) {
				into.add("erofs.compressed", inode.offset(), Inode.SIZE, path + " is compressed with " + unknown.getMessage() + ", which is not expanded",
						"its content was not read");
				return Optional.empty();
			}
			PackedSource found = packed.found(spent);
			return tell(found, inode, path, into, spent) ? Optional.of(found) : Optional.empty();
		}
		PlainContent plain = new PlainContent(source, shape, inode);
		try {
			content = plain.find(spent);
		} catch (TruncatedException broken) {
			content = plain.found();
			into.add("erofs.blocks", inode.offset(), Inode.SIZE, "the blocks of " + path + " are not all in the image", "what is missing reads as zeros");
		}
		if (content.length() < inode.length()) {
			into.add("erofs.truncated-file", inode.offset(), Inode.SIZE, path + " reaches behind the image's end: " + content.length() + " of "
					+ inode.length() + " bytes are there", "its content is cut");
		}
		return Optional.of(content);
	}

	private static boolean tell(PackedSource found, Inode inode, String path, ProblemLog into, Budget spent) throws IOException {
		if (!spent.takeTrial(found.expanded())) {
			into.add("container.expansion", inode.offset(), Inode.SIZE, path + " expands to more than the budget has left", "its content was not read");
			return false;
		}
		for (ByteRange broken : found.broken()) {
			into.add("erofs.compressed", inode.offset(), Inode.SIZE, "the compressed bytes " + broken.offset() + " to " + broken.end() + " of " + path
					+ " cannot be expanded", "zeros stand for them");
		}
		return true;
	}
}
