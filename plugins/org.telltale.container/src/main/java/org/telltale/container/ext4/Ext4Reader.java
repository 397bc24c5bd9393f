package org.telltale.container.ext4;

import java.io.IOException;
import java.util.List;
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

/** An ext2, ext3 or ext4 file system: its allocated files, directories and links, sorted by path within each directory. */
public final class Ext4Reader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "ext4";

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		Superblock shape;
		try {
			shape = Superblock.read(source);
		} catch (TruncatedException broken) {
			return Outcome.none(log.problem("ext4.superblock", Superblock.OFFSET, Superblock.SIZE, "the superblock is cut off or makes no sense",
					"the file system was not read"));
		}
		if (shape.isUnreadable() || shape.unknownFeatures() != 0) {
			return Outcome.none(log.problem("ext4.features", Superblock.OFFSET + 0x60, 4, "the file system needs features that are not analysed (0x"
					+ Long.toHexString(shape.incompatible()) + ")", "the file system was not read"));
		}
		report(source, shape, log);
		List<Entry> entries = entries(new Volume(source, shape), place, log, budget);
		return Outcome.of(new Container(FORMAT, shape.volume(), entries), log.problems());
	}

	private static List<Entry> entries(Volume volume, Place place, ProblemLog log, Budget budget) throws IOException {
		InodeTree tree = new InodeTree(volume, place, log, budget);
		try {
			List<Entry> entries = new TreeWalk<>(tree, volume.source().length(), log, budget).entries(volume.inode(Inode.ROOT));
			tree.encrypted().tell(FORMAT, log);
			return entries;
		} catch (TruncatedException broken) {
			log.add("ext4.root", 0, volume.source().length(), "the root directory's inode lies outside the image", "no file was read");
			return List.of();
		}
	}

	private static void report(Source source, Superblock shape, ProblemLog log) {
		if (shape.needsRecovery()) {
			log.add("ext4.journal", Superblock.OFFSET + 0x60, 4, "the file system was not unmounted cleanly and its journal was not replayed",
					"latest changes may be missing");
		}
		Shapes.tellCut(FORMAT, shape.blocks() * shape.blockSize(), source, log);
	}
}
