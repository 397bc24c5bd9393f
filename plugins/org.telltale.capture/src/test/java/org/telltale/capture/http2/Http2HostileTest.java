package org.telltale.capture.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;

class Http2HostileTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	private static CaptureBuilder.Told client(byte[] bytes) {
		return client(bytes, 1400);
	}

	private static CaptureBuilder.Told client(byte[] bytes, int segment) {
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 999, "S", "");
		for (int i = 0; i < bytes.length; i += segment) {
			builder.tcp(PHONE, 40000, SERVER, 80, 1000 + i, "PA", Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + segment)));
		}
		return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> builder.read());
	}

	private static String[] get(String path) {
		return new String[] { ":method", "GET", ":scheme", "http", ":path", path, ":authority", "api.example" };
	}

	@Test
	void endlessContinuationIsGivenUpAndTheRestIsRead() {
		Http2Bytes bytes = Http2Bytes.client(1).frame(FrameHeader.HEADERS, 0, 1, bytes("40 0161"));
		for (int i = 0; i < 200; i++) {
			bytes.frame(FrameHeader.CONTINUATION, 0, 1, new byte[16_000]);
		}
		for (int i = 0; i < 10_000; i++) {
			bytes.frame(FrameHeader.CONTINUATION, 0, 1, new byte[0]);
		}
		bytes.frame(FrameHeader.CONTINUATION, FrameHeader.END_HEADERS, 1, new byte[1]).frame(FrameHeader.HEADERS, 5, 3,
				new HpackEncoder(1).block(Http2Bytes.lines(get("/after"))));
		var told = client(bytes.bytes());
		assertTrue(told.codes().contains("http2.damaged"));
		assertEquals("/after", told.of(HttpRecord.class).getLast().target().orElseThrow());
	}

	private static byte[] bytes(String hex) {
		return java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	@Test
	void blocksThatUnfoldAThousandTimesAreCutAndSaid() {
		ByteArrayOutputStream first = new ByteArrayOutputStream();
		first.writeBytes(bytes("40 0161"));
		HpackEncoder.integer(first, 0, 7, 4000);
		first.writeBytes("x".repeat(4000).getBytes(StandardCharsets.US_ASCII));
		Http2Bytes bytes = Http2Bytes.client(1).frame(FrameHeader.HEADERS, 5, 1, first.toByteArray());
		byte[] references = new byte[1000];
		Arrays.fill(references, (byte) 0xbe);
		for (int i = 0; i < 1000; i++) {
			bytes.frame(FrameHeader.HEADERS, 5, 3 + 2 * i, references);
		}
		var told = client(bytes.bytes());
		assertTrue(told.codes().contains("http2.header-list"));
		long text = told.layers.stream().filter(layer -> layer.op().equals("http2.headers")).mapToLong(layer -> layer.length()).sum();
		assertTrue(text < 96L << 20, "text " + text);
		assertEquals(1001, told.of(HttpRecord.class).size());
	}

	@Test
	void hundredThousandStreamsAreBoundedAndAllTold() {
		Http2Bytes bytes = Http2Bytes.client(1);
		for (int i = 0; i < 100_000; i++) {
			bytes.headers(2 * i + 1, false, ":method", "GET", ":path", "/");
		}
		var told = client(bytes.bytes());
		assertEquals(100_000, told.of(HttpRecord.class).size());
		assertTrue(told.codes().contains("http2.streams"));
	}

	@Test
	void floodOfEmptyDataHoldsNothing() {
		Http2Bytes bytes = Http2Bytes.client(1).headers(1, false, get("/a"));
		for (int i = 0; i < 300_000; i++) {
			bytes.data(1, false, new byte[0]);
		}
		var told = client(bytes.data(1, true, "end").bytes());
		assertEquals(3, told.of(HttpRecord.class).getFirst().requestBody().orElseThrow().length());
		assertEquals(1, told.ending("http2.request.body").size());
		assertTrue(told.ending("http2.request.body").getFirst().leaf().length() < 100);
	}

	@Test
	void streamsInTurnDoNotMakeWindowsWithoutEnd() {
		Http2Bytes bytes = Http2Bytes.client(1);
		for (int i = 0; i < 1000; i++) {
			bytes.headers(2 * i + 1, false, get("/" + i));
			bytes.data(2 * i + 1, false, new byte[1]);
		}
		for (int round = 0; round < 200; round++) {
			for (int i = 0; i < 1000; i++) {
				bytes.data(2 * i + 1, round == 199, new byte[1]);
			}
		}
		var told = client(bytes.bytes());
		assertEquals(1000, told.of(HttpRecord.class).size());
		told.of(HttpRecord.class).forEach(record -> assertEquals(201, record.requestBody().orElseThrow().length()));
	}

	@Test
	void cutAtEachByteNeverThrowsAndLosesNothingBefore() {
		byte[] bytes = Http2Bytes.client(1).headers(1, true, get("/first")).headers(3, false, get("/second")).padded(3, false, new byte[20], 5)
				.frame(FrameHeader.PUSH_PROMISE, FrameHeader.PADDED | FrameHeader.END_HEADERS, 3, new byte[30]).data(3, true, "end").bytes();
		int first = Http2Bytes.client(1).headers(1, true, get("/first")).length();
		for (int length = 0; length <= bytes.length; length++) {
			var told = client(Arrays.copyOf(bytes, length), 50);
			assertEquals(length >= first, told.of(HttpRecord.class).stream().anyMatch(record -> record.target().filter("/first"::equals).isPresent()));
			Derivations.check(told.layers);
		}
	}

	@Test
	void changedBytesNeverThrow() {
		Random random = new Random(6);
		for (int round = 0; round < 600; round++) {
			Http2Bytes made = Http2Bytes.client(round);
			for (int i = 0; i < 6; i++) {
				made.headers(2 * i + 1, false, get("/" + i)).padded(2 * i + 1, i % 2 == 0, new byte[random.nextInt(60)], random.nextInt(9));
			}
			byte[] bytes = made.bytes();
			for (int i = random.nextInt(6); i >= 0; i--) {
				bytes[FrameHeader.PREFACE.length() + random.nextInt(bytes.length - FrameHeader.PREFACE.length())] = (byte) random.nextInt(256);
			}
			Derivations.check(client(bytes, 1 + random.nextInt(300)).layers);
		}
	}

	@Test
	void lossDuplicationAndReorderingGiveTheSameOrAnHonestGap() {
		Random random = new Random(12);
		for (int round = 0; round < 60; round++) {
			Http2Bytes made = Http2Bytes.client(round);
			for (int i = 0; i < 12; i++) {
				made.headers(2 * i + 1, false, get("/" + i)).data(2 * i + 1, true, "body of " + i);
			}
			byte[] bytes = made.bytes();
			CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 999, "S", "");
			java.util.List<Integer> order = new java.util.ArrayList<>();
			for (int i = 0; i < bytes.length; i += 70) {
				order.add(i);
			}
			boolean loses = round % 2 == 0;
			int lost = loses ? order.remove(1 + random.nextInt(order.size() - 1)) : -1;
			for (int i = 0; i + 1 < order.size(); i += 1 + random.nextInt(3)) {
				java.util.Collections.swap(order, i, i + 1);
			}
			order.add(order.get(random.nextInt(order.size())));
			order.forEach(at -> builder.tcp(PHONE, 40000, SERVER, 80, 1000 + at, "PA", Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 70))));
			var told = builder.read();
			Derivations.check(told.layers);
			long whole = told.of(HttpRecord.class).stream().filter(record -> record.requestBody().isPresent() && record.target().isPresent()
					&& record.requestBody().get().sha256().equals(org.telltale.base.Digest.sha256(("body of " + record.target().get().substring(1))
							.getBytes(StandardCharsets.ISO_8859_1)))).count();
			if (loses) {
				assertTrue(told.of(FlowRecord.class).getFirst().toJson("0123456789abcdef").toString().contains("\"gaps\":{\"in\":0,\"out\":70")
						|| lost + 70 >= bytes.length || told.of(FlowRecord.class).getFirst().toJson("0123456789abcdef").toString().contains("\"out\":"));
			} else {
				assertEquals(12, whole);
			}
		}
	}

	@Test
	void somethingElseAmongFramesIsSaidAndSearched() {
		Http2Bytes made = Http2Bytes.client(1).headers(1, true, get("/a"));
		int length = made.length();
		for (int i = 1; i < 8; i++) {
			made.headers(2 * i + 1, true, get("/" + i));
		}
		byte[] all = made.bytes();
		byte[] foreign = "something else entirely, in words".getBytes(StandardCharsets.US_ASCII);
		var told = client(Derivations.join(Arrays.copyOf(all, length), foreign, Arrays.copyOfRange(all, length, all.length)));
		assertTrue(told.codes().contains("http2.frames-broken"));
		assertTrue(told.layers.stream().anyMatch(layer -> new String(layer.bytes(), StandardCharsets.ISO_8859_1).contains("something else entirely")));
		assertEquals(8, told.of(HttpRecord.class).size());
	}
}
