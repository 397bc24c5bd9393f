package org.telltale.container.ext4;

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
import org.telltale.container.tree.Encrypted;
import org.telltale.container.tree.FileName;
import org.telltale.container.tree.FileTree;

/** The inodes of one file system and what they hold. */
final class InodeTree implements FileTree<Inode> {

	private static final int MAX_LINK = 1 << 16;
	private static final int INODE = 128;

	private final Volume volume;
	private final Place place;
	private final ProblemLog log;
	private final Budget budget;
	private final Encrypted encrypted = new Encrypted();

	InodeTree(Volume volume, Place place, ProblemLog log, Budget budget) {
		this.volume = volume;
		this.place = place;
		this.log = log;
		this.budget = budget;
	}

	/** What was met that is encrypted. */
	Encrypted encrypted() {
		return encrypted;
	}

	@Override
	public String format() {
		return Ext4Reader.FORMAT;
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
		return new ByteRange(node.offset(), INODE);
	}

	@Override
	public Source content(Inode directory, String path) throws IOException, SpentException {
		return content(directory, path, log, budget);
	}

	@Override
	public List<FileName<Inode>> names(Inode directory, String path, Source content) throws IOException {
		return new Directory(volume.shape().blockSize(), log).read(content, directory).stream()
				.map(name -> name.in(volume::inode, format(), path, place(directory), log)).toList();
	}

	@Override
	public Entry entry(Inode inode, String path) throws IOException, SpentException {
		Entry.Kind kind = inode.isFile() ? Entry.Kind.FILE : inode.isDirectory() ? Entry.Kind.DIRECTORY
				: inode.isLink() ? Entry.Kind.LINK : Entry.Kind.SPECIAL;
		Optional<String> target = Optional.empty();
		Entry.Content content = kind == Entry.Kind.FILE ? spent -> open(inode, path, spent) : Entry.Content.NONE;
		if (inode.isEncrypted()) {
			encrypted.met(kind, path, place(inode));
			content = kind == Entry.Kind.FILE ? Encrypted.CONTENT : Entry.Content.NONE;
		} else if (kind == Entry.Kind.LINK) {
			target = Optional.of(target(inode, path));
		}
		return new Entry(path, kind, kind == Entry.Kind.FILE ? inode.length() : 0, inode.offset(), Optional.of(inode.ownership()), target, content);
	}

	private String target(Inode inode, String path) throws IOException, SpentException {
		if (inode.isShortLink()) {
			return EvidenceText.untilZero(java.util.Arrays.copyOf(inode.block(), (int) inode.length()));
		}
		return EvidenceText.untilZero(content(inode, path, log, budget).bytes(0, MAX_LINK));
	}

	private Outcome<Source> open(Inode inode, String path, Budget spent) throws IOException {
		ProblemLog own = new ProblemLog(volume.source(), place);
		try {
			Source content = content(inode, path, own, spent);
			return Outcome.of(content, own.problems());
		} catch (SpentException over) {
			over.tell(own, place(inode), path);
			return new Outcome<>(Optional.empty(), own.problems());
		}
	}

	/** The content as far as its blocks can be found. */
	private Source content(Inode inode, String path, ProblemLog into, Budget spent) throws IOException, SpentException {
		try {
			if (inode.length() < 0) {
				throw new TruncatedException(0, inode.length(), 0);
			}
			if (inode.isInline()) {
				return InlineContent.of(volume.source(), inode, volume.shape().inodeSize());
			}
		} catch (TruncatedException broken) {
			into.add("ext4.content", inode.offset(), INODE, "the inode of " + path + " makes no sense", "its content was not read");
			return Source.empty();
		}
		BlockMap map = new BlockMap(volume, spent);
		try {
			map.read(inode);
		} catch (TruncatedException broken) {
			into.add("ext4.blocks", inode.offset(), INODE, "the block map of " + path + " breaks off", "blocks behind the break read as zeros");
		}
		Source content = map.runs().content(volume.source(), inode.length());
		if (content.length() < inode.length()) {
			into.add("ext4.truncated-file", inode.offset(), INODE, path + " reaches behind the image's end: " + content.length() + " of "
					+ inode.length() + " bytes are there", "its content is cut");
		}
		return content;
	}
}
