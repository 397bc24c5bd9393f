package org.telltale.container.disk;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** The partitions of a disk with an MBR, those inside extended ones too. */
public final class MbrReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "mbr";

	private static final int FIRST_LOGICAL = 5;
	private static final int MAX_TABLES = 256;

	/** Whether the bytes from a disk's start on hold a table that makes sense; of a GPT, the one that protects it. */
	public static boolean isAt(byte[] start) {
		try {
			return MbrTable.read(start).isSane();
		} catch (TruncatedException none) {
			return false;
		}
	}

	@Override
	public boolean accepts(Source source) throws IOException {
		return isAt(source.bytes(0, MbrTable.SECTOR));
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		Partitions partitions = new Partitions(source, log, "mbr.partition");
		try {
			MbrTable table = MbrTable.read(source.bytes(0, MbrTable.SECTOR));
			for (int i = 0; i < table.slots().size(); i++) {
				MbrTable.Slot slot = table.slots().get(i);
				if (slot.isUsed() && !slot.isExtended()) {
					add(partitions, i + 1, 0, i, slot, 0);
				}
			}
			int next = FIRST_LOGICAL;
			for (MbrTable.Slot slot : table.slots()) {
				if (slot.isExtended()) {
					next = extended(source, slot.first(), next, partitions, log, budget);
				}
			}
		} catch (TruncatedException broken) {
			return Outcome.none(log.problem("mbr.table", 0, MbrTable.SECTOR, "the partition table is cut off or makes no sense", "no partition was read"));
		}
		return Outcome.of(new Container(FORMAT, "", partitions.entries()), log.problems());
	}

	/** Follows the chain of tables; answers the number of the next logical partition. */
	private static int extended(Source source, long outermost, int number, Partitions partitions, ProblemLog log, Budget budget) throws IOException {
		Set<Long> met = new HashSet<>();
		int next = number;
		long sector = outermost;
		while (sector > 0) {
			long at = sector * MbrTable.SECTOR;
			long follows = 0;
			try {
				MbrTable table = MbrTable.read(source.bytes(at, MbrTable.SECTOR));
				if (!met.add(sector) || met.size() > MAX_TABLES || !budget.takeEntry()) {
					throw new TruncatedException(at, MbrTable.SECTOR, 0);
				}
				for (int i = 0; i < table.slots().size(); i++) {
					MbrTable.Slot slot = table.slots().get(i);
					if (slot.isExtended()) {
						follows = outermost + slot.first();
					} else if (slot.isUsed()) {
						add(partitions, next++, at, i, slot, sector);
					}
				}
			} catch (TruncatedException broken) {
				log.add("mbr.table", at, MbrTable.SECTOR, "the table of an extended partition at byte " + at
						+ " is cut off, makes no sense or stands in the chain twice", "further partitions inside it were not read");
			}
			sector = follows;
		}
		return next;
	}

	private static void add(Partitions partitions, int number, long table, int slot, MbrTable.Slot entry, long base) {
		partitions.add("partition-" + number, new ByteRange(table + MbrTable.TABLE + (long) slot * MbrTable.SLOT, MbrTable.SLOT),
				(base + entry.first()) * MbrTable.SECTOR, entry.count() * MbrTable.SECTOR);
	}
}
