package org.telltale.container.f2fs;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.tree.Shapes;
import org.telltale.container.tree.TreeWalk;

/** An F2FS file system: its allocated files, directories and links, sorted by path within each directory, as of its last checkpoint. */
public final class F2fsReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "f2fs";

	private static final int MOST_FORCED = 100_000;

	/** Whether the bytes from a file system's start on have a superblock that makes sense. */
	public static boolean isAt(byte[] start) {
		return Shapes.makeSense(start, Superblock::read);
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		Superblock shape;
		try {
			shape = Superblock.read(source);
		} catch (TruncatedException broken) {
			return Outcome.none(log.problem("f2fs.superblock", Superblock.OFFSET, Superblock.SIZE, "the superblock and its copy are cut off, make no sense or have blocks that are not of 4096 bytes",
					"the file system was not read"));
		}
		Optional<Checkpoint> checkpoint = Checkpoint.newest(source, shape);
		if (checkpoint.isEmpty()) {
			return Outcome.none(log.problem("f2fs.checkpoint", shape.checkpoints() * Superblock.BLOCK, 2L * Superblock.SEGMENT * Superblock.BLOCK,
					"neither of the two packs of a checkpoint is whole", "the file system was not read"));
		}
		report(source, shape, log);
		Volume volume = new Volume(source, shape, checkpoint.get(), journal(source, checkpoint.get(), log));
		if (!checkpoint.get().isUnmounted()) {
			reportForced(volume, log, budget);
		}
		return Outcome.of(new Container(FORMAT, shape.volume(), entries(volume, place, log, budget)), log.problems());
	}

	private static void report(Source source, Superblock shape, ProblemLog log) {
		if (shape.offset() != Superblock.OFFSET) {
			log.add("f2fs.superblock", Superblock.OFFSET, Superblock.SIZE, "the superblock makes no sense", "its copy at byte " + shape.offset() + " was used");
		}
		if (shape.isSpread()) {
			log.add("f2fs.devices", shape.offset(), Superblock.SIZE, "the file system reaches over several devices, of which this is the first",
					"files on the others are cut or missing");
		}
		if (!shape.isSpread()) {
			Shapes.tellCut(FORMAT, Math.max(shape.blocks(), shape.end()) * Superblock.BLOCK, source, log);
		}
	}

	private static Map<Long, Long> journal(Source source, Checkpoint checkpoint, ProblemLog log) throws IOException {
		try {
			return Volume.journal(source, checkpoint);
		} catch (TruncatedException broken) {
			log.add("f2fs.journal", checkpoint.journal(), Superblock.BLOCK, "the journal of the node table is cut off or makes no sense",
					"of files that were changed last an older state is read, or none");
			return Map.of();
		}
	}

	/** Follows the log of nodes that files were forced into after the checkpoint, which a mount would take over. */
	private static void reportForced(Volume volume, ProblemLog log, Budget budget) throws IOException {
		Set<Long> met = new HashSet<>();
		long at = volume.checkpoint().warmNodes();
		long forced = 0;
		boolean whole = true;
		try {
			while (met.add(at)) {
				if (met.size() > MOST_FORCED || !budget.takeEntry()) {
					whole = false;
					break;
				}
				Node node = Node.parse(at * Superblock.BLOCK, volume.block(at));
				if (!volume.checkpoint().isFollowedBy(node.version())) {
					break;
				}
				forced += node.isForced() ? 1 : 0;
				at = node.next();
			}
		} catch (TruncatedException outside) {
			// nothing follows there: the log ends
		}
		log.add("f2fs.unclean", volume.checkpoint().block() * Superblock.BLOCK, Superblock.BLOCK, "the file system was not unmounted cleanly; "
				+ (whole ? "" : "at least ") + forced + " nodes of files were forced to the disk after its last checkpoint and were not taken over",
				forced == 0 && whole ? "latest changes may be missing" : "latest changes of files are missing");
	}

	private static List<Entry> entries(Volume volume, Place place, ProblemLog log, Budget budget) throws IOException {
		InodeTree tree = new InodeTree(volume, place, log, budget);
		try {
			List<Entry> entries = new TreeWalk<>(tree, volume.source().length(), log, budget).entries(volume.inode(volume.shape().root()));
			tree.encrypted().tell(FORMAT, log);
			return entries;
		} catch (TruncatedException broken) {
			log.add("f2fs.root", 0, volume.source().length(), "the root directory's inode is not in the image or makes no sense", "no file was read");
			return List.of();
		}
	}
}
