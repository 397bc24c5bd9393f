package org.telltale.capture.dns;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;

/** DNS over UDP on ports 53 and 5355, multicast DNS on 5353. */
public final class DnsDatagramProtocol implements DatagramProtocol {

	private static final int DNS = 53;
	private static final int LLMNR = 5355;
	private static final int MDNS = 5353;

	private final boolean multicast;

	private DnsDatagramProtocol(boolean multicast) {
		this.multicast = multicast;
	}

	/** DNS (RFC 1035) and link-local multicast name resolution (RFC 4795). */
	public static DnsDatagramProtocol dns() {
		return new DnsDatagramProtocol(false);
	}

	/** Multicast DNS (RFC 6762). */
	public static DnsDatagramProtocol mdns() {
		return new DnsDatagramProtocol(true);
	}

	@Override
	public String name() {
		return multicast ? "mdns" : "dns";
	}

	@Override
	public boolean recognises(Datagram datagram) {
		boolean port = multicast ? datagram.port(MDNS) : datagram.port(DNS) || datagram.port(LLMNR);
		return port && DnsDecoder.looksLike(datagram.bytes, datagram.from, datagram.to);
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new DnsFields(multicast));
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return (side, datagram) -> DnsFindings.tell(context, flow, multicast ? DnsTransport.MULTICAST : DnsTransport.PLAIN,
				DnsDecoder.decode(datagram.bytes, datagram.from, datagram.to), datagram.frame(), () -> datagram.layer(name()));
	}
}
