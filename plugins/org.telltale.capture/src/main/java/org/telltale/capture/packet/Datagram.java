package org.telltale.capture.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.telltale.capture.layer.FrameRef;

/** An IP packet on its way to being put together from fragments; the first byte is kept where they overlap. */
public final class Datagram {

	private static final int MAX_LENGTH = 65_535;

	/** A fragment as flows count it. @param ipBytes its IP length @param frame its frame */
	public record Fragment(FrameRef frame, long ipBytes) {
	}

	private final List<Fragment> uncounted = new ArrayList<>();
	private final TreeSet<FrameRef> carriers = new TreeSet<>();
	private final BitSet filled = new BitSet();
	/** Like {@link #filled}, with what the fragments have by their headers and the snapshot length cut off. */
	private final BitSet claimed = new BitSet();
	private byte[] body = new byte[2048];
	private int length = -1;
	private boolean contradicts;
	private final long startNanos;

	Datagram(long startNanos) {
		this.startNanos = startNanos;
	}

	long startNanos() {
		return startNanos;
	}

	void add(Packet p, FrameRef frame) {
		uncounted.add(new Fragment(frame, p.ipBytes));
		int end = p.fragmentOffset + p.bodyLength;
		if (end > MAX_LENGTH) {
			contradicts = true;
			return;
		}
		if (!p.moreFragments && length < 0) {
			length = end;
		}
		claimed.set(p.fragmentOffset, end);
		int captured = p.fragmentOffset + p.bodyCaptured;
		if (captured > body.length) {
			body = java.util.Arrays.copyOf(body, Math.max(captured, 2 * body.length));
		}
		for (int from = filled.nextClearBit(p.fragmentOffset); from < captured;) {
			int next = filled.nextSetBit(from);
			int to = next < 0 || next > captured ? captured : next;
			System.arraycopy(p.bytes, p.bodyStart + from - p.fragmentOffset, body, from, to - from);
			filled.set(from, to);
			carriers.add(frame);
			from = filled.nextClearBit(to);
		}
	}

	/** Whether a fragment reaches past what an IP packet can hold. */
	boolean contradicts() {
		return contradicts;
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

	/** The frames whose bytes make up the packet, ascending. */
	public List<FrameRef> carriers() {
		return List.copyOf(carriers);
	}

	/** Puts what there is into {@code packet}, as if it had come in one piece. */
	void into(Packet packet) {
		packet.bytes = body;
		packet.frameStart = 0;
		packet.bodyStart = 0;
		packet.bodyLength = complete() ? length : claimed.nextClearBit(0);
		packet.bodyCaptured = Math.min(packet.bodyLength, filled.nextClearBit(0));
	}
}
