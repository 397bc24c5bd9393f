package org.telltale.seal.replay;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** The CRYPTO stream in QUIC's Initial packets (RFC 9000 sections 12.2, 17.2 and 19, RFC 9001 section 5, RFC 9369). Not thread-safe. */
final class QuicOps {

	/** Of a connection ID, bytes. */
	static final int MAX_ID = 20;
	private static final int MAX_STREAM = 65_536;
	private static final int SAMPLE = 16;
	private static final String DIGEST = "SHA-256";

	/** Of the table of versions: salt, prefix of the labels, packet type bits of Initial. */
	private record Version(long number, String salt, String prefix, int initial) {

		static Version of(String digits) throws Refusal {
			Refusal.unless(digits.matches("[0-9a-f]{8}"), "a version of QUIC that is not known");
			return of(Long.parseLong(digits, 16)).orElseThrow(() -> new Refusal("a version of QUIC that is not known"));
		}

		static Optional<Version> of(long number) {
			if (number == 1 || number == 0xff000021L || number == 0xff000022L) {
				return Optional.of(new Version(number, "38762cf7f55934b34d179ae6a4c80cadccbb7f0a", "quic ", 0));
			}
			if (number >= 0xff00001dL && number <= 0xff000020L) {
				return Optional.of(new Version(number, "afbfec289993d24c9e9786f19c6111e04390a899", "quic ", 0));
			}
			if (number >= 0xff000017L && number <= 0xff00001cL || number == 0xfaceb002L) {
				return Optional.of(new Version(number, "c3eef712c72ebb5a11a7d2432bb46365bef9f502", "quic ", 0));
			}
			if (number == 0x54303530L || number == 0x54303531L) {
				return Optional.of(new Version(number,
						number == 0x54303530L ? "7ff579e5acd072915580304c43a2367c60488310" : "7a4edef4e7ccee5fa4506c19124fc8ccda6e033d", "quic ", 0));
			}
			if (number == 0x6b3343cfL || number == 0x709a50c4L) {
				return Optional.of(new Version(number,
						number == 0x6b3343cfL ? "0dede3def700a6db819381be6e269dcbf9bd2ed9" : "a707c203a59b47184a1d62ca570406ea7ae3e5d3", "quicv2 ", 0x10));
			}
			return Optional.empty();
		}

		/** Initial, 0-RTT and Handshake follow each other. */
		private boolean hasLength(int type) {
			return type >= initial && type <= initial + 0x20;
		}
	}

	private final Version version;
	private final byte[] key;
	private final byte[] iv;
	private final byte[] hp;
	private final byte[] stream = new byte[MAX_STREAM];
	private final BitSet filled = new BitSet(MAX_STREAM);
	private long largest = -1;
	private boolean authenticated;

	private QuicOps(Version version, byte[] dcid, String side) {
		byte[] initial = Hmac.of(DIGEST, HexFormat.of().parseHex(version.salt()), dcid);
		byte[] secret = Hmac.expandLabel(DIGEST, initial, side + " in", 32);
		this.version = version;
		this.key = Hmac.expandLabel(DIGEST, secret, version.prefix() + "key", 16);
		this.iv = Hmac.expandLabel(DIGEST, secret, version.prefix() + "iv", 12);
		this.hp = Hmac.expandLabel(DIGEST, secret, version.prefix() + "hp", 16);
	}

	static byte[] crypto(byte[] input, String version, byte[] dcid, String side, int[] lengths, int wanted) throws Refusal {
		Refusal.unless(side.equals("client") || side.equals("server"), "a side that is not known: " + side);
		QuicOps ops = new QuicOps(Version.of(version), dcid, side);
		long sum = 0;
		for (int length : lengths) {
			sum += length;
		}
		Refusal.unless(sum == input.length, "the lengths of the datagrams are not that of the input");
		int from = 0;
		for (int length : lengths) {
			ops.datagram(input, from, from + length);
			from += length;
		}
		Refusal.unless(ops.authenticated, "no Initial packet authenticates");
		Refusal.unless(wanted <= MAX_STREAM && ops.filled.nextClearBit(0) >= wanted, "no CRYPTO frame carries a byte of the stream");
		return Arrays.copyOf(ops.stream, wanted);
	}

	/** Walks the packets of a datagram up to the first thing that is no packet with a length. */
	private void datagram(byte[] input, int from, int end) {
		int start = from;
		while (start < end) {
			try {
				ByteCursor cursor = new ByteCursor(input, start, end - start);
				int first = cursor.u8();
				Optional<Version> own = Version.of(cursor.u32());
				if (first < 0x80 || own.isEmpty() || !own.get().hasLength(first & 0x30) || !id(cursor) || !id(cursor)) {
					return;
				}
				boolean initial = (first & 0x30) == own.get().initial();
				if (initial) {
					cursor.skip(varint(cursor));
				}
				long length = varint(cursor);
				int number = cursor.position();
				cursor.skip(length);
				if (initial && own.get().number() == version.number()) {
					packet(Arrays.copyOfRange(input, start, start + cursor.position()), number);
				}
				start += cursor.position();
			} catch (TruncatedException passesTheEnd) {
				return;
			}
		}
	}

	private static boolean id(ByteCursor cursor) throws TruncatedException {
		int length = cursor.u8();
		if (length > MAX_ID) {
			return false;
		}
		cursor.skip(length);
		return true;
	}

	/** RFC 9000 section 16. */
	private static long varint(ByteCursor cursor) throws TruncatedException {
		int first = cursor.u8();
		long value = first & 0x3f;
		for (int more = (1 << (first >> 6)) - 1; more > 0; more--) {
			value = value << 8 | cursor.u8();
		}
		return value;
	}

	/** @param at where the packet number stands */
	private void packet(byte[] packet, int at) {
		if (packet.length - at < 4 + SAMPLE) {
			return;
		}
		byte[] mask = mask(Arrays.copyOfRange(packet, at + 4, at + 4 + SAMPLE));
		packet[0] ^= (byte) (mask[0] & 0x0f);
		int count = (packet[0] & 3) + 1;
		long truncated = 0;
		for (int i = 0; i < count; i++) {
			packet[at + i] ^= mask[1 + i];
			truncated = truncated << 8 | packet[at + i] & 0xff;
		}
		long number = largest < 0 ? truncated : number(truncated, 8 * count);
		byte[] plain;
		try {
			plain = Aead.open(TlsSuite.Kind.GCM, key, Aead.nonce(iv, number), Arrays.copyOf(packet, at + count),
					Arrays.copyOfRange(packet, at + count, packet.length));
		} catch (Refusal doesNotAuthenticate) {
			return;
		}
		authenticated = true;
		largest = Math.max(largest, number);
		frames(new ByteCursor(plain));
	}

	/** RFC 9001 section 5.4.3; AES is the JDK's: common mode with the maker. */
	private byte[] mask(byte[] sample) {
		try {
			Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
			aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hp, "AES"));
			return aes.doFinal(sample);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks AES", e);
		}
	}

	/** RFC 9000 appendix A.3. */
	private long number(long truncated, int bits) {
		long expected = largest + 1;
		long window = 1L << bits;
		long candidate = expected & -window | truncated;
		if (candidate <= expected - window / 2 && candidate < (1L << 62) - window) {
			return candidate + window;
		}
		return candidate > expected + window / 2 && candidate >= window ? candidate - window : candidate;
	}

	/** Up to the first frame of another type, or the first that passes the packet's end. */
	private void frames(ByteCursor cursor) {
		try {
			boolean known = true;
			while (known && cursor.remaining() > 0) {
				known = frame(cursor);
			}
		} catch (TruncatedException passesTheEnd) {
			return;
		}
	}

	private boolean frame(ByteCursor cursor) throws TruncatedException {
		long type = varint(cursor);
		if (type == 0x06) {
			crypto(cursor);
		} else if (type == 0x02 || type == 0x03) {
			acknowledgement(cursor, type == 0x03);
		} else if (type == 0x1c || type == 0x1d) {
			varint(cursor);
			if (type == 0x1c) {
				varint(cursor);
			}
			cursor.skip(varint(cursor));
		}
		return type <= 0x03 || type == 0x06 || type == 0x1c || type == 0x1d;
	}

	private void crypto(ByteCursor cursor) throws TruncatedException {
		long offset = varint(cursor);
		byte[] data = cursor.bytes(varint(cursor));
		for (int i = 0; i < data.length && offset + i < MAX_STREAM; i++) {
			int at = (int) offset + i;
			if (!filled.get(at)) {
				filled.set(at);
				stream[at] = data[i];
			}
		}
	}

	private static void acknowledgement(ByteCursor cursor, boolean counts) throws TruncatedException {
		varint(cursor);
		varint(cursor);
		long ranges = varint(cursor);
		varint(cursor);
		for (long i = 0; i < ranges; i++) {
			varint(cursor);
			varint(cursor);
		}
		for (int i = 0; counts && i < 3; i++) {
			varint(cursor);
		}
	}
}
