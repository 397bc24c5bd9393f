package org.telltale.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
	private final FlowEnds probe = new FlowEnds();
	private final long multiplier;
	private int probed;
	private final RestQueue queue = new RestQueue();
	/** Open addressing with linear probing; at most half full. */
	private OpenFlow[] slots = new OpenFlow[1024];
	/** The hash of the key of the flow in each slot, so that other flows need not be looked at. */
	private int[] hashes = new int[1024];
	private final List<OpenFlow> due = new ArrayList<>();
	private int open;
	private int flows;
	private long evicted;
	private boolean senderIsLow;

	/** @param ended hears of each flow that ends @param secret what a capture's maker cannot know; decides only where flows lie in memory */
	FlowTable(SideRule rule, Consumer<OpenFlow> ended, long secret) {
		this.rule = rule;
		this.ended = ended;
		long spread = secret ^ secret >>> 30;
		spread *= 0xbf58476d1ce4e5b9L;
		this.multiplier = (spread ^ spread >>> 27) * 0x94d049bb133111ebL | 1;
	}

	/** Finds or opens the packet's flow. Uncounted as yet. */
	OpenFlow flow(Packet p, long frame, long nanos) {
		senderIsLow = probe.set(p);
		boolean tcp = p.protocol == Packet.TCP;
		boolean syn = tcp && (p.flags & (Packet.SYN | Packet.ACK)) == Packet.SYN;
		probed = probe.hash(multiplier);
		OpenFlow flow = slots[slot(probe, probed)];
		if (flow == null || ended(flow, p, syn, nanos)) {
			if (flow != null) {
				end(flow);
				queue.ended();
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
		OpenFlow opened = new OpenFlow(new Flow(new FlowRef(flows++, frame, p.depth, p.ordinal), tcp, rule.roles(p, senderIsClient)), probe, probed,
				senderIsClient == senderIsLow);
		opened.lastFrame = frame;
		if (2 * (open + 1) > slots.length) {
			grow();
		}
		put(opened);
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
		return silence > (flow.tcp ? TCP_SILENCE_NANOS : UDP_SILENCE_NANOS) || syn && flow.closing && p.sequence != flow.synSequence;
	}

	private static void note(OpenFlow flow, Packet p, boolean syn) {
		if (syn) {
			flow.synSequence = p.sequence;
		}
		if ((p.flags & (Packet.FIN | Packet.RST)) != 0) {
			flow.closing = true;
		}
	}

	/** The flow whose last frame is the oldest makes room. */
	private void evict() {
		evicted++;
		end(queue.remove());
	}

	private void end(OpenFlow flow) {
		flow.ended = true;
		remove(flow);
		open--;
		ended.accept(flow);
	}

	private int slot(FlowEnds ends, int hash) {
		int mask = slots.length - 1;
		int slot = hash & mask;
		while (slots[slot] != null && (hashes[slot] != hash || !slots[slot].same(ends))) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	private void put(OpenFlow flow) {
		int slot = slot(flow, flow.hash);
		slots[slot] = flow;
		hashes[slot] = flow.hash;
	}

	/** Takes a flow out and moves those up that probing would miss otherwise. */
	private void remove(OpenFlow flow) {
		int mask = slots.length - 1;
		int hole = slot(flow, flow.hash);
		slots[hole] = null;
		int next = hole + 1 & mask;
		while (slots[next] != null) {
			int home = hashes[next] & mask;
			boolean reaches = (next - home & mask) >= (next - hole & mask);
			if (reaches) {
				slots[hole] = slots[next];
				hashes[hole] = hashes[next];
				slots[next] = null;
				hole = next;
			}
			next = next + 1 & mask;
		}
	}

	private void grow() {
		OpenFlow[] before = slots;
		slots = new OpenFlow[before.length * 2];
		hashes = new int[slots.length];
		for (OpenFlow flow : before) {
			if (flow != null) {
				put(flow);
			}
		}
	}

	/** Names the TCP flows that have had no frame since: each once, until it goes on. */
	void rest(long frame, long nanos, Consumer<OpenFlow> resting) {
		for (OpenFlow flow : slots) {
			if (flow != null && flow.tcp && flow.lastFrame < frame && flow.previousNanos < nanos && flow.restedFrame != flow.lastFrame) {
				flow.restedFrame = flow.lastFrame;
				due.add(flow);
			}
		}
		due.sort(Comparator.comparingInt(flow -> flow.index));
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
				order[count++] = (long) slots[slot].index << 32 | slot;
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
