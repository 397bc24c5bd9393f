package org.telltale.seal.replay;

import java.util.Arrays;

import org.telltale.seal.refusal.Refusal;

/**
 * A cipher suite of the list in {@code docs/formats/derivation.md}, TLS records.
 *
 * @param kind how records are protected
 * @param cipher JCA name of the cipher's algorithm; empty for NULL
 * @param keyLength of the cipher's key, bytes
 * @param digest of the MAC, or of an AEAD suite's PRF
 * @param tls13 whether it is one of TLS 1.3
 */
record TlsSuite(Kind kind, String cipher, int keyLength, String digest, boolean tls13) {

	/** How records are protected. */
	enum Kind {
		GCM, CCM, CCM_8, CHACHA20, CBC, STREAM, NULL;

		boolean aead() {
			return compareTo(CHACHA20) <= 0;
		}

		int tagLength() {
			return this == CCM_8 ? 8 : 16;
		}
	}

	private static final String LIST = """
			GCM AES 16 SHA-256 009c 009e 00a0 00a2 00a4 00a6 00a8 00aa 00ac 1301 c02b c02d c02f c031 d001
			GCM AES 32 SHA-384 009d 009f 00a1 00a3 00a5 00a7 00a9 00ab 00ad 1302 c02c c02e c030 c032 d002
			CCM AES 16 SHA-256 1304 c09c c09e c0a4 c0a6 c0ac d005
			CCM AES 32 SHA-256 c09d c09f c0a5 c0a7 c0ad
			CCM_8 AES 16 SHA-256 1305 c0a0 c0a2 c0a8 c0aa c0ae d003
			CCM_8 AES 32 SHA-256 c0a1 c0a3 c0a9 c0ab c0af
			CHACHA20 ChaCha20 32 SHA-256 1303 cca8 cca9 ccaa ccab ccac ccad ccae
			CBC AES 16 SHA-1 002f 0030 0031 0032 0033 0034 008c 0090 0094 c004 c009 c00e c013 c018 c01d c01e c01f c035
			CBC AES 32 SHA-1 0035 0036 0037 0038 0039 003a 008d 0091 0095 c005 c00a c00f c014 c019 c020 c021 c022 c036
			CBC AES 16 SHA-256 003c 003e 003f 0040 0067 006c 00ae 00b2 00b6 c023 c025 c027 c029 c037
			CBC AES 32 SHA-256 003d 0068 0069 006a 006b 006d
			CBC AES 32 SHA-384 00af 00b3 00b7 c024 c026 c028 c02a c038
			CBC DESede 24 SHA-1 000a 000d 0010 0013 0016 001b 008b 008f 0093 c003 c008 c00d c012 c017 c01a c01b c01c c034
			STREAM ARCFOUR 16 MD5 0004 0018
			STREAM ARCFOUR 16 SHA-1 0005 0066 008a 008e 0092 c002 c007 c00c c011 c016 c033
			NULL - 0 MD5 0001
			NULL - 0 SHA-1 0002 002c 002d 002e c001 c006 c00b c010 c015 c039
			NULL - 0 SHA-256 003b 00b0 00b4 00b8 c03a
			NULL - 0 SHA-384 00b1 00b5 00b9 c03b
			""";

	/** The suite of four lower-case hexadecimal digits. */
	static TlsSuite of(String digits) throws Refusal {
		for (String line : LIST.lines().toList()) {
			String[] words = line.split(" ");
			if (Arrays.asList(words).subList(4, words.length).contains(digits)) {
				return new TlsSuite(Kind.valueOf(words[0]), words[1], Integer.parseInt(words[2]), words[3], digits.startsWith("130"));
			}
		}
		throw new Refusal("a cipher suite that is not known: " + digits);
	}

	/** The digest of the PRF of TLS 1.2, and of HKDF in TLS 1.3. */
	String prfDigest() {
		return digest.equals("SHA-384") ? digest : "SHA-256";
	}

	int macLength() {
		return kind.aead() ? 0 : switch (digest) {
			case "MD5" -> 16;
			case "SHA-1" -> 20;
			case "SHA-256" -> 32;
			default -> 48;
		};
	}

	/** Of the block cipher, bytes. */
	int blockLength() {
		return cipher.equals("DESede") ? 8 : 16;
	}
}
