package org.telltale.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;

/** A flow while it is counted. Index 0 of each pair is from the client, 1 from the server. */
final class Flow {

	/** Who is who in a flow, decided at its first packet. */
	record Roles(Peer client, Peer server, HandsetSide handset, String basis, Optional<String> device, Optional<String> handsetMac) {
	}

	final FlowRef ref;
	final boolean tcp;
	final boolean clientIsLow;
	final Roles roles;
	final long[] frames = new long[2];
	final long[] bytes = new long[2];
	final long[] payload = new long[2];
	final long[] unreadable = new long[2];
	final long[] gaps = new long[2];
	final List<HostName> hosts = new ArrayList<>();
	long firstNanos = Long.MAX_VALUE;
	long lastNanos = Long.MIN_VALUE;
	/** Time of the frame counted last, by which silence is measured. */
	long previousNanos = Long.MIN_VALUE;
	boolean closing;
	long synSequence = -1;
	Optional<String> protocol = Optional.empty();
	Optional<String> sni = Optional.empty();
	List<String> alpn = List.of();
	Optional<String> ja3 = Optional.empty();
	Optional<String> ja4 = Optional.empty();
	Conversation conversation;

	Flow(FlowRef ref, boolean tcp, boolean clientIsLow, Roles roles) {
		this.ref = ref;
		this.tcp = tcp;
		this.clientIsLow = clientIsLow;
		this.roles = roles;
	}

	void count(int side, long ipBytes, long nanos) {
		frames[side]++;
		bytes[side] += ipBytes;
		firstNanos = Math.min(firstNanos, nanos);
		lastNanos = Math.max(lastNanos, nanos);
		previousNanos = nanos;
	}

	Carriage carriage(int side, Optional<String> host) {
		return new Carriage(ref, tcp ? "tcp" : "udp", roles.client(), roles.server(), roles.handset(),
				roles.handset().direction(side == 0), side == 0, roles.device(), host.isPresent() ? host : sni);
	}

	void addHost(String name, String source, long frame) {
		if (hosts.stream().noneMatch(host -> host.name().equals(name) && host.source().equals(source))) {
			hosts.add(new HostName(name, source, frame));
		}
	}

	private Volume volume(long[] pair) {
		return roles.handset() == HandsetSide.SERVER ? new Volume(pair[1], pair[0]) : new Volume(pair[0], pair[1]);
	}

	FlowRecord toRecord(List<HostName> dnsNames) {
		List<HostName> all = new ArrayList<>(hosts);
		all.addAll(dnsNames);
		all.sort(java.util.Comparator.comparingLong(HostName::frame).thenComparing(HostName::name).thenComparing(HostName::source));
		return new FlowRecord(ref, tcp ? "tcp" : "udp", roles.client(), roles.server(), roles.handset(), roles.basis(),
				roles.device(), roles.handsetMac(), firstNanos, lastNanos, volume(frames), volume(bytes), volume(payload),
				volume(unreadable), volume(gaps), all, protocol, sni, alpn, ja3, ja4);
	}
}
