package org.telltale.capture.dns;

import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;

/** DNS over UDP on ports 53 and 5355, multicast DNS on 5353. */
public final class DnsDatagramProtocol implements DatagramProtocol {

	private final String name;
	private final int[] ports;

	private DnsDatagramProtocol(String name, int... ports) {
		this.name = name;
		this.ports = ports;
	}

	/** DNS (RFC 1035) and link-local multicast name resolution (RFC 4795). */
	public static DnsDatagramProtocol dns() {
		return new DnsDatagramProtocol("dns", 53, 5355);
	}

	/** Multicast DNS (RFC 6762). */
	public static DnsDatagramProtocol mdns() {
		return new DnsDatagramProtocol("mdns", 5353);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public boolean recognises(Datagram datagram) {
		for (int port : ports) {
			if (datagram.port(port)) {
				return DnsDecoder.looksLike(datagram.bytes, datagram.from, datagram.to);
			}
		}
		return false;
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return (side, datagram) -> DnsFindings.tell(context, flow, datagram.copy(), datagram.frame(), () -> datagram.layer(name));
	}
}
