package org.telltale.capture.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.telltale.capture.layer.FrameRef;

/** An IP packet on its way to being put together from fragments; the first byte is kept where they overlap. */
public final class Datagram {

	private static final int MAX_LENGTH = 65_535;
	/** What a fragment costs beside its bytes, by the rule of {@code facts.md}. */
	private static final int FRAGMENT_COST = 64;

	/** A fragment as flows count it. @param ipBytes its IP length @param frame its frame */
	public record Fragment(FrameRef frame, long ipBytes) {
	}

	private final List<Fragment> uncounted = new ArrayList<>();
	private final TreeSet<FrameRef> carriers = new TreeSet<>();
	private final BitSet filled = new BitSet();
	/** Like {@link #filled}, with what the fragments have by their headers and the snapshot length cut off. */
	private final BitSet claimed = new BitSet();
	private byte[] body = new byte[0];
	private int highest;
	private long fragments;
	private int length = -1;
	private boolean contradicts;
	private boolean conflicts;
	private boolean aggregated;
	private final long startNanos;

	Datagram(long startNanos) {
		this.startNanos = startNanos;
	}

	long startNanos() {
		return startNanos;
	}

	/** What it holds, as the limit of {@code facts.md} counts it. */
	long cost() {
		return highest + FRAGMENT_COST * fragments;
	}

	void add(Packet p, FrameRef frame, List<FrameRef> carrying) {
		fragments++;
		aggregated |= p.aggregated;
		uncounted.add(new Fragment(frame, p.ipBytes));
		long end = (long) p.fragmentOffset + p.bodyLength;
		if (end > MAX_LENGTH) {
			contradicts = true;
			return;
		}
		boolean ends = !p.moreFragments && length < 0;
		if (ends) {
			length = (int) end;
		}
		boolean adds = ends || claimed.nextClearBit(p.fragmentOffset) < end;
		claimed.set(p.fragmentOffset, (int) end);
		adds |= p.bodyCaptured > 0 && fill(p, p.fragmentOffset + p.bodyCaptured);
		if (adds) {
			carriers.addAll(carrying);
		}
	}

	/** Puts the fragment's bytes where there are none yet, and compares the others; true if it gave any. */
	private boolean fill(Packet p, int captured) {
		highest = Math.max(highest, captured);
		if (captured > body.length) {
			body = Arrays.copyOf(body, Math.min(MAX_LENGTH, Math.max(captured, 2 * body.length)));
		}
		boolean gave = false;
		int at = p.fragmentOffset;
		while (at < captured) {
			int free = filled.nextClearBit(at);
			int source = p.bodyStart - p.fragmentOffset;
			if (free > at) {
				int to = Math.min(free, captured);
				conflicts |= !Arrays.equals(p.bytes, source + at, source + to, body, at, to);
				at = to;
			} else {
				int taken = filled.nextSetBit(at);
				int to = taken < 0 || taken > captured ? captured : taken;
				System.arraycopy(p.bytes, source + at, body, at, to - at);
				filled.set(at, to);
				gave = true;
				at = to;
			}
		}
		return gave;
	}

	/** Whether a fragment reaches past what an IP packet can hold. */
	boolean contradicts() {
		return contradicts;
	}

	/** Whether fragments carry different bytes for the same place; says so once. */
	boolean takeConflict() {
		boolean taken = conflicts;
		conflicts = false;
		return taken;
	}

	/** Whether its first bytes are there, so that the transport header may tell to which flow the fragments belong. */
	boolean startsKnown() {
		return filled.nextClearBit(0) >= 8;
	}

	/** Whether every byte is accounted for, captured or cut by the snapshot length. */
	public boolean complete() {
		return length >= 0 && claimed.nextClearBit(0) >= length;
	}

	/** The fragments not handed out before; hands them out. */
	public List<Fragment> takeUncounted() {
		List<Fragment> taken = List.copyOf(uncounted);
		uncounted.clear();
		return taken;
	}

	/** The frames without which it would not be what it is, ascending: they gave bytes, captured or not, or its length. */
	public List<FrameRef> carriers() {
		return List.copyOf(carriers);
	}

	/** Puts what there is into {@code packet}, as if it had come in one piece. */
	void into(Packet packet) {
		packet.bytes = body;
		packet.aggregated = aggregated;
		packet.frameStart = 0;
		packet.bodyStart = 0;
		packet.bodyLength = complete() ? length : claimed.nextClearBit(0);
		packet.bodyCaptured = Math.min(packet.bodyLength, filled.nextClearBit(0));
	}
}
