package org.telltale.container.tree;

import java.io.IOException;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.EvidenceText;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;

/**
 * The inodes of one file system and what they hold. A file's content is looked for when it is opened, and its problems are told then.
 *
 * @param <N> the file system's inode
 */
public abstract class NodeTree<N extends FileNode> implements FileTree<N> {

	private static final int MAX_LINK = 1 << 16;

	private final String format;
	private final int nodeSize;
	private final Source source;
	private final Place place;
	private final ProblemLog log;
	private final Budget budget;
	private final Encrypted encrypted = new Encrypted();

	/**
	 * A tree of which nothing was read yet.
	 *
	 * @param format the format's name
	 * @param nodeSize bytes of an inode that problems point at
	 * @param source the file system
	 */
	protected NodeTree(String format, int nodeSize, Source source, Place place, ProblemLog log, Budget budget) {
		this.format = format;
		this.nodeSize = nodeSize;
		this.source = source;
		this.place = place;
		this.log = log;
		this.budget = budget;
	}

	/**
	 * The content as far as it can be found; empty if it cannot be given out at all.
	 *
	 * @param into hears what is missing
	 * @throws SpentException if the budget is spent before
	 */
	protected abstract Optional<Source> content(N node, String path, ProblemLog into, Budget spent) throws IOException, SpentException;

	/** Whether content, names or target are encrypted. */
	protected boolean isEncrypted(N node) {
		return false;
	}

	/** Where a link points. */
	protected String target(N link, String path) throws IOException, SpentException {
		return EvidenceText.untilZero(content(link, path).bytes(0, MAX_LINK));
	}

	/** What was met that is encrypted. */
	public final Encrypted encrypted() {
		return encrypted;
	}

	/** Hears what is told of the tree itself. */
	protected final ProblemLog log() {
		return log;
	}

	/** What may still be read while the tree is walked. */
	protected final Budget budget() {
		return budget;
	}

	@Override
	public final String format() {
		return format;
	}

	@Override
	public final boolean isDirectory(N node) {
		return node.isDirectory();
	}

	@Override
	public final long number(N directory) {
		return directory.number();
	}

	@Override
	public final ByteRange place(N node) {
		return new ByteRange(node.offset(), nodeSize);
	}

	@Override
	public final Source content(N node, String path) throws IOException, SpentException {
		return content(node, path, log, budget).orElse(Source.empty());
	}

	@Override
	public final Entry entry(N node, String path) throws IOException, SpentException {
		Entry.Kind kind = node.isFile() ? Entry.Kind.FILE : node.isDirectory() ? Entry.Kind.DIRECTORY : node.isLink() ? Entry.Kind.LINK : Entry.Kind.SPECIAL;
		Optional<String> target = Optional.empty();
		Entry.Content content = kind == Entry.Kind.FILE ? spent -> open(node, path, spent) : Entry.Content.NONE;
		if (isEncrypted(node)) {
			encrypted.met(kind, path, place(node));
			content = kind == Entry.Kind.FILE ? Encrypted.CONTENT : Entry.Content.NONE;
		} else if (kind == Entry.Kind.LINK) {
			target = Optional.of(target(node, path));
		}
		return new Entry(path, kind, kind == Entry.Kind.FILE ? node.length() : 0, node.offset(), Optional.of(node.ownership()), target, content);
	}

	private Outcome<Source> open(N node, String path, Budget spent) throws IOException {
		ProblemLog own = new ProblemLog(source, place);
		try {
			Optional<Source> content = content(node, path, own, spent);
			return new Outcome<>(content, own.problems());
		} catch (SpentException over) {
			over.tell(own, place(node), path);
			return new Outcome<>(Optional.empty(), own.problems());
		}
	}

	/** Tells a problem of an inode. @param code without the format's name in front */
	protected final void tell(ProblemLog into, String code, N node, String what, String consequence) {
		into.add(format + "." + code, node.offset(), nodeSize, what, consequence);
	}

	/** Content that stands plainly; tells it if the image ends before it does. */
	protected final Source plain(Source content, N node, String path, ProblemLog into) {
		if (content.length() < node.length()) {
			tell(into, "truncated-file", node, path + " reaches behind the image's end: " + content.length() + " of " + node.length() + " bytes are there", "its content is cut");
		}
		return content;
	}

	/** Content of which something is compressed; tells what cannot be expanded. Empty if that would be more than the budget has. */
	protected final Optional<Source> packed(PackedSource content, N node, String path, ProblemLog into, Budget spent) throws IOException {
		if (!spent.takeTrial(content.expanded())) {
			into.add("container.expansion", node.offset(), nodeSize, path + " expands to more than the budget has left", "its content was not read");
			return Optional.empty();
		}
		for (ByteRange broken : content.broken()) {
			tell(into, "compressed", node, "the compressed bytes " + broken.offset() + " to " + broken.end() + " of " + path + " cannot be expanded", "zeros stand for them");
		}
		return Optional.of(content);
	}
}
