package org.telltale.sample.internal.protocol;

import java.nio.charset.StandardCharsets;
import org.telltale.base.IpAddress;
import org.telltale.sample.internal.bytes.SeededBytes;
import org.telltale.sample.internal.bytes.Sink;

/** Messages that fit into one UDP datagram: DNS, NTP, and what a QUIC Initial looks like from outside. */
public final class Datagrams {

	private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;
	private static final long NANOS = 1_000_000_000L;

	private Datagrams() {
	}

	/** A query for the addresses of a name, IPv4 or IPv6 (RFC 1035 section 4, RFC 3596). */
	public static byte[] dnsQuery(int id, String name, boolean six) {
		return dnsHead(id, 0x0100, name, six, 0).toBytes();
	}

	/** The answer with one address; the answer's name is a pointer to the question's (RFC 1035 section 4.1.4). */
	public static byte[] dnsAnswer(int id, String name, boolean six, String address, int ttlSeconds) {
		byte[] bytes = IpAddress.parse(address).orElseThrow().bytes();
		return dnsHead(id, 0x8180, name, six, 1).be16(0xc00c).be16(six ? 28 : 1).be16(1).be32(ttlSeconds).be16(bytes.length).bytes(bytes)
				.toBytes();
	}

	private static Sink dnsHead(int id, int flags, String name, boolean six, int answers) {
		Sink out = new Sink().be16(id).be16(flags).be16(1).be16(answers).be16(0).be16(0);
		for (String label : name.split("\\.")) {
			out.u8(label.length()).bytes(label.getBytes(StandardCharsets.US_ASCII));
		}
		return out.u8(0).be16(six ? 28 : 1).be16(1);
	}

	/** An SNTP request or answer (RFC 4330) stamped with the time given. */
	public static byte[] ntp(boolean answer, long nanos) {
		long stamp = (nanos / NANOS + NTP_EPOCH_SECONDS << 32) + ((nanos % NANOS << 32) / NANOS);
		Sink out = new Sink().u8(answer ? 0x24 : 0x23).u8(answer ? 2 : 0).u8(6).u8(0xec).zeros(8).be32(answer ? 0x4c4f434cL : 0);
		out.be64(answer ? stamp - (1L << 32) : 0).be64(0).be64(answer ? stamp : 0);
		return out.be64(stamp).toBytes();
	}

	/** A datagram of 1,200 bytes with the long header of a QUIC version 1 Initial packet (RFC 9000 section 17.2.2); the rest is noise. */
	public static byte[] quicInitial(String seed) {
		SeededBytes random = new SeededBytes("quic " + seed);
		Sink out = new Sink().u8(0xc3).be32(1).u8(8).bytes(random.take(8)).u8(0).u8(0);
		int rest = 1200 - out.length() - 2;
		return out.be16(0x4000 | rest).bytes(random.take(rest)).toBytes();
	}
}
