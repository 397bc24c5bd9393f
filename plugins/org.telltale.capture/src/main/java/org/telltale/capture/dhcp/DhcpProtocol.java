package org.telltale.capture.dhcp;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageDatagrams;

/** DHCP over UDP ports 67 and 68, with its magic cookie (RFC 2131 section 3). */
public final class DhcpProtocol implements DatagramProtocol {

	@Override
	public String name() {
		return "dhcp";
	}

	@Override
	public boolean recognises(Datagram d) {
		return (d.port(67) || d.port(68)) && d.length() >= 240 && d.at(236) == 0x63 && d.at(237) == 0x82 && d.at(238) == 0x53 && d.at(239) == 0x63;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new DhcpFields());
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new MessageDatagrams(name(), flow, context, new DhcpFields());
	}
}
