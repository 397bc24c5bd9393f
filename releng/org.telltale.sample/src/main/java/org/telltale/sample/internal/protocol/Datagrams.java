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

	/** An SNTP request (RFC 4330) of a client whose clock says that time. */
	public static byte[] ntpRequest(long nanos) {
		return new Sink().u8(0x23).u8(0).u8(6).u8(0xec).zeros(8).be32(0).be64(0).be64(0).be64(0).be64(ntpTime(nanos)).toBytes();
	}

	/** The answer to a request. @param asked the client's time of it @param nanos the server's time, at which it gets and answers it */
	public static byte[] ntpAnswer(long asked, long nanos) {
		long stamp = ntpTime(nanos);
		return new Sink().u8(0x24).u8(2).u8(6).u8(0xec).zeros(8).be32(0x4c4f434cL).be64(stamp - (1L << 32)).be64(ntpTime(asked)).be64(stamp).be64(stamp).toBytes();
	}

	private static long ntpTime(long nanos) {
		return (nanos / NANOS + NTP_EPOCH_SECONDS << 32) + ((nanos % NANOS << 32) / NANOS);
	}

	/** A datagram of 1,200 bytes with the long header of a QUIC version 1 Initial packet (RFC 9000 section 17.2.2); the rest is noise. */
	public static byte[] quicInitial(String seed) {
		SeededBytes random = new SeededBytes("quic " + seed);
		Sink out = new Sink().u8(0xc3).be32(1).u8(8).bytes(random.take(8)).u8(0).u8(0);
		int rest = 1200 - out.length() - 2;
		return out.be16(0x4000 | rest).bytes(random.take(rest)).toBytes();
	}
}
