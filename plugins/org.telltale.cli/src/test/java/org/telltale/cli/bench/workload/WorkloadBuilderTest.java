package org.telltale.cli.bench.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.telltale.base.Progress;

class WorkloadBuilderTest {

	private static final int SIZE = 64 << 10;

	@TempDir
	private Path folder;
	private Path sources;

	private record Record(long micros, byte[] bytes) {
	}

	@BeforeEach
	void sources() throws IOException {
		sources = Files.createDirectory(folder.resolve("sources"));
		byte[] server = Frames.address("198.18.7.9");
		byte[] host6 = HexFormat.of().parseHex("20010db8000000000000000000000001");
		byte[] other6 = HexFormat.of().parseHex("20010db8000000000000000000000002");
		byte[] unsummed = Frames.ip4(Frames.UDP, "192.168.1.2", 4444, "1.2.3.4", 4445, new byte[5]);
		unsummed[40] = 0;
		unsummed[41] = 0;
		Frames.pcap(sources.resolve("a.pcap"), 1, List.of(Frames.ip4(Frames.UDP, "192.168.1.1", 53, "192.168.1.2", 5000, Frames.dnsAnswer(server)),
				Frames.ip4(Frames.TCP, "192.168.1.2", 40000, "198.18.7.9", 443, new byte[301]), Frames.ip4(Frames.TCP, "198.18.7.9", 443, "192.168.1.2", 40000, new byte[1000]),
				Frames.ip6(Frames.UDP, host6, 6000, other6, 443, new byte[77]), unsummed, Frames.ip4(Frames.UDP, "0.0.0.0", 68, "255.255.255.255", 67, new byte[240])));
		Frames.pcapng(sources.resolve("b.pcapng"), Frames.ip4(Frames.TCP, "192.168.1.2", 40000, "198.18.7.9", 443, new byte[11]));
	}

	@Test
	void sameFolderSeedAndSizeGiveTheSameBytes() throws IOException {
		byte[] one = Files.readAllBytes(build(7, "one", SIZE).file());
		assertArrayEquals(one, Files.readAllBytes(build(7, "two", SIZE).file()));
		assertFalse(Arrays.equals(one, Files.readAllBytes(build(8, "three", SIZE).file())));
	}

	@Test
	void smallerIsTheBeginningOfLarger() throws IOException {
		byte[] small = Files.readAllBytes(build(7, "small", SIZE).file());
		byte[] large = Files.readAllBytes(build(7, "large", 3 * SIZE).file());
		assertArrayEquals(small, Arrays.copyOf(large, small.length));
		assertTrue(small.length <= SIZE && small.length > SIZE - 2000, small.length + "");
	}

	@Test
	void everyChecksumIsRightAndZeroOfUdpStays() throws IOException {
		int unsummed = 0;
		for (Record each : records(build(7, "w", SIZE))) {
			assertTrue(Frames.rightSums(each.bytes), HexFormat.of().formatHex(each.bytes));
			unsummed += each.bytes.length == 47 && each.bytes[40] == 0 && each.bytes[41] == 0 ? 1 : 0;
		}
		assertTrue(unsummed > 10);
	}

	@Test
	void timeNeverGoesBack() throws IOException {
		long last = 0;
		for (Record each : records(build(7, "w", SIZE))) {
			assertTrue(each.micros >= last);
			last = each.micros;
		}
	}

	@Test
	void noFlowComesTwiceAndAllAreCounted() throws IOException {
		Workload workload = build(7, "w", SIZE);
		Set<String> flows = new TreeSet<>();
		int answers = 0;
		for (Record each : records(workload)) {
			flows.add(flow(each.bytes));
			answers += each.bytes.length == 42 + 43 ? 1 : 0;
		}
		assertEquals(workload.flows(), flows.size());
		assertTrue(answers > 10, "one flow of DNS a repetition: " + answers);
		assertEquals(answers, flows.stream().filter(flow -> flow.contains(":0035 ")).count());
	}

	@Test
	void nameLeadsToTheServerThatIsThenSpokenTo() throws IOException {
		Set<String> answered = new TreeSet<>();
		Set<String> spokenTo = new TreeSet<>();
		for (Record each : records(build(7, "w", SIZE))) {
			if (each.bytes.length == 42 + 43) {
				answered.add(HexFormat.of().formatHex(each.bytes, 81, 85));
			} else if (each.bytes.length == 54 + 301) {
				spokenTo.add(HexFormat.of().formatHex(each.bytes, 30, 34));
			}
		}
		assertTrue(answered.containsAll(spokenTo) && spokenTo.size() > 10, answered + " " + spokenTo);
	}

	@Test
	void dhcpDiscoverWhoseFlowWouldRepeatIsLeftOut() throws IOException {
		assertTrue(records(build(7, "w", SIZE)).stream().noneMatch(each -> each.bytes.length == 42 + 240));
	}

	@Test
	void sameAddressInAnotherFileIsAnotherHost() throws IOException {
		Set<String> hosts = new TreeSet<>();
		for (Record each : records(build(7, "w", SIZE))) {
			if (each.bytes.length == 54 + 11 || each.bytes.length == 54 + 301) {
				hosts.add(HexFormat.of().formatHex(each.bytes, 26, 30) + each.bytes.length);
			}
		}
		assertEquals(hosts.size(), hosts.stream().map(host -> host.substring(0, 8)).distinct().count());
	}

	@Test
	void builtFileIsUsedAgainUntilItsNoteIsAnotherOnes() throws IOException {
		Path file = build(7, "w", SIZE).file();
		Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
		assertEquals(build(7, "w", SIZE), build(7, "w", SIZE));
		assertEquals(1000, Files.getLastModifiedTime(file).toMillis());
		build(8, "w", SIZE);
		assertNotEquals(1000, Files.getLastModifiedTime(file).toMillis());
		Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
		Files.writeString(folder.resolve("work/w.json"), "{\"frames\":", StandardCharsets.UTF_8);
		build(8, "w", SIZE);
		assertNotEquals(1000, Files.getLastModifiedTime(file).toMillis());
	}

	@Test
	void cutFileIsNotUsedAgain() throws IOException {
		Path file = build(7, "w", SIZE).file();
		Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
		assertEquals(Files.size(build(7, "w", SIZE).file()), build(7, "v", SIZE).bytes());
	}

	@Test
	void indexRefusesMalformedAndMiscountedFiles() throws IOException {
		Files.writeString(sources.resolve("index.tsv"), "file\tcapinfos_packets\tmalformed\na.pcap\t6\t1\nb.pcapng\t1\t0\n", StandardCharsets.UTF_8);
		assertEquals(1, WorkloadBuilder.of(sources, 7).orElseThrow().sourceFiles());
		Files.writeString(sources.resolve("index.tsv"), "file\tcapinfos_packets\tmalformed\na.pcap\t6\t1\nb.pcapng\t2\t0\n", StandardCharsets.UTF_8);
		assertTrue(WorkloadBuilder.of(sources, 7).isEmpty());
	}

	@Test
	void otherLinkTypesAndDamagedFilesAreLeftOut() throws IOException {
		Files.writeString(sources.resolve("text.txt"), "no capture at all, but longer than a header", StandardCharsets.UTF_8);
		Frames.pcap(sources.resolve("raw.pcap"), 101, List.of(new byte[40]));
		Files.write(sources.resolve("cut.pcap"), Arrays.copyOf(Files.readAllBytes(sources.resolve("a.pcap")), 100));
		Files.write(sources.resolve("lies.gz"), new byte[] { 0x1f, (byte) 0x8b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
		assertEquals(2, WorkloadBuilder.of(sources, 7).orElseThrow().sourceFiles());
	}

	@Test
	void oneFrameIsAWholeCapture() throws IOException {
		Path file = WorkloadBuilder.of(sources, 7).orElseThrow().oneFrame(folder.resolve("work"));
		assertEquals(1, records(new Workload(file, Files.size(file), 1, 0, 1)).size());
	}

	private Workload build(long seed, String name, long size) throws IOException {
		return WorkloadBuilder.of(sources, seed).orElseThrow().build(folder.resolve("work"), name, size, Progress.NONE);
	}

	private static List<Record> records(Workload workload) throws IOException {
		ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(workload.file())).order(ByteOrder.LITTLE_ENDIAN);
		assertEquals(0xa1b2c3d4, in.getInt(0));
		assertEquals(1, in.getInt(20));
		List<Record> records = new ArrayList<>();
		in.position(24);
		while (in.hasRemaining()) {
			long micros = in.getInt() * 1_000_000L + in.getInt();
			byte[] bytes = new byte[in.getInt()];
			assertEquals(bytes.length, in.getInt());
			in.get(bytes);
			records.add(new Record(micros, bytes));
		}
		assertEquals(workload.frames(), records.size());
		return records;
	}

	private static String flow(byte[] frame) {
		boolean four = frame[12] == 8;
		int at = four ? 34 : 54;
		HexFormat hex = HexFormat.of();
		String one = (four ? hex.formatHex(frame, 26, 30) : hex.formatHex(frame, 22, 38)) + ":" + hex.formatHex(frame, at, at + 2) + " ";
		String other = (four ? hex.formatHex(frame, 30, 34) : hex.formatHex(frame, 38, 54)) + ":" + hex.formatHex(frame, at + 2, at + 4) + " ";
		return one.compareTo(other) < 0 ? one + other : other + one;
	}
}
