package org.telltale.casework;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A pcap file of UDP datagrams over Ethernet, written in the order of the standards. */
final class TinyCapture {

	static final String HANDSET = "192.0.2.17";
	static final String SERVER = "198.51.100.20";

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	TinyCapture() {
		ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
		head.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4); // magic, version 2.4
		head.putInt(0).putInt(0).putInt(262_144).putInt(1); // zone, accuracy, snapshot length, Ethernet
		bytes.writeBytes(head.array());
	}

	/** A datagram of the handset to a server. */
	TinyCapture out(String time, String text) {
		return datagram(time, HANDSET, SERVER, text);
	}

	/** A segment of the handset's connection to port 80 of the server. @param flags 2 for SYN, 16 for ACK */
	TinyCapture segment(String time, int sequence, int flags, String text) {
		byte[] payload = text.getBytes(StandardCharsets.UTF_8);
		byte[] segment = ByteBuffer.allocate(20 + payload.length).putShort((short) 41_000).putShort((short) 80).putInt(sequence).putInt(0) // ports, numbers
				.put((byte) 0x50).put((byte) flags).putShort((short) 8192).putInt(0) // offset, flags, window, checksum, urgent pointer
				.put(payload).array();
		return packet(time, HANDSET, SERVER, 6, segment);
	}

	TinyCapture datagram(String time, String from, String to, String text) {
		byte[] payload = text.getBytes(StandardCharsets.UTF_8);
		return packet(time, from, to, 17, ByteBuffer.allocate(8 + payload.length).putShort((short) 40_000).putShort((short) 9_999) // ports
				.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload).array());
	}

	private TinyCapture packet(String time, String from, String to, int protocol, byte[] transport) {
		int ipLength = 20 + transport.length;
		ByteBuffer frame = ByteBuffer.allocate(14 + ipLength);
		frame.put(new byte[] { 0, 0, 0x5e, 0, 0x53, 1, 0, 0, 0x5e, 0, 0x53, 2 }).putShort((short) 0x0800); // Ethernet: IPv4
		frame.put((byte) 0x45).put((byte) 0).putShort((short) ipLength).putInt(0).put((byte) 64).put((byte) protocol).putShort((short) 0);
		frame.put(address(from)).put(address(to));
		frame.put(transport);
		frame.putShort(24, checksum(frame.array()));
		Instant at = Instant.parse(time);
		ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
		record.putInt((int) at.getEpochSecond()).putInt(at.getNano() / 1000).putInt(frame.capacity()).putInt(frame.capacity());
		bytes.writeBytes(record.array());
		bytes.writeBytes(frame.array());
		return this;
	}

	/** Of the IPv4 header (RFC 791 section 3.1) behind Ethernet's 14 bytes. */
	private static short checksum(byte[] frame) {
		int sum = 0;
		for (int i = 14; i < 34; i += 2) {
			sum += (frame[i] & 0xff) << 8 | frame[i + 1] & 0xff;
		}
		return (short) ~((sum & 0xffff) + (sum >>> 16));
	}

	private static byte[] address(String text) {
		String[] parts = text.split("\\.");
		byte[] address = new byte[4];
		for (int i = 0; i < 4; i++) {
			address[i] = (byte) Integer.parseInt(parts[i]);
		}
		return address;
	}

	byte[] bytes() {
		return bytes.toByteArray();
	}
}
