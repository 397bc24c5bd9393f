package org.telltale.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
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

/** A pcap file of UDP datagrams from a handset, and the layer of each. */
final class DatagramFile {

	private static final long START_SECONDS = 1_407_405_600L;
	private static final int HEADERS = 14 + 20 + 8;
	private static final int HANDSET_PORT = 40_000;
	private static final int SERVER_PORT = 4_444;
	private static final byte[] HANDSET = { (byte) 192, 0, 2, 10 };
	private static final byte[] SERVER = { (byte) 198, 51, 100, 7 };
	private static final Carriage CARRIAGE = new Carriage(new FlowRef(0, 1, 0), "udp", new Peer(IpAddress.parse("192.0.2.10").orElseThrow(), HANDSET_PORT),
			new Peer(IpAddress.parse("198.51.100.7").orElseThrow(), SERVER_PORT), HandsetSide.CLIENT, Direction.OUT, true, Optional.empty(), Optional.empty());

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();
	private int frames;

	DatagramFile() {
		file.writeBytes(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0)
				.putInt(1 << 18).putInt(1).array());
	}

	byte[] bytes() {
		return file.toByteArray();
	}

	Layer add(byte[] payload) {
		frames++;
		int length = HEADERS + payload.length;
		file.writeBytes(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt((int) START_SECONDS + frames).putInt(0).putInt(length).putInt(length).array());
		FrameRef frame = new FrameRef(frames, file.size(), length, (START_SECONDS + frames) * 1_000_000_000L);
		file.writeBytes(ByteBuffer.allocate(HEADERS).put(new byte[12]).putShort((short) 0x800) // Ethernet
				.put((byte) 0x45).put((byte) 0).putShort((short) (length - 14)).putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0) // IPv4
				.put(HANDSET).put(SERVER) //
				.putShort((short) HANDSET_PORT).putShort((short) SERVER_PORT).putShort((short) (8 + payload.length)).putShort((short) 0).array());
		file.writeBytes(payload);
		Json.Fields params = Json.object().put("from", CARRIAGE.from().toJson()).put("to", CARRIAGE.to().toJson());
		return Layer.leaf(CARRIAGE, "capture.udp", params, List.of(new Piece(0, payload.length, List.of(frame), HEADERS)), List.of(), "udp", payload);
	}
}
