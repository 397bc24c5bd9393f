package org.telltale.capture.dhcp;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageDatagrams;

/** DHCP for IPv6 over UDP ports 546 and 547 (RFC 8415 section 7.2). */
public final class Dhcpv6Protocol implements DatagramProtocol {

	/** Highest message type that is assigned. */
	private static final int MAX_TYPE = 36;

	@Override
	public String name() {
		return "dhcpv6";
	}

	@Override
	public boolean recognises(Datagram d) {
		return (d.port(546) || d.port(547)) && d.length() >= 4 && d.at(0) >= 1 && d.at(0) <= MAX_TYPE;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new Dhcpv6Fields());
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new MessageDatagrams(name(), flow, context, new Dhcpv6Fields());
	}
}
