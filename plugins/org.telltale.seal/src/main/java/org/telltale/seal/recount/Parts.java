package org.telltale.seal.recount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whole MiB of an item of evidence, without the others. Not thread-safe. */
public final class Parts {

	/** What is given or not, as a whole. */
	public static final int MIB = 1 << 20;

	private final long length;
	private final TreeMap<Integer, Path> given;
	private final TreeMap<Long, Skip> skips = new TreeMap<>();
	private int loaded = -1;
	private byte[] bytes = new byte[0];

	/**
	 * Parts of an item.
	 *
	 * @param length of the whole item
	 * @param given files of the MiB that are there, by their number from 0; each has its whole MiB
	 * @param skips records that are not there
	 */
	public Parts(long length, Map<Integer, Path> given, Iterable<Skip> skips) {
		this.length = length;
		this.given = new TreeMap<>(given);
		skips.forEach(skip -> this.skips.put(skip.at(), skip));
	}

	/** Length of the whole item. */
	public long length() {
		return length;
	}

	/** The files, by the number of their MiB. */
	public Map<Integer, Path> given() {
		return given;
	}

	/** Records that begin there and were not given. */
	Optional<Skip> skipAt(long offset) {
		return Optional.ofNullable(skips.get(offset));
	}

	/** Whether all of these bytes are in what is given. */
	boolean whole(long from, long end) {
		return whole(given.keySet(), from, end);
	}

	/** Whether bytes lie in these MiB. @param end behind the last */
	static boolean whole(Set<Integer> given, long from, long end) {
		for (long mib = from / MIB; mib * MIB < end; mib++) {
			if (!given.contains((int) mib)) {
				return false;
			}
		}
		return true;
	}

	/** Exactly these bytes. */
	byte[] read(long offset, int count) throws IOException {
		byte[] copy = new byte[count];
		for (int done = 0; done < count;) {
			long at = offset + done;
			load((int) (at / MIB));
			int from = (int) (at % MIB);
			int there = Math.min(count - done, bytes.length - from);
			System.arraycopy(bytes, from, copy, done, there);
			done += there;
		}
		return copy;
	}

	private void load(int mib) throws IOException {
		if (mib != loaded) {
			Path file = given.get(mib);
			long wanted = Math.min(MIB, length - (long) mib * MIB);
			if (file == null || !Files.isRegularFile(file) || Files.size(file) != wanted) {
				throw new MissingEvidence("MiB " + mib + " was not given");
			}
			bytes = Files.readAllBytes(file);
			loaded = mib;
		}
	}
}
