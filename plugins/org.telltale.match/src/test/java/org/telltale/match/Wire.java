package org.telltale.match;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.layer.Piece;

/** Frames in the order in which a capture file holds them (Ethernet, IPv4, TCP or UDP), and the layers that they carry. */
final class Wire {

	private static final int BASE = 1000;
	private static final long START_NANOS = 1_407_405_600_000_000_000L;
	private final ByteArrayOutputStream file = new ByteArrayOutputStream();
	private long frames;

	/** The file so far. */
	byte[] file() {
		return file.toByteArray();
	}

	String evidence() {
		return Digest.sha256(file()).hex();
	}

	static Carriage carriage(boolean out, String transport) {
		Peer handset = new Peer(IpAddress.parse("192.0.2.10").orElseThrow(), 40000);
		Peer server = new Peer(IpAddress.parse("198.51.100.7").orElseThrow(), 80);
		return new Carriage(new FlowRef(0, 1, 0), transport, handset, server, HandsetSide.CLIENT,
				out ? Direction.OUT : Direction.IN, out, Optional.of("H1"), Optional.of("api.hesperus.example"));
	}

	/** A stream of the handset's, cut into segments of {@code segment} bytes. */
	Layer tcp(byte[] payload, int segment) {
		return tcp(payload, segment, true);
	}

	Layer tcp(byte[] payload, int segment, boolean out) {
		Carriage carriage = carriage(out, "tcp");
		List<Piece> pieces = new ArrayList<>();
		for (int at = 0; at < payload.length; at += segment) {
			int length = Math.min(segment, payload.length - at);
			byte[] header = { (byte) (out ? 40000 >> 8 : 0), (byte) (out ? 40000 : 80), // source port
					(byte) (out ? 0 : 40000 >> 8), (byte) (out ? 80 : 40000), // destination port
					0, 0, (byte) (BASE + at >> 8), (byte) (BASE + at), // sequence number
					0, 0, 0, 0, 0x50, 0x18, 0, 0, 0, 0, 0, 0 };
			header[5] = (byte) (BASE + at >> 16);
			FrameRef frame = frame(6, header, java.util.Arrays.copyOfRange(payload, at, at + length), out);
			pieces.add(new Piece(at, length, List.of(frame), 14 + 20 + 20));
		}
		Json.Fields params = Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson())
				.put("base", Integer.toString(BASE)).put("start", "0");
		return Layer.leaf(carriage, "capture.tcp", params, pieces, List.of(), "tcp", payload);
	}

	/** A datagram of the handset's. */
	Layer udp(byte[] payload) {
		Carriage carriage = carriage(true, "udp");
		int length = payload.length + 8;
		byte[] header = { (byte) (40000 >> 8), (byte) 40000, 0, 80, (byte) (length >> 8), (byte) length, 0, 0 };
		FrameRef frame = frame(17, header, payload, true);
		Json.Fields params = Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson());
		return Layer.leaf(carriage, "capture.udp", params, List.of(new Piece(0, payload.length, List.of(frame), 14 + 20 + 8)),
				List.of(), "udp", payload);
	}

	private FrameRef frame(int protocol, byte[] header, byte[] payload, boolean out) {
		file.writeBytes(new byte[16]); // record header
		int offset = file.size();
		file.writeBytes(new byte[12]); // addresses
		file.writeBytes(new byte[] { 8, 0 }); // EtherType
		int total = 20 + header.length + payload.length;
		byte[] handset = { (byte) 192, 0, 2, 10 };
		byte[] server = { (byte) 198, 51, 100, 7 };
		file.writeBytes(new byte[] { 0x45, 0, (byte) (total >> 8), (byte) total, 0, 0, 0, 0, 64, (byte) protocol, 0, 0 });
		file.writeBytes(out ? handset : server);
		file.writeBytes(out ? server : handset);
		file.writeBytes(header);
		file.writeBytes(payload);
		frames++;
		return new FrameRef(frames, offset, file.size() - offset, START_NANOS + frames * 1_000_000);
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] concat(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}
}
