package org.telltale.capture.packet;

import java.util.Optional;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.neighbour.ArpDecoder;
import org.telltale.capture.neighbour.NeighbourListener;

/**
 * Decodes a frame down to TCP and UDP: link layers, IPv4 (RFC 791), IPv6 with extension headers (RFC 8200), tunnels, TCP
 * (RFC 9293), UDP (RFC 768); all as {@code derivation.md}, Decapsulation, says. Makes no object for a frame. Not thread-safe.
 * <p>
 * A frame can hold several packets: one inside another (tunnels), and, in an 802.11 A-MSDU, side by side. With one
 * {@link Packet} for each depth, all of them are met so:
 * <pre>
 * Kind kind = decoder.decode(frame, packets[0]);
 * while (true) {
 *     follow(kind, packets, 0);
 *     if (!decoder.hasNext()) break;
 *     kind = decoder.next(frame, packets[0]);
 * }
 * follow(kind, packets, depth):
 *     TRANSPORT: packets[depth] is a segment or datagram of a flow at that depth
 *     FRAGMENT:  whole = fragments.offer(packets[depth], frame, carriers); if it was given up or has no flow: return
 *     if packets[depth].tunnel != NONE:
 *         follow(decoder.inner(packets[depth], packets[depth + 1]), packets, depth + 1)
 * </pre>
 * {@code carriers} are the frames that the packets around were put together from: the frame itself, or those of the
 * outer {@link Datagram}. A tunnel over UDP is {@link Kind#TRANSPORT} and has a tunnel; one in IP itself is {@link Kind#OTHER}
 * and has one.
 */
public final class PacketDecoder {

	/** What a packet turned out to be. */
	public enum Kind {
		/** A TCP segment or UDP datagram, or the first part of one. */
		TRANSPORT,
		/** A fragment of an IP packet; nothing behind the IP header is set. */
		FRAGMENT,
		/** Anything else; it may still carry a tunnel. */
		OTHER
	}

	private final LinkLayer link = new LinkLayer();
	private final ProblemLog log;
	private final NeighbourListener listener;
	private final IpBody body;

	/** Verifies no checksums, and tells nobody of neighbours. */
	public PacketDecoder(ProblemLog log) {
		this(log, NeighbourListener.NONE, Optional.empty());
	}

	/**
	 * @param log hears what is not read
	 * @param listener hears of neighbours and ICMP errors
	 * @param tally counts checksums; without one none is verified
	 */
	public PacketDecoder(ProblemLog log, NeighbourListener listener, Optional<ChecksumTally> tally) {
		this.log = log;
		this.listener = listener;
		this.body = new IpBody(log, listener, tally);
	}

	/** Decodes the first or only packet of {@code frame} into {@code packet}; what is not read is counted in the log. */
	public Kind decode(Frame frame, Packet packet) {
		packet.ordinal = 0;
		return packet(frame, packet, link.find(frame), link.hasNext());
	}

	/** Whether the frame decoded last holds another packet beside those met. */
	public boolean hasNext() {
		return link.hasNext();
	}

	/** Decodes the frame's next packet, if {@link #hasNext}. */
	public Kind next(Frame frame, Packet packet) {
		packet.ordinal++;
		return packet(frame, packet, link.next(), true);
	}

	private Kind packet(Frame frame, Packet packet, int type, boolean aggregated) {
		packet.depth = 0;
		packet.aggregated = aggregated;
		packet.fragment = false;
		packet.bytes = frame.bytes;
		packet.frameStart = frame.start;
		packet.frameOffset = frame.offset;
		packet.frameCut = frame.captured < frame.original;
		packet.sourceMac = link.walk.sourceMac;
		packet.destinationMac = link.walk.destinationMac;
		if (type == LinkWalk.IP) {
			return body.read(packet, link.walk.start, link.walk.captureEnd, link.walk.roomEnd);
		}
		packet.transport = false;
		packet.tunnel = Tunnel.NONE;
		return other(frame, packet, type);
	}

	/**
	 * Decodes the packet in a tunnel.
	 *
	 * @param outer a packet with a tunnel, whose bytes are still there
	 * @param inner another one, which is overwritten
	 */
	public Kind inner(Packet outer, Packet inner) {
		inner.depth = outer.depth + 1;
		inner.ordinal = outer.ordinal;
		inner.aggregated = outer.aggregated;
		inner.fragment = outer.fragment;
		inner.bytes = outer.bytes;
		inner.frameStart = outer.frameStart;
		inner.frameOffset = outer.frameOffset;
		inner.frameCut = outer.frameCut;
		inner.sourceMac = outer.innerSourceMac;
		inner.destinationMac = outer.innerDestinationMac;
		return body.read(inner, outer.innerStart, outer.innerCaptureEnd, outer.innerRoomEnd);
	}

	private Kind other(Frame frame, Packet packet, int type) {
		switch (type) {
			case LinkWalk.CUT -> body.damaged(packet, "link header");
			case LinkWalk.NOT_READ -> log.count("link.not-analysed." + frame.linkType, "link.not-analysed", frame.offset,
					"Frame of link type " + frame.linkType + LinkTypes.inBrackets(frame.linkType) + " not analysed",
					"Nothing that these frames carry was examined; they are counted only.");
			case LinkWalk.NO_IP -> log.count("link.no-ip", "link.protocol-not-analysed", frame.offset,
					"Frame of a link without EtherType that is not IP", "Nothing that these frames carry was examined.");
			case LinkWalk.ENCRYPTED -> log.count("link.encrypted", "link.encrypted", frame.offset, "802.11 data frame encrypted on the air",
					"Nothing that these frames carry could be examined.");
			case LinkWalk.PART -> log.count("link.fragment", "link.fragment", frame.offset, "Part of an 802.11 data frame",
					"The parts of these frames were not put together, nor examined.");
			case LinkWalk.QUIET -> {
				// Control of the link itself: no IP is missed there.
			}
			case LinkWalk.ARP -> ArpDecoder.decode(frame.bytes, link.walk.start, link.walk.captureEnd, frame.start, 0).ifPresent(listener::neighbour);
			default -> protocol(frame, type);
		}
		return Kind.OTHER;
	}

	private void protocol(Frame frame, int type) {
		if ((type & LinkWalk.PPP) != 0) {
			int protocol = type & 0xffff;
			// RFC 1661 section 2: from 0x8000 on protocols control the link, and carry no packets.
			if (protocol < 0x8000) {
				log.count("link.ppp." + protocol, "link.protocol-not-analysed", frame.offset,
						"Frame of PPP protocol 0x" + Integer.toHexString(protocol) + pppName(protocol) + " not analysed",
						"Nothing that these frames carry was examined.");
			}
		} else if (type >= 0x600 && type != 0x88cc && type != 0x888e && type != 0x8863) {
			// LLDP, EAPOL and PPPoE's discovery carry no IP by their nature: nothing is missed there.
			log.count("link.ethertype." + type, "link.protocol-not-analysed", frame.offset,
					"Frame of EtherType 0x" + Integer.toHexString(type) + typeName(type) + " not analysed",
					"Nothing that these frames carry was examined.");
		}
	}

	private static String pppName(int protocol) {
		return switch (protocol) {
			case 0x2d, 0x2f -> " (compressed TCP)";
			case 0x3d -> " (multilink)";
			case 0x53 -> " (encrypted)";
			case 0xfb, 0xfd -> " (compressed or encrypted)";
			default -> "";
		};
	}

	private static String typeName(int type) {
		return switch (type) {
			case 0x8847 -> " (MPLS, no IP found in it)";
			case 0x8864 -> " (PPPoE of another version, or no session)";
			case 0x88e5 -> " (MACsec)";
			case 0x88e7 -> " (provider backbone bridge)";
			case 0x8906 -> " (Fibre Channel)";
			case 0x8915 -> " (RoCE)";
			default -> "";
		};
	}
}
