package org.telltale.sample.internal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/** IPv4 and IPv6 packets with right checksums (RFC 791, RFC 8200, RFC 1071). */
final class IpPackets {

	static final int TCP = 6;
	static final int UDP = 17;

	private IpPackets() {
	}

	/**
	 * A packet round a transport segment, whose checksum is computed and written at {@code checksumOffset}.
	 *
	 * @param identification the IPv4 identification field
	 */
	static byte[] packet(Node from, Node to, boolean six, int protocol, int identification, byte[] segment, int checksumOffset) {
		byte[] source = from.address(six);
		byte[] target = to.address(six);
		Sink pseudo = new Sink().bytes(source).bytes(target);
		if (six) {
			pseudo.be32(segment.length).zeros(3).u8(protocol);
		} else {
			pseudo.u8(0).u8(protocol).be16(segment.length);
		}
		int sum = checksum(pseudo.bytes(segment).toBytes());
		byte[] checked = new Sink().bytes(segment).setBe16(checksumOffset, sum == 0 && protocol == UDP ? 0xffff : sum).toBytes();
		return six ? sixHeader(source, target, protocol, segment.length).bytes(checked).toBytes()
				: fourHeader(source, target, protocol, identification, 0x4000, segment.length).bytes(checked).toBytes();
	}

	/** The fragments of an IPv4 packet, data of {@code size} bytes each, a multiple of 8 (RFC 791 section 3.2). */
	static List<byte[]> fragments(byte[] packet, int size) {
		List<byte[]> fragments = new ArrayList<>();
		int identification = (packet[4] & 0xff) << 8 | packet[5] & 0xff;
		byte[] source = Arrays.copyOfRange(packet, 12, 16);
		byte[] target = Arrays.copyOfRange(packet, 16, 20);
		for (int at = 20; at < packet.length; at += size) {
			int count = Math.min(size, packet.length - at);
			int more = at + count < packet.length ? 0x2000 : 0;
			fragments.add(fourHeader(source, target, packet[9], identification, more | (at - 20) / 8, count).bytes(packet, at, count)
					.toBytes());
		}
		return fragments;
	}

	private static Sink fourHeader(byte[] source, byte[] target, int protocol, int identification, int flagsAndOffset, int dataLength) {
		Sink header = new Sink().u8(0x45).u8(0).be16(20 + dataLength).be16(identification).be16(flagsAndOffset);
		header.u8(64).u8(protocol).be16(0).bytes(source).bytes(target);
		return header.setBe16(10, checksum(header.toBytes()));
	}

	private static Sink sixHeader(byte[] source, byte[] target, int protocol, int dataLength) {
		return new Sink().be32(0x60000000L).be16(dataLength).u8(protocol).u8(64).bytes(source).bytes(target);
	}

	private static int checksum(byte[] bytes) {
		long sum = 0;
		for (int i = 0; i < bytes.length; i += 2) {
			sum += (bytes[i] & 0xff) << 8 | (i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0);
		}
		while (sum >> 16 != 0) {
			sum = (sum & 0xffff) + (sum >> 16);
		}
		return (int) ~sum & 0xffff;
	}
}
