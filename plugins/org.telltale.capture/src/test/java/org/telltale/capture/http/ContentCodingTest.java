package org.telltale.capture.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.http.HttpRecord.Body;
import org.telltale.capture.layer.Layer;

class ContentCodingTest {

	private static final byte[] TEXT = "the words of a message, ".repeat(40).getBytes(StandardCharsets.US_ASCII);
	/** RFC 7932: an uncompressed meta-block holding "hello", then an empty last one. */
	private static final byte[] BROTLI = HexFormat.of().parseHex("0b0280" + "68656c6c6f" + "03");

	private static byte[] gzip(byte[] plain) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(plain);
		} catch (IOException never) {
			throw new IllegalStateException(never);
		}
		return out.toByteArray();
	}

	private static byte[] deflate(byte[] plain, boolean raw) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, raw))) {
			deflate.write(plain);
		} catch (IOException never) {
			throw new IllegalStateException(never);
		}
		return out.toByteArray();
	}

	private static CaptureBuilder.Told response(String encoding, byte[] body) {
		byte[] head = ("HTTP/1.1 200 OK\r\n" + encoding + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] whole = Arrays.copyOf(head, head.length + body.length);
		System.arraycopy(body, 0, whole, head.length, body.length);
		return new CaptureBuilder().tcp("10.0.0.2", 40000, "198.51.100.7", 80, 1000, "A", "GET /a.txt HTTP/1.1\r\n\r\n")
				.tcp("198.51.100.7", 80, "10.0.0.2", 40000, 5000, "A", whole).read();
	}

	private static Optional<Body> body(CaptureBuilder.Told told) {
		return told.of(HttpRecord.class).getFirst().responseBody();
	}

	@Test
	void eachCodingIsUndoneUnderItsOp() {
		Map<String, byte[]> coded = Map.of("gzip", gzip(TEXT), "X-GZIP", gzip(TEXT), "deflate", deflate(TEXT, false), "Deflate", deflate(TEXT, true), "zstd",
				Zstd.compress(TEXT));
		Map<String, String> ops = Map.of("gzip", "gzip", "X-GZIP", "gzip", "deflate", "zlib", "Deflate", "deflate", "zstd", "zstd");
		for (String name : coded.keySet()) {
			var told = response("Content-Encoding: " + name + "\r\n", coded.get(name));
			assertEquals(Optional.of(new Body(TEXT.length, Digest.sha256(TEXT), true)), body(told), name);
			Layer last = told.layers.getLast();
			assertEquals(ops.get(name), last.op());
			assertArrayEquals(TEXT, last.bytes());
			assertArrayEquals(coded.get(name), last.parent().orElseThrow().bytes());
		}
	}

	@Test
	void stackedCodingsAreUndoneFromTheOutermost() {
		var told = response("Content-Encoding: deflate\r\nContent-Encoding: zstd, gzip\r\n", gzip(Zstd.compress(deflate(TEXT, false))));
		assertEquals(List.of("http1.response.body", "gzip", "zstd", "zlib"), told.layers.getLast().chain());
		assertArrayEquals(TEXT, told.layers.getLast().bytes());
	}

	@Test
	void transferCodingsAreUndoneBeforeContentCodings() {
		assertEquals(List.of("gzip", "br"), ContentCoding.toUndo(new HttpHead(false, "", Optional.empty(), "", 200,
				List.of(Map.entry("content-encoding", "br"), Map.entry("transfer-encoding", "gzip, chunked")))));
		assertEquals(List.of(), ContentCoding.codings(" , identity,none"));
	}

	@Test
	void brotliIsDecodedAndCutBrotliGivesABeginning() {
		assertArrayEquals("hello".getBytes(StandardCharsets.US_ASCII), ContentCoding.decode("brotli", BROTLI, 100).orElseThrow().bytes());
		for (int length = 0; length < BROTLI.length; length++) {
			Optional<ContentCoding.Decoded> cut = ContentCoding.decode("brotli", Arrays.copyOf(BROTLI, length), 100);
			assertTrue(cut.isEmpty() || !cut.get().whole() && "hello".startsWith(new String(cut.get().bytes(), StandardCharsets.US_ASCII)), "cut at " + length);
		}
	}

	@Test
	void everyCutOfEachCodingGivesABeginning() {
		for (byte[] coded : List.of(gzip(TEXT), Zstd.compress(TEXT), deflate(TEXT, false))) {
			String op = coded[0] == 0x78 ? "zlib" : coded[0] == 0x28 ? "zstd" : "gzip";
			for (int length = 0; length < coded.length; length++) {
				Optional<ContentCoding.Decoded> cut = ContentCoding.decode(op, Arrays.copyOf(coded, length), 1 << 20);
				if (cut.isPresent()) {
					assertEquals(false, cut.get().whole());
					assertArrayEquals(Arrays.copyOf(TEXT, cut.get().bytes().length), cut.get().bytes());
				}
			}
		}
	}

	@Test
	void emptyBodyInACodingIsNoProblem() {
		for (byte[] empty : List.of(gzip(new byte[0]), deflate(new byte[0], false), deflate(new byte[0], true))) {
			var told = response("Content-Encoding: " + (empty.length > 12 ? "gzip" : "deflate") + "\r\n", empty);
			assertEquals(List.of(), told.codes());
			assertEquals(0, body(told).orElseThrow().length());
		}
		assertEquals(0, ContentCoding.decode("brotli", new byte[] { 6 }, 10).orElseThrow().bytes().length);
	}

	@Test
	void bombBeyondRatioAndBudgetIsNotExpanded() {
		byte[] bomb = Zstd.compress(new byte[40 << 20]);
		var told = response("Content-Encoding: zstd\r\n", bomb);
		assertEquals(List.of("http.coding-not-read"), told.codes());
		assertEquals(bomb.length, body(told).orElseThrow().length());
	}

	@Test
	void moreCodingsThanAnySenderUsesAreNotUndone() {
		var told = response("Content-Encoding: gzip,gzip,gzip,gzip,gzip,gzip,gzip\r\n", gzip(gzip(gzip(gzip(gzip(gzip(gzip(TEXT))))))));
		assertEquals(List.of("http.coding-not-read"), told.codes());
		assertEquals(5, told.layers.getLast().depth() - 1);
	}
}
