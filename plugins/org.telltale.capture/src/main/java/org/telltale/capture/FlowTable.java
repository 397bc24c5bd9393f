package org.telltale.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.protocol.Flow;

/**
 * The open flows of a capture. A flow ends as {@code facts.md} says: when a SYN without ACK and with another sequence
 * number comes after a FIN or RST, after 10 minutes (UDP) or one hour (TCP) of silence, or when it is the one whose last
 * frame is the oldest and one more opens than may be open at once. On the reading thread.
 */
final class FlowTable {

	/** How many flows are open at once at the most ({@code facts.md}). */
	static final int MOST_OPEN = 65_536;

	private static final long UDP_SILENCE_NANOS = 600_000_000_000L;
	private static final long TCP_SILENCE_NANOS = 3_600_000_000_000L;

	private final SideRule rule;
	private final Consumer<OpenFlow> ended;
	private final FlowKey probe = new FlowKey(System.nanoTime());
	private final PriorityQueue<OpenFlow> queue = new PriorityQueue<>(Comparator
			.<OpenFlow>comparingLong(flow -> flow.queuedFrame).thenComparingInt(flow -> flow.flow.ref().index()));
	/** Open addressing with linear probing; at most half full. */
	private OpenFlow[] slots = new OpenFlow[1024];
	private final List<OpenFlow> due = new ArrayList<>();
	private int open;
	private int flows;
	private long evicted;
	private boolean senderIsLow;

	/** @param ended hears of each flow that ends */
	FlowTable(SideRule rule, Consumer<OpenFlow> ended) {
		this.rule = rule;
		this.ended = ended;
	}

	/** Finds or opens the packet's flow. Uncounted as yet. */
	OpenFlow flow(Packet p, long frame, long nanos) {
		senderIsLow = probe.set(p);
		boolean tcp = p.protocol == Packet.TCP;
		boolean syn = tcp && (p.flags & (Packet.SYN | Packet.ACK)) == Packet.SYN;
		int slot = slot(probe);
		OpenFlow flow = slots[slot];
		if (flow == null || ended(flow, p, syn, nanos)) {
			if (flow != null) {
				end(flow);
			} else if (open == MOST_OPEN) {
				evict();
			}
			flow = open(p, tcp, frame);
		}
		if (tcp) {
			note(flow, p, syn);
		}
		return flow;
	}

	private OpenFlow open(Packet p, boolean tcp, long frame) {
		boolean senderIsClient = SideRule.senderIsClient(p);
		OpenFlow opened = new OpenFlow(new Flow(new FlowRef(flows++, frame, p.depth, p.ordinal), tcp, rule.roles(p, senderIsClient)), probe.copy(),
				senderIsClient == senderIsLow);
		opened.lastFrame = frame;
		opened.queuedFrame = frame;
		if (2 * (open + 1) > slots.length) {
			grow();
		}
		slots[slot(probe)] = opened;
		open++;
		queue.add(opened);
		return opened;
	}

	/** 0 if the client sent the packet, 1 if the server did; for the packet given to {@link #flow} last. */
	int side(OpenFlow flow) {
		return senderIsLow == flow.clientIsLow ? 0 : 1;
	}

	private static boolean ended(OpenFlow flow, Packet p, boolean syn, long nanos) {
		long silence = flow.previousNanos == Long.MIN_VALUE ? 0 : nanos - flow.previousNanos;
		return silence > (flow.flow.tcp() ? TCP_SILENCE_NANOS : UDP_SILENCE_NANOS) || syn && flow.closing && p.sequence != flow.synSequence;
	}

	private static void note(OpenFlow flow, Packet p, boolean syn) {
		if (syn) {
			flow.synSequence = p.sequence;
		}
		if ((p.flags & (Packet.FIN | Packet.RST)) != 0) {
			flow.closing = true;
		}
	}

	/** The flow whose last frame is the oldest makes room. The queue may know an older frame of a flow than its last one. */
	private void evict() {
		OpenFlow oldest = queue.remove();
		while (oldest.ended || oldest.queuedFrame < oldest.lastFrame) {
			if (!oldest.ended) {
				oldest.queuedFrame = oldest.lastFrame;
				queue.add(oldest);
			}
			oldest = queue.remove();
		}
		evicted++;
		end(oldest);
	}

	private void end(OpenFlow flow) {
		flow.ended = true;
		remove(flow);
		open--;
		if (queue.size() > 4 * MOST_OPEN) {
			queue.removeIf(queued -> queued.ended);
		}
		ended.accept(flow);
	}

	private int slot(FlowKey key) {
		int mask = slots.length - 1;
		int slot = key.hashCode() & mask;
		while (slots[slot] != null && !slots[slot].key.equals(key)) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	/** Takes a flow out and moves those up that probing would miss otherwise. */
	private void remove(OpenFlow flow) {
		int mask = slots.length - 1;
		int hole = slot(flow.key);
		slots[hole] = null;
		int next = hole + 1 & mask;
		while (slots[next] != null) {
			int home = slots[next].key.hashCode() & mask;
			boolean reaches = (next - home & mask) >= (next - hole & mask);
			if (reaches) {
				slots[hole] = slots[next];
				slots[next] = null;
				hole = next;
			}
			next = next + 1 & mask;
		}
	}

	private void grow() {
		OpenFlow[] before = slots;
		slots = new OpenFlow[before.length * 2];
		for (OpenFlow flow : before) {
			if (flow != null) {
				slots[slot(flow.key)] = flow;
			}
		}
	}

	/** Names the TCP flows that have had no frame since: each once, until it goes on. */
	void rest(long frame, long nanos, Consumer<OpenFlow> resting) {
		for (OpenFlow flow : slots) {
			if (flow != null && flow.flow.tcp() && flow.lastFrame < frame && flow.previousNanos < nanos && flow.restedFrame != flow.lastFrame) {
				flow.restedFrame = flow.lastFrame;
				due.add(flow);
			}
		}
		due.sort(Comparator.comparingInt(flow -> flow.flow.ref().index()));
		due.forEach(resting);
		due.clear();
	}

	/** How many flows there were so far. */
	int flows() {
		return flows;
	}

	/** How many of them ended because too many were open. */
	long evicted() {
		return evicted;
	}

	/** Ends all flows that are open, in the order of their first frames. */
	void endAll() {
		long[] order = new long[open];
		int count = 0;
		for (int slot = 0; slot < slots.length; slot++) {
			if (slots[slot] != null) {
				order[count++] = (long) slots[slot].flow.ref().index() << 32 | slot;
			}
		}
		Arrays.sort(order);
		for (long place : order) {
			ended.accept(slots[(int) place]);
		}
		Arrays.fill(slots, null);
		queue.clear();
		open = 0;
	}
}
