package org.telltale.match.internal.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the hits in a run of bytes in order as they come, keeps those of one exhibit apart, and never holds many: bytes
 * can be made in which an exhibit, or each of thousands, stands at every place. For one run.
 */
final class HitList implements NumberSearcher.Listener {

	/** How many comparisons there are at most: so many for each byte of the run, and so many more. */
	private static final long COMPARED_EACH = 32;
	private static final long COMPARED = 1 << 16;
	private static final int COST_BYTES = 32;
	private static final int MOST_OPEN = 1 << 18;

	private final int most;
	private final ByteOrders orders;
	private final Map<Integer, Integer> ends = new HashMap<>();
	private final List<Hit> kept = new ArrayList<>();
	private List<Hit> open = new ArrayList<>();
	private long room;
	private long refused;
	private long unseen;

	/**
	 * @param bytes the run
	 * @param most how many hits are kept
	 * @param patterns how many patterns there are
	 */
	HitList(byte[] bytes, int most, int patterns) {
		this.most = most;
		this.orders = new ByteOrders(bytes);
		this.room = COMPARED + COMPARED_EACH * bytes.length + patterns;
	}

	@Override
	public boolean wants(int sought, int from) {
		return wants(sought, from, 1);
	}

	/**
	 * Whether an exhibit at a place is worth a comparison.
	 *
	 * @param length bytes to compare
	 */
	boolean wants(int sought, int from, int length) {
		room--;
		// a hit directly behind the last one may still tell that one's byte order
		if (!ends.isEmpty() && from + 1 < ends.getOrDefault(sought, 0)) {
			return false;
		}
		if (room <= 0 || open.size() >= MOST_OPEN) {
			unseen++;
			return false;
		}
		room -= length / COST_BYTES;
		return true;
	}

	/** Whether nothing is worth a comparison any more, whatever it is. */
	boolean isSpent() {
		return room <= 0;
	}

	/** @param places at which exhibits were not compared, since all is {@linkplain #isSpent() spent} */
	void passed(int places) {
		unseen += places;
	}

	@Override
	public void found(Hit hit) {
		open.add(hit);
	}

	/** Settles all hits that begin before {@code before}; there are no further ones. */
	void settle(int before) {
		if (open.isEmpty()) {
			return;
		}
		open.sort(Hit.ORDER);
		orders.settle(open);
		int count = 0;
		while (count < open.size() && open.get(count).from() < before - 1) {
			keep(open.get(count++));
		}
		open = new ArrayList<>(open.subList(count, open.size()));
	}

	/** Settles all hits. */
	void settle() {
		settle(Integer.MAX_VALUE);
	}

	private void keep(Hit hit) {
		if (ends.getOrDefault(hit.sought(), 0) <= hit.from()) {
			ends.put(hit.sought(), hit.to());
			if (kept.size() < most) {
				kept.add(hit);
			} else {
				refused++;
			}
		}
	}

	/** The settled hits, in {@link Hit#ORDER}. */
	List<Hit> kept() {
		return kept;
	}

	/** How many settled hits were too many. */
	long refused() {
		return refused;
	}

	/** At how many places an exhibit was not compared, because too much had been compared already. */
	long unseen() {
		return unseen;
	}
}
