package org.telltale.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.dns.DnsDecoder;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.Piece;
import org.telltale.capture.packet.Packet;

/** The datagrams of a UDP flow: DNS is read, NTP, DHCP and text recognised, QUIC counted as unreadable, the rest offered. */
final class UdpConversation implements Conversation {

	private static final int[] QUIC_VERSIONS = { 1, 0x6b3343cf, 0x709a50c4 };

	private final CaptureContext context;
	private final Flow flow;
	private boolean quic;

	UdpConversation(CaptureContext context, Flow flow) {
		this.context = context;
		this.flow = flow;
	}

	@Override
	public void packet(int side, Packet p, List<FrameRef> frames) {
		if (p.payloadLength == 0) {
			return;
		}
		FrameRef last = frames.getLast();
		if (p.payloadCaptured < p.payloadLength || p.falseLength) {
			flow.unreadable[side] += p.payloadLength;
			context.log.count("udp.cut" + p.falseLength, p.falseLength ? "udp.length" : "udp.cut", last.offset(),
					p.falseLength ? "UDP datagram whose length contradicts its packet's" : "UDP datagram captured in part",
					"It was not examined, and counts as unreadable.");
			return;
		}
		quic = quic || isQuic(p);
		if (quic) {
			flow.protocol = Optional.of("quic");
			flow.unreadable[side] += p.payloadLength;
			return;
		}
		byte[] bytes = Arrays.copyOfRange(p.bytes, p.payloadStart, p.payloadStart + p.payloadLength);
		String protocol = protocol(p, bytes);
		if (!protocol.isEmpty()) {
			flow.protocol = Optional.of(protocol);
		}
		Layer leaf = leaf(side, p, frames, protocol.isEmpty() ? "udp" : protocol, bytes);
		if (protocol.endsWith("dns") && context.dns(flow, leaf, last)) {
			return;
		}
		if (protocol.isEmpty() && !TextShape.isText(bytes, 0, bytes.length)) {
			flow.unreadable[side] += p.payloadLength;
		}
		if (protocol.equals("dhcp")) {
			lease(bytes);
		}
		context.listener.layers(List.of(leaf));
	}

	private Layer leaf(int side, Packet p, List<FrameRef> frames, String word, byte[] bytes) {
		var carriage = flow.carriage(side, Optional.empty());
		List<Piece> pieces = new ArrayList<>();
		pieces.add(new Piece(0, bytes.length, frames, p.fragment ? -1 : p.payloadStart - p.frameStart));
		return Layer.leaf(carriage, "capture.udp", Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson()),
				pieces, List.of(), word, bytes);
	}

	private static String protocol(Packet p, byte[] bytes) {
		if (port(p, 53) || port(p, 5353) || port(p, 5355)) {
			return !DnsDecoder.looksLike(bytes) ? "" : port(p, 5353) ? "mdns" : "dns";
		}
		if (port(p, 123) && bytes.length >= 48 && (bytes[0] >> 3 & 7) >= 1 && (bytes[0] >> 3 & 7) <= 4) {
			return "ntp";
		}
		if (bytes.length >= 240 && (port(p, 67) || port(p, 68)) && bytes[236] == 0x63 && (bytes[237] & 0xff) == 0x82) {
			return "dhcp";
		}
		if (port(p, 1900) && TextShape.isText(bytes, 0, bytes.length)) {
			return "ssdp";
		}
		return "";
	}

	private static boolean port(Packet p, int port) {
		return p.sourcePort == port || p.destinationPort == port;
	}

	/** A long header of a known version (RFC 9000 section 17.2, RFC 9369, drafts, Google's before them). */
	private static boolean isQuic(Packet p) {
		byte[] b = p.bytes;
		int at = p.payloadStart;
		if (p.payloadLength < 14) {
			return false;
		}
		if ((b[at] & 0x80) != 0) {
			int version = (b[at + 1] & 0xff) << 24 | (b[at + 2] & 0xff) << 16 | (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
			boolean draft = version >>> 8 == 0xff0000 || version >>> 8 == 0xfaceb0;
			boolean google = (version >>> 24 == 'Q' || version >>> 24 == 'T') && digit(b[at + 2]) && digit(b[at + 3]) && digit(b[at + 4]);
			boolean known = Arrays.stream(QUIC_VERSIONS).anyMatch(v -> v == version);
			return known && (b[at] & 0x40) != 0 || draft || google;
		}
		return (b[at] & 9) == 9 && b[at + 9] == 'Q' && digit(b[at + 10]) && digit(b[at + 11]) && digit(b[at + 12]);
	}

	private static boolean digit(byte b) {
		return b >= '0' && b <= '9';
	}

	/** Learns an address that a DHCP server acknowledges (RFC 2131): its holder is a device of this network. */
	private void lease(byte[] b) {
		int at = 240;
		while (b[0] == 2 && at + 2 < b.length && b[at] != -1) {
			if (b[at] == 0) {
				at++;
			} else if (b[at] == 53 && b[at + 2] == 5) {
				IpAddress given = IpAddress.of(Arrays.copyOfRange(b, 16, 20));
				if (!given.hex().equals("00000000")) {
					context.rule.lease(given);
				}
				return;
			} else {
				at += 2 + (b[at + 1] & 0xff);
			}
		}
	}

	@Override
	public void finish() {
		// Datagrams are told as they come.
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
