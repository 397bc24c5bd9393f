package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.ByteRange;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

class MessageTreeTest {

	private static final String A = "192.0.2.9";
	private static final String B = "198.51.100.7";

	@TempDir
	private Path folder;

	/** A request whose Host stands in two segments, with a body. */
	private byte[] request() {
		String first = "POST /a HTTP/1.1\r\nHost: exam";
		String second = "ple.org\r\nContent-Length: 4\r\n\r\nbody";
		return new CaptureBuilder().tcp(A, 4000, B, 80, 99, "S", "").tcp(B, 80, A, 4000, 499, "SA", "").tcp(A, 4000, B, 80, 100, "A", first)
				.tcp(A, 4000, B, 80, 100 + first.length(), "A", second).pcap();
	}

	private List<MessageTree> read(byte[] capture, long number) throws IOException {
		Path file = folder.resolve("capture.pcap");
		Files.write(file, capture);
		return MessageTree.read(file, number, Progress.NONE);
	}

	private static List<Field> flat(List<Field> fields) {
		List<Field> all = new ArrayList<>();
		for (Field field : fields) {
			all.add(field);
			all.addAll(flat(field.parts()));
		}
		return all;
	}

	@Test
	void fieldInTwoSegmentsHasTwoRangesOfTheFile() throws IOException {
		byte[] capture = request();
		for (long number : new long[] { 3, 4 }) {
			MessageTree head = read(capture, number).getFirst();
			Field host = flat(head.fields()).stream().filter(field -> field.name().equals("http.host")).findFirst().orElseThrow();
			assertEquals("example.org", host.value());
			List<ByteRange> ranges = head.fileRanges(host);
			assertEquals(List.of(4L, 7L), ranges.stream().map(ByteRange::length).toList());
			StringBuilder there = new StringBuilder();
			ranges.forEach(range -> there.append(new String(Arrays.copyOfRange(capture, (int) range.offset(), (int) range.end()), StandardCharsets.US_ASCII)));
			assertEquals("example.org", there.toString());
		}
	}

	@Test
	void bodyIsALayerOfWhichNoFieldsAreRead() throws IOException {
		MessageTree body = read(request(), 4).stream().filter(tree -> tree.layer().chain().contains("http1.request.body")).findFirst().orElseThrow();
		assertEquals(List.of("4 bytes"), body.fields().stream().map(Field::value).toList());
		assertEquals(FieldType.NOT_ANALYSED, body.fields().getFirst().type());
		assertEquals(1, body.fileRanges(body.fields().getFirst()).size());
	}

	@Test
	void frameWithoutPayloadCarriesNoMessage() throws IOException {
		assertEquals(List.of(), read(request(), 1));
	}

	@Test
	void recordHasRangesOfEachField() throws IOException {
		Json json = read(request(), 3).getFirst().toJson();
		assertEquals(List.of("http1.request.head"), json.items("chain").stream().map(word -> word.asText().orElseThrow()).toList());
		assertEquals(2, json.items("frames").size());
		assertTrue(json.items("fields").stream().allMatch(field -> !field.items("ranges").isEmpty()));
	}
}
