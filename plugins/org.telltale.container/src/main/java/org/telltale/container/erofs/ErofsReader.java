package org.telltale.container.erofs;

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
import org.telltale.container.SpentException;
import org.telltale.container.tree.Shapes;
import org.telltale.container.tree.TreeWalk;

/** An EROFS file system: its files, directories and links, sorted by path within each directory. */
public final class ErofsReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "erofs";

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
			return Outcome.none(log.problem("erofs.superblock", Superblock.OFFSET, Superblock.SIZE, "the superblock is cut off or makes no sense",
					"the file system was not read"));
		}
		if (shape.unknownFeatures() != 0) {
			return Outcome.none(log.problem("erofs.features", Superblock.OFFSET + 80, 4, "the file system needs features that are not analysed (0x"
					+ Long.toHexString(shape.unknownFeatures()) + ")", "the file system was not read"));
		}
		if (!shape.isIntact()) {
			log.add("erofs.superblock", Superblock.OFFSET, Superblock.SIZE, "the checksum of the superblock does not hold", "it was used as it is");
		}
		Shapes.tellCut(FORMAT, shape.blocks() << shape.blockBits(), source, log);
		return Outcome.of(new Container(FORMAT, shape.volume(), entries(source, shape, place, log, budget)), log.problems());
	}

	private static List<Entry> entries(Source source, Superblock shape, Place place, ProblemLog log, Budget budget) throws IOException {
		InodeTree tree = new InodeTree(source, shape, place, log, budget);
		try {
			return new TreeWalk<>(tree, source.length(), log, budget).entries(tree.root());
		} catch (TruncatedException broken) {
			log.add("erofs.root", Superblock.OFFSET, Superblock.SIZE, "the root directory's inode is not in the image or makes no sense", "no file was read");
			return List.of();
		} catch (SpentException spent) {
			log.add("container.too-many-entries", Superblock.OFFSET, Superblock.SIZE, spent.getMessage(), "no file was read");
			return List.of();
		}
	}
}
