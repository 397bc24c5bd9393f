package org.telltale.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The slots of {@link TimeIndex} by the definition, in a loop over all flows: what tests compare with, and what the benchmark measures beside it. */
public final class NaiveSlots {

	private final FlowTimes flows;
	private final Ticks ticks;
	private final int shift;

	/** A loop over these flows. */
	public NaiveSlots(FlowTimes flows) {
		this.flows = flows;
		ticks = Ticks.of(Arrays.stream(flows.startNanos()).min().orElse(0), Arrays.stream(flows.endNanos()).max().orElse(0));
		shift = TimeIndex.shift(flows);
	}

	/** As {@link TimeIndex#slots}, of the first lanes at once. */
	public List<Slots> slots(int lanes, long fromNanos, long toNanos, int slots) {
		long first = ticks.at(fromNanos);
		long span = ticks.at(toNanos - 1) + 1 - first;
		long[] edges = new long[slots + 1];
		Arrays.setAll(edges, i -> TimeIndex.edge(first, span, i, slots));
		List<Sums> sums = Stream.generate(() -> new Sums(new long[slots + 1], new long[slots + 1], Slots.empty(slots))).limit(lanes).toList();
		for (int i = 0; i < flows.count(); i++) {
			if (flows.lanes()[i] < lanes) {
				add(i, edges, sums.get(flows.lanes()[i]));
			}
		}
		return sums.stream().map(this::whole).toList();
	}

	/** Units before the first edge, then those inside of each slot. */
	private record Sums(long[] out, long[] in, Slots found) {
	}

	private Slots whole(Sums sums) {
		for (int slot = 0; slot < sums.found().count(); slot++) {
			sums.out()[slot + 1] += sums.out()[slot];
			sums.in()[slot + 1] += sums.in()[slot];
			sums.found().bytesOut()[slot] = (sums.out()[slot + 1] >> shift) - (sums.out()[slot] >> shift);
			sums.found().bytesIn()[slot] = (sums.in()[slot + 1] >> shift) - (sums.in()[slot] >> shift);
		}
		return sums.found();
	}

	private void add(int flow, long[] edges, Sums sums) {
		long[] out = sums.out();
		long[] in = sums.in();
		Slots found = sums.found();
		long start = ticks.at(flows.startNanos()[flow]);
		long behind = ticks.at(flows.endNanos()[flow]) + 1;
		long bytesOut = flows.bytesOut()[flow];
		long bytesIn = flows.bytesIn()[flow];
		out[0] += before(edges[0], start, behind, bytesOut);
		in[0] += before(edges[0], start, behind, bytesIn);
		for (int slot = Math.max(0, firstNotBefore(edges, start) - 1); slot < found.count() && edges[slot] < behind; slot++) {
			out[slot + 1] += before(edges[slot + 1], start, behind, bytesOut) - before(edges[slot], start, behind, bytesOut);
			in[slot + 1] += before(edges[slot + 1], start, behind, bytesIn) - before(edges[slot], start, behind, bytesIn);
			found.begun()[slot] += start >= edges[slot] && start < edges[slot + 1] ? 1 : 0;
			found.open()[slot] += start < edges[slot + 1] && behind > edges[slot] ? 1 : 0;
		}
	}

	/** The first edge that is not before a tick. */
	private static int firstNotBefore(long[] edges, long tick) {
		int low = 0;
		int high = edges.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (edges[middle] < tick) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** The units of a flow before a tick. */
	private long before(long tick, long start, long behind, long bytes) {
		if (tick <= start) {
			return 0;
		}
		return tick >= behind ? bytes << shift : (bytes << shift) / (behind - start) * (tick - start);
	}
}
