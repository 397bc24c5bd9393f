package org.telltale.capture.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.Limits;
import org.telltale.capture.protocol.Talk;

/** Bodies that expand to much: what is made of them, and what it costs. */
class ExpansionTest {

	@TempDir
	Path folder;

	private static byte[] gzip(byte[]... blocks) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			for (byte[] block : blocks) {
				gzip.write(block);
			}
		} catch (IOException never) {
			throw new UncheckedIOException(never);
		}
		return out.toByteArray();
	}

	private static byte[] zeros(int mebibytes) {
		byte[][] blocks = new byte[mebibytes][];
		Arrays.fill(blocks, new byte[1 << 20]);
		return gzip(blocks);
	}

	private static byte[] response(String fields, byte[] body) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(("HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
		out.writeBytes(body);
		return out.toByteArray();
	}

	private static CaptureBuilder add(CaptureBuilder builder, int port, byte[] response) {
		builder.tcp(Talk.PHONE, port, Talk.SERVER, 80, 1000, "A", "GET /a HTTP/1.1\r\nHost: a.example\r\n\r\n");
		for (int at = 0; at < response.length; at += 30_000) {
			builder.tcp(Talk.SERVER, 80, Talk.PHONE, port, 5000 + at, "A", Arrays.copyOfRange(response, at, Math.min(response.length, at + 30_000)));
		}
		return builder;
	}

	private static CaptureBuilder.Told read(byte[] response, Limits limits) {
		return CaptureBuilder.read(add(new CaptureBuilder(), 40000, response).pcap(), CaptureOptions.DEFAULT.with(limits));
	}

	@Test
	void codingsOfOneMessageShareOneBudget() {
		Limits limits = new Limits(8 << 20, 4 << 20, 64L << 20, 3 << 20);
		byte[] two = zeros(2);
		assertEquals(List.of(), read(response("Content-Encoding: gzip\r\n", two), limits).codes());
		byte[] stored = new byte[2 << 20];
		new java.util.Random(1).nextBytes(stored);
		byte[] twice = gzip(gzip(stored));
		var told = read(response("Content-Encoding: gzip, gzip\r\n", twice), limits);
		assertEquals(List.of("http.coding-not-read"), told.codes());
		assertTrue(told.of(FlowRecord.class).getFirst().unreadable().in() > 2 << 20);
		assertEquals(List.of(), read(response("Content-Encoding: gzip, gzip\r\n", twice), new Limits(8 << 20, 4 << 20, 64L << 20, 5 << 20)).codes());
	}

	/** Behind an expansion that leaves less than a mebibyte of the budget, small ones are made none the less. */
	@Test
	void littleThatIsLeftOfTheBudgetIsUsed() {
		byte[] packed = gzip("packed words".getBytes(StandardCharsets.ISO_8859_1));
		byte[] first = new byte[5 + packed.length + 5];
		first[0] = 1; // gRPC's flags, the length, the message; then one that is not compressed
		first[4] = (byte) packed.length;
		System.arraycopy(packed, 0, first, 5, packed.length);
		byte[] rest = new byte[(3 << 20) - (1 << 19)];
		first[first.length - 3] = (byte) (rest.length >> 16);
		var told = read(response("Content-Type: application/grpc\r\ngrpc-encoding: gzip\r\nContent-Encoding: gzip\r\n", gzip(first, rest)),
				new Limits(8 << 20, 4 << 20, 64L << 20, 3 << 20));
		assertEquals(List.of(), told.codes());
		assertEquals("packed words", new String(told.ending("gzip").getLast().bytes(), StandardCharsets.ISO_8859_1));
	}

	@Test
	void bodyBeyondTheBoundIsSearchedAsSentAndCountsAsUnreadable() {
		byte[] bomb = zeros(40);
		var told = read(response("Content-Encoding: gzip\r\n", bomb), Limits.DEFAULT);
		assertEquals(List.of("http.coding-not-read"), told.codes());
		assertEquals(bomb.length, told.of(FlowRecord.class).getFirst().unreadable().in());
		assertEquals(Digest.sha256(bomb), told.of(HttpRecord.class).getFirst().responseBody().orElseThrow().sha256());
		assertArrayEquals(bomb, told.layers.getLast().bytes());
	}

	@Test
	void largeLayersAreMadeAgainAsTheyWere() {
		byte[] part = ("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n" + "abcdefgh".repeat(400_000) + "\r\n--b--\r\n")
				.getBytes(StandardCharsets.ISO_8859_1);
		var told = read(response("Content-Type: multipart/form-data; boundary=b\r\nContent-Encoding: gzip\r\n", gzip(part)), Limits.DEFAULT);
		Layer whole = told.ending("gzip").getFirst();
		Layer file = told.ending("multipart.part 0 f").getFirst();
		assertEquals(0, whole.held() + file.held());
		assertArrayEquals(part, whole.bytes());
		assertEquals(Digest.sha256("abcdefgh".repeat(400_000).getBytes(StandardCharsets.ISO_8859_1)), Digest.sha256(file.bytes()));
		assertEquals(file.digest(), Digest.sha256(file.bytes()));
		assertEquals(3_200_000, file.length());
	}

	/** Many expansions in one block of the file, so that workers wait for the listener in the midst of it. */
	private static byte[] many() {
		CaptureBuilder builder = new CaptureBuilder();
		byte[] large = response("Content-Encoding: gzip\r\n", zeros(5));
		for (int i = 0; i < 60; i++) {
			byte[] small = response("Content-Encoding: gzip\r\n", gzip(("number " + i + " ").repeat(60_000).getBytes(StandardCharsets.ISO_8859_1)));
			add(builder, 40_000 + i, i % 3 == 0 ? large : small);
		}
		return builder.pcap();
	}

	@Test
	void oneTwoAndEightWorkersTellTheSameThoughTheyWait() {
		byte[] file = many();
		List<String> one = all(CaptureBuilder.read(file, CaptureOptions.DEFAULT));
		for (int workers : new int[] { 2, 8 }) {
			assertEquals(one, all(CaptureBuilder.read(file, CaptureOptions.DEFAULT.withWorkers(workers))), workers + " workers");
		}
	}

	private static List<String> all(CaptureBuilder.Told told) {
		List<String> lines = new ArrayList<>();
		told.records.forEach(record -> lines.add(record.toJson("0123456789abcdef").toString()));
		told.layers.forEach(layer -> lines.add(layer + " " + layer.digest().hex()));
		lines.add(told.summary.toString());
		return lines;
	}

	/** Reads a capture in a small JVM, with every layer looked at. */
	public static final class Small {

		private Small() {
		}

		/** @param arguments the file, how many workers */
		public static void main(String[] arguments) throws IOException {
			long[] bytes = new long[1];
			CaptureSummary summary = CaptureReader.read(Path.of(arguments[0]), CaptureOptions.DEFAULT.withWorkers(Integer.parseInt(arguments[1])),
					new CaptureListener() {
						@Override
						public void layers(List<Layer> layers) {
							layers.forEach(layer -> bytes[0] += layer.bytes().length);
						}
					}, Progress.NONE);
			System.out.println(bytes[0] + " " + summary.problems().stream().map(problem -> problem.code()).distinct().toList());
		}
	}

	private String small(byte[] capture, int workers) throws IOException, InterruptedException {
		Path file = folder.resolve("bombs.pcap");
		Path out = folder.resolve("out.txt");
		Files.write(file, capture);
		Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp", System.getProperty("java.class.path"),
				Small.class.getName(), file.toString(), String.valueOf(workers)).redirectErrorStream(true).redirectOutput(out.toFile()).start();
		if (!child.waitFor(180, TimeUnit.SECONDS)) {
			child.destroyForcibly();
		}
		return Files.readString(out).strip();
	}

	@Test
	void bombsOfEveryKindFitIntoTheSmallHeap() throws IOException, InterruptedException {
		CaptureBuilder builder = new CaptureBuilder();
		byte[] nested = ("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Disposition: attachment; filename=x\r\n\r\n" + "\0".repeat(20 << 20)
				+ "\r\n--c--\r\n\r\n--b--\r\n").getBytes(StandardCharsets.ISO_8859_1);
		byte[] large = zeros(30);
		add(builder, 40_000, response("Content-Encoding: gzip\r\n", zeros(300)));
		add(builder, 40_001, response("Content-Encoding: gzip, gzip\r\n", gzip(zeros(200))));
		for (int i = 2; i < 14; i++) {
			add(builder, 40_000 + i, i % 4 == 0 ? response("Content-Type: multipart/mixed; boundary=b\r\nContent-Encoding: gzip\r\n", gzip(nested))
					: response("Content-Encoding: gzip\r\n", large));
		}
		byte[] capture = builder.pcap();
		String one = small(capture, 1);
		assertTrue(one.matches("[0-9]{9,} \\[http.coding-not-read\\]"), one);
		assertEquals(one, small(capture, 8));
	}
}
