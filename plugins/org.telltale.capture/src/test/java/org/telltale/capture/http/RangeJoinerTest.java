package org.telltale.capture.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FilePart;
import org.telltale.capture.protocol.FileRange;
import org.telltale.capture.protocol.FileRecord;

class RangeJoinerTest {

	private static final String WHOLE = "0123456789abcdefghij";

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static FileRecord part(int flow, String resource, int from, int to) {
		byte[] bytes = latin(WHOLE.substring(from, to));
		return new FileRecord(new FlowRef(flow, flow + 1, 0), flow + 1, 0, Direction.IN, Optional.of("x"), "text/plain", bytes.length,
				Digest.sha256(bytes), true, Optional.of(new FileRange(List.of(new ByteRange(from, bytes.length)), WHOLE.length(), 0)),
				Optional.of(new FilePart(resource, bytes, List.of(), "text/plain")));
	}

	private static List<FileRecord> passed(RangeJoiner joiner, FileRecord... parts) {
		List<CaptureRecord> told = new ArrayList<>();
		for (FileRecord part : parts) {
			joiner.pass(part, told::add);
		}
		told.addAll(joiner.finish());
		return told.stream().map(FileRecord.class::cast).filter(record -> record.range().orElseThrow().joined() > 0).toList();
	}

	@Test
	void partsOfSeveralConnectionsAreJoinedInAnyOrder() {
		List<FileRecord> joined = passed(RangeJoiner.across(1 << 20, 1 << 20), part(1, "r", 10, 20), part(2, "r", 0, 12));
		assertEquals(1, joined.size());
		assertEquals(Digest.sha256(latin(WHOLE)), joined.getFirst().sha256());
		assertEquals(2, joined.getFirst().range().orElseThrow().joined());
		assertEquals(2, joined.getFirst().frame());
	}

	@Test
	void partsOfOneConnectionAreJoinedThereAlone() {
		FileRecord[] parts = { part(1, "r", 0, 10), part(1, "r", 10, 20) };
		assertEquals(List.of(), passed(RangeJoiner.across(1 << 20, 1 << 20), parts));
		assertEquals(1, passed(RangeJoiner.within(1 << 20, 1 << 20), parts).size());
	}

	@Test
	void otherVersionsAreNotMixed() {
		assertEquals(List.of(), passed(RangeJoiner.across(1 << 20, 1 << 20), part(1, "r etag1", 10, 20), part(2, "r etag2", 0, 12)));
	}

	@Test
	void runsWithoutAHoleAreGivenAtTheEnd() {
		List<FileRecord> joined = passed(RangeJoiner.within(1 << 20, 1 << 20), part(1, "r", 0, 4), part(1, "r", 4, 8), part(1, "r", 10, 12));
		assertEquals(1, joined.size());
		assertEquals(List.of(new ByteRange(0, 8)), joined.getFirst().range().orElseThrow().ranges());
		assertEquals(false, joined.getFirst().complete());
	}

	@Test
	void byteThatIsThereIsKept() {
		FileRecord other = new FileRecord(new FlowRef(1, 2, 0), 2, 0, Direction.IN, Optional.of("x"), "text/plain", 20, Digest.sha256(latin("X".repeat(20))), true,
				Optional.of(new FileRange(List.of(new ByteRange(0, 20)), 20, 0)), Optional.of(new FilePart("r", latin("X".repeat(20)), List.of(), "")));
		List<FileRecord> joined = passed(RangeJoiner.within(1 << 20, 1 << 20), part(1, "r", 5, 10), other);
		assertEquals(Digest.sha256(latin("XXXXX56789XXXXXXXXXX")), joined.getFirst().sha256());
	}

	@Test
	void budgetGivesUpTheOldest() {
		RangeJoiner joiner = RangeJoiner.within(200, 1 << 20);
		List<FileRecord> joined = passed(joiner, part(1, "a", 0, 4), part(1, "a", 6, 8), part(1, "b", 0, 10), part(1, "b", 10, 20), part(1, "a", 4, 6), part(1, "a", 8, 20));
		assertEquals(List.of(20L), joined.stream().map(FileRecord::length).toList());
		assertEquals(1, joiner.givenUp());
		assertEquals(0, joiner.held());
	}

	private static String response(int from, int to, String type, String body) {
		return "HTTP/1.1 206 P\r\nETag: \"1\"\r\nContent-Type: " + type + "\r\n" + (from < 0 ? "" : "Content-Range: bytes " + from + "-" + (to - 1) + "/" + WHOLE.length() + "\r\n")
				+ "Content-Length: " + body.length() + "\r\n\r\n" + body;
	}

	@Test
	void partsAndByterangesOfAConnectionBecomeOneFile() {
		String byteranges = "--b\r\nContent-Type: text/plain\r\nContent-Range: bytes 5-9/20\r\n\r\n56789\r\n--b\r\nContent-Type: text/plain\r\nContent-Range: bytes 10-14/20\r\n\r\nabcde\r\n--b--";
		String get = "GET /f.txt HTTP/1.1\r\nHost: h.example\r\n\r\n";
		var told = new CaptureBuilder().tcp("10.0.0.2", 4000, "198.51.100.7", 80, 1000, "A", get.repeat(3))
				.tcp("198.51.100.7", 80, "10.0.0.2", 4000, 5000, "A", response(0, 5, "text/plain", "01234") + response(-1, -1, "multipart/byteranges; boundary=b", byteranges)
						+ response(15, 20, "text/plain", "fghij")).read();
		FileRecord joined = told.of(FileRecord.class).getLast();
		assertEquals(Digest.sha256(latin(WHOLE)), joined.sha256());
		assertEquals("f.txt", joined.name().orElseThrow());
		assertEquals("{\"at\"", joined.toJson("00").toString().substring(0, 5));
		assertEquals(4, joined.range().orElseThrow().joined());
		assertEquals(5, told.of(FileRecord.class).size());
	}
}
