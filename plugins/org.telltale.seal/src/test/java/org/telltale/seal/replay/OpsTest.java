package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class OpsTest {

	@Test
	void bodyEndsWithContentLengthOrChunksOrInput() throws Exception {
		assertEquals("abc", text(HttpOps.body(bytes("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcdef"), "request")));
		assertEquals("ab", text(HttpOps.body(bytes("POST / HTTP/1.1\r\ncontent-length:3\r\n\r\nab"), "request")));
		assertEquals("abcdef", text(HttpOps.body(bytes("HTTP/1.1 200 OK\n\nabcdef"), "response")));
		assertEquals("wikipedia", text(HttpOps
				.body(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n4;x=y\r\nwiki\r\n5\r\npedia\r\n0\r\n\r\nrest"), "response")));
		assertEquals("wikipe", text(HttpOps.body(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwiki\r\n5\r\npe"), "response")));
	}

	@Test
	void hostileHttpIsRefused() {
		refused(() -> HttpOps.body(bytes("POST / HTTP/1.1\r\nContent-Length: 3\r\n"), "request"));
		refused(() -> HttpOps.body(bytes("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), "request"));
		refused(() -> HttpOps.body(bytes("POST / HTTP/1.1\r\nContent-Length: -3\r\n\r\nabcd"), "request"));
		refused(() -> HttpOps.body(bytes("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabcd"), "request"));
		refused(() -> HttpOps.body(bytes("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\nabcd"), "request"));
		refused(() -> HttpOps.body(bytes("POST / HTTP/1.1\r\n\r\n"), "response"));
		refused(() -> HttpOps.body(new byte[0], "request"));
	}

	@Test
	void targetAndHeaderComeAsSent() throws Exception {
		byte[] message = bytes("GET /a%20b?imei=1 HTTP/1.1\r\nHost:\t one.example \r\nX-A: 1\r\nx-a: 2\r\n\r\n");
		assertEquals("/a%20b?imei=1", text(HttpOps.target(message)));
		assertEquals("one.example", text(HttpOps.header(message, "host", 0)));
		assertEquals("2", text(HttpOps.header(message, "x-a", 1)));
		refused(() -> HttpOps.header(message, "x-a", 2));
		refused(() -> HttpOps.header(message, "Host", 0));
		refused(() -> HttpOps.target(bytes("GET\r\n")));
		refused(() -> HttpOps.target(bytes("GET / HTTP/1.1")));
	}

	@Test
	void cutCompressedStreamsGiveWhatCameOutBefore() throws Exception {
		byte[] plain = bytes("the quick brown fox ".repeat(400));
		byte[] packed = gzip(plain);
		assertArrayEquals(plain, InflateOps.gzip(packed, plain.length));
		byte[] twice = Arrays.copyOf(packed, packed.length * 2);
		System.arraycopy(packed, 0, twice, packed.length, packed.length);
		assertEquals(2 * plain.length, InflateOps.gzip(twice, 2 * plain.length).length);
		byte[] cut = InflateOps.gzip(Arrays.copyOf(packed, packed.length - 12), plain.length);
		assertArrayEquals(Arrays.copyOf(plain, cut.length), cut);
		byte[] wrongSum = packed.clone();
		wrongSum[packed.length - 6] ^= 1;
		assertArrayEquals(plain, InflateOps.gzip(wrongSum, plain.length));
		refused(() -> InflateOps.gzip(Arrays.copyOf(packed, 9), plain.length));
		refused(() -> InflateOps.gzip(bytes("no gzip at all"), 10));
		refused(() -> InflateOps.gzip(new byte[0], 10));
	}

	@Test
	void expansionStopsAtTheLengthWanted() throws Exception {
		byte[] bomb = gzip(new byte[64 << 20]);
		assertEquals(true, InflateOps.gzip(bomb, 100).length < 1 << 20);
	}

	@Test
	void zlibAndDeflateAreTwoThings() throws Exception {
		byte[] plain = bytes("hello hello hello");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(plain);
		}
		byte[] zlib = out.toByteArray();
		assertArrayEquals(plain, InflateOps.stream(zlib, false, plain.length));
		assertArrayEquals(plain, InflateOps.stream(Arrays.copyOfRange(zlib, 2, zlib.length), true, plain.length));
		refused(() -> InflateOps.stream(bytes("\u0001\u0002\u0003"), false, 10));
	}

	@Test
	void partEndsBeforeTheDelimiterOrWithTheInput() throws Exception {
		byte[] body = bytes("preamble\r\n--b\r\nA: 1\r\n\r\none\r\n--b \r\n\r\ntwo\r\n--bx\r\n--b--\r\nepilogue");
		assertEquals("one", text(TextOps.part(body, "b", 0)));
		assertEquals("two\r\n--bx", text(TextOps.part(body, "b", 1)));
		assertEquals("cut", text(TextOps.part(bytes("--b\r\nA: 1\r\n\r\ncut"), "b", 0)));
		assertEquals("", text(TextOps.part(bytes("--b\r\n\r\n\r\n--b--"), "b", 0)));
		refused(() -> TextOps.part(body, "b", 2));
		refused(() -> TextOps.part(body, "none", 0));
		refused(() -> TextOps.part(body, "", 0));
		refused(() -> TextOps.part(bytes("--b\r\nA: 1\r\nno empty line"), "b", 0));
	}

	@Test
	void percentLeavesWhatIsNoEscape() throws Exception {
		assertEquals("a b+c%zz%4", text(TextOps.percent(bytes("a%20b+c%zz%4"), false)));
		assertEquals("a b c%", text(TextOps.percent(bytes("a%20b+c%"), true)));
	}

	@Test
	void base64IsStrictAboutItsAlphabet() throws Exception {
		assertEquals("hello", text(TextOps.base64(bytes("aGVs\r\nbG8="), "standard")));
		assertEquals("hello", text(TextOps.base64(bytes("aGVsbG8"), "url")));
		assertArrayEquals(new byte[] { (byte) 0xfb, (byte) 0xff }, TextOps.base64(bytes("-_8"), "url"));
		refused(() -> TextOps.base64(bytes("-_8"), "standard"));
		refused(() -> TextOps.base64(bytes("aGVs=bG8="), "standard"));
		refused(() -> TextOps.base64(bytes("aGVs"), "other"));
	}

	@Test
	void hexWantsPairs() throws Exception {
		assertEquals("AbC", text(TextOps.hex(bytes("41:62-43"))));
		refused(() -> TextOps.hex(bytes("4:1")));
		refused(() -> TextOps.hex(bytes("414")));
		refused(() -> TextOps.hex(bytes("4g")));
	}

	@Test
	void jsonStringsAreFoundByPointer() throws Exception {
		byte[] json = bytes("{\"a/b\":[{\"m~n\":\"gr\\u00fc\\u00dfe \\ud83d\\ude00\"}],\"n\":1,\"bad\":\"\\ud800\"}");
		assertEquals("grüße 😀", new String(JsonOps.string(json, "/a~1b/0/m~0n"), StandardCharsets.UTF_8));
		assertEquals("x", text(JsonOps.string(bytes("\"x\""), "")));
		refused(() -> JsonOps.string(json, "/n"));
		refused(() -> JsonOps.string(json, "/bad"));
		refused(() -> JsonOps.string(json, "/a~1b/00"));
		refused(() -> JsonOps.string(json, "/a~2b"));
		refused(() -> JsonOps.string(json, "a"));
		refused(() -> JsonOps.string(bytes("{\"a\":\"x\"} tail"), "/a"));
		refused(() -> JsonOps.string(new byte[] { '"', (byte) 0xff, '"' }, ""));
		refused(() -> JsonOps.string(bytes("[".repeat(5_000)), "/0"));
	}

	@Test
	void serverNameIsFoundAcrossRecords() throws Exception {
		byte[] hello = clientHello("one.example");
		assertEquals("one.example", text(TlsOps.serverName(records(hello, 20))));
		assertEquals("one.example", text(TlsOps.serverName(records(hello, 4_000))));
		byte[] whole = records(hello, 4_000);
		for (int cut = 0; cut < whole.length; cut++) {
			byte[] part = Arrays.copyOf(whole, cut);
			refused(() -> TlsOps.serverName(part));
		}
	}

	@Test
	void dnsAnswerIsReadThroughPointers() throws Exception {
		byte[] message = HexFormat.of().parseHex("123481800001000200000000" + "03777777076578616d706c6500" + "00010001" + "c00c000500010000003c0006"
				+ "03636e2ec010" + "03636e2ec010" + "000100010000003c0004c0000201");
		assertEquals("www.example cn\\046.example A 192.0.2.1", text(DnsOps.answer(message, 1)));
		refused(() -> DnsOps.answer(message, 0));
		refused(() -> DnsOps.answer(message, 2));
		byte[] loop = message.clone();
		loop[message.length - 15] = (byte) (message.length - 16);
		refused(() -> DnsOps.answer(loop, 1));
		for (int cut = 0; cut < message.length; cut++) {
			byte[] part = Arrays.copyOf(message, cut);
			refused(() -> DnsOps.answer(part, 1));
		}
	}

	private static byte[] clientHello(String name) throws IOException {
		byte[] host = bytes(name);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[34]);
		out.writeBytes(new byte[] { 0, 0, 2, 0x13, 1, 1, 0, 0, (byte) (9 + 5 + host.length - 1 + 0) });
		out.writeBytes(new byte[] { 0, 5, 0, 0 });
		out.writeBytes(new byte[] { 0, 0, 0, (byte) (host.length + 5), 0, (byte) (host.length + 3), 0, 0, (byte) host.length });
		out.writeBytes(host);
		byte[] body = out.toByteArray();
		body[42] = (byte) (body.length - 43);
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(new byte[] { 1, 0, (byte) (body.length >> 8), (byte) body.length });
		message.writeBytes(body);
		return message.toByteArray();
	}

	private static byte[] records(byte[] handshake, int size) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int at = 0; at < handshake.length; at += size) {
			int length = Math.min(size, handshake.length - at);
			out.writeBytes(new byte[] { 22, 3, 1, (byte) (length >> 8), (byte) length });
			out.write(handshake, at, length);
		}
		return out.toByteArray();
	}

	private static byte[] gzip(byte[] plain) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(plain);
		}
		return out.toByteArray();
	}

	private interface Attempt {
		void run() throws Exception;
	}

	private static void refused(Attempt attempt) {
		assertThrows(Refusal.class, attempt::run);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	@Test
	void aNameAsLongAsItLikesIsAToken() throws Exception {
		String name = "n~1".repeat(20_000);
		byte[] text = ("{\"" + name.replace("~1", "/") + "\":\"x\"}").getBytes(StandardCharsets.UTF_8);
		assertArrayEquals(new byte[] { 'x' }, JsonOps.string(text, "/" + name));
		assertThrows(Refusal.class, () -> JsonOps.string(text, "/" + name + "~"));
	}
}
