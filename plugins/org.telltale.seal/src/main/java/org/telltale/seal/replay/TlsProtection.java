package org.telltale.seal.replay;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.telltale.seal.refusal.Refusal;

/**
 * Opens records of TLS 1.0 to 1.2 in their order (RFC 5246 section 6.2.3, RFC 2246 section 6.2.3.2, RFC 5288, 6655, 7905, 7366).
 * Not thread-safe.
 */
final class TlsProtection {

	private static final String TAMPERED = "a TLS record does not authenticate";
	private static final String PADDING = "a TLS record's padding is wrong";
	private static final int BUFFER = 1 << 16;
	private static final int EXPLICIT_NONCE = 8;

	private final TlsParameters parameters;
	private final TlsSuite suite;
	private final TlsSecret.Keys keys;
	private final Cipher cipher;
	private byte[] chained;
	private long sequence;

	TlsProtection(TlsParameters parameters, TlsSecret.Keys keys) {
		this.parameters = parameters;
		this.suite = parameters.suite();
		this.keys = keys;
		this.chained = parameters.iv().length > 0 ? parameters.iv() : keys.iv();
		this.sequence = parameters.sequence();
		this.cipher = cipher();
	}

	private Cipher cipher() {
		try {
			if (suite.kind() == TlsSuite.Kind.CBC) {
				return Cipher.getInstance(suite.cipher() + "/CBC/NoPadding");
			}
			if (suite.kind() == TlsSuite.Kind.STREAM) {
				Cipher stream = Cipher.getInstance(suite.cipher());
				stream.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keys.key(), suite.cipher()));
				byte[] used = new byte[BUFFER];
				for (long left = parameters.keystream(); left > 0; left -= BUFFER) {
					stream.update(used, 0, (int) Math.min(left, BUFFER), used);
				}
				return stream;
			}
			return new javax.crypto.NullCipher();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks " + suite.cipher(), e);
		}
	}

	/** The content of the next record. */
	byte[] open(TlsRecords.Sealed record) throws Refusal {
		byte[] content = switch (suite.kind()) {
			case GCM, CCM, CCM_8 -> explicit(record);
			case CHACHA20 -> aead(record, Aead.nonce(keys.iv(), sequence), record.body());
			case CBC -> parameters.encryptThenMac() ? macBehind(record) : block(record);
			case STREAM, NULL -> stream(record);
		};
		sequence++;
		return content;
	}

	/** The nonce is the implicit part, and the first 8 bytes of the record. */
	private byte[] explicit(TlsRecords.Sealed record) throws Refusal {
		Refusal.unless(record.body().length >= EXPLICIT_NONCE, TAMPERED);
		byte[] nonce = Arrays.copyOf(keys.iv(), keys.iv().length + EXPLICIT_NONCE);
		System.arraycopy(record.body(), 0, nonce, keys.iv().length, EXPLICIT_NONCE);
		return aead(record, nonce, Arrays.copyOfRange(record.body(), EXPLICIT_NONCE, record.body().length));
	}

	private byte[] aead(TlsRecords.Sealed record, byte[] nonce, byte[] sealed) throws Refusal {
		int length = sealed.length - suite.kind().tagLength();
		Refusal.unless(length >= 0, TAMPERED);
		return Aead.open(suite.kind(), keys.key(), nonce, pseudoHeader(record, length), sealed);
	}

	private byte[] stream(TlsRecords.Sealed record) throws Refusal {
		byte[] plain = suite.kind() == TlsSuite.Kind.NULL || record.body().length == 0 ? record.body() : cipher.update(record.body());
		Refusal.unless(plain.length >= suite.macLength(), TAMPERED);
		return authentic(record, plain, plain.length - suite.macLength());
	}

	/** MAC, then encrypted: content, MAC, padding, its length. */
	private byte[] block(TlsRecords.Sealed record) throws Refusal {
		byte[] plain = decrypted(record.body());
		int padding = plain[plain.length - 1] & 0xff;
		int length = plain.length - 1 - padding - suite.macLength();
		Refusal.unless(length >= 0, PADDING);
		requirePadding(plain, padding);
		return authentic(record, plain, length);
	}

	/** Encrypted, then MAC (RFC 7366): the MAC is over what stands before it, and over the length of that. */
	private byte[] macBehind(TlsRecords.Sealed record) throws Refusal {
		int length = record.body().length - suite.macLength();
		Refusal.unless(length >= 0, TAMPERED);
		byte[] plain = decrypted(authentic(record, record.body(), length));
		int padding = plain[plain.length - 1] & 0xff;
		Refusal.unless(padding < plain.length, PADDING);
		requirePadding(plain, padding);
		return Arrays.copyOf(plain, plain.length - 1 - padding);
	}

	private static void requirePadding(byte[] plain, int padding) throws Refusal {
		for (int i = plain.length - 1 - padding; i < plain.length; i++) {
			Refusal.unless((plain[i] & 0xff) == padding, PADDING);
		}
	}

	/** At least one block. In TLS 1.0 a record goes on from the last block of the one before; later it begins with its own IV. */
	private byte[] decrypted(byte[] body) throws Refusal {
		int block = suite.blockLength();
		int from = parameters.version() == 0x0301 ? 0 : block;
		Refusal.unless(body.length >= from + block && body.length % block == 0, "a TLS record is not made of whole blocks");
		try {
			cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keys.key(), suite.cipher()),
					new IvParameterSpec(from == 0 ? chained : Arrays.copyOf(body, block)));
			chained = Arrays.copyOfRange(body, body.length - block, body.length);
			return cipher.doFinal(body, from, body.length - from);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime does not decrypt with " + suite.cipher(), e);
		}
	}

	/** The first {@code length} bytes, if the MAC stands behind them. */
	private byte[] authentic(TlsRecords.Sealed record, byte[] bytes, int length) throws Refusal {
		byte[] content = Arrays.copyOf(bytes, length);
		byte[] mac = Hmac.of(suite.digest(), keys.mac(), pseudoHeader(record, length), content);
		Refusal.unless(MessageDigest.isEqual(mac, Arrays.copyOfRange(bytes, length, length + suite.macLength())), TAMPERED);
		return content;
	}

	/** Sequence number, type, version, length (RFC 5246 sections 6.2.3.1 and 6.2.3.3). */
	private byte[] pseudoHeader(TlsRecords.Sealed record, int length) {
		return ByteBuffer.allocate(13).putLong(sequence).put(record.header(), 0, 3).putShort((short) length).array();
	}
}
