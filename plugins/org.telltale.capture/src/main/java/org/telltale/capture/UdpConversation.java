package org.telltale.capture;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.packet.Tunnel;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.TextShape;

/** The datagrams of a UDP flow: each goes to the protocol that recognises it; what nobody knows is offered as it is. */
final class UdpConversation implements Conversation {

	/** The decoder of a protocol that once recognised a datagram. @param place the protocol's in the registry */
	private record Tried(int place, DatagramDecoder decoder) {
	}

	private final CaptureContext context;
	private final Flow flow;
	private final List<DatagramProtocol> protocols;
	/** Mostly one. */
	private List<Tried> tried = List.of();
	/** Shared with the other flows of the worker. */
	private final Datagram datagram;
	private DatagramDecoder keeper;
	private long lastNumber;
	private int lastSide;
	private int lastPacket;

	UdpConversation(CaptureContext context, Flow flow, List<DatagramProtocol> protocols, Datagram datagram) {
		this.context = context;
		this.flow = flow;
		this.protocols = protocols;
		this.datagram = datagram;
	}

	@Override
	public void packet(Work work) {
		Packet p = work.packet;
		int side = work.side;
		if (p.payloadLength == 0) {
			return;
		}
		if (p.tunnel != Tunnel.NONE) {
			// What is inside is read as packets of their own.
			flow.protocol(p.tunnel.word());
			return;
		}
		if (p.payloadCaptured < p.payloadLength || p.falseLength) {
			flow.unreadable(side, p.payloadLength);
			context.log().count("udp.cut" + p.falseLength, p.falseLength ? "udp.length" : "udp.cut", work.frame().offset(),
					p.falseLength ? "UDP datagram whose length contradicts its packet's" : "UDP datagram captured in part",
					"It was not examined, and counts as unreadable.");
			return;
		}
		set(work);
		datagram.carriers = work::frames;
		if (keeper != null && keeper.read(side, datagram)) {
			return;
		}
		if (!recognised(side)) {
			if (!TextShape.isText(datagram.bytes, datagram.from, datagram.to)) {
				flow.unreadable(side, p.payloadLength);
			}
			context.layer(() -> datagram.layer("udp"));
		}
	}

	private void set(Work work) {
		Packet p = work.packet;
		boolean again = work.number == lastNumber && work.side == lastSide;
		lastPacket = again ? lastPacket + 1 : 0;
		lastSide = work.side;
		datagram.flow = flow;
		datagram.packet = lastPacket;
		datagram.aggregated = p.aggregated;
		lastNumber = work.number;
		datagram.bytes = p.bytes;
		datagram.from = p.payloadStart;
		datagram.to = p.payloadStart + p.payloadLength;
		datagram.sourcePort = p.sourcePort;
		datagram.destinationPort = p.destinationPort;
		datagram.payloadOffset = p.fragment ? -1 : p.payloadStart - p.frameStart;
		datagram.side = work.side;
	}

	private boolean recognised(int side) {
		for (int i = 0; i < protocols.size(); i++) {
			DatagramProtocol protocol = protocols.get(i);
			if (!protocol.recognises(datagram)) {
				continue;
			}
			DatagramDecoder decoder = decoder(i, protocol);
			if (decoder.read(side, datagram)) {
				flow.protocol(protocol.name());
				keeper = decoder.keeps() ? decoder : keeper;
				return true;
			}
		}
		return false;
	}

	private DatagramDecoder decoder(int place, DatagramProtocol protocol) {
		for (int i = 0; i < tried.size(); i++) {
			if (tried.get(i).place() == place) {
				return tried.get(i).decoder();
			}
		}
		Tried another = new Tried(place, protocol.decoder(flow, context));
		if (tried.isEmpty()) {
			tried = List.of(another);
		} else {
			// Ended in the order of the registry.
			tried = Stream.concat(tried.stream(), Stream.of(another)).sorted(Comparator.comparingInt(Tried::place)).toList();
		}
		return another.decoder();
	}

	@Override
	public void finish() {
		for (int i = 0; i < tried.size(); i++) {
			tried.get(i).decoder().finish();
		}
	}

	@Override
	public int index() {
		return flow.ref().index();
	}

	@Override
	public long held() {
		return 0;
	}

	@Override
	public void relieve() {
		// Nothing is held.
	}
}
