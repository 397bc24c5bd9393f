package org.telltale.seal.recount;

import java.util.Arrays;
import java.util.Optional;

/**
 * One TCP segment or UDP datagram.
 *
 * @param depth number of IP headers before that of its packet
 * @param ordinal which of several packets of its frame carries it, from 0
 * @param tcp TCP, else UDP
 * @param from sender
 * @param to receiver
 * @param sequence TCP sequence number, 0 for UDP
 * @param flags TCP flags, 0 for UDP
 * @param payload the captured bytes of the payload
 * @param payloadLength its length by the headers
 */
public record Segment(int depth, int ordinal, boolean tcp, Endpoint from, Endpoint to, long sequence, int flags, byte[] payload, long payloadLength) {

	private static final int TCP = 6;
	private static final int UDP = 17;
	private static final int FIN = 1;
	private static final int SYN = 2;
	private static final int RST = 4;
	private static final int ACK = 16;

	/** The segment in the payload of a whole packet; empty if it is no TCP or UDP, or its header was cut or is malformed. */
	static Optional<Segment> of(IpPacket packet) {
		byte[] b = packet.payload();
		if (packet.protocol() == UDP && b.length >= 8 && packet.payloadLength() >= 8) {
			int said = u16(b, 4);
			long length = said >= 8 && said <= packet.payloadLength() ? said : packet.payloadLength();
			return Optional.of(new Segment(packet.depth(), packet.ordinal(), false, new Endpoint(packet.source(), u16(b, 0)), new Endpoint(packet.destination(), u16(b, 2)), 0, 0,
					Arrays.copyOfRange(b, 8, (int) Math.min(length, b.length)), length - 8));
		}
		if (packet.protocol() == TCP && b.length >= 20) {
			int header = (b[12] & 0xf0) >> 2;
			if (header >= 20 && header <= packet.payloadLength()) {
				return Optional.of(new Segment(packet.depth(), packet.ordinal(), true, new Endpoint(packet.source(), u16(b, 0)),
						new Endpoint(packet.destination(), u16(b, 2)), (long) u16(b, 4) << 16 | u16(b, 6), b[13] & 0x3f, Arrays.copyOfRange(b, Math.min(header, b.length), b.length),
						packet.payloadLength() - header));
			}
		}
		return Optional.empty();
	}

	/** Whether it is a TCP segment at that depth from one end to the other. */
	public boolean isTcp(int wantedDepth, Endpoint sender, Endpoint receiver) {
		return tcp && depth == wantedDepth && from.equals(sender) && to.equals(receiver);
	}

	/** Whether it opens a connection: SYN without ACK. */
	public boolean opens() {
		return (flags & (SYN | ACK)) == SYN;
	}

	/** Whether it ends a connection: FIN or RST. */
	public boolean ends() {
		return (flags & (FIN | RST)) != 0;
	}

	/** The sequence number of the first payload byte: a SYN takes one of its own (RFC 9293 section 3.4). */
	public long payloadSequence() {
		return (flags & SYN) != 0 ? sequence + 1 & 0xffffffffL : sequence;
	}

	private static int u16(byte[] b, int at) {
		return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
	}
}
