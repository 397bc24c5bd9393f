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
import org.telltale.container.tree.Shapes;
import org.telltale.container.tree.TreeWalk;

/** An exFAT file system: its files and directories that were not deleted, in the order of its directories. */
public final class ExfatReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "exfat";

	/** Whether the bytes from a file system's start on are a boot sector whose numbers agree with each other. */
	public static boolean isAt(byte[] start) {
		return Shapes.makeSense(start, ExfatShape::read);
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		ExfatShape shape;
		try {
			shape = ExfatShape.read(source);
		} catch (TruncatedException broken) {
			return Outcome.none(log.problem("exfat.boot", 0, ExfatShape.SECTOR, "the boot sector is cut off or makes no sense", "the file system was not read"));
		}
		Shapes.tellCut(FORMAT, shape.length(), source, log);
		if (shape.isDirty()) {
			log.add("exfat.dirty", 0, ExfatShape.SECTOR, "the file system was not unmounted cleanly", "latest changes may be missing");
		}
		AllocationTable table = new AllocationTable(source, shape.table(), 32, shape.clusters());
		ClusterVolume volume = new ClusterVolume(source, table, shape.heap(), shape.clusterSize(), Optional.empty());
		ExfatDirectory directories = new ExfatDirectory(log, budget);
		ClusterTree tree = new ClusterTree(FORMAT, volume, directories, place, log, budget);
		List<Entry> entries = new TreeWalk<>(tree, source.length(), log, budget)
				.entries(ClusterFile.directory(new ByteRange(0, ExfatShape.SECTOR), shape.rootCluster()));
		directories.deleted().tell(FORMAT, log);
		return Outcome.of(new Container(FORMAT, directories.label(), entries), log.problems());
	}
}
