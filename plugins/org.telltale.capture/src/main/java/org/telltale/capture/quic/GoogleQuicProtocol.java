package org.telltale.capture.quic;

import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;

/**
 * Google's QUIC up to Q049 (draft-hamilton-early-deployment-quic-00 section 6.1): a public header with the version (Q043 and
 * before), or a long header with a version Q0xx (Q044 to Q049). The client's first hello is in clear.
 */
public final class GoogleQuicProtocol implements DatagramProtocol {

	/** Flags of a public header: a version, and a connection ID of eight bytes. */
	private static final int WITH_VERSION = 9;

	@Override
	public String name() {
		return "quic";
	}

	@Override
	public boolean recognises(Datagram d) {
		if (d.length() < 14) {
			return false;
		}
		if ((d.at(0) & 0x80) != 0) {
			return google(QuicDecoder.version(d.bytes, d.from));
		}
		return (d.at(0) & WITH_VERSION) == WITH_VERSION && google(QuicDecoder.version(d.bytes, d.from + 8));
	}

	private static boolean google(int version) {
		return version >>> 24 == 'Q' && version != QuicVersion.Q050 && QuicVersion.google(version);
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new GoogleQuicConversation(flow, context);
	}
}
