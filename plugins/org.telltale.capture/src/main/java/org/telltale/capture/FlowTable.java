package org.telltale.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.protocol.Flow;

/**
 * The flows of a capture in the order of their first packets. A flow ends as {@code facts.md} says: when a SYN without
 * ACK and with another sequence number comes after a FIN or RST, or after 10 minutes (UDP) or one hour (TCP) of silence.
 */
final class FlowTable {

	private static final long UDP_SILENCE_NANOS = 600_000_000_000L;
	private static final long TCP_SILENCE_NANOS = 3_600_000_000_000L;

	private final Map<FlowKey, OpenFlow> open = new HashMap<>();
	private final List<OpenFlow> flows = new ArrayList<>();
	private final FlowKey probe = new FlowKey();
	private final SideRule rule;
	private final Function<OpenFlow, Conversation> conversations;

	/** @param conversations makes what a new flow's packets go to */
	FlowTable(SideRule rule, Function<OpenFlow, Conversation> conversations) {
		this.rule = rule;
		this.conversations = conversations;
	}

	/** Finds or opens the packet's flow, and says which side sent it. Uncounted as yet. */
	OpenFlow flow(Packet p, long frame, long nanos) {
		boolean senderIsLow = probe.set(p);
		OpenFlow flow = open.get(probe);
		boolean tcp = p.protocol == Packet.TCP;
		boolean syn = tcp && (p.flags & (Packet.SYN | Packet.ACK)) == Packet.SYN;
		if (flow != null && !ended(flow, p, syn, nanos)) {
			note(flow, p, syn);
			return flow;
		}
		if (flow != null) {
			flow.conversation.finish();
		}
		boolean senderIsClient = SideRule.senderIsClient(p);
		OpenFlow opened = new OpenFlow(new Flow(new FlowRef(flows.size(), frame, 0), tcp, rule.roles(p, senderIsClient)), senderIsClient == senderIsLow);
		opened.conversation = conversations.apply(opened);
		flows.add(opened);
		open.put(probe.copy(), opened);
		note(opened, p, syn);
		return opened;
	}

	/** 0 if the client sent the packet, 1 if the server did; for the packet given to {@link #flow} last. */
	int side(OpenFlow flow, Packet p) {
		return probe.set(p) == flow.clientIsLow ? 0 : 1;
	}

	private static boolean ended(OpenFlow flow, Packet p, boolean syn, long nanos) {
		long silence = flow.previousNanos == Long.MIN_VALUE ? 0 : nanos - flow.previousNanos;
		return silence > (flow.flow.tcp() ? TCP_SILENCE_NANOS : UDP_SILENCE_NANOS) || syn && flow.closing && p.sequence != flow.synSequence;
	}

	private static void note(OpenFlow flow, Packet p, boolean syn) {
		if (syn) {
			flow.synSequence = p.sequence;
		}
		if (flow.flow.tcp() && (p.flags & (Packet.FIN | Packet.RST)) != 0) {
			flow.closing = true;
		}
	}

	/** Ends what has been silent for so long by the capture's clock that its next packet will open a new flow. */
	void sweep(long nanos) {
		for (OpenFlow flow : flows) {
			if (nanos - flow.previousNanos > TCP_SILENCE_NANOS) {
				flow.conversation.finish();
			}
		}
	}

	/** All flows, in order. */
	List<OpenFlow> flows() {
		return flows;
	}
}
