package org.telltale.capture.quic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuicDecoderTest {

	private static final byte[] DCID = HexFormat.of().parseHex("8394c8f03e515708");

	/** RFC 9001 appendix A.3, and RFC 9369 appendix A.3. */
	private static final String SERVER_V1 = "cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554780bb3"
			+ "8cc5a99f5ede4cf73c3ec2493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7a"
			+ "af2f58891850abbdca3d20398c276456cbc42158407dd074ee";
	private static final String SERVER_V2 = "dc6b3343cf0008f067a5502a4262b5004075d92faaf16f05d8a4398c47089698baeea26b91eb761d9b89237bbf872630"
			+ "17915358230035f7fd3945d88965cf17f9af6e16886c61bfc703106fbaf3cb4cfa52382dd16a393e42757507698075b2c984c707f0a0812d8cd5a6881eaf"
			+ "21ceda98f4bd23f6fe1a3e2c43edd9ce7ca84bed8521e2e140";

	private static Optional<InitialKeys.Opened> open(byte[] b, int version, boolean client) {
		QuicPacket packet = QuicDecoder.packet(b, 0, b.length);
		return packet.kind() == QuicPacket.Kind.INITIAL ? InitialKeys.of(QuicVersion.of(version).orElseThrow(), DCID, client).open(b, packet)
				: Optional.empty();
	}

	@Test
	void serversPacketsOfTheStandardsOpen() {
		for (String text : new String[] { SERVER_V1, SERVER_V2 }) {
			byte[] b = HexFormat.of().parseHex(text);
			InitialKeys.Opened opened = open(b, QuicDecoder.version(b, 0), false).orElseThrow();
			assertEquals(1, opened.number());
			assertEquals("02000000000600405a020000560303eefce7f7b37ba1d163", HexFormat.of().formatHex(opened.frames(), 0, 24));
		}
	}

	@Test
	void clientsKeysDoNotOpenWhatTheServerSent() {
		assertTrue(open(HexFormat.of().parseHex(SERVER_V1), 1, true).isEmpty());
	}

	@Test
	void packetMadeByAnotherHandOpens() {
		byte[] frames = Initial.crypto(Initial.clientHello("a.example", 0), 0, 60);
		byte[] b = new Initial(1, "8394c8f03e515708", true).packet(300, frames);
		InitialKeys.Opened opened = open(b, 1, true).orElseThrow();
		assertEquals(300, opened.number());
		assertArrayEquals(frames, opened.frames());
	}

	@Test
	void anyChangedBitKeepsThePacketShut() {
		byte[] whole = HexFormat.of().parseHex(SERVER_V1);
		for (int bit = 0; bit < whole.length * 8; bit++) {
			byte[] b = whole.clone();
			b[bit / 8] ^= (byte) (1 << bit % 8);
			assertTrue(open(b, 1, false).isEmpty(), "bit " + bit);
		}
	}

	@Test
	void cutAtEveryByteIsUnknownOrShut() {
		byte[] whole = HexFormat.of().parseHex(SERVER_V1);
		for (int length = 1; length < whole.length; length++) {
			byte[] cut = Arrays.copyOf(whole, length);
			assertEquals(QuicPacket.Kind.UNKNOWN, QuicDecoder.packet(cut, 0, length).kind(), "cut at " + length);
			assertEquals(length, QuicDecoder.packet(cut, 0, length).end());
			new QuicFields().fields(cut);
		}
	}

	@Test
	void lengthsThatLieEndTheWalk() {
		byte[] b = new Initial(1, "8394c8f03e515708", true).packet(0, new byte[60]);
		int token = 6 + 8 + 1 + 4;
		for (long lie : new long[] { -1L, 0xc0000000ffffffffL, 0xbfffffff00000000L }) {
			byte[] changed = b.clone();
			ByteBuffer.wrap(changed).putLong(token, lie); // the token's length
			assertEquals(b.length, QuicDecoder.packet(changed, 0, b.length).end());
			changed = b.clone();
			ByteBuffer.wrap(changed).putLong(token + 2, lie); // the packet's length
			assertEquals(b.length, QuicDecoder.packet(changed, 0, b.length).end());
		}
		b[5] = (byte) 255; // connection ID
		assertEquals(QuicPacket.Kind.UNKNOWN, QuicDecoder.packet(b, 0, b.length).kind());
	}

	@Test
	void packetTooShortForItsSampleStaysShut() {
		byte[] b = HexFormat.of().parseHex("c0000000010000004003" + "01020304");
		b[9] = 4;
		assertTrue(open(b, 1, true).isEmpty());
	}

	@Test
	void packetNumbersAreCompletedByTheLargestThatOpened() {
		InitialKeys keys = InitialKeys.of(QuicVersion.of(1).orElseThrow(), DCID, true);
		Initial made = new Initial(1, "8394c8f03e515708", true);
		byte[] first = made.packet(0xfffe, new byte[40]);
		assertEquals(0xfffe, keys.open(first, QuicDecoder.packet(first, 0, first.length)).orElseThrow().number());
		byte[] same = made.packet(5, new byte[40]); // number 5 now means 0x10005, for which it was not protected
		assertTrue(keys.open(same, QuicDecoder.packet(same, 0, same.length)).isEmpty());
	}

	@Test
	void acknowledgementWithMoreRangesThanBytesEndsThePacket() {
		byte[] frames = HexFormat.of().parseHex("01" + "02" + "05" + "00" + "7fff" + "0000" + "0600020102");
		InitialFrames walk = new InitialFrames(frames, false);
		assertTrue(walk.next());
		assertFalse(walk.next());
		assertTrue(walk.damaged());
		assertFalse(walk.next());
	}

	@Test
	void framesOfTheFirstFlightAreWalked() {
		byte[] frames = HexFormat.of().parseHex("0000" + "01" + "0305000100" + "0102" + "010203" + "060003414243" + "1c0a0602686921");
		// ACK with ECN: largest 5, delay 0, one range of 0, then gap 1 and length 2, counts 1, 2, 3
		int[] types = { 0, 1, 3, 6, 0x1c };
		InitialFrames walk = new InitialFrames(frames, false);
		for (int type : types) {
			assertTrue(walk.next());
			assertEquals(type, walk.type);
		}
		assertEquals("hi", QuicFields.close(frames, walk).get(1).value());
	}

	@Test
	void streamKeepsTheFirstBytesAndWaitsForHoles() {
		CryptoStream stream = new CryptoStream();
		assertEquals(2, stream.add(4, "ef".getBytes(), 0, 2));
		assertEquals(1, stream.add(3, "DEF".getBytes(), 0, 3));
		assertEquals(0, stream.bytes().length);
		assertTrue(stream.hole());
		assertEquals(4, stream.add(0, "abcXYZg".getBytes(), 0, 7));
		assertEquals("abcDefg", new String(stream.bytes()));
		assertEquals(0, stream.add(2, "zzz".getBytes(), 0, 3));
		assertEquals(0, stream.add(1L << 61, "zzz".getBytes(), 0, 3));
		assertEquals(1, stream.add(CryptoStream.LIMIT - 1, "zzz".getBytes(), 0, 3));
		assertEquals(8, stream.held());
	}

	@Test
	void noiseIsReadWithoutHarm() {
		Random random = new Random(7);
		for (int round = 0; round < 20_000; round++) {
			byte[] b = new byte[1 + random.nextInt(120)];
			random.nextBytes(b);
			if (round % 2 == 0 && b.length > 7) {
				ByteBuffer.wrap(b).put((byte) (0xc0 | b[0])).putInt(random.nextBoolean() ? 1 : 0x6b3343cf).put((byte) (b[5] & 15));
			}
			new QuicFields().fields(b);
			InitialFrames walk = new InitialFrames(b, round % 3 == 0);
			while (walk.next()) {
				assertTrue(walk.end() > walk.start);
			}
			TransportParameters.fields(b);
			GoogleHello.find(b, 0, b.length, 64);
		}
	}
}
