package org.telltale.capture.quic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.Flow;

/**
 * The datagrams of a QUIC flow: Initial packets are opened as long as a hello is wanted, all else is counted as unreadable.
 * A flow may hold several connections one after another, each with its own connection ID.
 */
final class QuicConversation implements DatagramDecoder {

	private static final int MAX_HANDSHAKES = 4;
	private static final int STUN_COOKIE = 0x2112a442;

	private final Flow flow;
	private final CaptureContext context;
	private final QuicFindings findings;
	private final List<QuicHandshake> handshakes = new ArrayList<>(1);
	private boolean retried;

	QuicConversation(Flow flow, CaptureContext context) {
		this.flow = flow;
		this.context = context;
		this.findings = new QuicFindings(flow, context);
	}

	@Override
	public boolean keeps() {
		return true;
	}

	@Override
	public boolean read(int side, Datagram datagram) {
		byte[] b = datagram.bytes;
		if ((b[datagram.from] & 0xc0) == 0 && datagram.length() >= 20 && QuicDecoder.version(b, datagram.from + 3) == STUN_COOKIE) {
			return false; // multiplexed with STUN (RFC 9443 section 3)
		}
		int clear = 0;
		int at = datagram.from;
		int version = QuicDecoder.packet(b, at, datagram.to).version();
		while (at < datagram.to) {
			QuicPacket packet = QuicDecoder.packet(b, at, datagram.to);
			if (packet.version() != version) {
				break; // the derivation's walk ends there too
			}
			clear += packet(side, datagram, packet);
			at = packet.end();
		}
		flow.unreadable(side, datagram.length() - clear);
		return true;
	}

	/** Reads one packet. @return how many of its bytes could be read */
	private int packet(int side, Datagram datagram, QuicPacket packet) {
		switch (packet.kind()) {
			case INITIAL -> {
				return initial(side, datagram, packet, QuicVersion.of(packet.version()).orElseThrow()) ? packet.length() : 0;
			}
			case UNKNOWN -> {
				if (packet.version() != 0 && QuicVersion.of(packet.version()).isEmpty()) {
					findings.unknownVersion(datagram);
				}
				return 0;
			}
			case RETRY -> {
				retried = true;
				findings.packet(side, datagram, packet);
				return packet.length();
			}
			case VERSION_NEGOTIATION -> {
				findings.packet(side, datagram, packet);
				return packet.length();
			}
			case ZERO_RTT -> {
				if (!handshakes.isEmpty()) {
					handshakes.getLast().early++;
				}
				return 0;
			}
			default -> {
				return 0;
			}
		}
	}

	private boolean initial(int side, Datagram datagram, QuicPacket packet, QuicVersion version) {
		for (int i = handshakes.size() - 1; i >= 0; i--) {
			QuicHandshake known = handshakes.get(i);
			Optional<InitialKeys.Opened> opened = known.open(version, datagram.bytes, packet, side);
			if (opened.isPresent()) {
				frames(known, side, datagram, version, opened.get());
				return true;
			}
		}
		if (!handshakes.isEmpty() && (side != handshakes.getLast().clientSide || packet.isFor(datagram.bytes, handshakes.getLast().dcid))) {
			findings.notOpened(datagram);
			return false;
		}
		QuicHandshake fresh = new QuicHandshake(packet.destination(datagram.bytes), side);
		Optional<InitialKeys.Opened> opened = fresh.open(version, datagram.bytes, packet, side);
		if (opened.isEmpty()) {
			findings.notOpened(datagram);
			return false;
		}
		begin(fresh);
		fresh.fields.addAll(QuicFields.header(datagram.bytes, packet, datagram.from));
		frames(fresh, side, datagram, version, opened.get());
		return true;
	}

	/** A further connection, or the same after a Retry (RFC 9000 section 17.2.5.2). */
	private void begin(QuicHandshake fresh) {
		if (retried && !handshakes.isEmpty()) {
			handshakes.getLast().again = Optional.of(fresh);
		}
		retried = false;
		if (handshakes.size() >= MAX_HANDSHAKES) {
			findings.finish(handshakes.removeFirst());
		}
		handshakes.add(fresh);
	}

	private void frames(QuicHandshake handshake, int number, Datagram datagram, QuicVersion version, InitialKeys.Opened opened) {
		InitialFrames frames = new InitialFrames(opened.frames(), !version.tls());
		QuicHandshake.Side side = handshake.side(number);
		boolean sameVersion = side.version.isEmpty() || side.version.get().number() == version.number();
		int fresh = 0;
		while (frames.next()) {
			boolean crypto = frames.type == InitialFrames.CRYPTO || frames.type == InitialFrames.GOOGLE_CRYPTO;
			if (crypto && !side.over && sameVersion && !side.full() && context.held() < context.limits().maxTotalBytes()) {
				fresh += side.stream.add(frames.value, opened.frames(), frames.data, frames.length);
			} else if (frames.type == InitialFrames.CLOSE || frames.type == InitialFrames.CLOSE_BY_APPLICATION) {
				handshake.fields.addAll(QuicFields.close(opened.frames(), frames));
			}
		}
		if (frames.damaged()) {
			findings.damaged(datagram);
		}
		if (fresh > 0) {
			side.version = Optional.of(version);
			keep(handshake, side, datagram, fresh);
			findings.advance(handshake, number, datagram.frame());
		}
	}

	/** Keeps the datagram itself where somebody will ask for the way back to it. */
	private void keep(QuicHandshake handshake, QuicHandshake.Side side, Datagram datagram, int fresh) {
		boolean whole = context.wantsLayers() || context.wantsDerivations();
		byte[] copy = whole ? datagram.copy() : new byte[0];
		side.carriers.add(new QuicHandshake.Carrier(copy, List.copyOf(datagram.frames()), datagram.payloadOffset));
		side.derivable &= !datagram.aggregated;
		handshake.held += fresh + copy.length;
		context.hold(fresh + copy.length);
	}

	@Override
	public void finish() {
		handshakes.forEach(findings::finish);
		handshakes.clear();
	}
}
