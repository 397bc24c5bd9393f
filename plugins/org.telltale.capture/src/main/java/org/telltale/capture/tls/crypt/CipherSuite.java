package org.telltale.capture.tls.crypt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cipher suite whose records can be opened; those of {@code docs/formats/derivation.md}, section on TLS records.
 *
 * @param id its number in the IANA registry
 * @param cipher how it encrypts
 * @param keyLength bytes of its key
 * @param mac JCA name of the MAC of suites that are no AEAD, else of its HMAC anyhow
 * @param macLength bytes of its MAC; 0 for AEAD
 * @param sha384 whether keys are derived with SHA-384 (in TLS 1.2 and 1.3)
 */
public record CipherSuite(int id, Cipher cipher, int keyLength, String mac, int macLength, boolean sha384) {

	/** Ways to encrypt a record. */
	public enum Cipher {
		/** AES in Galois/Counter Mode. */
		AES_GCM,
		/** AES in Counter with CBC-MAC mode, tag of 16 bytes. */
		AES_CCM,
		/** The same with a tag of 8 bytes. */
		AES_CCM_8,
		/** ChaCha20 with Poly1305. */
		CHACHA20_POLY1305,
		/** AES in Cipher Block Chaining mode with HMAC. */
		AES_CBC,
		/** Triple DES in Cipher Block Chaining mode with HMAC. */
		TRIPLE_DES_CBC,
		/** RC4 with HMAC. */
		RC4,
		/** Not encrypted, HMAC alone. */
		NULL
	}

	private static final Map<Integer, CipherSuite> ALL = all();

	/** The suite of a number; empty if its records cannot be opened. */
	public static Optional<CipherSuite> of(int id) {
		return Optional.ofNullable(ALL.get(id));
	}

	/** Whether it is one of TLS 1.3's (RFC 8446 appendix B.4), which other versions do not have. */
	public boolean thirteen() {
		return id >> 8 == 0x13;
	}

	/** Whether encryption and authentication are one. */
	public boolean aead() {
		return macLength == 0;
	}

	/** Whether blocks are chained. */
	public boolean chained() {
		return cipher == Cipher.AES_CBC || cipher == Cipher.TRIPLE_DES_CBC;
	}

	/** Bytes of a block of chained suites. */
	public int blockLength() {
		return cipher == Cipher.TRIPLE_DES_CBC ? 8 : 16;
	}

	private static Map<Integer, CipherSuite> all() {
		Map<Integer, CipherSuite> all = new HashMap<>();
		aead(all, Cipher.AES_GCM, 16, "009c 009e 00a0 00a2 00a4 00a6 00a8 00aa 00ac 1301 c02b c02d c02f c031 d001");
		aead(all, Cipher.AES_GCM, 32, "009d 009f 00a1 00a3 00a5 00a7 00a9 00ab 00ad 1302 c02c c02e c030 c032 d002");
		aead(all, Cipher.AES_CCM, 16, "1304 c09c c09e c0a4 c0a6 c0ac d005");
		aead(all, Cipher.AES_CCM, 32, "c09d c09f c0a5 c0a7 c0ad");
		aead(all, Cipher.AES_CCM_8, 16, "1305 c0a0 c0a2 c0a8 c0aa c0ae d003");
		aead(all, Cipher.AES_CCM_8, 32, "c0a1 c0a3 c0a9 c0ab c0af");
		aead(all, Cipher.CHACHA20_POLY1305, 32, "1303 cca8 cca9 ccaa ccab ccac ccad ccae");
		mac(all, Cipher.AES_CBC, 16, "HmacSHA1", 20, "002f 0030 0031 0032 0033 0034 008c 0090 0094 c004 c009 c00e c013 c018 c01d c01e c01f c035");
		mac(all, Cipher.AES_CBC, 32, "HmacSHA1", 20, "0035 0036 0037 0038 0039 003a 008d 0091 0095 c005 c00a c00f c014 c019 c020 c021 c022 c036");
		mac(all, Cipher.AES_CBC, 16, "HmacSHA256", 32, "003c 003e 003f 0040 0067 006c 00ae 00b2 00b6 c023 c025 c027 c029 c037");
		mac(all, Cipher.AES_CBC, 32, "HmacSHA256", 32, "003d 0068 0069 006a 006b 006d");
		mac(all, Cipher.AES_CBC, 32, "HmacSHA384", 48, "00af 00b3 00b7 c024 c026 c028 c02a c038");
		mac(all, Cipher.TRIPLE_DES_CBC, 24, "HmacSHA1", 20,
				"000a 000d 0010 0013 0016 001b 008b 008f 0093 c003 c008 c00d c012 c017 c01a c01b c01c c034");
		mac(all, Cipher.RC4, 16, "HmacMD5", 16, "0004 0018");
		mac(all, Cipher.RC4, 16, "HmacSHA1", 20, "0005 0066 008a 008e 0092 c002 c007 c00c c011 c016 c033");
		mac(all, Cipher.NULL, 0, "HmacMD5", 16, "0001");
		mac(all, Cipher.NULL, 0, "HmacSHA1", 20, "0002 002c 002d 002e c001 c006 c00b c010 c015 c039");
		mac(all, Cipher.NULL, 0, "HmacSHA256", 32, "003b 00b0 00b4 00b8 c03a");
		mac(all, Cipher.NULL, 0, "HmacSHA384", 48, "00b1 00b5 00b9 c03b");
		return Map.copyOf(all);
	}

	private static void aead(Map<Integer, CipherSuite> all, Cipher cipher, int keyLength, String ids) {
		boolean sha384 = cipher == Cipher.AES_GCM && keyLength == 32;
		for (String id : ids.split(" ")) {
			int number = Integer.parseInt(id, 16);
			all.put(number, new CipherSuite(number, cipher, keyLength, sha384 ? "HmacSHA384" : "HmacSHA256", 0, sha384));
		}
	}

	private static void mac(Map<Integer, CipherSuite> all, Cipher cipher, int keyLength, String mac, int macLength, String ids) {
		for (String id : ids.split(" ")) {
			int number = Integer.parseInt(id, 16);
			all.put(number, new CipherSuite(number, cipher, keyLength, mac, macLength, macLength == 48));
		}
	}
}
