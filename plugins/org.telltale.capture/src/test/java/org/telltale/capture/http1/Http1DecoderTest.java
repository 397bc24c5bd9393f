package org.telltale.capture.http1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.ContentCoding;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.Volume;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.Layer;

class Http1DecoderTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	/** A connection whose two streams are sent in segments of a size, the request first. */
	private static CaptureBuilder.Told exchange(byte[] request, byte[] response, int segment, boolean close) {
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 999, "S", "").tcp(SERVER, 80, PHONE, 40000, 4999, "SA", "");
		for (int i = 0; i < request.length; i += segment) {
			builder.tcp(PHONE, 40000, SERVER, 80, 1000 + i, "PA", Arrays.copyOfRange(request, i, Math.min(request.length, i + segment)));
		}
		for (int i = 0; i < response.length; i += segment) {
			builder.tcp(SERVER, 80, PHONE, 40000, 5000 + i, "PA", Arrays.copyOfRange(response, i, Math.min(response.length, i + segment)));
		}
		if (close) {
			builder.tcp(SERVER, 80, PHONE, 40000, 5000 + response.length, "FA", "").tcp(PHONE, 40000, SERVER, 80, 1000 + request.length, "FA", "");
		}
		return builder.read();
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	private static byte[] gzip(String text) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(latin(text));
		} catch (IOException never) {
			throw new IllegalStateException(never);
		}
		return out.toByteArray();
	}

	@Test
	void pipelinedRequestsMeetTheirResponsesInOrder() {
		byte[] requests = latin("GET /a HTTP/1.1\r\nHost: api.example:80\r\n\r\nPOST /b HTTP/1.1\r\nHost: api.example\r\nContent-Length: 3\r\n\r\nabcHEAD /c HTTP/1.1\r\n\r\n");
		byte[] responses = latin("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
		for (int segment : new int[] { 1, 7, 10_000 }) {
			var told = exchange(requests, responses, segment, false);
			List<HttpRecord> records = told.of(HttpRecord.class);
			assertEquals(List.of("/a", "/b", "/c"), records.stream().map(record -> record.target().orElseThrow()).toList());
			assertEquals(List.of(200, 204, 200), records.stream().map(record -> record.status().orElseThrow()).toList());
			assertEquals(Optional.of(Digest.sha256(latin("abc"))), records.get(1).requestBody().map(HttpRecord.Body::sha256));
			assertEquals(Optional.of(Digest.sha256(latin("ok"))), records.get(0).responseBody().map(HttpRecord.Body::sha256));
			assertEquals(Optional.empty(), records.get(2).responseBody());
			assertEquals("api.example", told.names.getFirst().name());
			assertEquals(1, told.names.size());
		}
	}

	@Test
	void chunkedGzippedUploadIsDecodedWithItsWayBack() {
		byte[] packed = gzip("the words of a message");
		byte[] body = join(latin("5;x=y\r\n"), Arrays.copyOf(packed, 5), latin("\r\n" + Integer.toHexString(packed.length - 5) + "\r\n"),
				Arrays.copyOfRange(packed, 5, packed.length), latin("\r\n0\r\nTrailer: secret\r\n\r\n"));
		var told = exchange(join(latin("POST /up HTTP/1.1\r\nHost: api.example\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"), body,
				latin("GET /next HTTP/1.1\r\n\r\n")), new byte[0], 11, false);
		Layer decoded = told.ending("gzip").getFirst();
		assertArrayEquals(latin("the words of a message"), decoded.bytes());
		assertEquals(List.of("http1.request.body", "gzip"), decoded.chain());
		assertArrayEquals(packed, decoded.parent().orElseThrow().bytes());
		assertEquals(Direction.OUT, decoded.carriage().direction());
		assertEquals(Optional.of("api.example"), decoded.carriage().host());
		assertTrue(told.ending("http1.request").getFirst().toString().contains("http1.request"), "trailers are searched too");
		assertEquals(2, told.of(HttpRecord.class).size());
		Layer coded = decoded.parent().orElseThrow();
		assertEquals(2, coded.leafRanges(coded.all()).size());
		assertTrue(coded.frames(new ByteRange(0, 1)).size() == 1);
	}

	@Test
	void multipartPartsAreSplitAndFilesNamed() {
		byte[] photo = join(latin("\u00ff\u00d8\u00ff\u00e0"), new byte[40], latin("\r\n--not the boundary"), new byte[9]);
		byte[] body = join(latin("--xyz\r\nContent-Disposition: form-data; name=\"imei\"\r\n\r\n004999010640000\r\n--xyz\r\n"
				+ "Content-Disposition: form-data; name=\"f\"; filename=\"IMG \\\"1\\\".jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"), photo, latin("\r\n--xyz--\r\n"));
		byte[] head = latin("POST /photo HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=xyz\r\nContent-Length: " + body.length + "\r\n\r\n");
		var told = exchange(join(head, body), new byte[0], 30, false);
		Layer imei = told.ending("multipart.part 0 imei").getFirst();
		assertArrayEquals(latin("004999010640000"), imei.bytes());
		FileRecord file = told.of(FileRecord.class).getFirst();
		assertEquals(Optional.of("IMG \"1\".jpg"), file.name());
		assertEquals("image/jpeg", file.mediaType());
		assertEquals(Digest.sha256(photo), file.sha256());
		assertTrue(file.complete());
	}

	@Test
	void bodyUntilCloseIsWholeOnlyIfTheConnectionEnded() {
		byte[] response = latin("HTTP/1.0 200 OK\r\n\r\neverything to the end");
		assertTrue(exchange(latin("GET /x HTTP/1.0\r\n\r\n"), response, 9, true).of(FileRecord.class).getFirst().complete());
		var open = exchange(latin("GET /x HTTP/1.0\r\n\r\n"), response, 9, false).of(FileRecord.class).getFirst();
		assertEquals(21, open.length());
	}

	@Test
	void contradictoryLengthsAreNotDecodedButSearched() {
		var told = exchange(latin("POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"), new byte[0], 50, false);
		assertEquals(List.of("http.ambiguous-length"), told.codes());
		assertEquals(1, told.ending("http1.request").size());
		assertEquals(List.of(), told.ending("http1.request.body"));
	}

	@Test
	void brokenChunksGoOutRaw() {
		var told = exchange(latin("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"), new byte[0], 50, false);
		assertEquals(List.of("http.chunks-broken"), told.codes());
		assertArrayEquals(latin("zz\r\nabc"), told.ending("tcp").getFirst().bytes());
	}

	@Test
	void bodyCutByAGapIsGivenAsFarAsItGoesAndTheNextRequestIsFound() {
		byte[] request = latin("POST /a HTTP/1.1\r\nContent-Length: 30\r\n\r\n0123456789");
		var told = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 999, "S", "").tcp(PHONE, 40000, SERVER, 80, 1000, "A", request)
				.tcp(PHONE, 40000, SERVER, 80, 1000 + request.length + 15, "A", "56789GET /b HTTP/1.1\r\n\r\n").read();
		List<HttpRecord> records = told.of(HttpRecord.class);
		assertEquals(List.of("/a", "/b"), records.stream().map(record -> record.target().orElseThrow()).toList());
		assertEquals(10, records.get(0).requestBody().orElseThrow().length());
		assertEquals(false, records.get(0).requestBody().orElseThrow().complete());
		assertArrayEquals(latin("56789"), told.ending("tcp").getFirst().bytes());
		assertEquals(new Volume(15, 0), told.of(FlowRecord.class).getFirst().gaps());
	}

	@Test
	void connectOpensATunnelForAnotherProtocol() {
		byte[] inside = latin("GET /inner HTTP/1.1\r\nHost: inner.example\r\n\r\n");
		byte[] connect = latin("CONNECT inner.example:80 HTTP/1.1\r\nHost: inner.example:80\r\n\r\n");
		byte[] ok = latin("HTTP/1.1 200 Connection established\r\n\r\n");
		var told = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 8080, 999, "S", "").tcp(SERVER, 8080, PHONE, 40000, 4999, "SA", "")
				.tcp(PHONE, 40000, SERVER, 8080, 1000, "A", connect).tcp(SERVER, 8080, PHONE, 40000, 5000, "A", ok)
				.tcp(PHONE, 40000, SERVER, 8080, 1000 + connect.length, "A", inside).read();
		assertEquals(List.of("CONNECT", "GET"), told.of(HttpRecord.class).stream().map(record -> record.method().orElseThrow()).toList());
		assertEquals(List.of(), told.names, "the proxy's address has not the name of the tunnel's far end");
		assertEquals(List.of("connect", "http-host"), told.of(FlowRecord.class).getFirst().hosts().stream().map(host -> host.source()).sorted().toList());
	}

	@Test
	void unknownContentCodingCountsAsUnreadable() {
		var told = exchange(latin("GET / HTTP/1.1\r\n\r\n"), latin("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nabcd"), 50, false);
		assertEquals(List.of("http.coding-not-read"), told.codes());
		assertEquals(new Volume(0, 4), told.of(FlowRecord.class).getFirst().unreadable());
	}

	@Test
	void cutGzipGivesWhatCameOutBefore() {
		byte[] packed = gzip("a long text ".repeat(500));
		var whole = ContentCoding.decode("gzip", packed, 1 << 20).orElseThrow();
		assertTrue(whole.whole());
		assertEquals(6000, whole.bytes().length);
		for (int length = 0; length < packed.length; length++) {
			var cut = ContentCoding.decode("gzip", Arrays.copyOf(packed, length), 1 << 20);
			if (cut.isPresent()) {
				assertEquals(false, cut.get().whole());
				assertArrayEquals(Arrays.copyOf(whole.bytes(), cut.get().bytes().length), cut.get().bytes());
			}
		}
		assertEquals(12_000, ContentCoding.decode("gzip", join(packed, packed), 1 << 20).orElseThrow().bytes().length);
		assertEquals(Optional.empty(), ContentCoding.decode("gzip", packed, 100));
	}

	@Test
	void everyCutOfAConnectionOffersEveryByteOnce() {
		byte[] request = latin("POST /a HTTP/1.1\r\nHost: h.example\r\nContent-Length: 5\r\n\r\nhelloGET /b HTTP/1.1\r\n\r\n");
		for (int length = 1; length <= request.length; length++) {
			byte[] cut = Arrays.copyOf(request, length);
			var told = exchange(cut, new byte[0], 13, false);
			boolean[] seen = new boolean[length];
			for (Layer layer : told.layers) {
				long start = layer.leaf().params().text("start").map(Long::parseLong).orElseThrow();
				for (ByteRange range : layer.leafRanges(layer.all())) {
					Arrays.fill(seen, (int) (start + range.offset()), (int) (start + range.end()), true);
				}
			}
			for (int i = 0; i < length; i++) {
				assertTrue(seen[i], "byte " + i + " of " + length);
			}
		}
	}
}
