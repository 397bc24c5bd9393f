package org.telltale.container.fat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
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

/** A FAT12, FAT16 or FAT32 file system: its files and directories that were not deleted, in the order of its directories. */
public final class FatReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "fat";

	/** In the second entry of a table of 28 bits. */
	private static final long CLEAN = 0x8000000;

	/** Whether the bytes from a file system's start on are a boot sector whose numbers agree with each other. */
	public static boolean isAt(byte[] start) {
		return Shapes.makeSense(start, FatShape::read);
	}

	@Override
	public boolean accepts(Source source) throws IOException {
		return isAt(source.bytes(0, FatShape.SECTOR));
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		FatShape shape;
		try {
			shape = FatShape.read(source);
		} catch (TruncatedException broken) {
			return Outcome.none(log.problem("fat.boot", 0, FatShape.SECTOR, "the boot sector is cut off or makes no sense", "the file system was not read"));
		}
		Shapes.tellCut(FORMAT, shape.length(), source, log);
		AllocationTable table = new AllocationTable(source, shape.table(), shape.bits(), shape.clusters());
		if (isDirty(shape, table, budget)) {
			log.add("fat.dirty", 0, FatShape.SECTOR, "the file system was not unmounted cleanly", "latest changes may be missing");
		}
		Optional<ByteRange> root = shape.root().map(range -> cut(range, source.length()));
		ClusterVolume volume = new ClusterVolume(source, table, shape.heap(), shape.clusterSize(), root);
		FatDirectory directories = new FatDirectory(shape.bits() == 28, log, budget);
		ClusterTree tree = new ClusterTree(FORMAT, volume, directories, place, log, budget);
		List<Entry> entries = new TreeWalk<>(tree, source.length(), log, budget).entries(ClusterFile.directory(new ByteRange(0, FatShape.SECTOR), shape.rootCluster()));
		directories.deleted().tell(FORMAT, log);
		return Outcome.of(new Container(FORMAT, directories.label().orElse(shape.label()), entries), log.problems());
	}

	/** Where the budget is spent already, the walk tells that. */
	private static boolean isDirty(FatShape shape, AllocationTable table, Budget budget) throws IOException {
		try {
			return shape.isDirty() || shape.bits() > 12 && (table.entry(1, budget) & CLEAN >> 28 - shape.bits()) == 0;
		} catch (SpentException untold) {
			return false;
		}
	}

	private static ByteRange cut(ByteRange range, long length) {
		long from = Math.min(range.offset(), length);
		return new ByteRange(from, Math.min(range.length(), length - from));
	}
}
