package org.telltale.container.f2fs;

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
import org.telltale.container.tree.PackedSource;

/** The inodes of one file system and what they hold. */
final class InodeTree implements FileTree<Inode> {

	private static final int MAX_LINK = 1 << 16;

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
		return F2fsReader.FORMAT;
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
		return new ByteRange(node.offset(), Superblock.BLOCK);
	}

	@Override
	public Source content(Inode directory, String path) throws IOException, SpentException {
		return content(directory, path, log, budget).orElse(Source.empty());
	}

	@Override
	public List<FileName<Inode>> names(Inode directory, String path, Source content) throws IOException {
		return new Directory(log).read(content, directory, path.isEmpty() ? "of the root" : path).stream()
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
			target = Optional.of(EvidenceText.untilZero(content(inode, path, log, budget).orElse(Source.empty()).bytes(0, MAX_LINK)));
		}
		return new Entry(path, kind, kind == Entry.Kind.FILE ? inode.length() : 0, inode.offset(), Optional.of(inode.ownership()), target, content);
	}

	private Outcome<Source> open(Inode inode, String path, Budget spent) throws IOException {
		ProblemLog own = new ProblemLog(volume.source(), place);
		if (inode.isCompressed() && !Clusters.isKnown(inode.compression())) {
			return Outcome.none(own.problem("f2fs.compressed", inode.offset(), Superblock.BLOCK, path + " is compressed with " + Clusters.name(inode.compression())
					+ ", which is not expanded", "its content was not read"));
		}
		try {
			Optional<Source> content = content(inode, path, own, spent);
			return new Outcome<>(content, own.problems());
		} catch (SpentException over) {
			over.tell(own, place(inode), path);
			return new Outcome<>(Optional.empty(), own.problems());
		}
	}

	/** The content as far as its blocks can be found; empty if it expands to more than may be expanded. */
	private Optional<Source> content(Inode inode, String path, ProblemLog into, Budget spent) throws IOException, SpentException {
		if (inode.hasInlineContent() || inode.hasInlineNames()) {
			long length = inode.hasInlineNames() ? inode.inlineLength() : Math.min(inode.length(), inode.inlineLength());
			if (length < inode.length()) {
				into.add("f2fs.content", inode.offset(), Superblock.BLOCK, "the inode of " + path + " is said to hold " + inode.length() + " bytes, more than find room",
						"its content is cut");
			}
			return Optional.of(volume.source().view(new ByteRange(inode.inlineOffset(), length)));
		}
		AddressMap map = new AddressMap(volume, spent);
		try {
			map.read(inode);
		} catch (TruncatedException broken) {
			into.add("f2fs.blocks", inode.offset(), Superblock.BLOCK, "the addresses of " + path + " break off", "blocks behind the break read as zeros");
		}
		Source content = map.runs().content(volume.source(), inode.length());
		if (content.length() < inode.length()) {
			into.add("f2fs.truncated-file", inode.offset(), Superblock.BLOCK, path + " reaches behind the image's end: " + content.length() + " of "
					+ inode.length() + " bytes are there", "its content is cut");
		}
		return map.clusters().isEmpty() ? Optional.of(content) : packed(content, map, inode, path, into, spent);
	}

	private Optional<Source> packed(Source plain, AddressMap map, Inode inode, String path, ProblemLog into, Budget spent) throws IOException {
		int size = inode.clusterBlocks() * Superblock.BLOCK;
		PackedSource source = new PackedSource(plain, map.clusters().stream().filter(cluster -> cluster.first() * Superblock.BLOCK < plain.length())
				.map(cluster -> new PackedSource.Packed(new ByteRange(cluster.first() * Superblock.BLOCK, size),
						() -> Clusters.expand(volume, cluster.addresses(), inode.compression(), size))).toList(), spent);
		if (!spent.takeTrial(source.expanded())) {
			into.add("container.expansion", inode.offset(), Superblock.BLOCK, path + " expands to more than the budget has left", "its content was not read");
			return Optional.empty();
		}
		for (ByteRange broken : source.broken()) {
			into.add("f2fs.compressed", inode.offset(), Superblock.BLOCK, "the compressed bytes " + broken.offset() + " to " + broken.end() + " of " + path
					+ " cannot be expanded", "zeros stand for them");
		}
		return Optional.of(source);
	}
}
