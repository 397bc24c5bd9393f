package org.telltale.capture;

import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.TextShape;

/** Protocols that are recognised only. */
final class OtherDatagrams {

	private OtherDatagrams() {
	}

	private abstract static class Recognised implements DatagramProtocol {
		private final String name;

		Recognised(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return name;
		}

		@Override
		public DatagramDecoder decoder(Flow flow, CaptureContext context) {
			return (side, datagram) -> {
				context.layer(() -> datagram.layer(name));
				return true;
			};
		}
	}

	static final class Ntp extends Recognised {
		Ntp() {
			super("ntp");
		}

		@Override
		public boolean recognises(Datagram d) {
			return d.port(123) && d.length() >= 48 && (d.at(0) >> 3 & 7) >= 1 && (d.at(0) >> 3 & 7) <= 4;
		}
	}

	static final class Dhcp extends Recognised {
		Dhcp() {
			super("dhcp");
		}

		@Override
		public boolean recognises(Datagram d) {
			return (d.port(67) || d.port(68)) && d.length() >= 240 && d.at(236) == 0x63 && d.at(237) == 0x82;
		}
	}

	static final class Ssdp extends Recognised {
		Ssdp() {
			super("ssdp");
		}

		@Override
		public boolean recognises(Datagram d) {
			return d.port(1900) && TextShape.isText(d.bytes, d.from, d.to);
		}
	}
}
