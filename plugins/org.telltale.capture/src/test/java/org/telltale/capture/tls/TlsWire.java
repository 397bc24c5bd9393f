package org.telltale.capture.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.tls.crypt.CipherSuite;
import org.telltale.capture.tls.crypt.KeyDerivation;
import org.telltale.capture.tls.crypt.RecordKeys;

/** Writes TLS connections for tests. Secrets are made up: the key log says them, so that no key exchange is needed. */
final class TlsWire {

	static final String PHONE = "10.0.0.2";
	static final String SERVER = "198.51.100.7";
	static final byte[] CLIENT_RANDOM = filled(32, 0xc1);
	static final byte[] SERVER_RANDOM = filled(32, 0x5e);

	/** Protects the records of one side. */
	interface Sealer {
		byte[] seal(int type, byte[] content);
	}

	private final CaptureBuilder builder = new CaptureBuilder();
	private final int[] next = { 1000, 5000 };
	private final ByteArrayOutputStream log = new ByteArrayOutputStream();

	private final int port;

	TlsWire() {
		this(443);
	}

	/** A connection to a port of the server. */
	TlsWire(int port) {
		this.port = port;
		builder.tcp(PHONE, 40000, SERVER, port, 999, "S", "").tcp(SERVER, port, PHONE, 40000, 4999, "SA", "");
	}

	static byte[] filled(int length, int value) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) value);
		return bytes;
	}

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	static byte[] record(int type, byte[] body) {
		return ByteBuffer.allocate(5 + body.length).put((byte) type).putShort((short) 0x0303).putShort((short) body.length).put(body).array();
	}

	static byte[] message(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
	}

	static byte[] extension(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putShort((short) type).putShort((short) body.length).put(body).array();
	}

	/** A ClientHello's message. @param extensions behind server_name api.example */
	static byte[] clientHello(int suite, byte[]... extensions) {
		byte[] host = ascii("api.example");
		byte[] sni = extension(0, ByteBuffer.allocate(5 + host.length).putShort((short) (host.length + 3)).put((byte) 0).putShort((short) host.length)
				.put(host).array());
		byte[] all = join(sni, join(extensions));
		return message(1, ByteBuffer.allocate(43 + all.length).putShort((short) 0x0303).put(CLIENT_RANDOM).put((byte) 0).putShort((short) 2)
				.putShort((short) suite).put((byte) 1).put((byte) 0).putShort((short) all.length).put(all).array());
	}

	static byte[] serverHello(byte[] random, int suite, byte[]... extensions) {
		byte[] all = join(extensions);
		return message(2, ByteBuffer.allocate(40 + all.length).putShort((short) 0x0303).put(random).put((byte) 0).putShort((short) suite).put((byte) 0)
				.putShort((short) all.length).put(all).array());
	}

	static byte[] offersThirteen() {
		return extension(43, new byte[] { 2, 3, 4 });
	}

	static byte[] choosesThirteen() {
		return extension(43, new byte[] { 3, 4 });
	}

	/** The next bytes of a side. @param side 0 the client's */
	TlsWire send(int side, byte[] bytes) {
		return send(side, bytes, true);
	}

	/** @param captured whether the segment is in the capture */
	TlsWire send(int side, byte[] bytes, boolean captured) {
		for (int at = 0; at < bytes.length; at += 1400) {
			byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1400));
			if (captured) {
				builder.tcp(side == 0 ? PHONE : SERVER, side == 0 ? 40000 : port, side == 0 ? SERVER : PHONE, side == 0 ? port : 40000, next[side], "A", part);
			}
			next[side] += part.length;
		}
		return this;
	}

	/** A segment without payload. */
	TlsWire flag(int side, String flags) {
		builder.tcp(side == 0 ? PHONE : SERVER, side == 0 ? 40000 : port, side == 0 ? SERVER : PHONE, side == 0 ? port : 40000, next[side], flags, "");
		return this;
	}

	/** A line of the key log. */
	TlsWire logged(String label, byte[] id, byte[] secret) {
		log.writeBytes(ascii(label + " " + HexFormat.of().formatHex(id) + " " + HexFormat.of().formatHex(secret) + "\n"));
		return this;
	}

	byte[] log() {
		return log.toByteArray();
	}

	byte[] pcap() {
		return builder.pcap();
	}

	CaptureBuilder.Told read() {
		return CaptureBuilder.read(pcap(), CaptureOptions.DEFAULT.with(KeyLog.read("e".repeat(64), log())));
	}

	/** A sealer of TLS 1.3 with AES-128-GCM. */
	static final class Thirteen implements Sealer {
		private byte[] secret;
		private long sequence;

		Thirteen(byte[] secret) {
			this.secret = secret;
		}

		Thirteen update() {
			secret = RecordKeys.updated(CipherSuite.of(0x1301).orElseThrow(), secret);
			sequence = 0;
			return this;
		}

		/** Records that are sent and not seen. */
		Thirteen skip(int count) {
			sequence += count;
			return this;
		}

		@Override
		public byte[] seal(int type, byte[] content) {
			byte[] key = KeyDerivation.expandLabel("HmacSHA256", secret, "key", new byte[0], 16);
			byte[] iv = KeyDerivation.expandLabel("HmacSHA256", secret, "iv", new byte[0], 12);
			for (int i = 0; i < 8; i++) {
				iv[11 - i] ^= (byte) (sequence >>> 8 * i);
			}
			sequence++;
			byte[] header = ByteBuffer.allocate(5).put((byte) 23).putShort((short) 0x0303).putShort((short) (content.length + 20)).array();
			return join(header, gcm(key, iv, header, join(content, new byte[] { (byte) type, 0, 0, 0 })));
		}
	}

	/** A sealer of TLS 1.2 with AES-128-GCM (suite 009c). */
	static final class Twelve implements Sealer {
		private final byte[] key;
		private final byte[] salt;
		private long sequence;

		Twelve(byte[] master, boolean client) {
			byte[] block = KeyDerivation.prf(0x0303, false, master, "key expansion", join(SERVER_RANDOM, CLIENT_RANDOM), 40);
			this.key = Arrays.copyOfRange(block, client ? 0 : 16, client ? 16 : 32);
			this.salt = Arrays.copyOfRange(block, client ? 32 : 36, client ? 36 : 40);
		}

		@Override
		public byte[] seal(int type, byte[] content) {
			byte[] explicit = ByteBuffer.allocate(8).putLong(sequence + 77).array();
			byte[] additional = ByteBuffer.allocate(13).putLong(sequence++).put((byte) type).putShort((short) 0x0303).putShort((short) content.length).array();
			return record(type, join(explicit, gcm(key, join(salt, explicit), additional, content)));
		}
	}

	private static byte[] gcm(byte[] key, byte[] nonce, byte[] additional, byte[] content) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
			cipher.updateAAD(additional);
			return cipher.doFinal(content);
		} catch (GeneralSecurityException missing) {
			throw new IllegalStateException(missing);
		}
	}
}
