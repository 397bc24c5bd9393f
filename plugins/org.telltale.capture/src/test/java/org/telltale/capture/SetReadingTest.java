package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.codec.Compression;
import org.telltale.capture.codec.Packed;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.set.SetNaming;

/** Files that are read as one capture. */
class SetReadingTest {

	private static final int FILE_HEADER = 24;
	private static final int RECORD_HEADER = 16;

	@TempDir
	Path folder;

	private static final class Heard {
		private final CaptureBuilder.Told told = new CaptureBuilder.Told();
		private SetSummary summary;

		/** Everything in its published form. */
		private List<Json.Fields> lines() {
			SetNaming naming = new SetNaming(summary.places());
			List<Json.Fields> lines = new ArrayList<>();
			told.records.forEach(record -> lines.add(naming.named((Json.Fields) record.toJson(SetNaming.UNKNOWN))));
			told.names.forEach(name -> lines.add(naming.named(Json.object().put("type", "name").put("name", name.name()).put("flow", name.flow().id(SetNaming.UNKNOWN))
					.put("frame", name.frame()).put("derivation", name.derivation().orElseThrow().toJson(SetNaming.UNKNOWN)))));
			return lines;
		}
	}

	private static Heard read(List<Path> files, int workers) throws IOException {
		Heard heard = new Heard();
		heard.summary = CaptureReader.read(CaptureSet.of(files), CaptureOptions.DEFAULT.withWorkers(workers), heard.told, Progress.NONE);
		return heard;
	}

	/** Several connections at once, with segments in disorder. */
	private static byte[] capture(int connections) {
		RandomConversations random = new RandomConversations(11);
		List<List<RandomConversations.Segment>> all = new ArrayList<>();
		for (int i = 0; i < connections; i++) {
			all.add(random.disordered(random.segments(random.http(3), 20000 + i), 4));
		}
		return random.capture(all, 80).pcap();
	}

	/** Offsets of a little-endian pcap's records, and its end. */
	private static List<Integer> records(byte[] pcap) {
		List<Integer> found = new ArrayList<>();
		int at = FILE_HEADER;
		while (at < pcap.length) {
			found.add(at);
			at += RECORD_HEADER + java.nio.ByteBuffer.wrap(pcap).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(at + 8);
		}
		found.add(at);
		return found;
	}

	/** The capture's records from one to before another as a file of their own. */
	private static byte[] part(byte[] pcap, int from, int to) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(pcap, 0, FILE_HEADER);
		out.write(pcap, records(pcap).get(from), records(pcap).get(to) - records(pcap).get(from));
		return out.toByteArray();
	}

	/** Cuts before these records; the names are in the wrong order. */
	private List<Path> cut(byte[] pcap, int... places) throws IOException {
		List<Path> files = new ArrayList<>();
		for (int i = 0; i <= places.length; i++) {
			byte[] bytes = part(pcap, i == 0 ? 0 : places[i - 1], i == places.length ? records(pcap).size() - 1 : places[i]);
			files.add(Files.write(Files.createTempFile(folder, "part" + (char) ('z' - i), ".pcap"), bytes));
		}
		return files;
	}

	/** What is left of a line when nothing says in which file it is. */
	private static String placeless(Json.Fields line) {
		Json.Fields bare = line.copy();
		for (String place : List.of("flow", "id", "frame", "evidence", "derivation")) {
			bare.remove(place);
		}
		bare.put("hosts", Json.array(line.items("hosts").stream().map(host -> Json.object().putIfPresent("name", host.text("name"))
				.putIfPresent("source", host.text("source"))).toList()));
		return bare.toString();
	}

	private static List<String> placeless(List<Json.Fields> lines) {
		return lines.stream().map(SetReadingTest::placeless).toList();
	}

	@Test
	void aCaptureThatIsCutAnywhereGivesTheSameTransactionsNamesAndFlows() throws IOException {
		byte[] pcap = capture(12);
		int frames = records(pcap).size() - 1;
		Heard whole = read(cut(pcap), 1);
		assertEquals(36, whole.told.of(HttpRecord.class).size());
		Random random = new Random(5);
		for (int i = 0; i < 12; i++) {
			int[] places = random.ints(1 + i % 2, 1, frames).sorted().distinct().toArray();
			Heard heard = read(cut(pcap, places), 1);
			String where = Arrays.toString(places);
			assertEquals(placeless(whole.lines()), placeless(heard.lines()), where);
			assertEquals(List.of(), heard.summary.problems(), where);
			assertEquals(frames, heard.summary.files().stream().mapToLong(CaptureSummary::frames).sum(), where);
			assertEquals(12, heard.summary.files().stream().mapToInt(CaptureSummary::flows).sum(), where);
		}
	}

	@Test
	void aSetOfOneFileSaysWhatTheFileSays() throws IOException {
		byte[] pcap = capture(3);
		CaptureBuilder.Told alone = CaptureBuilder.read(pcap, CaptureOptions.DEFAULT);
		String evidence = alone.summary.sha256().hex();
		Heard heard = read(cut(pcap), 1);
		List<Json> expected = alone.records.stream().map(record -> record.toJson(evidence)).toList();
		List<Json> found = heard.lines().subList(0, expected.size()).stream().<Json>map(line -> line.copy().remove("evidence")).toList();
		assertEquals(expected, found);
		Json.Fields summary = (Json.Fields) heard.summary.files().getFirst().toJson();
		assertEquals(alone.summary.toJson(), summary.put("file", "test.pcap"));
	}

	@Test
	void everyFrameOfADerivationIsSaidInItsFile() throws IOException {
		byte[] pcap = capture(6);
		int frames = records(pcap).size() - 1;
		List<Path> files = cut(pcap, frames / 3, frames / 2);
		Heard heard = read(files, 1);
		Map<String, byte[]> byEvidence = new HashMap<>();
		for (Path file : files) {
			byte[] bytes = Files.readAllBytes(file);
			byEvidence.put(Digest.sha256(bytes).hex(), bytes);
		}
		int several = 0;
		int nodes = 0;
		SetNaming naming = new SetNaming(heard.summary.places());
		for (Layer layer : heard.told.layers) {
			Json graph = naming.named(Json.object().put("derivation", Derivation.of(layer, Optional.empty())
					.toJson(SetNaming.UNKNOWN))).get("derivation").orElseThrow();
			Json leaf = graph.items("nodes").getFirst();
			Json params = leaf.get("params").orElseThrow();
			boolean one = leaf.items("inputs").size() == 1;
			several += one ? 0 : 1;
			nodes++;
			assertEquals(one ? 1 : 3, leaf.integer("version").orElseThrow());
			assertEquals(one ? -1 : 0, params.integer("depth").orElse(-1L));
			for (int i = 0; i < leaf.items("inputs").size(); i++) {
				Json input = leaf.items("inputs").get(i);
				byte[] bytes = byEvidence.get(input.text("evidence").orElseThrow());
				List<Integer> places = records(bytes);
				List<String> expected = new ArrayList<>();
				for (Json run : one ? params.items("frames") : params.items("frames").get(i).asItems()) {
					int first = Math.toIntExact(run.asItems().getFirst().asInteger().orElseThrow());
					for (int frame = first; frame < first + run.asItems().getLast().asInteger().orElseThrow(); frame++) {
						int from = places.get(frame - 1) + RECORD_HEADER;
						expected.add("[" + from + "," + (places.get(frame) - from) + "]");
					}
				}
				assertEquals(expected, input.items("ranges").stream().map(Json::toString).toList());
			}
		}
		assertTrue(several > 0 && several < nodes, several + " of " + nodes + " layers go over a border");
	}

	@Test
	void oneTwoAndEightWorkersTellTheSameByteForByte() throws IOException {
		byte[] pcap = capture(60);
		List<Path> files = cut(pcap, 700, 1500);
		List<String> one = read(files, 1).lines().stream().map(Json.Fields::toString).toList();
		assertTrue(one.size() > 250, "lines: " + one.size());
		for (int workers : new int[] { 2, 8 }) {
			assertEquals(one, read(files, workers).lines().stream().map(Json.Fields::toString).toList(), workers + " workers");
		}
	}

	@Test
	void formatsAndCompressionMayDiffer() throws IOException {
		CaptureBuilder first = new CaptureBuilder().tcp("10.0.0.2", 40000, "198.51.100.7", 80, 1, "S", "").tcp("10.0.0.2", 40000, "198.51.100.7", 80, 2, "A",
				"GET /over/the/bor");
		CaptureBuilder second = new CaptureBuilder().later(10_000_000).tcp("10.0.0.2", 40000, "198.51.100.7", 80, 19, "A", "der HTTP/1.1\r\nHost: a.example\r\n\r\n");
		Heard heard = read(List.of(Files.write(folder.resolve("b.pcapng"), second.pcapng(9)),
				Files.write(folder.resolve("a.pcap.gz"), Packed.as(Compression.GZIP, first.pcap()))), 1);
		assertEquals(List.of("pcap.gz", "pcapng"), heard.summary.files().stream().map(CaptureSummary::format).toList());
		assertEquals("/over/the/border", heard.told.of(HttpRecord.class).getFirst().target().orElseThrow());
		assertEquals(List.of(2L, 1L), heard.summary.files().stream().map(CaptureSummary::frames).toList());
		assertEquals(List.of(), heard.summary.problems());
		Json.Fields name = heard.lines().getLast();
		assertEquals("a.example", name.text("name").orElseThrow());
		assertEquals(1, name.integer("frame").orElseThrow());
		assertEquals(heard.summary.files().getLast().sha256().hex(), name.text("evidence").orElseThrow());
		assertEquals(heard.summary.files().getFirst().sha256().hex().substring(0, 16) + "-1-0", name.text("flow").orElseThrow());
	}

	@Test
	void fragmentsOfOneDatagramMayLieInTwoFiles() throws IOException {
		byte[] datagram = CaptureBuilder.udpDatagram(4000, 5353, new byte[40]);
		CaptureBuilder first = new CaptureBuilder().packet(CaptureBuilder.fragment("10.0.0.2", "198.51.100.7", 17, 7, 0x2000, Arrays.copyOf(datagram, 24)));
		CaptureBuilder second = new CaptureBuilder().later(10_000_000)
				.packet(CaptureBuilder.fragment("10.0.0.2", "198.51.100.7", 17, 7, 3, Arrays.copyOfRange(datagram, 24, 48)));
		Heard heard = read(List.of(Files.write(folder.resolve("a"), first.pcap()), Files.write(folder.resolve("b"), second.pcap())), 1);
		FlowRecord flow = heard.told.of(FlowRecord.class).getFirst();
		assertEquals(new Volume(40, 0), flow.payload());
		assertEquals(new Volume(2, 0), flow.frames());
		Json node = new SetNaming(heard.summary.places()).named(Json.object().put("derivation", Derivation.of(heard.told.layers.getFirst().leaf(), Optional.empty())
				.toJson(SetNaming.UNKNOWN))).get("derivation").orElseThrow().items("nodes").getFirst();
		assertEquals("capture.udp", node.text("op").orElseThrow());
		assertEquals(3, node.integer("version").orElseThrow());
		assertEquals("[[[1,1]],[[1,1]]]", node.get("params").flatMap(params -> params.get("frames")).orElseThrow().toString());
		assertEquals(0, node.get("params").flatMap(params -> params.integer("packet")).orElseThrow());
	}

	private List<String> codes(List<Path> files) throws IOException {
		return read(files, 1).summary.problems().stream().map(problem -> problem.code()).toList();
	}

	@Test
	void whatSpeaksAgainstASetIsSaid() throws IOException {
		byte[] early = new CaptureBuilder().udp("10.0.0.2", 1, "198.51.100.7", 2, new byte[1]).later(5_000_000_000L).udp("10.0.0.2", 1, "198.51.100.7", 2, new byte[2]).pcap();
		byte[] within = new CaptureBuilder().later(1_000_000_000L).udp("10.0.0.2", 1, "198.51.100.7", 2, new byte[3]).pcap();
		byte[] late = new CaptureBuilder().later(9_000_000_000L).udp("10.0.0.2", 1, "198.51.100.7", 2, new byte[4]).pcap();
		Path first = Files.write(folder.resolve("ring_00001_20140807100000.pcap"), early);
		Path overlapping = Files.write(folder.resolve("other.pcap"), within);
		Path third = Files.write(folder.resolve("ring_00003_20140807100009.pcap"), late);
		Path again = Files.write(folder.resolve("copy.pcap"), late);
		assertEquals(List.of("capture.set-overlap"), codes(List.of(overlapping, first)));
		assertEquals(List.of("capture.set-missing"), codes(List.of(third, first)));
		assertEquals(List.of("capture.set-twice"), codes(List.of(third, again)));
		assertEquals(List.of(), codes(List.of(first, again)));
		byte[] none = new CaptureBuilder().pcap();
		assertEquals(List.of(), codes(List.of(first, Files.write(folder.resolve("x"), none), Files.write(folder.resolve("y"), none))), "no frame counts twice");
	}

	@Test
	void aRingThatBeganAnewAndADateLackNothing() throws IOException {
		Path first = Files.write(folder.resolve("run2.pcap"), new CaptureBuilder().udp("10.0.0.2", 1, "198.51.100.7", 2, new byte[1]).pcap());
		Path second = Files.write(folder.resolve("run3.pcap.2"), new CaptureBuilder().later(9_000_000_000L).udp("10.0.0.2", 1, "198.51.100.7", 2, new byte[1]).pcap());
		Path wrapped = Files.write(folder.resolve("run1.pcap"), new CaptureBuilder().later(10_000_000_000L).udp("10.0.0.2", 1, "198.51.100.7", 2, new byte[1]).pcap());
		assertEquals(List.of(), codes(List.of(first, second)));
		assertEquals(List.of(), codes(List.of(first, wrapped)), "a ring begins anew");
		Path day = Files.move(first, folder.resolve("run-20140831.pcap"));
		assertEquals(List.of(), codes(List.of(day, Files.move(wrapped, folder.resolve("run-20140901.pcap")))), "a date");
	}

	@Test
	void damageIsSaidInItsFileAndWhatIsMeantOfAllInTheSet() throws IOException {
		byte[] pcap = capture(2);
		int frames = records(pcap).size() - 1;
		List<Path> files = cut(pcap, frames / 2);
		byte[] second = Files.readAllBytes(files.get(1));
		Files.write(files.get(1), Arrays.copyOf(second, second.length - 3));
		Path none = Files.write(folder.resolve("none.pcap"), new byte[] { 1, 2, 3, 4, 5 });
		Heard heard = read(List.of(none, files.get(0), files.get(1)), 1);
		assertEquals(List.of("pcap.truncated", "capture.unknown-format"), heard.summary.problems().stream().map(problem -> problem.code()).toList());
		List<CaptureSummary> members = heard.summary.files();
		assertEquals(members.get(1).sha256().hex(), heard.summary.problems().get(0).where().evidence());
		assertEquals(records(second).get(records(second).size() - 2).longValue(), heard.summary.problems().get(0).where().range().offset());
		assertEquals(members.get(2).sha256().hex(), heard.summary.problems().get(1).where().evidence());
		assertEquals(List.of(0, 1, 1), members.stream().map(file -> file.problems().size()).toList());
		assertEquals(0, members.get(2).frames());
	}
}
