package org.telltale.capture.tls.crypt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replace(" ", ""));
	}

	@Test
	void pseudoRandomFunctionOfTwelveGivesThePublishedBytes() {
		byte[] result = KeyDerivation.prf(0x0303, false, hex("9bbe436ba940f017b17652849a71db35"), "test label", hex("a0ba9f936cda311827a6f796ffd5198c"), 100);
		assertEquals("e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab"
				+ "4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66", HexFormat.of().formatHex(result));
	}

	@Test
	void trafficKeysAreThoseOfTheTraceOfThirteen() {
		// RFC 8448 section 3
		byte[] secret = hex("b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21");
		assertArrayEquals(hex("dbfaa693d1762c5b666af5d950258d01"), KeyDerivation.expandLabel("HmacSHA256", secret, "key", new byte[0], 16));
		assertArrayEquals(hex("5bd3c71b836e0b76bb73265f"), KeyDerivation.expandLabel("HmacSHA256", secret, "iv", new byte[0], 12));
	}

	@Test
	void recordOfTheTraceOfThirteenIsOpened() {
		// RFC 8448 section 3, the client's application data
		byte[] secret = hex("9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5");
		byte[] record = hex("17 03 03 00 43 a2 3f 70 54 b6 2c 94 d0 af fa fe 82 28 ba 55 cb ef ac ea 42 f9 14 aa 66 bc ab 3f 2b 98 19 a8 a5 b4 6b 39 5b d5"
				+ "4a 9a 20 44 1e 2b 62 97 4e 1f 5a 62 92 a2 97 70 14 bd 1e 3d ea e6 3a ee bb 21 69 49 15 e4");
		CipherSuite suite = CipherSuite.of(0x1301).orElseThrow();
		Opened opened = RecordKeys.of13(suite, secret).open(record, 0, record.length - 5, 0).orElseThrow();
		assertEquals(23, opened.type());
		byte[] expected = new byte[50];
		for (int i = 0; i < expected.length; i++) {
			expected[i] = (byte) i;
		}
		assertArrayEquals(expected, opened.content());
		assertEquals(Optional.empty(), RecordKeys.of13(suite, secret).open(record, 0, record.length - 5, 1), "another number does not authenticate");
		record[20] ^= 1;
		assertEquals(Optional.empty(), RecordKeys.of13(suite, secret).open(record, 0, record.length - 5, 0), "a changed byte does not authenticate");
	}

	@Test
	void counterWithCbcMacOpensThePublishedExample() throws GeneralSecurityException {
		// NIST SP 800-38C appendix C.3: nonce of 12 bytes, tag of 8
		byte[] key = hex("404142434445464748494a4b4c4d4e4f");
		byte[] sealed = hex("e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951");
		byte[] clear = new Ccm(key, 8).open(hex("101112131415161718191a1b"), hex("000102030405060708090a0b0c0d0e0f10111213"), sealed, 0, sealed.length);
		assertArrayEquals(hex("202122232425262728292a2b2c2d2e2f3031323334353637"), clear);
		sealed[31] ^= 1;
		assertThrows(GeneralSecurityException.class,
				() -> new Ccm(key, 8).open(hex("101112131415161718191a1b"), hex("000102030405060708090a0b0c0d0e0f10111213"), sealed, 0, sealed.length));
	}

	@Test
	void recordsShorterThanTheirTagsAreRefused() {
		byte[] record = new byte[5 + 80];
		record[0] = 23;
		for (int id : new int[] { 0x1301, 0x1303, 0x1304, 0x1305 }) {
			RecordOpener opener = RecordKeys.of13(CipherSuite.of(id).orElseThrow(), new byte[32]);
			for (int length = 0; length <= 80; length++) {
				assertEquals(Optional.empty(), opener.open(record, 0, length, 0));
			}
		}
		for (int id : new int[] { 0x009c, 0xc09c, 0xcca8, 0x002f, 0x000a, 0x0005, 0x0002 }) {
			for (int version = 0x0301; version <= 0x0303; version++) {
				for (boolean macLast : new boolean[] { true, false }) {
					RecordOpener opener = RecordKeys.before13(version, CipherSuite.of(id).orElseThrow(), true, macLast, new byte[48], new byte[32], new byte[32]);
					for (int length = 0; length <= 80; length++) {
						assertEquals(Optional.empty(), opener.open(record, 0, length, 0));
					}
				}
			}
		}
	}

	@Test
	void suitesOfThirteenAreKnownFromTheOthers() {
		assertTrue(CipherSuite.of(0x1305).orElseThrow().thirteen());
		assertTrue(CipherSuite.of(0xc02f).filter(suite -> !suite.thirteen() && suite.aead()).isPresent());
		assertEquals(Optional.empty(), CipherSuite.of(0x0041), "Camellia is not opened");
	}
}
