package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class QuicOpsTest {

	private static final byte[] DCID = hex("8394c8f03e515708");
	/** RFC 9001 appendix A.2, the CRYPTO frame's data. */
	private static final byte[] CLIENT_HELLO = hex("010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c000004130113020100"
			+ "00c000000010000e00000b6578616d706c652e636f6dff01000100000a00080006001d0017001800100007000504616c706e000500050100000000003300260024001d"
			+ "00209370b2c9caa47fbabaf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b0003020304000d0010000e0403050306030203080408050806002d00020101"
			+ "001c00024001003900320408ffffffffffffffff05048000ffff07048000ffff0801100104800075300901100f088394c8f03e51570806048000ffff");
	/** RFC 9001 appendix A.3. */
	private static final byte[] SERVER_INITIAL = hex("cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c697975547"
			+ "80bb38cc5a99f5ede4cf73c3ec2493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f5"
			+ "8891850abbdca3d20398c276456cbc42158407dd074ee");
	private static final byte[] SERVER_HELLO = hex("020000560303eefce7f7b37ba1d1632e96677825ddf73988cfc79825df566dc5430b9a045a1200130100002e00330"
			+ "024001d00209d3c940d89690b84d08a60993c144eca684d1081287c834d5311bcf32bb9da1a002b00020304");

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits);
	}

	/** An Initial packet whose keys are those of RFC 9001 appendix A.1, written there in full. */
	private static byte[] initial(long number, int numberLength, byte[] frames) throws Exception {
		byte[] iv = hex("fa044b2f42a3fd3b46fb255c");
		byte[] header = Hmac.joined(new byte[] { (byte) (0xc0 | numberLength - 1) }, hex("00000001"), new byte[] { 8 }, DCID, new byte[2],
				ByteBuffer.allocate(2).putShort((short) (0x4000 | numberLength + frames.length + 16)).array(),
				Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(number).array(), 8 - numberLength, 8));
		for (int i = 0; i < 8; i++) {
			iv[11 - i] ^= (byte) (number >> 8 * i);
		}
		Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
		gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hex("1f369613dd76d5467730efcbe3b1a22d"), "AES"), new GCMParameterSpec(128, iv));
		gcm.updateAAD(header);
		byte[] packet = Hmac.joined(header, gcm.doFinal(frames));
		Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
		ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hex("9f50449e04a0e810283a1e9933adedd2"), "AES"));
		int at = header.length - numberLength;
		byte[] mask = ecb.doFinal(packet, at + 4, 16);
		packet[0] ^= (byte) (mask[0] & 0x0f);
		for (int i = 0; i < numberLength; i++) {
			packet[at + i] ^= mask[1 + i];
		}
		return packet;
	}

	private static byte[] crypto(int offset, byte[] data) {
		return Hmac.joined(new byte[] { 6 }, ByteBuffer.allocate(6).putInt(0x80000000 | offset).putShort((short) (0x4000 | data.length)).array(), data);
	}

	private static byte[] client(byte[] input, int wanted, int... lengths) throws Refusal {
		return QuicOps.crypto(input, "00000001", DCID, "client", lengths.length == 0 ? new int[] { input.length } : lengths, wanted);
	}

	private static void refused(byte[] input, int wanted, int... lengths) {
		assertThrows(Refusal.class, () -> client(input, wanted, lengths));
	}

	@Test
	void sampleOfTheClientIsRead() throws Exception {
		byte[] datagram = initial(2, 4, Arrays.copyOf(Hmac.joined(hex("060040f1"), CLIENT_HELLO), 1_162));
		assertEquals(1_200, datagram.length);
		assertArrayEquals(hex("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11"), Arrays.copyOf(datagram, 32));
		assertArrayEquals(CLIENT_HELLO, client(datagram, CLIENT_HELLO.length));
		assertEquals("example.com", new String(TlsOps.handshakeServerName(client(datagram, CLIENT_HELLO.length)), StandardCharsets.US_ASCII));
		refused(datagram, CLIENT_HELLO.length + 1);
		refused(datagram, 65_537);
		refused(datagram, 10, 1_199);
		refused(datagram, 10, 600, 600);
		for (int at : new int[] { 0, 1, 4, 5, 6, 14, 15, 16, 18, 22, 300, 1_183, 1_184, 1_199 }) {
			byte[] changed = datagram.clone();
			changed[at] ^= 1;
			refused(changed, 10);
		}
		assertThrows(Refusal.class, () -> QuicOps.crypto(datagram, "00000001", DCID, "server", new int[] { 1_200 }, 10));
		assertThrows(Refusal.class, () -> QuicOps.crypto(datagram, "00000001", new byte[8], "client", new int[] { 1_200 }, 10));
		assertThrows(Refusal.class, () -> QuicOps.crypto(datagram, "00000002", DCID, "client", new int[] { 1_200 }, 10));
		assertThrows(Refusal.class, () -> QuicOps.crypto(datagram, "ff00001d", DCID, "client", new int[] { 1_200 }, 10));
		assertThrows(Refusal.class, () -> QuicOps.crypto(datagram, "00000001", DCID, "Client", new int[] { 1_200 }, 10));
	}

	@Test
	void sampleOfTheServerIsReadBehindItsAcknowledgement() throws Exception {
		assertArrayEquals(SERVER_HELLO, QuicOps.crypto(SERVER_INITIAL, "00000001", DCID, "server", new int[] { SERVER_INITIAL.length }, SERVER_HELLO.length));
		for (int at = 0; at < SERVER_INITIAL.length; at++) {
			byte[] changed = SERVER_INITIAL.clone();
			changed[at] ^= 1;
			assertThrows(Refusal.class, () -> QuicOps.crypto(changed, "00000001", DCID, "server", new int[] { changed.length }, SERVER_HELLO.length));
		}
	}

	@Test
	void piecesArePlacedAndTheFirstOneWins() throws Exception {
		byte[] one = initial(300, 2, Hmac.joined(crypto(3, hex("030405")), new byte[40], new byte[] { 1 }, crypto(0, hex("000102ff"))));
		byte[] two = initial(301, 1, Hmac.joined(hex("02050001010001 01 1c0000013f 1d00013f".replace(" ", "")), crypto(6, hex("06")), new byte[] { 0x1e },
				crypto(7, hex("07"))));
		byte[] both = Hmac.joined(one, two);
		assertArrayEquals(hex("00010203040506"), client(both, 7));
		assertArrayEquals(hex("00010203040506"), client(both, 7, one.length, two.length));
		refused(both, 8);
		refused(both, 7, one.length - 1, two.length + 1);
		byte[] between = Hmac.joined(one, new byte[] { 0x40 }, two);
		assertArrayEquals(hex("000102030405"), client(between, 6));
		refused(between, 7);
		assertArrayEquals(hex("00010203040506"), client(between, 7, one.length + 1, two.length));
		refused(new byte[0], 1, 1);
	}

	@Test
	void otherPacketsWithALengthArePassed() throws Exception {
		byte[] handshake = Hmac.joined(hex("e000000001000003"), new byte[3]);
		byte[] hello = initial(0, 1, Hmac.joined(crypto(65_534, hex("0a0b0c0d")), crypto(0, hex("01")), new byte[20]));
		assertArrayEquals(hex("01"), client(Hmac.joined(handshake, hello), 1));
		assertArrayEquals(hex("01"), client(Hmac.joined(hex("d06b3343cf0000" + "0003"), new byte[3], hello), 1));
		refused(Hmac.joined(hex("d06b3343c00000" + "0003"), new byte[3], hello), 1);
		refused(Hmac.joined(hex("c06b3343cf000003"), new byte[3], hello), 1);
		refused(Hmac.joined(hex("f000000001000003"), new byte[3], hello), 1);
		refused(Hmac.joined(hex("e00000000115"), new byte[21], hex("0003"), new byte[3], hello), 1);
		byte[] cut = initial(0, 1, Hmac.joined(new byte[30], crypto(0, hex("01")), hex("06004105aa")));
		assertArrayEquals(hex("01"), client(cut, 1));
	}
}
