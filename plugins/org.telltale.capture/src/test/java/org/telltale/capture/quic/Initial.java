package org.telltale.capture.quic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes protected Initial packets for tests in the order of RFC 9001, with code of its own. */
public final class Initial {

	private final int version;
	private final byte[] key;
	private final boolean client;
	private byte[] destination;
	private byte[] source = HexFormat.of().parseHex("c1c2c3c4");
	private byte[] token = new byte[0];

	/** Packets of a side whose secrets follow from this connection ID, which they go to as well. */
	public Initial(int version, String dcid, boolean client) {
		this.version = version;
		this.key = HexFormat.of().parseHex(dcid);
		this.destination = key;
		this.client = client;
	}

	Initial to(String id) {
		destination = HexFormat.of().parseHex(id);
		return this;
	}

	Initial from(String id) {
		source = HexFormat.of().parseHex(id);
		return this;
	}

	Initial token(byte[] value) {
		token = value;
		return this;
	}

	/** A packet with these frames, filled with PADDING up to 1,200 bytes. */
	public byte[] padded(int number, byte[] frames) {
		return packet(number, Arrays.copyOf(frames, 1200 - 41 - token.length));
	}

	/** A packet with exactly these frames; at least four bytes of them. */
	byte[] packet(int number, byte[] frames) {
		try {
			return protect(number, frames);
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private byte[] protect(int number, byte[] frames) throws GeneralSecurityException {
		boolean two = version == 0x6b3343cf;
		String salt = two ? "0dede3def700a6db819381be6e269dcbf9bd2ed9" : version == 1 ? "38762cf7f55934b34d179ae6a4c80cadccbb7f0a"
				: version == 0x51303530 ? "504574efd066fe2f9d945cfcdbd3a7f0d3b56b45" : "afbfec289993d24c9e9786f19c6111e04390a899";
		KDF kdf = KDF.getInstance("HKDF-SHA256");
		byte[] initial = kdf.deriveData(HKDFParameterSpec.ofExtract().addSalt(HexFormat.of().parseHex(salt)).addIKM(key).extractOnly());
		byte[] secret = label(kdf, initial, client ? "client in" : "server in", 32);
		String prefix = two ? "quicv2 " : "quic ";
		byte[] header = ByteBuffer.allocate(13 + destination.length + source.length + token.length)
				.put((byte) ((two ? 0xd0 : 0xc0) | 1)).putInt(version) // a packet number of two bytes
				.put((byte) destination.length).put(destination).put((byte) source.length).put(source)
				.putShort((short) (0x4000 | token.length)).put(token).putShort((short) (0x4000 | 2 + frames.length + 16))
				.putShort((short) number).array();
		byte[] nonce = label(kdf, secret, prefix + "iv", 12);
		nonce[11] ^= (byte) number;
		nonce[10] ^= (byte) (number >> 8);
		Cipher aead = Cipher.getInstance("AES/GCM/NoPadding");
		aead.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(label(kdf, secret, prefix + "key", 16), "AES"), new GCMParameterSpec(128, nonce));
		aead.updateAAD(header);
		byte[] packet = join(header, aead.doFinal(frames));
		Cipher mask = Cipher.getInstance("AES/ECB/NoPadding");
		mask.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(label(kdf, secret, prefix + "hp", 16), "AES"));
		byte[] hidden = mask.doFinal(packet, header.length + 2, 16);
		packet[0] ^= (byte) (hidden[0] & 0x0f);
		packet[header.length - 2] ^= hidden[1];
		packet[header.length - 1] ^= hidden[2];
		return packet;
	}

	private static byte[] label(KDF kdf, byte[] secret, String label, int length) throws GeneralSecurityException {
		byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
		byte[] info = ByteBuffer.allocate(4 + name.length).putShort((short) length).put((byte) name.length).put(name).put((byte) 0).array();
		return kdf.deriveData(HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, "Generic"), info, length));
	}

	/** A CRYPTO frame with a part of a message. */
	public static byte[] crypto(byte[] message, int from, int to) {
		return ByteBuffer.allocate(7 + to - from).put((byte) 6).putInt(0x80000000 | from).putShort((short) (0x4000 | to - from))
				.put(message, from, to - from).array();
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	/** A ClientHello that asks for a name and offers h3, with a padding extension to make it longer. */
	public static byte[] clientHello(String name, int padding) {
		byte[] host = name.getBytes(StandardCharsets.US_ASCII);
		byte[] extensions = ByteBuffer.allocate(9 + host.length + 9 + 4 + 10 + 4 + padding)
				.putShort((short) 0).putShort((short) (5 + host.length)).putShort((short) (3 + host.length)).put((byte) 0)
				.putShort((short) host.length).put(host) // server_name
				.putShort((short) 16).putShort((short) 5).putShort((short) 3).put((byte) 2).put((byte) 'h').put((byte) '3') // ALPN
				.putShort((short) 57).putShort((short) 10).putShort((short) 0x7129).put((byte) 7)
				.put("Chrome9".getBytes(StandardCharsets.US_ASCII)) // transport parameters: Google's user agent
				.putShort((short) 21).putShort((short) padding).array();
		ByteBuffer body = ByteBuffer.allocate(4 + 2 + 32 + 1 + 4 + 2 + 2 + extensions.length).putInt(1 << 24 | 43 + extensions.length)
				.putShort((short) 0x0303).put(new byte[32]).put((byte) 0) // no session
				.putShort((short) 2).putShort((short) 0x1301).put((byte) 1).put((byte) 0).putShort((short) extensions.length).put(extensions);
		return body.array();
	}

	static byte[] serverHello() {
		return ByteBuffer.allocate(4 + 38 + 8).putInt(2 << 24 | 46).putShort((short) 0x0303).put(new byte[33]).putShort((short) 0x1301)
				.put((byte) 0).putShort((short) 6).putShort((short) 43).putShort((short) 2).putShort((short) 0x0304).array();
	}
}
