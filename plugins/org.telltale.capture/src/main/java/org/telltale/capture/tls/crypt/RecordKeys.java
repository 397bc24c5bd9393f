package org.telltale.capture.tls.crypt;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** From secrets to openers of records. Stateless. */
public final class RecordKeys {

	private static final byte[] NONE = {};
	private static final int MASTER_LENGTH = 48;

	private RecordKeys() {
	}

	/** The master secret from a pre-master secret (RFC 5246 section 8.1). */
	public static byte[] master(int version, CipherSuite suite, byte[] preMaster, byte[] clientRandom, byte[] serverRandom) {
		return KeyDerivation.prf(version, suite.sha384(), preMaster, "master secret", joined(clientRandom, serverRandom), MASTER_LENGTH);
	}

	/** The extended master secret (RFC 7627 section 4). */
	public static byte[] extendedMaster(int version, CipherSuite suite, byte[] preMaster, byte[] sessionHash) {
		return KeyDerivation.prf(version, suite.sha384(), preMaster, "extended master secret", sessionHash, MASTER_LENGTH);
	}

	/**
	 * The opener of one direction before TLS 1.3 (RFC 5246 section 6.3).
	 *
	 * @param version 0x0301 to 0x0303
	 * @param client whether the client sends the records
	 * @param macLast whether encrypt-then-MAC was agreed upon
	 */
	public static RecordOpener before13(int version, CipherSuite suite, boolean client, boolean macLast, byte[] master,
			byte[] clientRandom, byte[] serverRandom) {
		return before13(version, suite, client, macLast, master, clientRandom, serverRandom, NONE, 0);
	}

	/**
	 * The same, beginning with a later record.
	 *
	 * @param chain the block before it in a chained suite of TLS 1.0; empty to begin with the first record
	 * @param keystream bytes of key stream that the records before it used
	 */
	public static RecordOpener before13(int version, CipherSuite suite, boolean client, boolean macLast, byte[] master,
			byte[] clientRandom, byte[] serverRandom, byte[] chain, long keystream) {
		int ivLength = switch (suite.cipher()) {
			case AES_GCM, AES_CCM, AES_CCM_8 -> 4;
			case CHACHA20_POLY1305 -> 12;
			case AES_CBC, TRIPLE_DES_CBC -> version == 0x0301 ? suite.blockLength() : 0;
			case RC4, NULL -> 0;
		};
		int macLength = suite.macLength();
		int keyLength = suite.keyLength();
		byte[] block = KeyDerivation.prf(version, suite.sha384(), master, "key expansion", joined(serverRandom, clientRandom),
				2 * (macLength + keyLength + ivLength));
		byte[] macKey = part(block, client ? 0 : macLength, macLength);
		byte[] key = part(block, 2 * macLength + (client ? 0 : keyLength), keyLength);
		byte[] iv = part(block, 2 * (macLength + keyLength) + (client ? 0 : ivLength), ivLength);
		if (suite.aead()) {
			return new AeadOpener(suite, key, iv, false);
		}
		return suite.chained() ? new CbcOpener(suite, key, macKey, chain.length > 0 ? chain : iv, macLast)
				: new StreamOpener(suite, key, macKey, keystream);
	}

	/** The opener of one direction in TLS 1.3 (RFC 8446 section 7.3). @param secret a traffic secret */
	public static RecordOpener of13(CipherSuite suite, byte[] secret) {
		byte[] key = KeyDerivation.expandLabel(suite.mac(), secret, "key", NONE, suite.keyLength());
		byte[] iv = KeyDerivation.expandLabel(suite.mac(), secret, "iv", NONE, 12);
		return new AeadOpener(suite, key, iv, true);
	}

	/** The traffic secret behind a KeyUpdate (RFC 8446 section 7.2). */
	public static byte[] updated(CipherSuite suite, byte[] secret) {
		return KeyDerivation.expandLabel(suite.mac(), secret, "traffic upd", NONE, suite.sha384() ? 48 : 32);
	}

	private static byte[] joined(byte[] first, byte[] second) {
		return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
	}

	private static byte[] part(byte[] block, int from, int length) {
		return Arrays.copyOfRange(block, from, from + length);
	}
}
