package org.telltale.container.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.container.Entry;
import org.telltale.container.EntryName;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Gathers the partitions of one disk in the table's order, each named once and cut to what is there. */
final class Partitions {

	private final Source disk;
	private final ProblemLog log;
	private final String code;
	private final List<Entry> entries = new ArrayList<>();
	/** Looked up, never walked. */
	private final Map<String, Integer> names = new HashMap<>();

	Partitions(Source disk, ProblemLog log, String code) {
		this.disk = disk;
		this.log = log;
		this.code = code;
	}

	/**
	 * Adds a partition.
	 *
	 * @param table where the table names it, in the disk
	 * @param first its first byte, not negative
	 * @param length its bytes, not negative
	 */
	void add(String name, ByteRange table, long first, long length) {
		int again = names.merge(name, 1, Integer::sum);
		String unique = again == 1 ? name : name + "#" + again;
		EntryName.oddity(unique).ifPresent(odd -> log.add("container.name", table.offset(), table.length(),
				"the partition name \"" + unique + "\" " + odd, "it is kept as text"));
		long there = Math.max(0, Math.min(length, disk.length() - first));
		if (there < length) {
			log.add(code, table.offset(), table.length(), "the partition " + unique + " has " + length + " bytes from byte " + first
					+ " on, the image ends at byte " + disk.length(), "the partition is cut there");
		}
		Source content = there == 0 ? Source.empty() : disk.view(new ByteRange(first, there));
		entries.add(new Entry(unique, Entry.Kind.PARTITION, there, table.offset(), Optional.empty(), Optional.empty(), spent -> Outcome.of(content)));
	}

	List<Entry> entries() {
		return entries;
	}
}
