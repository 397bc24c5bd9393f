package org.telltale.capture.http2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.FileRecord;

class Http2DecoderTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";
	private static final int LOST = -1;

	/** A connection in segments of a size; a segment whose first byte is {@code lost} is left out. */
	private static CaptureBuilder capture(byte[] client, byte[] server, int segment, int lost, boolean syn) {
		CaptureBuilder builder = new CaptureBuilder();
		if (syn) {
			builder.tcp(PHONE, 40000, SERVER, 80, 999, "S", "").tcp(SERVER, 80, PHONE, 40000, 4999, "SA", "");
		}
		for (int i = 0; i < Math.max(client.length, server.length); i += segment) {
			if (i < client.length && i != lost) {
				builder.tcp(PHONE, 40000, SERVER, 80, 1000 + i, "PA", Arrays.copyOfRange(client, i, Math.min(client.length, i + segment)));
			}
			if (i < server.length) {
				builder.tcp(SERVER, 80, PHONE, 40000, 5000 + i, "PA", Arrays.copyOfRange(server, i, Math.min(server.length, i + segment)));
			}
		}
		return builder;
	}

	private static CaptureBuilder.Told read(byte[] client, byte[] server, int segment) {
		return capture(client, server, segment, LOST, true).read();
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String[] get(String path) {
		return new String[] { ":method", "GET", ":scheme", "http", ":path", path, ":authority", "api.example:80", "user-agent", "phone" };
	}

	private static String text(CaptureBuilder.Told told, String word) {
		StringBuilder text = new StringBuilder();
		told.ending(word).forEach(layer -> text.append(new String(layer.bytes(), StandardCharsets.ISO_8859_1)));
		return text.toString();
	}

	@Test
	void interleavedStreamsMeetTheirResponsesWhateverTheSegments() {
		byte[] client = Http2Bytes.client(1).headers(1, true, get("/a")).headers(3, false, ":method", "POST", ":scheme", "http", ":path", "/b?q=%20",
				":authority", "api.example:80", "content-type", "text/plain").data(3, false, "he").headers(5, true, get("/c")).data(3, true, "llo").bytes();
		byte[] server = Http2Bytes.server(2).headers(3, false, ":status", "100").headers(5, false, ":status", "200").headers(3, false, ":status", "201")
				.data(5, false, "one").padded(3, false, latin("th"), 7).data(5, true, "two").headers(1, true, ":status", "204").data(3, false, "anks")
				.headers(3, true, "checksum", "x").bytes();
		for (int segment : new int[] { 1, 9, 100, 10_000 }) {
			var told = read(client, server, segment);
			List<HttpRecord> records = told.of(HttpRecord.class).stream().sorted(java.util.Comparator.comparing(r -> r.target().orElseThrow())).toList();
			assertEquals(List.of("/a", "/b?q=%20", "/c"), records.stream().map(record -> record.target().orElseThrow()).toList());
			assertEquals(List.of(204, 201, 200), records.stream().map(record -> record.status().orElseThrow()).toList());
			HttpRecord post = records.get(1);
			assertEquals(Optional.of("api.example:80"), post.host());
			assertEquals(Digest.sha256(latin("hello")), post.requestBody().orElseThrow().sha256());
			assertEquals(Digest.sha256(latin("thanks")), post.responseBody().orElseThrow().sha256());
			assertEquals("[{\"name\":\"checksum\",\"value\":\"x\"}]", Derivations.member(post.toJson("0123456789abcdef"), "responseTrailers"));
			assertEquals("3", Derivations.member(post.toJson("0123456789abcdef"), "stream"));
			assertEquals(Digest.sha256(latin("onetwo")), records.get(2).responseBody().orElseThrow().sha256());
			assertEquals("api.example", told.names.getFirst().name());
			assertEquals("http-host", told.names.getFirst().source());
			assertEquals(1, told.names.size());
			assertEquals("[]", told.summary.problems().toString(), "segment " + segment);
			assertEquals("http2", told.of(FlowRecord.class).getFirst().toJson("0123456789abcdef").get("protocol").map(Object::toString).orElse("").replace("\"", ""));
			assertTrue(text(told, "http2.request.headers").contains(":path: /b?q=%20\n"));
			assertEquals(2, text(told, "http2.request.headers").split("user-agent: phone\n", -1).length - 1);
		}
	}

	@Test
	void everyLayerAndNameIsReachedByItsDerivation() {
		Random random = new Random(3);
		for (int round = 0; round < 20; round++) {
			Conversation made = conversation(random, round, 6);
			var told = read(made.client.bytes(), made.server.bytes(), 1 + random.nextInt(400));
			Derivations.check(told.layers);
			assertEquals(List.of(), told.codes());
			assertEquals(made.bodies, bodies(told));
			assertEquals(1, told.names.size());
			String name = told.names.getFirst().derivation().map(Derivation::toString).orElse("");
			assertFalse(name.isEmpty());
		}
	}

	/** What a generated conversation says. */
	private static final class Conversation {
		final Http2Bytes client;
		final Http2Bytes server;
		final Map<String, String> bodies = new java.util.TreeMap<>();

		Conversation(int seed) {
			client = Http2Bytes.client(seed);
			server = Http2Bytes.server(seed + 1000);
		}
	}

	/** Streams whose data come in turn, with padding, in frames of any size, under changing table sizes. */
	private static Conversation conversation(Random random, int seed, int streams) {
		Conversation made = new Conversation(seed);
		Map<Integer, byte[]> left = new LinkedHashMap<>();
		for (int i = 0; i < streams; i++) {
			int id = 2 * i + 1;
			if (random.nextInt(3) == 0) {
				made.client.hpack().resize(random.nextInt(500));
			}
			made.client.headers(id, true, get("/" + i));
			byte[] body = new byte[random.nextInt(3000)];
			random.nextBytes(body);
			made.server.headers(id, body.length == 0, ":status", "200", "server", "x", "etag", "e" + random.nextInt(3));
			if (body.length > 0) {
				left.put(id, body);
			}
			made.bodies.put("/" + i, body.length == 0 ? "none" : Digest.sha256(body).hex());
		}
		while (!left.isEmpty()) {
			int id = List.copyOf(left.keySet()).get(random.nextInt(left.size()));
			byte[] body = left.get(id);
			int length = Math.min(body.length, random.nextInt(700));
			boolean ends = length == body.length;
			byte[] part = Arrays.copyOf(body, length);
			switch (random.nextInt(4)) {
				case 0 -> made.server.padded(id, ends, part, random.nextInt(200));
				case 1 -> made.server.frame(FrameHeader.WINDOW_UPDATE, 0, 0, new byte[4]).data(id, ends, part);
				default -> made.server.data(id, ends, part);
			}
			left.put(id, Arrays.copyOfRange(body, length, body.length));
			if (ends) {
				left.remove(id);
			}
		}
		return made;
	}

	private static Map<String, String> bodies(CaptureBuilder.Told told) {
		Map<String, String> found = new java.util.TreeMap<>();
		told.of(HttpRecord.class).forEach(record -> found.put(record.target().orElse("?"), record.responseBody().map(body -> body.sha256().hex()).orElse("none")));
		return found;
	}

	@Test
	void compressedBodyAndPushedResponseHaveTheirWayBack() throws java.io.IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(latin("words of a message"));
		}
		byte[] client = Http2Bytes.client(1).headers(1, true, get("/a/page.txt")).bytes();
		Http2Bytes server = Http2Bytes.server(2);
		byte[] promise = server.block(":method", "GET", ":scheme", "http", ":path", "/pushed.css", ":authority", "cdn.example");
		server.frame(FrameHeader.PUSH_PROMISE, FrameHeader.END_HEADERS, 1, Derivations.join(new byte[] { 0, 0, 0, 2 }, promise))
				.headers(2, false, ":status", "200").headers(1, false, ":status", "200", "content-encoding", "gzip")
				.data(2, true, "body{}").data(1, false, Arrays.copyOf(packed.toByteArray(), 11))
				.data(1, true, Arrays.copyOfRange(packed.toByteArray(), 11, packed.size()));
		var told = read(client, server.bytes(), 50);
		assertArrayEquals(latin("words of a message"), told.ending("gzip").getFirst().bytes());
		assertEquals(List.of("http2.response.body", "gzip"), told.ending("gzip").getFirst().chain());
		assertEquals(Direction.IN, told.ending("gzip").getFirst().carriage().direction());
		assertEquals(List.of("pushed.css", "page.txt"), told.of(FileRecord.class).stream().map(file -> file.name().orElse("")).toList());
		assertEquals(List.of("api.example"), told.names.stream().map(name -> name.name()).toList(), "a promise names nobody who was asked");
		assertEquals(Optional.of("cdn.example"), told.ending("http2.response.body").stream().filter(layer -> layer.length() == 6).findFirst().orElseThrow()
				.carriage().host());
		Derivations.check(told.layers);
	}

	@Test
	void gapInsideADataFrameCostsThatBodyAlone() {
		Http2Bytes client = Http2Bytes.client(1).headers(1, false, ":method", "POST", ":path", "/up", ":scheme", "http", ":authority", "a.example");
		client.data(1, false, new byte[4000]).headers(3, false, ":method", "POST", ":path", "/small", ":scheme", "http", ":authority", "a.example")
				.data(1, true, "end").data(3, true, "whole");
		var told = capture(client.bytes(), new byte[0], 500, 1500, true).read();
		List<HttpRecord> records = told.of(HttpRecord.class);
		HttpRecord up = records.stream().filter(record -> record.target().equals(Optional.of("/up"))).findFirst().orElseThrow();
		assertFalse(up.requestBody().orElseThrow().complete());
		HttpRecord small = records.stream().filter(record -> record.target().equals(Optional.of("/small"))).findFirst().orElseThrow();
		assertEquals(Digest.sha256(latin("whole")), small.requestBody().orElseThrow().sha256());
		assertTrue(small.requestBody().orElseThrow().complete());
		assertEquals(List.of(), told.codes().stream().filter(code -> code.startsWith("http2")).toList());
		Derivations.check(told.layers);
	}

	@Test
	void gapOverHeadersIsSaidAndNothingIsGuessed() {
		Http2Bytes client = Http2Bytes.client(1);
		for (int i = 0; i < 40; i++) {
			client.headers(2 * i + 1, true, get("/" + i));
		}
		for (int lost = 100; lost < client.length(); lost += 100) {
			var told = capture(client.bytes(), new byte[0], 100, lost, true).read();
			for (HttpRecord record : told.of(HttpRecord.class)) {
				assertTrue(record.host().filter(host -> !host.equals("api.example:80")).isEmpty());
				assertTrue(record.target().filter(target -> !target.matches("/\\d+")).isEmpty());
			}
			Derivations.check(told.layers);
		}
		assertTrue(capture(client.bytes(), new byte[0], 100, 200, true).read().codes().contains("http2.headers-unknown"));
	}

	@Test
	void joinedInTheMiddleLiteralsAreStillRead() {
		Http2Bytes client = Http2Bytes.client(4);
		for (int i = 0; i < 5; i++) {
			client.headers(2 * i + 1, true, get("/" + i));
		}
		int join = client.length();
		client.headers(11, true, ":method", "GET", ":path", "/secret=004999010640000", ":authority", "late.example").headers(13, true, get("/last"))
				.frame(FrameHeader.PING, 0, 0, new byte[8]);
		byte[] bytes = Arrays.copyOfRange(client.bytes(), join, client.length());
		var told = capture(bytes, new byte[0], 10_000, LOST, false).read();
		assertTrue(text(told, "http2.request.headers").contains("/secret=004999010640000\n"));
		assertEquals(2, told.of(HttpRecord.class).size());
		Derivations.check(told.layers);
	}

	@Test
	void serverThatIsJoinedInsideDataIsFoundAgain() {
		Http2Bytes server = Http2Bytes.server(1).headers(1, false, ":status", "200").data(1, true, new byte[5000]);
		for (int i = 0; i < 5; i++) {
			server.headers(3 + 2 * i, false, ":status", "200").data(3 + 2 * i, true, "found " + i);
		}
		Http2Bytes client = Http2Bytes.client(1);
		for (int i = 0; i < 6; i++) {
			client.headers(1 + 2 * i, true, get("/" + i));
		}
		byte[] late = Arrays.copyOfRange(server.bytes(), 1000, server.length());
		var told = capture(client.bytes(), late, 500, LOST, true).read();
		assertTrue(told.ending("http2.response.body").stream().anyMatch(layer -> Arrays.equals(layer.bytes(), latin("found 4"))));
		Derivations.check(told.layers);
	}

	@Test
	void literalSentLongBeforeIsSearchedWhereItWasSentAndItsRepetitionIsTraced() {
		Http2Bytes client = Http2Bytes.client(9);
		for (int i = 0; i < 30; i++) {
			client.headers(2 * i + 1, true, ":method", "GET", ":path", "/" + i, ":authority", "a.example", "x-imei", "004999010640000");
		}
		var told = read(client.bytes(), new byte[0], 120);
		String all = text(told, "http2.request.headers");
		assertEquals(30, all.split("x-imei: 004999010640000\n", -1).length - 1);
		Layer layer = told.ending("http2.request.headers").getFirst();
		String bytes = new String(layer.bytes(), StandardCharsets.ISO_8859_1);
		int last = bytes.lastIndexOf("004999010640000");
		assertTrue(layer.frames(new ByteRange(last, 15)).getLast().number() > layer.frames(new ByteRange(bytes.indexOf("004999010640000"), 15)).getLast().number());
		Derivations.check(told.layers);
	}

	@Test
	void hostsOfOneConnectionAreKeptApart() {
		byte[] client = Http2Bytes.client(1).headers(1, true, get("/a")).headers(3, true, ":method", "GET", ":path", "/b", ":authority", "other.example").bytes();
		var told = read(client, new byte[0], 1000);
		assertEquals(List.of(Optional.of("api.example"), Optional.of("other.example")),
				told.ending("http2.request.headers").stream().map(layer -> layer.carriage().host()).toList());
		assertEquals(2, told.names.size());
	}

	@Test
	void connectNamesNoServer() {
		byte[] client = Http2Bytes.client(1).headers(1, false, ":method", "CONNECT", ":authority", "far.example:443").data(1, false, "hello").bytes();
		var told = read(client, new byte[0], 1000);
		assertEquals(List.of(), told.names);
		assertEquals(Optional.of("CONNECT"), told.of(HttpRecord.class).getFirst().method());
		assertFalse(told.of(HttpRecord.class).getFirst().requestBody().orElseThrow().complete());
	}

	@Test
	void resetAndGoAwayEndWhatTheyEnd() {
		byte[] client = Http2Bytes.client(1).headers(1, true, get("/a")).bytes();
		byte[] server = Http2Bytes.server(1).headers(1, false, ":status", "200").data(1, false, "half").frame(FrameHeader.RST_STREAM, 0, 1, new byte[4])
				.data(1, false, "late").frame(FrameHeader.GOAWAY, 0, 0, latin("\0\0\0\1\0\0\0\0debug words")).frame(0xbe, 0, 0, latin("unknown type")).bytes();
		var told = read(client, server, 30);
		assertFalse(told.of(HttpRecord.class).getFirst().responseBody().orElseThrow().complete());
		assertEquals(1, told.of(HttpRecord.class).size());
		String raw = text(told, "http2.frame");
		assertTrue(raw.contains("late") && raw.contains("debug words") && raw.contains("unknown type"));
	}

	@Test
	void wordsInPaddingAreSearched() {
		byte[] payload = latin("\7xhidden!");
		byte[] client = Http2Bytes.client(1).headers(1, false, get("/a")).frame(FrameHeader.DATA, FrameHeader.PADDED | 1, 1, payload).bytes();
		assertTrue(text(read(client, new byte[0], 1000), "http2.frame").contains("hidden!"));
	}

	@Test
	void nobodyListeningTheRecordsAreTheSame() {
		Conversation made = conversation(new Random(8), 8, 12);
		byte[] file = capture(made.client.bytes(), made.server.bytes(), 333, LOST, true).pcap();
		List<String> with = new ArrayList<>();
		CaptureBuilder.read(file, org.telltale.capture.CaptureOptions.DEFAULT).records.forEach(record -> with.add(record.toJson("0123456789abcdef").toString()));
		assertEquals(with, Derivations.recordsWithoutLayers(file));
	}

	@Test
	void upgradeFromHttp1AnswersItsRequestOnStreamOne() {
		byte[] ask = latin("GET /first.txt HTTP/1.1\r\nHost: up.example\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
				+ "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
		byte[] answer = latin("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
		byte[] client = Http2Bytes.client(1).headers(3, true, get("/second")).bytes();
		byte[] server = Http2Bytes.server(1).headers(1, false, ":status", "200").data(1, true, "first").headers(3, false, ":status", "200")
				.data(3, true, "second").bytes();
		for (boolean serverFirst : new boolean[] { true, false }) {
			CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 999, "S", "").tcp(SERVER, 80, PHONE, 40000, 4999, "SA", "")
					.tcp(PHONE, 40000, SERVER, 80, 1000, "PA", ask).tcp(SERVER, 80, PHONE, 40000, 5000, "PA", answer);
			if (serverFirst) {
				builder.tcp(SERVER, 80, PHONE, 40000, 5000 + answer.length, "PA", server);
			}
			builder.tcp(PHONE, 40000, SERVER, 80, 1000 + ask.length, "PA", client);
			if (!serverFirst) {
				builder.tcp(SERVER, 80, PHONE, 40000, 5000 + answer.length, "PA", server);
			}
			var told = builder.read();
			List<HttpRecord> records = told.of(HttpRecord.class);
			assertEquals(List.of(Optional.of(101), Optional.of(200), Optional.of(200)), records.stream().map(HttpRecord::status).toList());
			assertEquals(List.of("/first.txt", "/first.txt", "/second"), records.stream().map(record -> record.target().orElse("")).toList());
			assertEquals(Optional.of("first.txt"), told.of(FileRecord.class).getFirst().name());
			assertEquals(List.of(), told.codes());
			Derivations.check(told.layers);
		}
	}

	@Test
	void grpcMessagesAreLayersOfTheirOwn() throws java.io.IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(latin("packed words"));
		}
		byte[] body = Derivations.join(new byte[] { 0, 0, 0, 0, 5 }, latin("plain"), new byte[] { 1, 0, 0, 0, (byte) packed.size() }, packed.toByteArray(),
				new byte[] { 0, 0, 0, 1, 0 }, latin("cut off"));
		Http2Bytes client = Http2Bytes.client(1).headers(1, false, ":method", "POST", ":path", "/service/Method", ":scheme", "http", ":authority", "rpc.example",
				"content-type", "application/grpc+proto", "grpc-encoding", "gzip");
		for (int i = 0; i < body.length; i += 7) {
			client.data(1, i + 7 >= body.length, Arrays.copyOfRange(body, i, Math.min(body.length, i + 7)));
		}
		var told = read(client.bytes(), new byte[0], 40);
		assertEquals("plain", text(told, "grpc.message 0"));
		assertEquals("cut off", text(told, "grpc.message 2"));
		assertEquals("packed words", text(told, "gzip"));
		assertEquals(List.of("http2.request.body", "grpc.message 1", "gzip"), told.ending("gzip").getFirst().chain());
		Derivations.check(told.layers);
		assertEquals(List.of(), told.codes());
	}

	@Test
	void grpcMessageWhoseCodingIsCutIsReadUpToThereAndSaid() throws java.io.IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(latin("packed words"));
		}
		int length = packed.size() - 9; // the last byte of the compressed data, and the check values behind it (RFC 1952 section 2.3)
		byte[] body = Derivations.join(new byte[] { 1, 0, 0, 0, (byte) length }, Arrays.copyOf(packed.toByteArray(), length));
		byte[] client = Http2Bytes.client(1).headers(1, false, ":method", "POST", ":path", "/service/Method", ":scheme", "http", ":authority", "rpc.example",
				"content-type", "application/grpc", "grpc-encoding", "gzip").data(1, true, body).bytes();
		var told = read(client, new byte[0], 1000);
		assertEquals(List.of("grpc.coding-damaged"), told.codes());
		assertTrue("packed words".startsWith(text(told, "gzip")) && text(told, "gzip").length() > 5, text(told, "gzip"));
	}
}
