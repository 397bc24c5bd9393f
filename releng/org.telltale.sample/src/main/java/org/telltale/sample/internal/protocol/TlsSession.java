package org.telltale.sample.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.telltale.base.Digest;
import org.telltale.sample.internal.bytes.SeededBytes;
import org.telltale.sample.internal.bytes.Sink;
import org.telltale.sample.internal.wire.Payload;

/**
 * A real TLS 1.2 session with TLS_RSA_WITH_AES_128_GCM_SHA256 (RFC 5246, RFC 5288): each method is one flight or record. Whoever has
 * {@link #keyLogLine()} can read it; where that line is published nowhere the session is opaque.
 */
public final class TlsSession {

	private static final int CIPHER_SUITE = 0x009c;
	private static final int CHANGE_CIPHER_SPEC = 20;
	private static final int ALERT = 21;
	private static final int HANDSHAKE = 22;
	private static final int APPLICATION_DATA = 23;

	private final String sni;
	private final byte[] clientRandom;
	private final byte[] serverRandom;
	private final byte[] sessionId;
	private final byte[] preMaster;
	private final byte[] padding;
	private final byte[] master;
	private final byte[] keyBlock;
	private final Sink transcript = new Sink();
	private final long[] sequence = new long[2];

	/** A session whose randomness comes from the seed. */
	public TlsSession(String seed, String sni) {
		SeededBytes random = new SeededBytes("tls " + seed);
		this.sni = sni;
		this.clientRandom = random.take(32);
		this.serverRandom = random.take(32);
		this.sessionId = random.take(32);
		this.preMaster = new Sink().be16(0x0303).bytes(random.take(46)).toBytes();
		this.padding = withoutZeros(random.take(256));
		this.master = prf(preMaster, "master secret", join(clientRandom, serverRandom), 48);
		this.keyBlock = prf(master, "key expansion", join(serverRandom, clientRandom), 40);
	}

	/** The line of a key log file (SSLKEYLOGFILE format). */
	public String keyLogLine() {
		HexFormat hex = HexFormat.of();
		return "CLIENT_RANDOM " + hex.formatHex(clientRandom) + " " + hex.formatHex(master) + "\n";
	}

	/** ClientHello with server name and, if {@code alpn} is not empty, one application protocol; the short form offers resumption. */
	public Payload clientHello(boolean resumes, String alpn) {
		byte[] name = sni.getBytes(StandardCharsets.US_ASCII);
		Sink extensions = new Sink().be16(0).be16(name.length + 5).be16(name.length + 3).u8(0).be16(name.length).bytes(name);
		if (!alpn.isEmpty()) {
			byte[] protocol = alpn.getBytes(StandardCharsets.US_ASCII);
			extensions.be16(13).be16(6).be16(4).be16(0x0401).be16(0x0201);
			extensions.be16(16).be16(protocol.length + 3).be16(protocol.length + 1).u8(protocol.length).bytes(protocol);
		}
		Sink hello = new Sink().be16(0x0303).bytes(clientRandom).u8(resumes ? 32 : 0).bytes(resumes ? sessionId : new byte[0]);
		if (alpn.isEmpty()) {
			hello.be16(2).be16(CIPHER_SUITE);
		} else {
			hello.be16(6).be16(CIPHER_SUITE).be16(0x002f).be16(0x00ff);
		}
		hello.u8(1).u8(0).be16(extensions.length()).bytes(extensions.toBytes());
		return record(HANDSHAKE, message(1, hello.toBytes()));
	}

	/** ServerHello, Certificate and ServerHelloDone of a full handshake. */
	public Payload serverHello(byte[] certificate) {
		Payload flight = record(HANDSHAKE, message(2, helloBody()));
		byte[] list = new Sink().be24(certificate.length + 3).be24(certificate.length).bytes(certificate).toBytes();
		flight.add(record(HANDSHAKE, message(11, list)), "");
		return flight.add(record(HANDSHAKE, message(14, new byte[0])), "");
	}

	/** ServerHello, ChangeCipherSpec and Finished of a resumed handshake. */
	public Payload serverResumes() {
		return record(HANDSHAKE, message(2, helloBody())).add(finished(false), "");
	}

	/** ClientKeyExchange, then as {@link #finished}. */
	public Payload clientKeyExchange() {
		byte[] encrypted = SampleKey.encrypt(preMaster, padding);
		byte[] body = new Sink().be16(encrypted.length).bytes(encrypted).toBytes();
		return record(HANDSHAKE, message(16, body)).add(finished(true), "");
	}

	/** ChangeCipherSpec and Finished. */
	public Payload finished(boolean fromClient) {
		byte[] hash = Digest.sha256(transcript.toBytes()).bytes();
		byte[] verify = prf(master, fromClient ? "client finished" : "server finished", hash, 12);
		return record(CHANGE_CIPHER_SPEC, new byte[] {1}).add(sealed(HANDSHAKE, fromClient, Payload.of(message(20, verify))), "");
	}

	/** One record of application data; marks cover the whole record. */
	public Payload applicationData(boolean fromClient, Payload plain) {
		return sealed(APPLICATION_DATA, fromClient, plain);
	}

	/** The closure alert. */
	public Payload closeNotify(boolean fromClient) {
		return sealed(ALERT, fromClient, Payload.of(new byte[] {1, 0}));
	}

	private byte[] helloBody() {
		return new Sink().be16(0x0303).bytes(serverRandom).u8(32).bytes(sessionId).be16(CIPHER_SUITE).u8(0).toBytes();
	}

	private byte[] message(int type, byte[] body) {
		byte[] message = new Sink().u8(type).be24(body.length).bytes(body).toBytes();
		transcript.bytes(message);
		return message;
	}

	private static Payload record(int type, byte[] body) {
		return Payload.of(new Sink().u8(type).be16(0x0303).be16(body.length).bytes(body).toBytes());
	}

	/** RFC 5288 section 3: nonce = salt of the key block + explicit part; RFC 5246 section 6.2.3.3 gives the additional data. */
	private Payload sealed(int type, boolean fromClient, Payload plain) {
		int side = fromClient ? 0 : 1;
		byte[] key = Arrays.copyOfRange(keyBlock, side * 16, side * 16 + 16);
		byte[] salt = Arrays.copyOfRange(keyBlock, 32 + side * 4, 36 + side * 4);
		byte[] explicit = new Sink().be64(sequence[side]).toBytes();
		byte[] additional = new Sink().be64(sequence[side]++).u8(type).be16(0x0303).be16(plain.length()).toBytes();
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, join(salt, explicit)));
			cipher.updateAAD(additional);
			byte[] body = join(explicit, cipher.doFinal(plain.toBytes()));
			return plain.whole(record(type, body).toBytes(), "tls1.2 record");
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks AES/GCM", e);
		}
	}

	/** RFC 5246 section 5 with SHA-256. */
	private static byte[] prf(byte[] secret, String label, byte[] seed, int length) {
		byte[] labelled = join(label.getBytes(StandardCharsets.US_ASCII), seed);
		byte[] a = labelled;
		Sink out = new Sink();
		while (out.length() < length) {
			a = hmac(secret, a);
			out.bytes(hmac(secret, join(a, labelled)));
		}
		return Arrays.copyOf(out.toBytes(), length);
	}

	private static byte[] hmac(byte[] key, byte[] message) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(message);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks HmacSHA256", e);
		}
	}

	private static byte[] join(byte[] first, byte[] second) {
		return new Sink().bytes(first).bytes(second).toBytes();
	}

	private static byte[] withoutZeros(byte[] bytes) {
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = bytes[i] == 0 ? 1 : bytes[i];
		}
		return bytes;
	}
}
