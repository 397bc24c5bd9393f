package org.telltale.cli.bench.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes Ethernet frames with right checksums, and files of them; and sums what others made. */
final class Frames {

	static final int TCP = 6;
	static final int UDP = 17;

	private Frames() {
	}

	static byte[] address(String text) {
		String[] parts = text.split("\\.");
		return new byte[] { (byte) Integer.parseInt(parts[0]), (byte) Integer.parseInt(parts[1]), (byte) Integer.parseInt(parts[2]), (byte) Integer.parseInt(parts[3]) };
	}

	/** Ethernet, IPv4, TCP or UDP. */
	static byte[] ip4(int protocol, String from, int fromPort, String to, int toPort, byte[] payload) {
		return ethernet(0x0800, packet4(protocol, address(from), address(to), segment(protocol, fromPort, toPort, payload)));
	}

	/** Ethernet, IPv6, TCP or UDP. */
	static byte[] ip6(int protocol, byte[] from, int fromPort, byte[] to, int toPort, byte[] payload) {
		byte[] segment = segment(protocol, fromPort, toPort, payload);
		ByteBuffer packet = ByteBuffer.allocate(40 + segment.length).putInt(0x60000000).putShort((short) segment.length).put((byte) protocol).put((byte) 64).put(from).put(to).put(segment);
		putSum(packet.array(), 40, protocol, segment.length, sum(packet.array(), 8, 32));
		return ethernet(0x86dd, packet.array());
	}

	static byte[] packet4(int protocol, byte[] from, byte[] to, byte[] segment) {
		ByteBuffer packet = ByteBuffer.allocate(20 + segment.length).putShort((short) 0x4500).putShort((short) (20 + segment.length)).putInt(0x12344000).put((byte) 64).put((byte) protocol)
				.putShort((short) 0).put(from).put(to).put(segment);
		packet.putShort(10, (short) ~sum(packet.array(), 0, 20));
		if (protocol == TCP || protocol == UDP) {
			putSum(packet.array(), 20, protocol, segment.length, sum(packet.array(), 12, 8));
		}
		return packet.array();
	}

	static byte[] ethernet(int type, byte[] packet) {
		return ByteBuffer.allocate(14 + packet.length).put(new byte[] { 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2 }).putShort((short) type).put(packet).array();
	}

	static byte[] segment(int protocol, int fromPort, int toPort, byte[] payload) {
		return protocol == TCP
				? ByteBuffer.allocate(20 + payload.length).putShort((short) fromPort).putShort((short) toPort).putInt(1).putInt(0).putShort((short) 0x5018).putShort((short) 1000).putInt(0).put(payload)
						.array()
				: ByteBuffer.allocate(8 + payload.length).putShort((short) fromPort).putShort((short) toPort).putShort((short) (8 + payload.length)).putShort((short) 0).put(payload).array();
	}

	/** A DNS answer: one question for a.example, one A record. */
	static byte[] dnsAnswer(byte[] address) {
		return ByteBuffer.allocate(43).putShort((short) 1).putShort((short) 0x8180).putShort((short) 1).putShort((short) 1).putInt(0).put((byte) 1).put((byte) 'a').put((byte) 7)
				.put("example".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).putInt(0x00010001).putShort((short) 0xc00c).putInt(0x00010001).putInt(60).putShort((short) 4).put(address).array();
	}

	private static void putSum(byte[] packet, int at, int protocol, int length, int addresses) {
		int offset = at + (protocol == TCP ? 16 : 6);
		int sum = ~fold(addresses + protocol + length + sum(packet, at, length)) & 0xffff;
		packet[offset] = (byte) (sum >> 8);
		packet[offset + 1] = (byte) sum;
	}

	/** Whether IPv4 header and TCP or UDP segment of a frame sum to all ones; a UDP checksum of 0 is right. */
	static boolean rightSums(byte[] frame) {
		boolean four = frame[12] == 8;
		int at = four ? 34 : 54;
		int protocol = four ? frame[23] : frame[20];
		int length = frame.length - at;
		boolean none = protocol == UDP && frame[at + 6] == 0 && frame[at + 7] == 0;
		int addresses = four ? sum(frame, 26, 8) : sum(frame, 22, 32);
		return (!four || sum(frame, 14, 20) == 0xffff) && (none || fold(addresses + protocol + length + sum(frame, at, length)) == 0xffff);
	}

	static int sum(byte[] bytes, int from, int length) {
		int sum = 0;
		for (int i = 0; i < length; i++) {
			sum += (bytes[from + i] & 0xff) << (i % 2 == 0 ? 8 : 0);
		}
		return fold(sum);
	}

	private static int fold(int sum) {
		int folded = sum;
		while (folded >> 16 != 0) {
			folded = (folded & 0xffff) + (folded >> 16);
		}
		return folded;
	}

	/** Writes a big-endian pcap; frame n is n tenths of a second after the first. */
	static void pcap(Path file, int linkType, List<byte[]> frames) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(ByteBuffer.allocate(24).putInt(0xa1b2c3d4).putInt(0x00020004).putLong(0).putInt(65535).putInt(linkType).array());
		for (int i = 0; i < frames.size(); i++) {
			out.write(ByteBuffer.allocate(16).putInt(1000 + i / 10).putInt(i % 10 * 100_000).putInt(frames.get(i).length).putInt(frames.get(i).length).array());
			out.write(frames.get(i));
		}
		Files.write(file, out.toByteArray());
	}

	/** A little-endian pcapng of one frame with nanoseconds. */
	static void pcapng(Path file, byte[] frame) throws IOException {
		int padded = frame.length + 3 & ~3;
		ByteBuffer out = ByteBuffer.allocate(28 + 32 + 32 + padded).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1).putLong(-1).putInt(28);
		out.putInt(1).putInt(32).putInt(1).putInt(65535).putShort((short) 9).putShort((short) 1).putInt(9).putInt(0).putInt(32);
		long time = 1_000_000_000_000L;
		out.putInt(6).putInt(32 + padded).putInt(0).putInt((int) (time >> 32)).putInt((int) time).putInt(frame.length).putInt(frame.length).put(frame).position(28 + 32 + 28 + padded)
				.putInt(32 + padded);
		Files.write(file, out.array());
	}
}
