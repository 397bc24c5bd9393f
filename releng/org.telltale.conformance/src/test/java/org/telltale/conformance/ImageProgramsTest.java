package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.container.Part;
import org.telltale.container.Place;
import org.telltale.container.Source;
import org.telltale.container.ewf.EwfImage;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

/** Images that mke2fs and ewfacquire made: the same messages come out of each, from where the program put them. */
class ImageProgramsTest {

	private static final String MESSAGES = "data/com.android.providers.telephony/databases/mmssms.db";
	private static final int SECTOR = 512;
	private static final int FIRST = 2048;
	private static final int LOGICAL = 24_576;

	@TempDir
	private static Path folder;
	private static byte[] system;

	private final List<Problem> problems = new ArrayList<>();

	/** A file system with a message in it, and noise that no compression makes smaller. */
	@BeforeAll
	static void made() throws Exception {
		Path tree = Files.createDirectories(folder.resolve("tree"));
		Path messages = tree.resolve(MESSAGES);
		Files.createDirectories(messages.getParent());
		run("sqlite3", messages.toString(), "CREATE TABLE sms (_id INTEGER PRIMARY KEY,address TEXT,date INTEGER,type INTEGER,body TEXT);"
				+ "INSERT INTO sms VALUES(1,'+447700900123',1407405600000,1,'canary in an image');");
		byte[] noise = new byte[3 << 20];
		new Random(4).nextBytes(noise);
		Files.write(tree.resolve("noise.bin"), noise);
		run("mke2fs", "-q", "-t", "ext4", "-d", tree.toString(), "-M", "/data", folder.resolve("system.img").toString(), "8M");
		system = Files.readAllBytes(folder.resolve("system.img"));
		Files.write(folder.resolve("disk.raw"), disk());
	}

	/** A disk with an empty partition and one inside an extended partition. */
	private static byte[] disk() {
		ByteBuffer disk = ByteBuffer.allocate(LOGICAL * SECTOR + FIRST * SECTOR + system.length).order(ByteOrder.LITTLE_ENDIAN);
		slot(disk, 0, 0, 0x83, FIRST, 100);
		slot(disk, 0, 1, 0x0f, LOGICAL, FIRST + system.length / SECTOR);
		slot(disk, LOGICAL * SECTOR, 0, 0x83, FIRST, system.length / SECTOR);
		disk.put((LOGICAL + FIRST) * SECTOR, system);
		return disk.array();
	}

	private static void slot(ByteBuffer disk, int table, int slot, int type, int first, int count) {
		int at = table + 446 + 16 * slot;
		disk.put(at + 4, (byte) type).putInt(at + 8, first).putInt(at + 12, count).putShort(table + 510, (short) 0xaa55);
	}

	@Test
	void messageIsFoundInAFileSystemAloneAndStandsWhereItSays() throws Exception {
		Exhibit message = message(read("system.img", List.of()));
		assertEquals("x!/" + MESSAGES, message.source().path());
		Where place = message.source().places().getFirst();
		assertEquals("e1", place.evidence());
		String row = new String(system, (int) place.range().offset(), (int) place.range().length(), StandardCharsets.ISO_8859_1);
		assertTrue(row.contains("canary in an image"), row);
	}

	/** A disk with a partition of each file system that programs fill without mounting it. */
	@Test
	void messageIsFoundInEachFileSystem() throws Exception {
		String tree = folder.resolve("tree").toString();
		Path card = empty("card.img", 8);
		run("mkfs.fat", card.toString());
		run("mcopy", "-s", "-i", card.toString(), tree + "/data", "::/");
		Path data = empty("data.img", 100);
		run("mkfs.f2fs", "-q", data.toString());
		run("sload.f2fs", "-f", tree, data.toString());
		Path firmware = folder.resolve("firmware.img");
		run("mkfs.erofs", "-zlz4", firmware.toString(), tree);
		ByteBuffer disk = ByteBuffer.allocate(FIRST * SECTOR + (int) (Files.size(card) + Files.size(data) + Files.size(firmware))).order(ByteOrder.LITTLE_ENDIAN);
		int at = FIRST;
		for (Path image : List.of(card, data, firmware)) {
			byte[] content = Files.readAllBytes(image);
			slot(disk, 0, at == FIRST ? 0 : image == data ? 1 : 2, 0x0c, at, content.length / SECTOR);
			disk.put(at * SECTOR, content);
			at += content.length / SECTOR;
		}
		Files.write(folder.resolve("phone.raw"), disk.array());
		List<HandsetRecord> messages = read("phone.raw", List.of()).stream()
				.filter(record -> record instanceof Exhibit exhibit && exhibit.value().equals("canary in an image")).toList();
		assertEquals(List.of("x!/partition-1!/" + MESSAGES, "x!/partition-2!/" + MESSAGES, "x!/partition-3!/" + MESSAGES),
				messages.stream().map(record -> ((Exhibit) record).source().path()).toList());
		for (HandsetRecord record : messages.subList(0, 2)) {
			Where place = ((Exhibit) record).source().places().getFirst();
			String row = new String(disk.array(), (int) place.range().offset(), (int) place.range().length(), StandardCharsets.ISO_8859_1);
			assertTrue(row.contains("canary in an image"), row);
		}
		assertEquals(List.of("image.not-read", "image.not-read"), codes());
	}

	private static Path empty(String name, int mebibytes) throws IOException {
		return Files.write(folder.resolve(name), new byte[mebibytes << 20]);
	}

	@Test
	void messageIsFoundInALogicalPartition() throws Exception {
		Exhibit message = message(read("disk.raw", List.of()));
		assertEquals("x!/partition-5!/" + MESSAGES, message.source().path());
		Where place = message.source().places().getFirst();
		String row = new String(Files.readAllBytes(folder.resolve("disk.raw")), (int) place.range().offset(), (int) place.range().length(), StandardCharsets.ISO_8859_1);
		assertTrue(row.contains("canary in an image"), row);
		assertEquals(List.of("image.not-read", "image.not-read"), codes());
	}

	@Test
	void partsOfARawImageAreLaidTogether() throws Exception {
		byte[] disk = Files.readAllBytes(folder.resolve("disk.raw"));
		List<String> further = new ArrayList<>();
		for (int i = 0; i * 1_000_001 < disk.length; i++) {
			String name = "s." + Integer.toString(1001 + i).substring(1);
			Files.write(folder.resolve(name), Arrays.copyOfRange(disk, i * 1_000_001, Math.min(disk.length, (i + 1) * 1_000_001)));
			further.add(name);
		}
		assertEquals("e1!/partition-5!/" + MESSAGES, message(read("s.001", further.subList(1, further.size()))).source().places().getFirst().evidence());
	}

	@ParameterizedTest
	@CsvSource({"ewf,none", "ewf,best", "smart,fast", "ftk,none", "ftk,best", "encase1,none", "encase2,fast", "encase3,best", "encase4,none", "encase5,fast", "encase5,empty-block",
			"encase6,none", "encase6,best", "encase7,none", "encase7,fast", "linen5,best", "linen6,none", "linen7,fast", "ewfx,best"})
	void eachFormatGivesTheMedia(String format, String compression) throws Exception {
		List<String> names = acquire("disk.raw", format, compression);
		Optional<EwfImage> image = EwfImage.open(parts(names)).value();
		assertArrayEquals(Files.readAllBytes(folder.resolve("disk.raw")), image.orElseThrow().media().bytes(0, Integer.MAX_VALUE - 8));
		message(read(names.getFirst(), names.subList(1, names.size())));
		assertEquals(List.of("image.not-read", "image.not-read"), codes(), problems.toString());
		assertTrue(List.of("ftk", "encase6", "encase7", "linen6", "linen7").contains(format) || names.size() > 1, names.toString());
	}

	/** Bytes that the program's own check finds changed are found changed here. */
	@Test
	void changedChunksAndDigestsAreFoundAsTheProgramFindsThem() throws Exception {
		List<String> names = acquire("system.img", "encase6", "none");
		Path changed = folder.resolve(names.get(1));
		byte[] segment = Files.readAllBytes(changed);
		segment[500_000] ^= 1;
		Files.write(changed, segment);
		Process check = new ProcessBuilder("ewfverify", "-q", folder.resolve(names.getFirst()).toString()).redirectErrorStream(true).start();
		check.getInputStream().readAllBytes();
		assertEquals(1, check.waitFor());
		message(read(names.getFirst(), names.subList(1, names.size())));
		assertEquals(List.of("image.not-read", "ewf.hash", "ewf.hash", "ewf.chunk"), codes());
		assertEquals("e2", problems.getLast().where().evidence());
	}

	@Test
	void missingSegmentCutsTheImageThere() throws Exception {
		List<String> names = acquire("disk.raw", "encase5", "none");
		read(names.getFirst(), names.subList(1, 3));
		assertTrue(codes().containsAll(List.of("ewf.segment", "ewf.truncated", "mbr.table")), codes().toString());
		problems.clear();
		List<String> without = new ArrayList<>(names.subList(1, names.size()));
		without.remove(1);
		read(names.getFirst(), without);
		assertTrue(codes().containsAll(List.of("ewf.segment", "ewf.truncated")), codes().toString());
	}

	private static List<String> acquire(String source, String format, String compression) throws IOException, InterruptedException {
		Path target = folder.resolve(format + "-" + compression + "-" + source.replace('.', '-'));
		if (!Files.exists(target)) {
			Files.createDirectory(target);
			run("ewfacquire", "-q", "-u", "-d", "sha1", "-f", format, "-c", "deflate:" + compression, "-S", "1MiB", "-t", target.resolve("i").toString(), folder.resolve(source).toString());
		}
		try (Stream<Path> files = Files.list(target)) {
			return files.map(file -> folder.relativize(file).toString()).sorted().toList();
		}
	}

	private static List<Part> parts(List<String> names) throws IOException {
		List<Part> parts = new ArrayList<>();
		for (String name : names) {
			parts.add(new Part(new Place("e" + (parts.size() + 1), ""), Source.of(Files.readAllBytes(folder.resolve(name)))));
		}
		return parts;
	}

	private List<HandsetRecord> read(String name, List<String> further) throws IOException {
		List<String> names = new ArrayList<>(List.of(name));
		names.addAll(further);
		List<EvidenceBytes> bytes = parts(names).stream().map(part -> new EvidenceBytes(part.place(), part.source())).toList();
		List<HandsetRecord> records = new ArrayList<>();
		problems.addAll(HandsetReader.read(new HandsetFile("x", bytes.getFirst(), Optional.empty(), Optional.empty(), bytes.subList(1, bytes.size())), List.of(),
				records::add, Progress.NONE));
		return records;
	}

	private static Exhibit message(List<HandsetRecord> records) {
		return records.stream().filter(record -> record instanceof Exhibit exhibit && exhibit.value().equals("canary in an image")).map(Exhibit.class::cast)
				.findFirst().orElseThrow();
	}

	private List<String> codes() {
		return problems.stream().map(Problem::code).toList();
	}

	private static void run(String... command) throws IOException, InterruptedException {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().merge("PATH", "/sbin:/usr/sbin", (path, sbin) -> path + ":" + sbin);
			Process process = builder.start();
			String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertEquals(0, process.waitFor(), out);
		} catch (IOException e) {
			throw Oracle.missing(command[0], "ewf-tools e2fsprogs dosfstools mtools f2fs-tools erofs-utils sqlite3", e);
		}
	}
}
