package org.telltale.capture.quic;

import java.util.Optional;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.Flow;

/** A flow of Google's QUIC: hellos of the client in clear are told, all else is counted as unreadable. */
final class GoogleQuicConversation implements DatagramDecoder {

	/** Headers before the hello's tag take at most some 50 bytes. */
	private static final int REACH = 64;
	private static final int MAX_HELLOS = 8;

	private final Flow flow;
	private final CaptureContext context;
	private int hellos;

	GoogleQuicConversation(Flow flow, CaptureContext context) {
		this.flow = flow;
		this.context = context;
	}

	@Override
	public boolean keeps() {
		return true;
	}

	@Override
	public boolean read(int side, Datagram datagram) {
		Optional<GoogleHello> hello = hellos < MAX_HELLOS ? GoogleHello.find(datagram.bytes, datagram.from, datagram.to, REACH) : Optional.empty();
		if (hello.isEmpty()) {
			flow.unreadable(side, datagram.length());
			return true;
		}
		hellos++;
		int end = datagram.to;
		while (end > hello.get().end() && datagram.bytes[end - 1] == 0) {
			end--; // padding
		}
		flow.unreadable(side, end - hello.get().end());
		new QuicFindings(flow, context).google("quic", side, hello.get().sni(), hello.get().fieldsFrom(datagram.from), datagram.frame());
		context.layer(() -> datagram.layer("gquic"));
		return true;
	}
}
