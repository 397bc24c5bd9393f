package org.telltale.timeline;

import java.util.Arrays;

/**
 * Flows of several lanes, ready to be summed over the slots of any span: what a query costs follows the slots, not the flows. Built once; primitive arrays only. Immutable,
 * for any number of threads.
 *
 * <p>
 * Time is cut into {@link Ticks}. A flow covers every tick from that of its start to that of its end, d of them, and its bytes are spread evenly: with bytes in units of
 * 2<sup>-s</sup>, each tick holds {@code floor(bytes * 2^s / d)} units, and what is left over falls into the last. What went through a lane before a tick is then a whole
 * number of units, and a slot holds what went before its end less what went before its begin, both rounded down to bytes: the slots of a span add up to the bytes of the
 * span, and nothing depends on the order of the sums.
 *
 * <p>
 * The starts and ends of a lane stand in the order of time, and before every 64th of them the sums up to there. A query looks for the block that holds a slot's edge and
 * goes through 64 events at the most.
 */
public final class TimeIndex {

	private static final int BLOCK = 64;
	private static final int FINEST_SHIFT = 20;
	/** What a lane holds in all has to stay below the sign of a long. */
	private static final int UNIT_BITS = 62;

	private final Ticks ticks;
	private final int shift;
	/** By flow, sorted by lane and start. */
	private final int[] start;
	private final int[] end;
	private final long[] bytesOut;
	private final long[] bytesIn;
	/** Two of each flow, sorted by lane and time, ends before starts of the same tick: the flow's number doubled, and 1 more for its end. */
	private final int[] events;
	private final int[] eventsFrom;
	private final Sums[] lanes;

	/** Of each block of a lane, the sums before its first event, at that event's tick. */
	private record Sums(long[] out, long[] outRate, long[] in, long[] inRate, int[] begun) {
	}

	/**
	 * Builds the index.
	 *
	 * @param laneCount more than any lane of the flows
	 * @throws IllegalArgumentException if a lane is out of bounds, a flow ends before it begins, bytes are negative, or a moment is 2^62 ns or more from zero
	 */
	public TimeIndex(FlowTimes flows, int laneCount) {
		int count = flows.count();
		ticks = Ticks.of(Arrays.stream(flows.startNanos()).min().orElse(0), Arrays.stream(flows.endNanos()).max().orElse(0));
		shift = shift(flows);
		start = new int[count];
		end = new int[count];
		bytesOut = new long[count];
		bytesIn = new long[count];
		events = new int[2 * count];
		eventsFrom = new int[laneCount + 1];
		lanes = new Sums[laneCount];
		int[] byLane = byLane(flows, laneCount);
		for (int lane = 0; lane < laneCount; lane++) {
			fill(flows, byLane, eventsFrom[lane] / 2, eventsFrom[lane + 1] / 2);
			lanes[lane] = new Cursor(lane).sums();
		}
	}

	/** As many bits behind the point as leave room for all bytes. */
	static int shift(FlowTimes flows) {
		long all = 1;
		for (int i = 0; i < flows.count(); i++) {
			if (flows.bytesOut()[i] < 0 || flows.bytesIn()[i] < 0 || flows.endNanos()[i] < flows.startNanos()[i]) {
				throw new IllegalArgumentException("flow " + i + " ends before it begins, or has fewer bytes than none");
			}
			all = Math.addExact(all, Math.max(flows.bytesOut()[i], flows.bytesIn()[i]));
		}
		return Math.clamp(UNIT_BITS - (Long.SIZE - Long.numberOfLeadingZeros(all)), 0, FINEST_SHIFT);
	}

	/** The flows' numbers by lane; notes where each lane's events begin. */
	private int[] byLane(FlowTimes flows, int laneCount) {
		int[] next = new int[laneCount + 1];
		for (int lane : flows.lanes()) {
			if (lane < 0 || lane >= laneCount) {
				throw new IllegalArgumentException("lane " + lane + " of " + laneCount);
			}
			next[lane + 1]++;
		}
		for (int lane = 0; lane < laneCount; lane++) {
			next[lane + 1] += next[lane];
			eventsFrom[lane + 1] = 2 * next[lane + 1];
		}
		int[] sorted = new int[flows.count()];
		for (int i = 0; i < sorted.length; i++) {
			sorted[next[flows.lanes()[i]]++] = i;
		}
		return sorted;
	}

	private void fill(FlowTimes flows, int[] byLane, int from, int to) {
		long[] starts = new long[to - from];
		for (int i = from; i < to; i++) {
			starts[i - from] = (long) ticks.inside(flows.startNanos()[byLane[i]]) << 32 | byLane[i];
		}
		Arrays.sort(starts);
		long[] order = new long[2 * (to - from)];
		for (int i = from; i < to; i++) {
			int flow = (int) starts[i - from];
			start[i] = (int) (starts[i - from] >> 32);
			end[i] = ticks.inside(flows.endNanos()[flow]) + 1;
			bytesOut[i] = flows.bytesOut()[flow];
			bytesIn[i] = flows.bytesIn()[flow];
			// ends before starts: the highest bit of the lower half tells them apart
			order[2 * (i - from)] = (long) start[i] << 32 | 1L << 31 | i;
			order[2 * (i - from) + 1] = (long) end[i] << 32 | i;
		}
		Arrays.sort(order);
		for (int i = 0; i < order.length; i++) {
			int number = (int) order[i] & Integer.MAX_VALUE;
			events[2 * from + i] = number << 1 | ((int) order[i] < 0 ? 0 : 1);
		}
	}

	/**
	 * What a lane holds in a span, cut into slots of the same length (to a tick).
	 *
	 * @throws IllegalArgumentException if there are no slots, or the span is empty
	 */
	public Slots slots(int lane, long fromNanos, long toNanos, int slots) {
		if (slots < 1 || toNanos <= fromNanos) {
			throw new IllegalArgumentException("no slots between " + fromNanos + " and " + toNanos);
		}
		long first = ticks.at(fromNanos);
		long span = ticks.at(toNanos - 1) + 1 - first;
		Slots found = Slots.empty(slots);
		Cursor cursor = new Cursor(lane);
		cursor.moveTo(first);
		for (int i = 0; i < slots; i++) {
			long out = cursor.bytesOut();
			long in = cursor.bytesIn();
			int begun = cursor.begun();
			int ended = cursor.ended();
			cursor.moveTo(edge(first, span, i + 1, slots));
			found.bytesOut()[i] = cursor.bytesOut() - out;
			found.bytesIn()[i] = cursor.bytesIn() - in;
			found.begun()[i] = cursor.begun() - begun;
			found.open()[i] = cursor.begun() - ended;
		}
		return found;
	}

	/** What the arrays of the index take. */
	public long memoryBytes() {
		long blocks = Arrays.stream(lanes).mapToLong(sums -> sums.begun().length).sum();
		return start.length * (2L * Integer.BYTES + 2L * Long.BYTES) + events.length * (long) Integer.BYTES + blocks * (4L * Long.BYTES + Integer.BYTES);
	}

	/** The i-th edge of the slots of a span, rounded down. */
	static long edge(long first, long span, int i, int slots) {
		return first + span / slots * i + span % slots * i / slots;
	}

	/** Goes through the events of a lane and knows what went before a tick. */
	private final class Cursor {

		private final int lane;
		private final int from;
		private final int count;
		/** How many events lie behind. */
		private int at;
		private long tick;
		private long out;
		private long outRate;
		private long in;
		private long inRate;
		private int begun;

		Cursor(int lane) {
			this.lane = lane;
			from = eventsFrom[lane];
			count = eventsFrom[lane + 1] - from;
		}

		/** Goes through all events and notes the sums before every block. */
		Sums sums() {
			int blocks = (count + BLOCK - 1) / BLOCK;
			Sums sums = new Sums(new long[blocks], new long[blocks], new long[blocks], new long[blocks], new int[blocks]);
			for (int block = 0; block < blocks; block++) {
				advance(tickOf(at));
				sums.out[block] = out;
				sums.outRate[block] = outRate;
				sums.in[block] = in;
				sums.inRate[block] = inRate;
				sums.begun[block] = begun;
				for (int i = 0; i < BLOCK && at < count; i++) {
					advance(tickOf(at));
					pass();
				}
			}
			return sums;
		}

		/** Moves on to what went before a tick, which is not before the one that it is at. */
		void moveTo(long to) {
			int block = blockBefore(to);
			if (block * BLOCK > at) {
				at = block * BLOCK;
				tick = tickOf(at);
				out = lanes[lane].out[block];
				outRate = lanes[lane].outRate[block];
				in = lanes[lane].in[block];
				inRate = lanes[lane].inRate[block];
				begun = lanes[lane].begun[block];
			}
			while (at < count && isBefore(at, to)) {
				advance(tickOf(at));
				pass();
			}
			advance(to);
		}

		/** The last block whose first event lies before a tick, looked for from where the cursor is in steps that double; 0 if there is none. */
		private int blockBefore(long to) {
			int low = at / BLOCK;
			int step = 1;
			while (low + step < lanes[lane].begun.length && isBefore((low + step) * BLOCK, to)) {
				low += step;
				step *= 2;
			}
			for (; step > 0; step /= 2) {
				if (low + step < lanes[lane].begun.length && isBefore((low + step) * BLOCK, to)) {
					low += step;
				}
			}
			return low;
		}

		/** Whether an event counts for what went before a tick: an end at the tick does, a start does not. */
		private boolean isBefore(int event, long to) {
			long time = tickOf(event);
			return time < to || time == to && isEnd(event);
		}

		private boolean isEnd(int event) {
			return (events[from + event] & 1) == 1;
		}

		private int tickOf(int event) {
			int flow = events[from + event] >> 1;
			return isEnd(event) ? end[flow] : start[flow];
		}

		private void advance(long to) {
			if (at > 0) {
				out += outRate * (to - tick);
				in += inRate * (to - tick);
			}
			tick = to;
		}

		private void pass() {
			int flow = events[from + at] >> 1;
			long ticksLong = end[flow] - start[flow];
			long unitsOut = bytesOut[flow] << shift;
			long unitsIn = bytesIn[flow] << shift;
			long rateOut = unitsOut / ticksLong;
			long rateIn = unitsIn / ticksLong;
			if (isEnd(at)) {
				out += unitsOut - rateOut * ticksLong;
				in += unitsIn - rateIn * ticksLong;
				outRate -= rateOut;
				inRate -= rateIn;
			} else {
				outRate += rateOut;
				inRate += rateIn;
				begun++;
			}
			at++;
		}

		long bytesOut() {
			return out >> shift;
		}

		long bytesIn() {
			return in >> shift;
		}

		int begun() {
			return begun;
		}

		int ended() {
			return at - begun;
		}
	}
}
