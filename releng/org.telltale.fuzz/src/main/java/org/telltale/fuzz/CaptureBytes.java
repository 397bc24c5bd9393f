package org.telltale.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes small captures: Ethernet frames with IPv4, TCP and UDP between 10.0.0.2 and 198.51.100.7, one millisecond apart. */
final class CaptureBytes {

	private static final int CLIENT = 0x0a000002;
	private static final int SERVER = 0xc6336407;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private long millis = 1_407_405_600_000L;

	CaptureBytes(int linkType) {
		out.writeBytes(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0)
				.putInt(262_144).putInt(linkType).array());
	}

	CaptureBytes frame(byte[] bytes) {
		out.writeBytes(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt((int) (millis / 1000)).putInt((int) (millis % 1000 * 1000))
				.putInt(bytes.length).putInt(bytes.length).array());
		out.writeBytes(bytes);
		millis++;
		return this;
	}

	/** An IPv4 packet in an Ethernet frame. @param field flags and fragment offset */
	CaptureBytes packet(boolean fromClient, int protocol, int id, int field, byte[] body) {
		return frame(ByteBuffer.allocate(34 + body.length).put(new byte[] { 0, 0, 0x5e, 0, 0x53, 2, 0, 0, 0x5e, 0, 0x53, 1, 8, 0 })
				.putShort((short) 0x4500).putShort((short) (20 + body.length)).putShort((short) id).putShort((short) field).put((byte) 64)
				.put((byte) protocol).putShort((short) 0).putInt(fromClient ? CLIENT : SERVER).putInt(fromClient ? SERVER : CLIENT).put(body).array());
	}

	CaptureBytes tcp(boolean fromClient, int serverPort, int sequence, int flags, byte[] payload) {
		return packet(fromClient, 6, 0, 0, ByteBuffer.allocate(20 + payload.length).putShort((short) (fromClient ? 40000 : serverPort))
				.putShort((short) (fromClient ? serverPort : 40000)).putInt(sequence).putInt(1).put((byte) 0x50).put((byte) flags)
				.putShort((short) 8192).putInt(0).put(payload).array());
	}

	CaptureBytes udp(boolean fromClient, int serverPort, byte[] payload) {
		return packet(fromClient, 17, 0, 0, ByteBuffer.allocate(8 + payload.length).putShort((short) (fromClient ? 40000 : serverPort))
				.putShort((short) (fromClient ? serverPort : 40000)).putShort((short) (8 + payload.length)).putShort((short) 0).put(payload).array());
	}

	byte[] bytes() {
		return out.toByteArray();
	}
}
