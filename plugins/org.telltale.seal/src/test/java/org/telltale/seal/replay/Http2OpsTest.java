package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class Http2OpsTest {

	private static final int MANY = 1 << 20;

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replace(" ", ""));
	}

	private static byte[] frame(int type, int flags, int stream, byte[] payload) {
		return ByteBuffer.allocate(9 + payload.length).put((byte) (payload.length >> 16)).putShort((short) payload.length).put((byte) type)
				.put((byte) flags).putInt(stream).put(payload).array();
	}

	private static byte[] headers(String... blocks) {
		byte[] all = {};
		for (int i = 0; i < blocks.length; i++) {
			all = Hmac.joined(all, frame(1, 4, 2 * i + 1, hex(blocks[i])));
		}
		return all;
	}

	private static String lines(byte[] input, int skip, int tableSize) throws Refusal {
		return new String(Http2Ops.headers(input, skip, tableSize, MANY), StandardCharsets.ISO_8859_1);
	}

	private static String value(byte[] input, int tableSize, String name, int index) throws Refusal {
		return new String(Http2Ops.header(input, tableSize, name, index), StandardCharsets.ISO_8859_1);
	}

	private static void refusedLines(byte[] input) {
		assertThrows(Refusal.class, () -> Http2Ops.headers(input, 0, 4_096, MANY));
	}

	/** RFC 7541 appendices C.3 and C.4. */
	@Test
	void requestsOfTheStandardAreRead() throws Exception {
		byte[] plain = headers("828684410f7777772e6578616d706c652e636f6d", "828684be58086e6f2d6361636865",
				"828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565");
		byte[] huffman = headers("828684418cf1e3c2e5f23a6ba0ab90f4ff", "828684be5886a8eb10649cbf", "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf");
		String third = ":method: GET\n:scheme: https\n:path: /index.html\n:authority: www.example.com\ncustom-key: custom-value\n";
		for (byte[] input : new byte[][] { plain, huffman }) {
			assertEquals(third, lines(input, 2, 4_096));
			assertEquals(":method: GET\n:scheme: http\n:path: /\n:authority: www.example.com\ncache-control: no-cache\n" + third, lines(input, 1, 4_096));
			assertEquals("", lines(input, 3, 4_096));
			assertEquals("www.example.com", value(input, 4_096, ":authority", 0));
			assertEquals("custom-value", value(input, 4_096, "custom-key", 0));
			assertThrows(Refusal.class, () -> value(input, 4_096, ":authority", 1));
			assertThrows(Refusal.class, () -> value(input, 4_096, "cache-control", 0));
			assertThrows(Refusal.class, () -> value(input, 4_096, "Custom-Key", 0));
			assertThrows(Refusal.class, () -> value(Hmac.joined(input, frame(6, 0, 0, new byte[8])), 4_096, ":authority", 0));
			assertThrows(Refusal.class, () -> Http2Ops.headers(input, 2, 4_096, third.length() - 1));
		}
	}

	/** RFC 7541 appendices C.5 and C.6: a table of 256 bytes evicts. */
	@Test
	void responsesOfTheStandardEvict() throws Exception {
		byte[] plain = headers("4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d546e1768747470733a2f2f7777772e"
				+ "6578616d706c652e636f6d", "4803333037c1c0bf", "88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738666f"
				+ "6f3d4153444a4b48514b425a584f5157454f50495541585157454f49553b206d61782d6167653d333630303b2076657273696f6e3d31");
		byte[] huffman = headers("488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
				"4883640effc1c0bf", "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672"
				+ "c1ab270fb5291f9587316065c003ed4ee5b1063d5007");
		for (byte[] input : new byte[][] { plain, huffman }) {
			assertEquals(":status: 200\ncache-control: private\ndate: Mon, 21 Oct 2013 20:13:22 GMT\nlocation: https://www.example.com\n"
					+ "content-encoding: gzip\nset-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1\n", lines(input, 2, 256));
			assertEquals(false, lines(input, 2, 150).equals(lines(input, 2, 256)));
		}
	}

	@Test
	void whatTheTableHeldBeforeIsNotKnown() throws Exception {
		// an index behind the table; a literal whose name is there; the entry that it makes; a known one
		byte[] input = headers("c1 7f00 0161 be 88");
		assertEquals(": a\n: a\n:status: 200\n", lines(input, 0, 4_096));
		assertEquals("200", value(input, 4_096, ":status", 0));
		assertThrows(Refusal.class, () -> value(input, 4_096, "", 0));
		assertEquals(":status: 200\n", lines(headers("20 be 88"), 0, 4_096));
	}

	@Test
	void blocksGoOnInContinuationsAndStandInPromises() throws Exception {
		byte[] split = Hmac.joined(frame(1, 0x28, 1, hex("02 80000000 10 8286 0000")), frame(9, 0, 1, hex("8441")), frame(9, 4, 1, hex("0161")));
		assertEquals(":method: GET\n:scheme: http\n:path: /\n:authority: a\n", lines(split, 0, 4_096));
		assertEquals(":authority: a\n", lines(Hmac.joined(split, frame(5, 4, 1, hex("00000002 be"))), 1, 4_096));
		assertEquals("", lines(Arrays.copyOf(split, split.length - 1), 0, 4_096));
		refusedLines(Hmac.joined(frame(1, 0, 1, hex("82")), frame(0, 0, 1, hex("00"))));
		refusedLines(Hmac.joined(frame(1, 0, 1, hex("82")), frame(1, 4, 1, hex("82"))));
		refusedLines(Hmac.joined(frame(1, 0, 1, hex("82")), frame(9, 4, 3, hex("82"))));
		refusedLines(frame(9, 4, 1, hex("82")));
		refusedLines(frame(1, 0x0c, 1, hex("03 82 00")));
		refusedLines(frame(1, 0x24, 1, hex("80000000")));
		refusedLines(frame(1, 0x0c, 1, hex("")));
		refusedLines(frame(5, 4, 1, hex("000000")));
	}

	@Test
	void hostileHeaderBlocksAreRefused() {
		for (String block : new String[] { "80", "ff8080808080", "ffffffffffff0f", "4101", "7f", "41", "82 20", "3fe1ffff03", "41 84 ffffffff", "41 81 ff",
				"41 82 1fff", "41 81 f0", "ff" }) {
			refusedLines(headers(block));
		}
	}

	@Test
	void longBlocksEndTheirResultAndNotTheirTable() throws Exception {
		byte[] value = new byte[600_000];
		Arrays.fill(value, (byte) 'v');
		byte[] literal = Hmac.joined(hex("40 0161 7f"), hex("c1ce24"), value);
		byte[] block = Hmac.joined(literal, literal, literal, hex("40 0162 0163"));
		byte[] input = Hmac.joined(frame(1, 4, 1, block), frame(1, 4, 3, hex("be")));
		assertEquals(2 * 600_004, Http2Ops.headers(frame(1, 4, 1, block), 0, 4_096, 2 << 20).length);
		assertEquals("b: c\n", lines(input, 1, 4_096));
		assertThrows(Refusal.class, () -> value(frame(1, 4, 1, block), 4_096, "b", 0));
	}

	@Test
	void dataIsThatOfOneStream() throws Exception {
		byte[] input = Hmac.joined(frame(0, 0, 1, hex("6162")), frame(0, 0, 3, hex("7a")), frame(0, 8, 1, hex("02 63 0000")), frame(0, 9, 1, hex("00 64")));
		assertArrayEquals("abcd".getBytes(StandardCharsets.US_ASCII), Http2Ops.data(input, 1));
		assertArrayEquals("z".getBytes(StandardCharsets.US_ASCII), Http2Ops.data(input, 3));
		assertThrows(Refusal.class, () -> Http2Ops.data(input, 5));
		assertArrayEquals("abc".getBytes(StandardCharsets.US_ASCII), Http2Ops.data(Arrays.copyOf(input, input.length - 1), 1));
		assertArrayEquals("ab".getBytes(StandardCharsets.US_ASCII), Http2Ops.data(Arrays.copyOf(input, 31), 1));
		assertThrows(Refusal.class, () -> Http2Ops.data(frame(0, 8, 1, hex("01")), 1));
		assertThrows(Refusal.class, () -> Http2Ops.data(frame(0, 8, 1, hex("")), 1));
		assertThrows(Refusal.class, () -> Http2Ops.data(new byte[8], 0));
		assertEquals(0, Http2Ops.data(hex("7fffff 00 08 00000001"), 1).length);
		assertEquals(1, Http2Ops.data(hex("ffffff 00 08 80000001 05 61"), 1).length);
	}

	@Test
	void cutAtEveryByteGivesLinesOrARefusal() {
		byte[] whole = headers("828684410f7777772e6578616d706c652e636f6d", "828684be58086e6f2d6361636865");
		for (int cut = 0; cut < whole.length; cut++) {
			byte[] part = Arrays.copyOf(whole, cut);
			if (cut != 29) {
				assertThrows(Refusal.class, () -> Http2Ops.header(part, 4_096, ":authority", 0));
			}
		}
	}

	@Test
	void lengthPrefixedMessagesAreCounted() throws Exception {
		byte[] input = hex("00 00000002 6162 01 00000000 80 00000003 63");
		assertArrayEquals(hex("6162"), GrpcOps.message(input, 0));
		assertEquals(0, GrpcOps.message(input, 1).length);
		assertArrayEquals(hex("63"), GrpcOps.message(input, 2));
		assertThrows(Refusal.class, () -> GrpcOps.message(input, 3));
		assertThrows(Refusal.class, () -> GrpcOps.message(hex("00 ffffffff 61"), 1));
		assertArrayEquals(hex("61"), GrpcOps.message(hex("00 ffffffff 61"), 0));
		assertThrows(Refusal.class, () -> GrpcOps.message(hex("00 000000"), 0));
	}
}
