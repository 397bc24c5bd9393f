package org.telltale.capture.shape;

import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;

/**
 * RTP and RTCP (RFC 3550 sections 5.1, 6.4): one datagram looks like chance, so a side must send several of one source with
 * numbers that follow each other before it is named.
 */
final class RtpProtocol implements DatagramProtocol {

	@Override
	public String name() {
		return "rtp";
	}

	@Override
	public boolean recognises(Datagram d) {
		return (d.at(0) & 0xc0) == 0x80 && d.at(0) >= 0 && d.length() >= 12 && d.sourcePort >= 1024 && d.destinationPort >= 1024;
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new Sources(flow, context);
	}

	/** What each side sent last. */
	private static final class Sources implements DatagramDecoder {

		private static final int ENOUGH = 3;
		private static final int SENDER_REPORT = 200;
		private static final int LAST_REPORT = 207;

		private final Flow flow;
		private final CaptureContext context;
		private final int[] source = new int[2];
		private final int[] sequence = new int[2];
		private final int[] seen = new int[2];

		private Sources(Flow flow, CaptureContext context) {
			this.flow = flow;
			this.context = context;
		}

		@Override
		public boolean read(int side, Datagram d) {
			boolean report = d.at(1) >= SENDER_REPORT && d.at(1) <= LAST_REPORT;
			if (report) {
				if (seen[0] < ENOUGH && seen[1] < ENOUGH) {
					return false;
				}
			} else if (!follows(side, d)) {
				return false;
			}
			ShapeProtocol.offer("rtp", flow, context, side, d);
			return true;
		}

		private boolean follows(int side, Datagram d) {
			int number = d.at(2) << 8 | d.at(3);
			int from = d.at(8) << 24 | d.at(9) << 16 | d.at(10) << 8 | d.at(11);
			int step = number - sequence[side] & 0xffff;
			boolean next = seen[side] > 0 && from == source[side] && (step > 0 && step < 100 || step > 0xff9c);
			seen[side] = next ? Math.min(ENOUGH, seen[side] + 1) : 1;
			source[side] = from;
			sequence[side] = number;
			return seen[side] >= ENOUGH;
		}
	}
}
