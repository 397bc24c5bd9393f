package org.telltale.capture;

import java.util.Arrays;
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

	/** QUIC: a long header of a known version (RFC 9000 section 17.2, RFC 9369, drafts, Google's before them); counted as unreadable. */
	static final class Quic implements DatagramProtocol {

		private static final int[] VERSIONS = { 1, 0x6b3343cf, 0x709a50c4 };

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
				int version = d.at(1) << 24 | d.at(2) << 16 | d.at(3) << 8 | d.at(4);
				boolean draft = version >>> 8 == 0xff0000 || version >>> 8 == 0xfaceb0;
				boolean google = (d.at(1) == 'Q' || d.at(1) == 'T') && digit(d.at(2)) && digit(d.at(3)) && digit(d.at(4));
				return Arrays.stream(VERSIONS).anyMatch(v -> v == version) && (d.at(0) & 0x40) != 0 || draft || google;
			}
			return (d.at(0) & 9) == 9 && d.at(9) == 'Q' && digit(d.at(10)) && digit(d.at(11)) && digit(d.at(12));
		}

		private static boolean digit(int b) {
			return b >= '0' && b <= '9';
		}

		@Override
		public DatagramDecoder decoder(Flow flow, CaptureContext context) {
			return new DatagramDecoder() {
				@Override
				public boolean read(int side, Datagram datagram) {
					flow.unreadable(side, datagram.length());
					return true;
				}

				@Override
				public boolean keeps() {
					return true;
				}
			};
		}
	}
}
