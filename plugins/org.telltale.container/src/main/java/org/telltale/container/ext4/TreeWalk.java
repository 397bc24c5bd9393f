package org.telltale.container.ext4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.EntryName;
import org.telltale.container.EvidenceText;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Walks the directories of one file system from its root. A directory that stands in the tree twice is entered once. */
final class TreeWalk {

	private static final int MAX_DEPTH = 128;
	private static final long MAX_DIRECTORY_BYTES = 1L << 31;
	private static final int MAX_LINK = 1 << 16;
	private static final int INODE = 128;

	private final Volume volume;
	private final Place place;
	private final ProblemLog log;
	private final Budget budget;
	private final Set<Long> entered = new HashSet<>();
	private final List<Entry> entries = new ArrayList<>();
	private long directoryBytes;

	TreeWalk(Volume volume, Place place, ProblemLog log, Budget budget) {
		this.volume = volume;
		this.place = place;
		this.log = log;
		this.budget = budget;
	}

	List<Entry> entries() throws IOException {
		try {
			directory(volume.inode(Inode.ROOT), "", 0);
		} catch (TruncatedException broken) {
			log.add("ext4.root", 0, volume.source().length(), "the root directory's inode lies outside the image", "no file was read");
		}
		return entries;
	}

	private void directory(Inode inode, String path, int depth) throws IOException {
		if (!inode.isDirectory() || !entered.add(inode.number()) || depth > MAX_DEPTH) {
			log.add("ext4.loop", inode.offset(), INODE, "the directory " + path + " is none, stands in the tree twice or is nested deeper than "
					+ MAX_DEPTH, "it was not entered");
			return;
		}
		if (inode.isEncrypted()) {
			log.add("ext4.encrypted", inode.offset(), INODE, "the directory " + path + " is encrypted", "its names are unreadable; contents too");
		}
		Source content = content(inode, path, log);
		directoryBytes += content.length();
		if (directoryBytes > Math.min(volume.source().length(), MAX_DIRECTORY_BYTES)) {
			log.add("ext4.directory", inode.offset(), INODE, "the directory " + path + " and those before it claim to be longer than the image",
					"it was not read");
			return;
		}
		for (DirectoryEntry name : new Directory(volume.shape().blockSize(), log).read(content, inode)) {
			if (!budget.takeEntry()) {
				log.add("container.too-many-entries", inode.offset(), INODE, "the budget of entries is spent", "further entries were not read");
				return;
			}
			entry(name, inode, path.isEmpty() ? name.name() : path + "/" + name.name(), depth);
		}
	}

	private void entry(DirectoryEntry name, Inode parent, String path, int depth) throws IOException {
		Optional<String> odd = name.name().indexOf('/') >= 0 ? Optional.of("holds a slash") : EntryName.oddity(name.name());
		odd.ifPresent(what -> log.add("container.name", parent.offset(), INODE, "the entry name \"" + name.name() + "\" " + what, "it is kept as text"));
		Inode inode;
		try {
			inode = volume.inode(name.inode());
		} catch (TruncatedException broken) {
			log.add("ext4.inode", parent.offset(), INODE, path + " names inode " + name.inode() + ", which is not in the image", "it was not read");
			return;
		}
		entries.add(entryOf(inode, path));
		if (inode.isDirectory()) {
			directory(inode, path, depth + 1);
		}
	}

	private Entry entryOf(Inode inode, String path) throws IOException {
		Entry.Kind kind = inode.isFile() ? Entry.Kind.FILE : inode.isDirectory() ? Entry.Kind.DIRECTORY
				: inode.isLink() ? Entry.Kind.LINK : Entry.Kind.SPECIAL;
		Optional<String> target = kind == Entry.Kind.LINK ? Optional.of(target(inode, path)) : Optional.empty();
		Entry.Content content = kind == Entry.Kind.FILE ? spent -> open(inode, path) : Entry.Content.NONE;
		return new Entry(path, kind, kind == Entry.Kind.FILE ? inode.length() : 0, inode.offset(), Optional.of(inode.ownership()), target, content);
	}

	private String target(Inode inode, String path) throws IOException {
		if (inode.isShortLink()) {
			return EvidenceText.untilZero(java.util.Arrays.copyOf(inode.block(), (int) inode.length()));
		}
		return EvidenceText.untilZero(content(inode, path, log).bytes(0, MAX_LINK));
	}

	private Outcome<Source> open(Inode inode, String path) throws IOException {
		ProblemLog own = new ProblemLog(volume.source(), place);
		if (inode.isEncrypted()) {
			return Outcome.none(own.problem("ext4.encrypted", inode.offset(), INODE, path + " is encrypted", "its content was not read"));
		}
		Source content = content(inode, path, own);
		return Outcome.of(content, own.problems());
	}

	/** The content as far as its blocks can be found. */
	private Source content(Inode inode, String path, ProblemLog into) throws IOException {
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
		BlockMap map = new BlockMap(volume, budget);
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
