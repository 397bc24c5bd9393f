package org.telltale.capture.packet;

import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.Gaps;

/**
 * Takes a frame apart into fields, from its link layer to what TCP or UDP carries, through tunnels, with Wireshark's names. One
 * field a layer, one behind the other; together they cover each captured byte once. It finds the packets that
 * {@link PacketDecoder} finds, but reads each frame by itself: what came in fragments is not put together. Never throws for any
 * bytes.
 */
public final class PacketFields {

	/**
	 * What a transport carries in a frame.
	 *
	 * @param protocol {@link Packet#TCP} or {@link Packet#UDP}
	 * @param from index of its first byte in the frame
	 * @param to index behind its last captured byte
	 * @param whole whether all of it was captured
	 */
	public record Payload(int protocol, int sourcePort, int destinationPort, int from, int to, boolean whole) {
	}

	/** Reads what a transport carries. */
	@FunctionalInterface
	public interface PayloadReader {

		/** The layers in it, placed in the frame; what they leave out is said to be not analysed. */
		List<Field> layers(byte[] frame, Payload payload);
	}

	private PacketFields() {
	}

	/**
	 * The layers of a frame.
	 *
	 * @param frame its captured bytes
	 * @param linkType LINKTYPE
	 * @param original how many bytes there were on the link
	 * @param fcsBytes bytes of frame check sequence at its end, if all of it was captured
	 * @param payloads reads what TCP and UDP carry
	 */
	public static List<Field> of(byte[] frame, int linkType, long original, int fcsBytes, PayloadReader payloads) {
		FieldWalk walk = new FieldWalk(frame, payloads);
		int fcs = original == frame.length && fcsBytes < frame.length ? fcsBytes : 0;
		int end = frame.length - fcs;
		int room = Math.clamp(original - fcs, end, Math.max(end, 1 << 30));
		int behind = new LinkFields(walk).read(linkType, 0, end, room);
		if (behind < end && LinkFields.isEthernet(linkType)) {
			walk.bytes(LinkFields.trailer(frame, behind, end), behind, end);
		}
		walk.bytes("eth.fcs", end, frame.length);
		return Gaps.filled(walk.layers(), 0, frame.length, "behind the packet");
	}
}
