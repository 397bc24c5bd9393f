package org.telltale.capture.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.Talk;

/** What bodies of HTTP/2 hold in parts: ranges of a file, messages of gRPC. */
class Http2PartsTest {

	private static final byte[] TEXT = "the words of a message, ".repeat(40).getBytes(StandardCharsets.US_ASCII);
	/** RFC 7932: an uncompressed meta-block holding "hello", then an empty last one. */
	private static final byte[] BROTLI = HexFormat.of().parseHex("0b0280" + "68656c6c6f" + "03");

	private static CaptureBuilder.Told read(Http2Bytes client, Http2Bytes server) {
		return new Talk(80).out(client.bytes()).in(server.bytes()).read();
	}

	private static CaptureBuilder.Told ranges(String... ranges) {
		Http2Bytes client = Http2Bytes.client(1);
		Http2Bytes server = Http2Bytes.server(2);
		for (int i = 0; i < ranges.length; i++) {
			client.headers(2 * i + 1, true, ":method", "GET", ":path", "/film", ":authority", "a.example");
			server.headers(2 * i + 1, false, ":status", "206", "etag", "\"1\"", "content-range", "bytes " + ranges[i]).data(2 * i + 1, true, "0123456789");
		}
		return read(client, server);
	}

	@Test
	void partsThatMakeNoWholeAreToldWhenTheConnectionEnds() {
		FileRecord joined = ranges("0-9/100", "50-59/100", "10-19/100").of(FileRecord.class).getLast();
		assertEquals(2, joined.range().orElseThrow().joined());
		assertEquals(List.of(new ByteRange(0, 20)), joined.range().orElseThrow().ranges());
		assertEquals(Digest.sha256("01234567890123456789".getBytes(StandardCharsets.US_ASCII)), joined.sha256());
	}

	@Test
	void partsThatMakeAWholeAreToldAtOnce() {
		FileRecord joined = ranges("10-19/20", "0-9/20").of(FileRecord.class).getLast();
		assertTrue(joined.complete());
		assertEquals(20, joined.length());
	}

	private static byte[] coded(String coding) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (OutputStream stream = coding.equals("gzip") ? new GZIPOutputStream(out) : new DeflaterOutputStream(out, new Deflater(9, coding.equals("raw")))) {
			stream.write(TEXT);
		} catch (IOException never) {
			throw new UncheckedIOException(never);
		}
		return out.toByteArray();
	}

	private static CaptureBuilder.Told grpc(String coding, byte[] message) {
		byte[] body = ByteBuffer.allocate(5 + 3 + 5 + message.length).put((byte) 0).putInt(3).put("abc".getBytes(StandardCharsets.US_ASCII))
				.put((byte) 1).putInt(message.length).put(message).array();
		Http2Bytes client = Http2Bytes.client(1).headers(1, false, ":method", "POST", ":path", "/s.S/M", ":authority", "a.example", "content-type",
				"application/grpc+proto", "grpc-encoding", coding).data(1, true, body);
		return read(client, Http2Bytes.server(2).headers(1, true, ":status", "200", "content-type", "application/grpc"));
	}

	@Test
	void grpcMessagesAreReadBehindEachCodingOfBodies() {
		for (String[] row : new String[][] { { "gzip", "gzip", "gzip" }, { "deflate", "zlib", "zlib" }, { "deflate", "raw", "deflate" } }) {
			var told = grpc(row[0], coded(row[1]));
			assertEquals(List.of("http2.request.body", "grpc.message 1", row[2]), told.ending(row[2]).getFirst().chain());
			assertEquals(Digest.sha256(TEXT), told.ending(row[2]).getFirst().digest());
			assertEquals(List.of(), told.codes());
		}
		assertEquals(Digest.sha256(TEXT), grpc("zstd", Zstd.compress(TEXT)).ending("zstd").getFirst().digest());
		assertEquals("hello", new String(grpc("br", BROTLI).ending("brotli").getFirst().bytes(), StandardCharsets.US_ASCII));
		assertEquals("abc", new String(grpc("br", BROTLI).ending("grpc.message 0").getFirst().bytes(), StandardCharsets.US_ASCII));
	}

	@Test
	void grpcMessagesOfAnotherCodingAreNamedAndUnreadable() {
		for (String coding : List.of("snappy", "identity", "gzip")) {
			var told = grpc(coding, TEXT);
			assertEquals(List.of("grpc.coding-not-read"), told.codes(), coding);
			assertEquals(coding.equals("gzip"), !told.summary.problems().getFirst().what().contains("(" + coding + ")"));
			assertEquals(TEXT.length, told.of(FlowRecord.class).getFirst().unreadable().out());
			assertEquals(Digest.sha256(TEXT), told.ending("grpc.message 1").getFirst().digest());
		}
	}
}
