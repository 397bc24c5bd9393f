package org.telltale.capture.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ByteRange;
import org.telltale.base.Problem;

class PcapFramesTest {

	private static final int SECONDS = 1_407_405_600;

	/** A file header of draft-ietf-opsawg-pcap section 4. */
	private static byte[] header(ByteOrder order, int magic, int major, int minor, int snapLength, int link, int more) {
		return ByteBuffer.allocate(24 + more).order(order).putInt(magic).putShort((short) major).putShort((short) minor).putInt(0).putInt(0)
				.putInt(snapLength).putInt(link).array();
	}

	/** A record: seconds, fraction, captured and original length, what a variant has behind them, data. */
	private static byte[] record(ByteOrder order, int seconds, int fraction, int first, int second, int more, byte[] data) {
		return ByteBuffer.allocate(16 + more + data.length).order(order).putInt(seconds).putInt(fraction).putInt(first).putInt(second)
				.position(16 + more).put(data).array();
	}

	private static byte[] data(int number) {
		byte[] data = new byte[40 + number];
		Arrays.fill(data, (byte) (0x40 + number));
		return data;
	}

	private static byte[] file(ByteOrder order, int magic, int headerMore, int recordMore, int fraction) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(order, magic, 2, 4, 65_535, 1, headerMore));
		for (int i = 0; i < 4; i++) {
			file.writeBytes(record(order, SECONDS + i, fraction, 40 + i, 1000, recordMore, data(i)));
		}
		return file.toByteArray();
	}

	@ParameterizedTest
	@CsvSource({ "a1b2c3d4,0,0,1000", "a1b23c4d,0,0,1", "a1b2cd34,0,8,1000", "a1b2cd34,0,12,1000", "a1e2cb12,0,8,1", "1c0001ac,4,0,1",
			"1c0001ab,4,0,1000", "a12b3c4d,0,0,1", "a1b2c3d4,0,8,1000", "a1b2c3d4,0,4,1000" })
	void everyMagicInBothByteOrdersGivesTheSameFrames(String magic, int headerMore, int recordMore, int unit) {
		for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
			Reading reading = Reading.of(file(order, (int) Long.parseLong(magic, 16), headerMore, recordMore, 123_456));
			assertEquals(4, reading.frames.size());
			assertEquals("pcap", reading.format);
			for (int i = 0; i < 4; i++) {
				Reading.Copy frame = reading.frames.get(i);
				assertEquals((SECONDS + i) * 1_000_000_000L + 123_456L * unit, frame.nanos());
				assertArrayEquals(data(i), frame.bytes());
				assertEquals(1000, frame.original());
				assertEquals(1, frame.linkType());
			}
			assertEquals(magic.equals("a12b3c4d") ? List.of("pcap.variant") : List.of(), reading.codes());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 543 })
	void oldVersionsHaveTheOriginalLengthFirst(int major) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, major, major == 2 ? 1 : 0, 65_535, 1, 0));
		file.writeBytes(record(ByteOrder.BIG_ENDIAN, SECONDS, 0, 1500, 40, 0, data(0)));
		file.writeBytes(record(ByteOrder.BIG_ENDIAN, SECONDS, 0, 1500, 41, 0, data(1)));
		Reading reading = Reading.of(file.toByteArray());
		assertEquals(2, reading.frames.size());
		assertEquals(1500, reading.frames.get(1).original());
		assertEquals(List.of(), reading.problems);
	}

	@Test
	void version23WasWrittenBothWaysSoTheLongerLengthIsTheOriginal() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, 2, 3, 65_535, 1, 0));
		file.writeBytes(record(ByteOrder.BIG_ENDIAN, SECONDS, 0, 1500, 40, 0, data(0)));
		file.writeBytes(record(ByteOrder.BIG_ENDIAN, SECONDS, 0, 41, 1500, 0, data(1)));
		Reading reading = Reading.of(file.toByteArray());
		assertEquals(2, reading.frames.size());
		assertEquals(List.of(), reading.problems);
	}

	@Test
	void aixHasNanosecondsAndItsOwnNumbersOfLinks() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, 2, 2, 65_535, 6, 0));
		file.writeBytes(record(ByteOrder.BIG_ENDIAN, SECONDS, 999_999_999, 40, 40, 0, data(0)));
		Reading.Copy frame = Reading.of(file.toByteArray()).frames.getFirst();
		assertEquals(1, frame.linkType());
		assertEquals(SECONDS * 1_000_000_000L + 999_999_999L, frame.nanos());
	}

	@Test
	void upperBitsOfTheLinkTypeTellTheCheckSequence() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 2, 4, 65_535, 0x24000001, 0));
		file.writeBytes(record(ByteOrder.LITTLE_ENDIAN, SECONDS, 0, 40, 40, 0, data(0)));
		Reading reading = Reading.of(file.toByteArray());
		assertEquals(1, reading.frames.getFirst().linkType());
		assertEquals(4, reading.frames.getFirst().fcsBytes());
		assertEquals(4, reading.of(CaptureSource.class).getFirst().fcsBytes());
	}

	@Test
	void moreCapturedThanThereWasIsReadAndCounted() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 2, 4, 65_535, 1, 0));
		for (int i = 0; i < 3; i++) {
			file.writeBytes(record(ByteOrder.LITTLE_ENDIAN, SECONDS, 0, 40 + i, 39, 0, data(i)));
		}
		Reading reading = Reading.of(file.toByteArray());
		assertEquals(3, reading.frames.size());
		assertArrayEquals(data(2), reading.frames.get(2).bytes());
		assertEquals(List.of("pcap.lengths"), reading.codes());
		assertTrue(reading.problems.getFirst().what().contains("3 times"));
	}

	private static byte[] many(int count) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 2, 4, 65_535, 1, 0));
		for (int i = 0; i < count; i++) {
			file.writeBytes(record(ByteOrder.LITTLE_ENDIAN, SECONDS + i, i, 60, 60, 0, Arrays.copyOf(data(0), 60)));
		}
		return file.toByteArray();
	}

	@Test
	void garbageBetweenRecordsCostsTheGarbageAlone() {
		byte[] clean = many(100);
		int place = 24 + 50 * 76;
		for (int length : new int[] { 1, 3, 17, 1000, 5_000_000 }) {
			byte[] garbage = new byte[length];
			new Random(length).nextBytes(garbage);
			Arrays.fill(garbage, 0, Math.min(16, length), (byte) 0xff);
			byte[] file = new byte[clean.length + length];
			System.arraycopy(clean, 0, file, 0, place);
			System.arraycopy(garbage, 0, file, place, length);
			System.arraycopy(clean, place, file, place + length, clean.length - place);
			Reading reading = Reading.of(file);
			// a header that begins in the garbage and ends in the record behind it may look possible
			assertTrue(reading.frames.size() >= 99, length + ": " + reading.frames.size());
			assertEquals(List.of("pcap.damaged"), reading.codes());
			Problem problem = reading.problems.getFirst();
			assertEquals(place, problem.where().range().offset());
			assertTrue(problem.where().range().length() >= length);
		}
	}

	@Test
	void twoRecordsThatEndWithTheFileAreFound() {
		byte[] file = many(4);
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 76 + 8, -1);
		Reading reading = Reading.of(file);
		assertEquals(3, reading.frames.size());
		assertEquals(new ByteRange(24 + 76, 76), reading.problems.getFirst().where().range());
	}

	@Test
	void restWithoutRecordsIsOneProblemToTheEnd() {
		byte[] file = Arrays.copyOf(many(4), 24 + 4 * 76 + 100_000);
		Arrays.fill(file, 24 + 4 * 76, file.length, (byte) 0xee);
		Reading reading = Reading.of(file);
		assertEquals(4, reading.frames.size());
		assertEquals(List.of("pcap.damaged"), reading.codes());
		assertEquals(new ByteRange(24 + 4 * 76, 100_000), reading.problems.getFirst().where().range());
	}

	@Test
	void recordsOfAnotherYearInsideTheGarbageAreNoChain() {
		byte[] clean = many(3);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(clean);
		file.writeBytes(new byte[] { -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 });
		for (int i = 0; i < 3; i++) {
			file.writeBytes(record(ByteOrder.LITTLE_ENDIAN, SECONDS + 40_000_000, i, 60, 60, 0, new byte[60]));
		}
		assertEquals(3, Reading.of(file.toByteArray()).frames.size());
	}

	@Test
	void lengthThatSwallowsTheRestOfALongFileIsDamage() {
		byte[] file = many(10_000);
		ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		header.putInt(16, -1); // a snap length that allows anything
		header.putInt(24 + 76 * 10 + 8, 60 << 20);
		Reading reading = Reading.of(file);
		assertEquals(9_999, reading.frames.size());
		assertEquals(List.of("pcap.damaged"), reading.codes());
	}

	@Test
	void randomBytesBehindTheHeaderNeverThrow() {
		Random random = new Random(5);
		for (int i = 0; i < 300; i++) {
			byte[] file = new byte[24 + random.nextInt(3000)];
			random.nextBytes(file);
			System.arraycopy(header(i % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, i % 3 == 0 ? 0xa1b2cd34 : 0xa1b2c3d4, 2, i % 5, 65_535, 1, 0),
					0, file, 0, 24);
			Reading.of(file);
		}
	}

	/** PCAPdroid's frame: zero addresses, IP packet, padding, magic, uid, name, check sequence. */
	private static byte[] droid(int uid, String app, int magic) {
		return ByteBuffer.allocate(14 + 26 + 32).position(12).putShort((short) 0x0800).put(new byte[26]).putInt(magic).putInt(uid)
				.put(Arrays.copyOf(app.getBytes(StandardCharsets.UTF_8), 20)).putInt(0).array();
	}

	@Test
	void pcapdroidTrailerNamesTheAppOfEachFrame() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 2, 4, 65_535, 1, 0));
		byte[][] frames = { droid(10_123, "Messages", 0x01072021), droid(10_124, "A name of twenty byte and more", 0x01072021),
				droid(10_123, "Messages", 0x01072021), droid(-1, "Unknown", 0x01072021), droid(7, "no", 0x01072022) };
		for (byte[] frame : frames) {
			file.writeBytes(record(ByteOrder.LITTLE_ENDIAN, SECONDS, 0, frame.length, frame.length, 0, frame));
		}
		Reading reading = Reading.of(file.toByteArray());
		assertEquals(List.of(10_123, 10_124, 10_123, -1, -1), reading.frames.stream().map(Reading.Copy::uid).toList());
		assertEquals(List.of(new App(10_123, "", "Messages", new ByteRange(40 + 40, 32)),
				new App(10_124, "", "A name of twenty byt", new ByteRange(40 + 88 + 40, 32))), reading.of(App.class));
		assertEquals(72, reading.frames.getFirst().bytes().length);
		assertEquals(List.of(), reading.problems);
	}

	@Test
	void trailersMagicInAnOrdinaryFrameNamesNobody() {
		byte[] frame = droid(10_123, "Messages", 0x01072021);
		frame[0] = 2;
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 2, 4, 65_535, 1, 0));
		file.writeBytes(record(ByteOrder.LITTLE_ENDIAN, SECONDS, 0, frame.length, frame.length, 0, frame));
		assertEquals(-1, Reading.of(file.toByteArray()).frames.getFirst().uid());
	}
}
