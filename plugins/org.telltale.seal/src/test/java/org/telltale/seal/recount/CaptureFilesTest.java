package org.telltale.seal.recount;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.Zstd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.seal.CaptureBytes;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** "Capture files" of derivation.md, sentence by sentence. */
class CaptureFilesTest {

	private static final int SECONDS = 1_770_000_000;

	@TempDir
	Path folder;

	private static byte[] header(ByteOrder order, int magic, int major, int minor, int snapLength, int link, int more) {
		return ByteBuffer.allocate(24 + more).order(order).putInt(magic).putShort((short) major).putShort((short) minor).putInt(0).putInt(0)
				.putInt(snapLength).putInt(link).array();
	}

	private static byte[] record(ByteOrder order, int seconds, int fraction, int first, int second, int more, int data) {
		return ByteBuffer.allocate(16 + more + data).order(order).putInt(seconds).putInt(fraction).putInt(first).putInt(second).array();
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	private Optional<Capture> open(byte[] bytes) throws IOException {
		Path file = folder.resolve("capture");
		Files.write(file, bytes);
		return Capture.open(List.of(file));
	}

	@ParameterizedTest
	@CsvSource({ "a1b2c3d4,0,0,1000", "a1b2c3d4,0,8,1000", "a1b2c3d4,0,4,1000", "a1b23c4d,0,0,1", "a1b2cd34,0,8,1000", "a1b2cd34,0,12,1000",
			"a1e2cb12,0,8,1", "1c0001ac,4,0,1", "1c0001ab,4,0,1000", "a12b3c4d,0,0,1" })
	void everyRowOfTheTableInBothByteOrders(String magic, int headerMore, int recordMore, int unit) throws Exception {
		for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			file.writeBytes(header(order, (int) Long.parseLong(magic, 16), 2, 4, 65_535, 0x24000001, headerMore));
			for (int i = 0; i < 4; i++) {
				file.writeBytes(record(order, SECONDS + i, 7, 40 + i, 90, recordMore, 40 + i));
			}
			try (Capture capture = open(file.toByteArray()).orElseThrow()) {
				assertEquals(4, capture.frames());
				assertEquals(Optional.of(SECONDS * 1_000_000_000L + 7L * unit), capture.first());
				assertEquals(360, capture.bytes());
				assertEquals(4, capture.truncatedFrames());
				assertEquals(Set.of(1), capture.declaredLinkTypes());
				assertEquals(43, capture.captured(4));
			}
		}
	}

	@Test
	void oldVersionsAndAix() throws Exception {
		ByteOrder big = ByteOrder.BIG_ENDIAN;
		try (Capture capture = open(join(header(big, 0xa1b2c3d4, 2, 2, 99, 1, 0), record(big, SECONDS, 1, 70, 50, 0, 50))).orElseThrow()) {
			assertEquals(70, capture.bytes());
			assertEquals(50, capture.captured(1));
		}
		try (Capture capture = open(join(header(big, 0xa1b2c3d4, 2, 3, 99, 1, 0), record(big, SECONDS, 1, 70, 50, 0, 50),
				record(big, SECONDS, 1, 50, 70, 0, 50))).orElseThrow()) {
			assertEquals(140, capture.bytes());
		}
		try (Capture capture = open(join(header(big, 0xa1b2c3d4, 2, 2, 99, 24, 0), record(big, SECONDS, 999_999_999, 50, 50, 0, 50))).orElseThrow()) {
			assertEquals(Set.of(0), capture.usedLinkTypes());
			assertEquals(Optional.of(SECONDS * 1_000_000_000L + 999_999_999L), capture.last());
		}
	}

	private static byte[] many(int count) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 2, 4, 65_535, 1, 0));
		for (int i = 0; i < count; i++) {
			file.writeBytes(record(ByteOrder.LITTLE_ENDIAN, SECONDS + i, i, 60, 60, 0, 60));
		}
		return file.toByteArray();
	}

	@Test
	void damagedRecordIsPassedOverToTheNextThree() throws Exception {
		byte[] file = many(10);
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 4 * 76 + 8, -1);
		try (Capture capture = open(file).orElseThrow()) {
			assertEquals(9, capture.frames());
			assertEquals(24 + 5 * 76 + 16, capture.offset(5));
		}
	}

	@Test
	void plausibleCutRecordEndsTheFileAndAnImplausibleOneDoesNot() throws Exception {
		byte[] cut = many(5);
		ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 76 + 8, 4000).putInt(24 + 76 + 12, 4000);
		try (Capture capture = open(cut).orElseThrow()) {
			assertEquals(1, capture.frames());
		}
		ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 76, 5);
		try (Capture capture = open(cut).orElseThrow()) {
			assertEquals(4, capture.frames());
		}
	}

	@Test
	void recordsOfAnotherYearAreNoChain() throws Exception {
		byte[] gap = new byte[16];
		Arrays.fill(gap, (byte) -1);
		byte[] later = record(ByteOrder.LITTLE_ENDIAN, SECONDS + 32_000_000, 0, 60, 60, 0, 60);
		try (Capture capture = open(join(many(2), gap, later, later, later)).orElseThrow()) {
			assertEquals(2, capture.frames());
		}
	}

	private static byte[] block(int type, int... body) {
		ByteBuffer block = ByteBuffer.allocate(12 + 4 * body.length).order(ByteOrder.LITTLE_ENDIAN).putInt(type).putInt(12 + 4 * body.length);
		for (int value : body) {
			block.putInt(value);
		}
		return block.putInt(12 + 4 * body.length).array();
	}

	private static byte[] section() {
		return block(0x0a0d0d0a, 0x1a2b3c4d, 1, -1, -1);
	}

	private static byte[] packet(int ticks) {
		return block(6, 0, 0, ticks, 8, 8, 0x11111111, 0x22222222);
	}

	@Test
	void damagedBlockIsPassedOverToTheNextTwoHeads() throws Exception {
		for (int garbage : new int[] { 1, 4, 13, 100, 2_500_000 }) {
			byte[] noise = new byte[garbage];
			new Random(garbage).nextBytes(noise);
			Arrays.fill(noise, 0, Math.min(garbage, 8), (byte) -1);
			byte[] before = join(section(), block(1, 101, 0), packet(1));
			try (Capture capture = open(join(before, noise, packet(2), packet(3))).orElseThrow()) {
				assertEquals(3, capture.frames(), "garbage of " + garbage);
				assertEquals(before.length + garbage + 28, capture.offset(2));
			}
		}
	}

	@Test
	void secondLengthIsBelievedWhereNoBlockFollowsTheFirst() throws Exception {
		byte[] wrongSecond = join(section(), block(1, 101, 0), packet(1), packet(2));
		wrongSecond[wrongSecond.length - 44] = 0;
		try (Capture capture = open(wrongSecond).orElseThrow()) {
			assertEquals(2, capture.frames());
		}
		byte[] wrongFirst = join(section(), block(1, 101, 0), packet(1), packet(2), packet(3));
		wrongFirst[28 + 20 + 40 + 4] = 52;
		try (Capture capture = open(wrongFirst).orElseThrow()) {
			assertEquals(2, capture.frames());
		}
	}

	@Test
	void lengthPastTheEndOfALongFileIsDamage() throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(join(section(), block(1, 101, 0)));
		for (int i = 0; i < 30_000; i++) {
			file.writeBytes(packet(i));
		}
		byte[] bytes = file.toByteArray();
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(28 + 20 + 4, 50_000_000);
		try (Capture capture = open(bytes).orElseThrow()) {
			assertEquals(29_999, capture.frames());
		}
	}

	/** An LZ4 frame of one block that is not compressed. */
	private static byte[] lz4(byte[] bytes) {
		ByteBuffer frame = ByteBuffer.allocate(19 - 4 + bytes.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0x184d2204).put((byte) 0x60).put((byte) 0x70).put((byte) 0)
				.putInt(bytes.length | 0x80000000);
		return frame.put(bytes).array();
	}

	private interface Opening {
		OutputStream open(OutputStream out) throws IOException;
	}

	private static byte[] packed(byte[] bytes, Opening opening) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (OutputStream packing = opening.open(out)) {
			packing.write(bytes);
		}
		return out.toByteArray();
	}

	private static byte[] xz(byte[] bytes) throws IOException {
		return packed(bytes, out -> new XZOutputStream(out, new LZMA2Options(1)));
	}

	@Test
	void compressedCaptureHasTheFramesOfTheCapture() throws Exception {
		CaptureBytes pcap = new CaptureBytes(1).udp("192.0.2.10", 1, "198.51.100.7", 2, new byte[3]).udp("192.0.2.10", 1, "198.51.100.7", 2, new byte[5]);
		byte[] plain = pcap.bytes();
		byte[] half = Arrays.copyOf(plain, 50);
		byte[] rest = Arrays.copyOfRange(plain, 50, plain.length);
		for (byte[] file : List.of(packed(plain, GZIPOutputStream::new), Zstd.compress(plain), xz(plain), lz4(plain),
				join(packed(half, GZIPOutputStream::new), packed(rest, GZIPOutputStream::new)), join(Zstd.compress(half), Zstd.compress(rest)), join(xz(half), xz(rest)))) {
			try (Capture capture = open(file).orElseThrow()) {
				assertEquals(2, capture.frames());
				assertEquals(pcap.place(2)[0], capture.offset(2));
				assertEquals(1, capture.flowsFrom(1).size());
				assertArrayEquals(Arrays.copyOfRange(plain, 30, 40), capture.bytes(30, 10).orElseThrow());
				assertEquals(Optional.empty(), capture.bytes(plain.length - 3, 4));
			}
		}
	}

	@Test
	void compressedCaptureCutOrChangedAnywhereIsReadUpToThere() throws Exception {
		byte[] plain = many(20);
		Random random = new Random(2);
		for (byte[] whole : List.of(packed(plain, GZIPOutputStream::new), Zstd.compress(plain), xz(plain), lz4(plain))) {
			for (int cut = 0; cut < whole.length; cut += 1 + whole.length / 200) {
				Optional<Capture> capture = open(Arrays.copyOf(whole, cut));
				assertTrue(capture.isEmpty() || capture.get().frames() <= 20);
				byte[] changed = whole.clone();
				changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
				open(changed);
			}
		}
	}

	@Test
	void longCaptureIsExpandedToADiskThatIsFreedAgain() throws Exception {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(packed)) {
			out.write(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 2, 4, 65_535, 147, 0));
			byte[] record = record(ByteOrder.LITTLE_ENDIAN, SECONDS, 0, 60_000, 60_000, 0, 60_000);
			for (int i = 0; i < 2_000; i++) {
				out.write(record);
			}
		}
		long before = temporary();
		try (Capture capture = open(packed.toByteArray()).orElseThrow()) {
			// 64 MiB and 256 times the file
			long budget = (64L << 20) + 256L * packed.size();
			assertEquals(Math.min(2_000, (budget - 24) / 60_016), capture.frames());
		}
		assertEquals(before, temporary());
	}

	/** As long as this one: what other processes have there meanwhile is shorter. */
	private static long temporary() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter(file -> file.getFileName().toString().startsWith("telltale-verify-") && file.toFile().length() >= 64L << 20).count();
		}
	}
}
