package org.telltale.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.dns.EncryptedDns;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.HostName;

/** A flow while it is counted. Side 0 is the client, 1 the server. What each packet asks for stands here, not in {@link Flow}. */
final class OpenFlow extends FlowEnds {

	final Flow flow;
	final boolean tcp;
	/** Its ordinal in the capture. */
	final int index;
	/** Of its ends. */
	final int hash;
	final boolean clientIsLow;
	private long clientFrames;
	private long serverFrames;
	private long clientBytes;
	private long serverBytes;
	private long clientPayload;
	private long serverPayload;
	long firstNanos = Long.MAX_VALUE;
	long lastNanos = Long.MIN_VALUE;
	/** Time of the frame counted last, by which silence is measured. */
	long previousNanos = Long.MIN_VALUE;
	boolean closing;
	/** Number of the frame counted last, by which the flow that rests longest is found. */
	long lastFrame;
	boolean ended;
	/** {@link #lastFrame} when its streams were ended for rest. */
	long restedFrame;
	/** Android's user id of the app, as the capturing program says. */
	int uid = Frame.NO_UID;
	Optional<String> app = Optional.empty();
	long synSequence = -1;
	/** Its worker's alone. */
	Conversation conversation;
	/** Where it stands in its worker's list. */
	int place;

	OpenFlow(Flow flow, FlowEnds ends, int hash, boolean clientIsLow) {
		this.flow = flow;
		this.tcp = flow.tcp();
		this.index = flow.ref().index();
		this.hash = hash;
		this.clientIsLow = clientIsLow;
		set(ends);
	}

	void count(int side, long ipBytes, long nanos, long frame) {
		lastFrame = Math.max(lastFrame, frame);
		clientFrames += 1 - side;
		serverFrames += side;
		if (side == 0) {
			clientBytes += ipBytes;
		} else {
			serverBytes += ipBytes;
		}
		firstNanos = Math.min(firstNanos, nanos);
		lastNanos = Math.max(lastNanos, nanos);
		previousNanos = nanos;
	}

	/** Counts transport payload of a whole segment or datagram. */
	void payload(int side, long length) {
		if (side == 0) {
			clientPayload += length;
		} else {
			serverPayload += length;
		}
	}

	private Volume volume(long first, long second) {
		return flow.roles().handset() == HandsetSide.SERVER ? new Volume(second, first) : new Volume(first, second);
	}

	private Optional<String> hint() {
		boolean sealed = flow.protocol().filter(word -> word.equals("tls") || word.equals("quic") || word.equals("dtls")).isPresent();
		return sealed ? EncryptedDns.hint(flow.tcp(), flow.roles().server().port(), flow.sni(), flow.alpn()) : Optional.empty();
	}

	FlowRecord toRecord(List<HostName> dnsNames) {
		List<HostName> all = flow.hosts().isEmpty() ? dnsNames : flow.hosts();
		if (flow.hosts().size() + dnsNames.size() > 1) {
			all = new ArrayList<>(flow.hosts());
			all.addAll(dnsNames);
			all.sort(Comparator.comparingLong(HostName::frame).thenComparing(HostName::name).thenComparing(HostName::source));
		}
		Flow.Roles roles = flow.roles();
		return new FlowRecord(flow.ref(), flow.tcp() ? "tcp" : "udp", roles.client(), roles.server(), roles.handset(), roles.basis(),
				roles.device(), roles.handsetMac(), firstNanos, lastNanos, volume(clientFrames, serverFrames), volume(clientBytes, serverBytes),
				volume(clientPayload, serverPayload), volume(flow.unreadable(0), flow.unreadable(1)), volume(flow.gaps(0), flow.gaps(1)), all,
				flow.protocol(), flow.sni(), flow.alpn(), flow.ja3(), flow.ja4(),
				app, hint());
	}
}
