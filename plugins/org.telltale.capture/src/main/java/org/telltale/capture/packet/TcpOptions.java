package org.telltale.capture.packet;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the options of a TCP segment say (RFC 9293 section 3.2, RFC 7323, RFC 2018); read only when asked for.
 *
 * @param maxSegment maximum segment size, bytes
 * @param windowScale shift of the window field
 * @param selective whether selective acknowledgements are permitted
 * @param timestamp the sender's timestamp, in its own ticks
 * @param timestampEcho the timestamp that it echoes
 */
public record TcpOptions(OptionalInt maxSegment, OptionalInt windowScale, boolean selective, OptionalLong timestamp, OptionalLong timestampEcho) {

	private static final int HEADER = 20;

	/** The options of a TCP segment; those behind a damaged one, or not captured, are missing. */
	public static TcpOptions of(Packet p) {
		OptionalInt maxSegment = OptionalInt.empty();
		OptionalInt windowScale = OptionalInt.empty();
		boolean selective = false;
		OptionalLong timestamp = OptionalLong.empty();
		OptionalLong echo = OptionalLong.empty();
		int end = p.transport && p.protocol == Packet.TCP ? Math.min(p.payloadStart, p.bodyStart + p.bodyCaptured) : 0;
		int at = p.bodyStart + HEADER;
		while (at < end && p.bytes[at] != 0) {
			int kind = Bytes.u8(p.bytes, at);
			int length = kind == 1 ? 1 : at + 1 < end ? Bytes.u8(p.bytes, at + 1) : 0;
			if (length == 0 || kind != 1 && length < 2 || length > end - at) {
				break;
			}
			if (kind == 2 && length == 4) {
				maxSegment = OptionalInt.of(Bytes.u16(p.bytes, at + 2));
			} else if (kind == 3 && length == 3) {
				windowScale = OptionalInt.of(Bytes.u8(p.bytes, at + 2));
			} else if (kind == 4 && length == 2) {
				selective = true;
			} else if (kind == 8 && length == 10) {
				timestamp = OptionalLong.of(Bytes.u32(p.bytes, at + 2));
				echo = OptionalLong.of(Bytes.u32(p.bytes, at + 6));
			}
			at += length;
		}
		return new TcpOptions(maxSegment, windowScale, selective, timestamp, echo);
	}
}
