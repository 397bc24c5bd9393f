package org.telltale.capture.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.codec.Compression;
import org.telltale.capture.codec.Packed;

class FrameReaderTest {

	private static CaptureBuilder three() {
		return new CaptureBuilder().udp("192.0.2.1", 4000, "198.51.100.1", 4001, new byte[3]).later(7)
				.udp("192.0.2.1", 4000, "198.51.100.1", 4001, new byte[4]).later(954_000_000L)
				.udp("192.0.2.1", 4000, "198.51.100.1", 4001, new byte[5]);
	}

	private static CaptureBuilder.Told read(byte[] file) {
		return CaptureBuilder.read(file, CaptureOptions.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "false,false", "false,true", "true,false", "true,true" })
	void pcapOfEitherOrderAndResolutionGivesSameFrames(boolean big, boolean nanos) {
		CaptureBuilder builder = three().order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		var summary = read((nanos ? builder.nanos() : builder).pcap()).summary;
		assertEquals(3, summary.frames());
		assertEquals(Optional.of(CaptureBuilder.START_NANOS), summary.firstNanos());
		assertEquals(Optional.of(CaptureBuilder.START_NANOS + 956_000_000L + (nanos ? 7 : 0)), summary.lastNanos());
		assertEquals(List.of(1), summary.linkTypes());
		assertEquals(List.of(), summary.problems());
	}

	@ParameterizedTest
	@CsvSource({ "6,0,false", "9,7,true", "148,-300,false" })
	void pcapngTimestampResolutionsIncludingPowersOfTwo(int resolution, long expected, boolean big) {
		// 148 = 0x80 | 20: ticks of 2^-20 s, rounded down by the writer and the reader.
		var summary = read(three().order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN).pcapng(resolution)).summary;
		long exact = CaptureBuilder.START_NANOS + 956_000_000L;
		long ticks = (956_000_007L << 20) / 1_000_000_000L;
		long rounded = CaptureBuilder.START_NANOS + (ticks * 1_000_000_000L >> 20);
		assertEquals(Optional.of(resolution == 148 ? rounded : exact + expected), summary.lastNanos());
		assertEquals(3, summary.frames());
	}

	@Test
	void laterSectionOfOtherByteOrderHasItsOwnInterfaces() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(three().pcapng(6));
		file.writeBytes(three().order(ByteOrder.BIG_ENDIAN).pcapng(9));
		var summary = read(file.toByteArray()).summary;
		assertEquals(6, summary.frames());
		assertEquals(List.of(), summary.problems());
	}

	@Test
	void simplePacketBlockHasNoTimeAndIsCountedAllTheSame() {
		CaptureBuilder builder = new CaptureBuilder().udp("192.0.2.1", 4000, "198.51.100.1", 4001, new byte[2]);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(builder.pcapng(6));
		file.writeBytes(builder.block(3, ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(60).array()));
		var told = read(file.toByteArray());
		assertEquals(2, told.summary.frames());
		assertEquals(List.of("pcapng.no-time"), told.codes());
		assertEquals(Optional.of(CaptureBuilder.START_NANOS), told.summary.lastNanos());
	}

	@Test
	void unknownBlocksAreCountedByType() {
		CaptureBuilder builder = three();
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(builder.pcapng(6));
		file.writeBytes(builder.block(0x0bad, new byte[8]));
		file.writeBytes(builder.block(0x0bad, new byte[12]));
		var told = read(file.toByteArray());
		assertEquals(List.of("pcapng.block-not-read"), told.codes());
		assertTrue(told.summary.problems().getFirst().what().contains("2 times"));
	}

	@Test
	void cutAtEveryByteGivesEveryWholeFrameAndSaysWhatIsMissing() {
		byte[] whole = three().pcap();
		int[] ends = { 24 + 16 + 45, 24 + 32 + 45 + 46, whole.length };
		for (int length = 0; length < whole.length; length++) {
			var told = read(Arrays.copyOf(whole, length));
			int expected = 0;
			boolean onBorder = length == 24;
			for (int end : ends) {
				expected += length >= end ? 1 : 0;
				onBorder |= length == end;
			}
			assertEquals(expected, told.summary.frames(), "cut at " + length);
			assertEquals(onBorder, told.summary.problems().isEmpty(), "cut at " + length);
			assertEquals(Digest.sha256(Arrays.copyOf(whole, length)), told.summary.sha256());
		}
	}

	@Test
	void pcapngCutAtEveryByteNeverThrows() {
		byte[] whole = three().pcapng(6);
		for (int length = 0; length < whole.length; length++) {
			var told = read(Arrays.copyOf(whole, length));
			assertEquals(Digest.sha256(Arrays.copyOf(whole, length)), told.summary.sha256());
			assertTrue(told.summary.frames() < 3);
		}
	}

	@Test
	void capturedLengthOfGigabytesCostsItsRecordAlone() {
		byte[] file = three().pcap();
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 16 + 45 + 8, 0x7fffffff);
		var told = read(file);
		assertEquals(2, told.summary.frames());
		assertEquals(List.of("pcap.damaged"), told.codes());
		assertEquals(new org.telltale.base.ByteRange(24 + 16 + 45, 16 + 46), told.summary.problems().getFirst().where().range());
	}

	@Test
	void moreCapturedThanOriginalIsTolerated() {
		byte[] file = three().pcap();
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 12, 1);
		var told = read(file);
		assertEquals(3, told.summary.frames());
		assertEquals(0, told.summary.truncatedFrames());
	}

	@Test
	void digestOfEachMebibyteAndOfTheWhole() {
		CaptureBuilder builder = new CaptureBuilder();
		for (int i = 0; i < 4000; i++) {
			byte[] payload = new byte[1400];
			Arrays.fill(payload, (byte) i);
			builder.udp("192.0.2.1", 4000, "198.51.100.1", 4001, payload);
		}
		byte[] file = builder.pcap();
		var summary = read(file).summary;
		assertEquals(4000, summary.frames());
		assertEquals(Digest.sha256(file), summary.sha256());
		assertEquals((file.length + (1 << 20) - 1) >> 20, summary.mib().size());
		for (int i = 0; i < summary.mib().size(); i++) {
			int from = i << 20;
			assertEquals(Digest.sha256(file, from, Math.min(1 << 20, file.length - from)), summary.mib().get(i));
		}
	}

	@ParameterizedTest
	@EnumSource
	void compressedCaptureGivesTheFramesOfTheCapture(Compression compression) {
		for (byte[] plain : new byte[][] { three().pcap(), three().pcapng(9) }) {
			Reading wanted = Reading.of(plain);
			Reading got = Reading.of(Packed.as(compression, plain));
			assertEquals(wanted.format + "." + compression.suffix(), got.format);
			assertEquals(List.of(), got.problems);
			assertEquals(3, got.frames.size());
			for (int i = 0; i < 3; i++) {
				assertEquals(wanted.frames.get(i).offset(), got.frames.get(i).offset());
				assertEquals(wanted.frames.get(i).nanos(), got.frames.get(i).nanos());
				assertArrayEquals(wanted.frames.get(i).bytes(), got.frames.get(i).bytes());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void compressedCaptureCutAnywhereIsReadUpToThereAndHashed(Compression compression) {
		byte[] whole = Packed.as(compression, three().pcap());
		for (int length = Compression.LOOKED_AT; length < whole.length; length++) {
			Reading reading = Reading.of(Arrays.copyOf(whole, length));
			assertTrue(reading.frames.size() <= 3);
			assertTrue(reading.codes().contains("capture.compressed-cut"), compression + " cut at " + length + ": " + reading.codes());
		}
	}

	@Test
	void compressedFileThatIsNoCaptureIsUnknown() {
		Reading reading = Reading.of(Packed.as(Compression.GZIP, Packed.text(1, 5_000)));
		assertEquals("unknown.gz", reading.format);
		assertEquals(List.of("capture.unknown-format"), reading.codes());
	}
}
