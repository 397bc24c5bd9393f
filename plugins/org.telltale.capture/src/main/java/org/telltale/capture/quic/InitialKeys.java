package org.telltale.capture.quic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one side's Initial packets, which follow from the client's first Destination Connection ID (RFC 9001 section
 * 5.2). Remembers the largest packet number that it opened. Not thread-safe.
 */
final class InitialKeys {

	private static final int SAMPLE = 16;
	private static final int TAG = 16;
	private static final int NONCE = 12;

	private final SecretKeySpec key;
	private final byte[] iv;
	private final Cipher mask;
	private final Cipher aead;
	private long largest = -1;

	/**
	 * An opened packet.
	 *
	 * @param number its packet number
	 * @param numberLength how many bytes the number takes
	 * @param frames the plain text
	 */
	record Opened(long number, int numberLength, byte[] frames) {
	}

	private InitialKeys(Mac mac, byte[] secret, String prefix) throws GeneralSecurityException {
		this.key = new SecretKeySpec(expand(mac, secret, prefix + "key", 16), "AES");
		this.iv = expand(mac, secret, prefix + "iv", NONCE);
		this.mask = Cipher.getInstance("AES/ECB/NoPadding");
		this.mask.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(expand(mac, secret, prefix + "hp", 16), "AES"));
		this.aead = Cipher.getInstance("AES/GCM/NoPadding");
	}

	/** The keys of a side. @param client whether they are those of what the client sends */
	static InitialKeys of(QuicVersion version, byte[] dcid, boolean client) {
		try {
			// HKDF-Extract (RFC 5869 section 2.2): a MAC whose key is the salt
			Mac mac = Mac.getInstance("HmacSHA256");
			byte[] initial = mac(mac, HexFormat.of().parseHex(version.salt()), dcid);
			return new InitialKeys(mac, expand(mac, initial, client ? "client in" : "server in", 32), version.prefix());
		} catch (GeneralSecurityException missing) {
			throw new IllegalStateException("the JDK has no AES-GCM or HMAC-SHA256", missing);
		}
	}

	/** HKDF-Expand-Label (RFC 8446 section 7.1) of at most 32 bytes, with an empty context. */
	private static byte[] expand(Mac mac, byte[] secret, String label, int length) throws GeneralSecurityException {
		byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
		byte[] info = ByteBuffer.allocate(name.length + 5).putShort((short) length).put((byte) name.length).put(name).put((byte) 0)
				.put((byte) 1).array(); // an empty context, and the number of the first block
		return Arrays.copyOf(mac(mac, secret, info), length);
	}

	private static byte[] mac(Mac mac, byte[] key, byte[] text) throws GeneralSecurityException {
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		return mac.doFinal(text);
	}

	/** Removes the protection of an Initial packet (RFC 9001 sections 5.3, 5.4); empty if it does not authenticate. */
	Optional<Opened> open(byte[] b, QuicPacket packet) {
		int sample = packet.number() + 4;
		if (packet.end() - sample < SAMPLE) {
			return Optional.empty();
		}
		try {
			byte[] hidden = mask.doFinal(b, sample, SAMPLE);
			int first = b[packet.from()] ^ hidden[0] & 0x0f;
			int length = (first & 3) + 1;
			byte[] header = Arrays.copyOfRange(b, packet.from(), packet.number() + length);
			header[0] = (byte) first;
			long truncated = 0;
			for (int i = 0; i < length; i++) {
				int place = header.length - length + i;
				header[place] ^= hidden[i + 1];
				truncated = truncated << 8 | header[place] & 0xff;
			}
			return open(b, packet, header, length, number(truncated, length));
		} catch (AEADBadTagException changed) {
			return Optional.empty();
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private Optional<Opened> open(byte[] b, QuicPacket packet, byte[] header, int length, long number) throws GeneralSecurityException {
		int text = packet.number() + length;
		if (packet.end() - text < TAG) {
			return Optional.empty();
		}
		byte[] nonce = iv.clone();
		for (int i = 0; i < 8; i++) {
			nonce[NONCE - 1 - i] ^= (byte) (number >>> 8 * i);
		}
		aead.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
		aead.updateAAD(header);
		byte[] frames = aead.doFinal(b, text, packet.end() - text);
		largest = Math.max(largest, number);
		return Optional.of(new Opened(number, length, frames));
	}

	/** The whole packet number (RFC 9000 appendix A.3). */
	private long number(long truncated, int length) {
		if (largest < 0) {
			return truncated;
		}
		long expected = largest + 1;
		long window = 1L << 8 * length;
		long candidate = expected & -window | truncated;
		if (candidate <= expected - window / 2 && candidate < (1L << 62) - window) {
			return candidate + window;
		}
		return candidate > expected + window / 2 && candidate >= window ? candidate - window : candidate;
	}
}
