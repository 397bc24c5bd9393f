package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.field.Meanings;

class FrameTreeTest {

	@TempDir
	private Path folder;

	private static CaptureBuilder two() {
		return new CaptureBuilder().udp("192.0.2.9", 4000, "192.0.2.7", 4001, "first".getBytes(StandardCharsets.US_ASCII))
				.udp("192.0.2.9", 4000, "192.0.2.7", 4001, "second!".getBytes(StandardCharsets.US_ASCII));
	}

	private FrameTree.Found read(byte[] capture, long number) throws IOException {
		Path file = folder.resolve("capture");
		Files.write(file, capture);
		return FrameTree.read(file, number, Progress.NONE);
	}

	private static List<String> parts(Field field) {
		return field.parts().stream().map(part -> part.name() + " " + part.value() + " @ " + part.offset()).toList();
	}

	@Test
	void placesCountFromTheFrameAndInTheFile() throws IOException {
		byte[] file = two().pcap();
		FrameTree tree = read(file, 2).tree().orElseThrow();
		assertEquals(-16, tree.fields().getFirst().offset());
		assertEquals(16, tree.before());
		assertEquals(file.length - tree.captured(), tree.offset());
		byte[] record = Arrays.copyOfRange(file, (int) tree.offset() - 16, file.length);
		assertTrue(Arrays.equals(record, tree.bytes()));
		List<String> said = parts(tree.fields().getFirst());
		assertEquals("pcap.incl_len " + tree.captured() + " @ -8", said.get(2));
		assertEquals("pcap.orig_len " + tree.original() + " @ -4", said.get(3));
	}

	@Test
	void recordHeaderIsReadInTheFilesByteOrder() throws IOException {
		for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
			FrameTree tree = read(two().order(order).pcap(), 1).tree().orElseThrow();
			Field seconds = tree.fields().getFirst().parts().getFirst();
			assertEquals("pcap.ts_sec", seconds.name());
			assertEquals(Long.toString(tree.timeNanos().orElseThrow() / 1_000_000_000L), seconds.value());
			assertEquals(Optional.of("2014-08-07T10:00:00Z"), Meanings.of(seconds));
		}
	}

	@Test
	void blockOfPcapngIsShownWithItsEnd() throws IOException {
		for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
			FrameTree tree = read(two().order(order).pcapng(6), 2).tree().orElseThrow();
			assertEquals("pcapng.block.type 6 @ -28", parts(tree.fields().getFirst()).getFirst());
			Field end = tree.fields().getLast();
			assertEquals("pcapng.end", end.name());
			assertEquals("pcapng.block.length_trailer " + tree.bytes().length + " @ " + (tree.bytes().length - tree.before() - 4), parts(end).getLast());
		}
	}

	@Test
	void frameThatIsNotThereIsNotFound() throws IOException {
		FrameTree.Found found = read(two().pcap(), 3);
		assertTrue(found.tree().isEmpty());
		assertEquals(2, found.frames());
		assertEquals("pcap", found.format());
		assertEquals("unknown", read("no capture".getBytes(StandardCharsets.US_ASCII), 1).format());
	}

	@Test
	void recordSaysWhereEachFieldStandsInTheFile() throws IOException {
		FrameTree tree = read(two().pcap(), 2).tree().orElseThrow();
		Json.Fields json = tree.toJson("two.pcap");
		Json ethernet = json.items("fields").get(1);
		assertEquals(Optional.of("eth"), ethernet.text("name"));
		assertEquals(Optional.of(tree.offset()), ethernet.integer("fileOffset"));
		assertEquals(Optional.of("IPv4"), ethernet.items("parts").getLast().text("meaning"));
		Field rest = tree.fields().getLast();
		assertEquals(FieldType.NOT_ANALYSED, rest.type());
		assertEquals(7, rest.length());
	}
}
