package org.telltale.capture;

import java.util.List;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.tls.KeyLog;

/** One thing to do for a flow, in the order of the capture: a packet to take in, or the flow's end. Used again and again. */
final class Work {

	/** What is to be done. */
	enum Kind {
		/** A segment or datagram. */
		PACKET,
		/** No more packets of this flow come. */
		END,
		/** The flow rests: its streams are ended, to begin anew if it goes on. */
		REST,
		/** Keys for all that comes later; every worker's. */
		KEYS
	}

	Kind kind;
	Packet packet = new Packet();
	OpenFlow flow;
	KeyLog keys = KeyLog.NONE;
	int side;
	/** The flow's ordinal, by which workers share the work. */
	int share;
	/** The moment for problems that are met here. */
	long moment;
	long number;
	long offset;
	int captured;
	long timeNanos;
	/** The frames that carried a datagram in fragments; empty for a packet in one piece. */
	List<FrameRef> fragments = List.of();

	/** The frames that carried the packet. */
	List<FrameRef> frames() {
		return fragments.isEmpty() ? List.of(frame()) : fragments;
	}

	/** The frame that completed the packet. */
	FrameRef frame() {
		return fragments.isEmpty() ? new FrameRef(number, offset, captured, timeNanos) : fragments.getLast();
	}
}
