package org.telltale.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.field.Gaps;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameRecord;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.packet.PacketFields;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.tls.KeyLog;

/**
 * Takes one frame apart into fields, from the file's record header up to the protocol in its payload, and says of every byte what it
 * is or that it was not analysed. It reads a frame as if there were no others: what began in an earlier frame, came in fragments or is
 * encrypted is not analysed, and a payload is a protocol's if it looks like the beginning of one of its messages. Stateless.
 */
public final class FrameFields {

	private static final Protocols PROTOCOLS = Protocols.of(() -> KeyLog.NONE);

	/** So many bytes of a frame are taken apart, the largest snapshot of libpcap ({@code MAXIMUM_SNAPLEN}): a tree shall not fill memory. */
	private static final int MOST_BYTES = 262_144;

	/** The name that a connection has of which nothing is known. */
	private static final String UNKNOWN = "unknown";

	private FrameFields() {
	}

	/**
	 * The fields of the frame read last, in the order of their places, one a layer, with parts; places count from the frame's first
	 * byte, negative in the record before it.
	 *
	 * @param record of the file, that holds it
	 */
	public static List<Field> of(Frame frame, FrameRecord record) {
		byte[] bytes = Arrays.copyOfRange(frame.bytes, frame.start, frame.start + frame.captured);
		List<Field> all = new ArrayList<>(record.fields());
		all.addAll(of(bytes, frame.linkType, frame.original, frame.fcsBytes));
		return Gaps.filled(all, -record.before(), record.bytes().length - record.before(), "");
	}

	/**
	 * The same without a file.
	 *
	 * @param frame its captured bytes
	 * @param linkType LINKTYPE
	 * @param original how many bytes there were on the link
	 * @param fcsBytes bytes of frame check sequence at its end, if all of it was captured
	 */
	public static List<Field> of(byte[] frame, int linkType, long original, int fcsBytes) {
		if (frame.length <= MOST_BYTES) {
			return PacketFields.of(frame, linkType, original, fcsBytes, FrameFields::payload);
		}
		List<Field> all = new ArrayList<>(PacketFields.of(Arrays.copyOf(frame, MOST_BYTES), linkType, original, fcsBytes, FrameFields::payload));
		all.add(Field.notAnalysed(MOST_BYTES, frame.length - MOST_BYTES, "only the first " + MOST_BYTES + " bytes of a frame are taken apart"));
		return all;
	}

	private static List<Field> payload(byte[] frame, PacketFields.Payload payload) {
		return payload.protocol() == Packet.UDP ? datagram(frame, payload) : segment(frame, payload);
	}

	private static List<Field> datagram(byte[] frame, PacketFields.Payload payload) {
		Datagram datagram = new Datagram();
		datagram.bytes = frame;
		datagram.from = payload.from();
		datagram.to = payload.to();
		datagram.sourcePort = payload.sourcePort();
		datagram.destinationPort = payload.destinationPort();
		for (DatagramProtocol protocol : PROTOCOLS.datagrams()) {
			if (protocol.recognises(datagram)) {
				return messages(protocol.name(), protocol.fields(), frame, payload, unread(protocol.name()));
			}
		}
		return rest(payload, "payload of no protocol that is known by one datagram");
	}

	private static List<Field> segment(byte[] frame, PacketFields.Payload payload) {
		boolean client = payload.sourcePort() >= payload.destinationPort();
		for (boolean fromClient : new boolean[] { client, !client }) {
			int clientPort = fromClient ? payload.sourcePort() : payload.destinationPort();
			int serverPort = fromClient ? payload.destinationPort() : payload.sourcePort();
			Opening opening = new Opening(frame, payload.from(), payload.to(), fromClient, clientPort, serverPort);
			for (StreamProtocol protocol : PROTOCOLS.streams()) {
				if (protocol.recognise(opening) != StreamProtocol.Guess.YES) {
					continue;
				}
				List<Field> read = messages(protocol.name(), protocol.fields(), frame, payload, unread(protocol.name()));
				if (read.getFirst().type() == FieldType.GROUP || protocol.fields().isEmpty() && !protocol.name().equals(UNKNOWN)) {
					return read;
				}
				break; // another protocol may say yes, but the registry's order decides
			}
		}
		return rest(payload, "part of a stream that begins no message that is known");
	}

	/** Messages one behind the other, as far as they can be read. */
	private static List<Field> messages(String name, Optional<FieldReader> reader, byte[] frame, PacketFields.Payload payload, String unread) {
		List<Field> parts = new ArrayList<>();
		int at = payload.from();
		boolean more = reader.isPresent();
		while (more && at < payload.to()) {
			int start = at;
			List<Field> fields = reader.get().fields(Arrays.copyOfRange(frame, start, payload.to()));
			int end = fields.stream().mapToInt(Field::end).max().orElse(0);
			more = end > 0 && payload.protocol() == Packet.TCP;
			fields.forEach(field -> parts.add(field.shifted(start)));
			at += end;
		}
		if (parts.isEmpty()) {
			return rest(payload, unread);
		}
		List<Field> layers = new ArrayList<>();
		layers.add(new Field(name, FieldType.GROUP, payload.from(), at - payload.from(), name.toUpperCase(Locale.ROOT) + (payload.whole() ? "" : ", captured in part"), parts));
		if (at < payload.to()) {
			layers.add(Field.notAnalysed(at, payload.to() - at, payload.protocol() == Packet.TCP ? "a body, or part of a message" : "behind the message"));
		}
		return layers;
	}

	private static String unread(String name) {
		return "by its looks " + name + ", of which no fields are read";
	}

	private static List<Field> rest(PacketFields.Payload payload, String why) {
		return List.of(Field.notAnalysed(payload.from(), payload.to() - payload.from(), why));
	}
}
