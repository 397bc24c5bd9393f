package org.telltale.capture.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.Volume;

class LayerTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	private static CaptureBuilder three() {
		return new CaptureBuilder().tcp(PHONE, 40000, SERVER, 5222, 999, "S", "").tcp(PHONE, 40000, SERVER, 5222, 1004, "A", "efgh")
				.tcp(PHONE, 40000, SERVER, 5222, 1000, "A", "abcd").tcp(PHONE, 40000, SERVER, 5222, 1006, "A", "gXij");
	}

	@Test
	void windowOfAnUnknownProtocolNarrowsToTheFramesThatCarryARange() {
		CaptureBuilder builder = three();
		var told = builder.read();
		Layer layer = told.layers.getFirst();
		assertEquals("abcdefghij", new String(layer.bytes(), StandardCharsets.US_ASCII));
		assertEquals(List.of(3L), numbers(layer.frames(new ByteRange(0, 4))));
		assertEquals(List.of(2L, 3L), numbers(layer.frames(new ByteRange(3, 2))));
		byte[] file = builder.pcap();
		ByteRange place = layer.fileRanges(new ByteRange(4, 3)).getFirst();
		assertArrayEquals("efg".getBytes(StandardCharsets.US_ASCII), Arrays.copyOfRange(file, (int) place.offset(), (int) place.end()));
	}

	@Test
	void leafThatSaysItsDepthIsOfTheOpsSecondVersion() {
		Layer old = three().read().layers.getFirst();
		Layer deep = Layer.leaf(old.carriage(), old.op(), old.params().put("depth", 1), List.of(), List.of(), "tcp", old.bytes());
		assertEquals(1, old.version());
		assertEquals(2, deep.version());
		assertEquals(1, deep.child("slice", Json.object().put("depth", 1), List.of(), ByteMap.whole(List.of()), "", new byte[0]).version());
	}

	@Test
	void flowsThatOneFrameOpensSideBySideHaveIdsOfTheirOwn() {
		assertEquals("ee-12-1", new FlowRef(3, 12, 1).id("ee"));
		assertEquals("ee-12-0-2", new FlowRef(4, 12, 0, 2).id("ee"));
	}

	private static List<Long> numbers(List<FrameRef> frames) {
		return frames.stream().map(FrameRef::number).toList();
	}

	@Test
	void derivationListsContradictingFramesAndNamesTheEvidenceLate() {
		var told = three().read();
		assertEquals(List.of("tcp.overlap-conflict"), told.codes());
		Layer layer = told.layers.getFirst();
		Json match = Json.object().put("form", "text").put("charset", "utf-8");
		Json json = Derivation.of(layer, Optional.of(new Derivation.Match(new ByteRange(2, 3), match))).toJson("ee");
		Json node = json.items("nodes").getFirst();
		assertEquals("{\"base\":\"1000\",\"frames\":[[2,3]],\"from\":{\"address\":\"10.0.0.2\",\"port\":40000},\"start\":\"0\","
				+ "\"to\":{\"address\":\"198.51.100.7\",\"port\":5222}}", node.get("params").orElseThrow().toString());
		assertEquals("[[2,3]]", Json.array(List.of(Json.array(json.get("match").orElseThrow().items("range")))).toString());
		assertEquals(Optional.of(Digest.sha256("abcdefghij".getBytes(StandardCharsets.US_ASCII)).hex()), node.text("sha256"));
		assertEquals(Optional.of("ee"), node.items("inputs").getFirst().text("evidence"));
		assertEquals(3, node.items("inputs").getFirst().items("ranges").size());
	}

	@Test
	void childOfAChildKeepsItsWayBack() {
		Layer leaf = three().read().layers.getFirst();
		Layer slice = leaf.child("slice", Json.object(), List.of(new ByteRange(2, 4)), ByteMap.pieces(List.of(new ByteRange(2, 4))), "",
				Arrays.copyOfRange(leaf.bytes(), 2, 6));
		Layer packed = slice.child("gzip", Json.object(), List.of(slice.all()), ByteMap.whole(List.of(slice.all())), "gzip", new byte[9]);
		assertEquals(List.of(new ByteRange(2, 4)), packed.leafRanges(new ByteRange(8, 1)));
		assertEquals(List.of("tcp", "gzip"), packed.chain());
		Json json = Derivation.of(packed, Optional.empty()).toJson("ee");
		assertEquals("{\"node\":\"n1\",\"ranges\":[[0,4]]}", json.items("nodes").get(2).items("inputs").getFirst().toString());
		assertTrue(json.get("match").isEmpty());
	}

	@Test
	void longStreamsComeInOverlappingWindowsThatMissNothing() {
		byte[] unit = new byte[1000];
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 5222, 999, "S", "");
		for (int i = 0; i < 2500; i++) {
			Arrays.fill(unit, (byte) (0x80 | i & 0x3f));
			builder.tcp(PHONE, 40000, SERVER, 5222, 1000 + 1000L * i, "A", unit);
		}
		var told = builder.read();
		long end = 0;
		for (Layer layer : told.layers) {
			long start = Long.parseLong(layer.params().text("start").orElseThrow());
			assertTrue(start <= Math.max(0, end - 60_000), "windows overlap");
			end = start + layer.length();
		}
		assertEquals(2_500_000, end);
		assertEquals(new Volume(2_500_000, 0), told.of(FlowRecord.class).getFirst().unreadable());
	}

	@Test
	void twoReadingsTellTheSame() {
		assertEquals(tell(), tell());
	}

	private static String tell() {
		var told = three().read();
		StringBuilder text = new StringBuilder(told.summary.toJson().toString());
		told.records.forEach(record -> text.append(record.toJson(told.summary.sha256().hex())));
		told.layers.forEach(layer -> text.append(Derivation.of(layer, Optional.empty()).toJson("ee")));
		return text.toString();
	}
}
