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
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ByteRange;
import org.telltale.base.IpAddress;

class PcapngFramesTest {

	/** Writes blocks in the order of draft-ietf-opsawg-pcapng section 4. */
	private static final class Blocks {
		private final ByteArrayOutputStream out = new ByteArrayOutputStream();
		private final ByteOrder order;

		private Blocks(boolean big) {
			order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		}

		private Blocks block(int type, byte[]... parts) {
			int length = 12;
			for (byte[] part : parts) {
				length += part.length;
			}
			out.writeBytes(ByteBuffer.allocate(8).order(order).putInt(type).putInt(length).array());
			for (byte[] part : parts) {
				out.writeBytes(part);
			}
			out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(length).array());
			return this;
		}

		private byte[] ints(int... values) {
			ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(order);
			for (int value : values) {
				buffer.putInt(value);
			}
			return buffer.array();
		}

		private byte[] option(int code, byte[] value) {
			return ByteBuffer.allocate(4 + (value.length + 3 & ~3)).order(order).putShort((short) code).putShort((short) value.length).put(value).array();
		}

		private byte[] option(int code, String text) {
			return option(code, text.getBytes(StandardCharsets.UTF_8));
		}

		private byte[] number(int code, long value) {
			return option(code, ByteBuffer.allocate(8).order(order).putLong(value).array());
		}

		private Blocks section(byte[]... options) {
			byte[] fixed = ByteBuffer.allocate(16).order(order).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1).array();
			return block(0x0a0d0d0a, prepend(fixed, options));
		}

		private Blocks source(int link, int snapLength, byte[]... options) {
			byte[] fixed = ByteBuffer.allocate(8).order(order).putShort((short) link).putShort((short) 0).putInt(snapLength).array();
			return block(1, prepend(fixed, options));
		}

		private Blocks packet(int source, long ticks, byte[] data, byte[]... options) {
			byte[] fixed = ByteBuffer.allocate(20 + (data.length + 3 & ~3)).order(order).putInt(source).putInt((int) (ticks >>> 32)).putInt((int) ticks)
					.putInt(data.length).putInt(data.length).put(data).array();
			return block(6, prepend(fixed, options));
		}

		private static byte[][] prepend(byte[] first, byte[][] rest) {
			byte[][] all = new byte[rest.length + 1][];
			all[0] = first;
			System.arraycopy(rest, 0, all, 1, rest.length);
			return all;
		}

		private int size() {
			return out.size();
		}

		private byte[] bytes() {
			return out.toByteArray();
		}
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void everyOptionOfSectionAndInterfaceIsHeard(boolean big) {
		Blocks b = new Blocks(big);
		b.section(b.option(2, "box"), b.option(3, "Linux 6"), b.option(4, "dumpcap"), b.option(1, "bench 3"), b.option(0, ""));
		b.source(1, 96, b.option(2, "wlan0"), b.option(3, "radio"), b.option(4, new byte[] { 10, 0, 0, 1, -1, -1, -1, 0 }),
				b.option(6, new byte[] { 0, 0, 0x5e, 0, 0x53, 1 }), b.option(9, new byte[] { 3 }), b.option(11, "\0tcp port 80"), b.option(12, "Android 14"),
				b.option(13, new byte[] { 32 }), b.number(14, -3600), b.option(15, "chip"), b.option(1, "left"), b.option(0, ""));
		b.packet(0, 5_000_000, new byte[5]);
		Reading reading = Reading.of(b.bytes());
		assertEquals(List.of(), reading.problems);
		assertEquals(new Section(0, 0, "box", "Linux 6", "dumpcap"), reading.of(Section.class).getFirst());
		assertEquals(new CaptureSource(0, 0, 1, 96, "wlan0", "radio", "Android 14", "chip", "tcp port 80", Optional.of("00005e005301"),
				"10.0.0.1/24", 3, -3600, 4), reading.of(CaptureSource.class).getFirst());
		assertEquals(List.of("bench 3", "left"), reading.of(Comment.class).stream().map(Comment::text).toList());
		assertEquals((5_000L - 3600) * 1_000_000_000L, reading.frames.getFirst().nanos());
		assertEquals(4, reading.frames.getFirst().fcsBytes());
	}

	@Test
	void commentFlagsAndDropsOfAFrame() {
		Blocks b = new Blocks(false);
		b.section().source(1, 0, b.option(2, "wlan0"));
		b.packet(0, 1, new byte[6]);
		int at = b.size();
		b.packet(0, 2, new byte[6], b.option(1, "look here"), b.option(2, b.ints(0x82)), b.number(4, 7), b.option(99, "?"), b.option(0, ""));
		Reading reading = Reading.of(b.bytes());
		assertEquals(List.of(new Comment(Comment.About.FRAME, 2, "look here", new ByteRange(at + 28 + 8 + 4, 9))), reading.of(Comment.class));
		assertEquals(Frame.OUTBOUND, reading.frames.get(1).direction());
		assertEquals(Frame.NO_DIRECTION, reading.frames.getFirst().direction());
		assertEquals(4, reading.frames.get(1).fcsBytes());
		assertEquals(List.of(new Drops(0, 2, -1, -1, 7)), reading.of(Drops.class));
		assertEquals(List.of("capture.dropped", "pcapng.option-not-read"), reading.codes());
		assertTrue(reading.problems.getFirst().what().contains("dropped 7 packets on interface 0 (wlan0)"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void resolvedNamesAreOfferedWithTheirAddresses(boolean big) {
		Blocks b = new Blocks(big);
		b.section();
		b.block(4, b.option(1, new byte[] { (byte) 198, 51, 100, 7, 'a', '.', 'b', 0, 'c', 0 }),
				b.option(2, new byte[] { 0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'x' }), b.option(3, new byte[] { 1 }), b.option(0, ""),
				b.option(1, "by dig"), b.option(0, ""));
		Reading reading = Reading.of(b.bytes());
		assertEquals(List.of("198.51.100.7 a.b", "198.51.100.7 c", "2001:db8::1 x"),
				reading.of(ResolvedName.class).stream().map(n -> n.address() + " " + n.name()).toList());
		assertEquals(new ByteRange(28 + 12, 10), reading.of(ResolvedName.class).getFirst().range());
		assertEquals("by dig", reading.of(Comment.class).getFirst().text());
		assertEquals(List.of("pcapng.name-not-read"), reading.codes());
		assertEquals(IpAddress.parse("198.51.100.7"), Optional.of(reading.of(ResolvedName.class).getFirst().address()));
	}

	@Test
	void statisticsGiveTheHighestCountOnce() {
		Blocks b = new Blocks(true);
		b.section().source(1, 0).packet(0, 1, new byte[4]);
		b.block(5, b.ints(0, 0, 0), b.number(4, 100), b.number(5, 2), b.number(7, 3));
		b.block(5, b.ints(0, 0, 0), b.number(5, 4), b.number(7, 6), b.option(0, ""));
		b.block(5, b.ints(1, 0, 0));
		Reading reading = Reading.of(b.bytes());
		assertEquals(List.of("pcapng.damaged-block", "capture.dropped"), reading.codes());
		assertTrue(reading.problems.get(1).what().contains("dropped 10 packets"), reading.problems.get(1).what());
	}

	@Test
	void obsoletePacketBlockSaysItsDrops() {
		Blocks b = new Blocks(false);
		b.section().source(101, 0);
		b.block(2, ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0).putShort((short) 3).putInt(0).putInt(9).putInt(4)
				.putInt(40).putInt(0x45454545).array());
		b.block(2, ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0).putShort((short) -1).putInt(0).putInt(9).putInt(4)
				.putInt(40).putInt(0x45454545).array());
		Reading reading = Reading.of(b.bytes());
		assertEquals(2, reading.frames.size());
		assertEquals(9_000, reading.frames.getFirst().nanos());
		assertEquals(40, reading.frames.getFirst().original());
		assertEquals(List.of("capture.dropped"), reading.codes());
		assertTrue(reading.problems.getFirst().what().contains(" 3 packets"));
	}

	@Test
	void secretsComeWithTheirRange() {
		Blocks b = new Blocks(false);
		b.section();
		int at = b.size();
		b.block(10, b.ints(Secrets.TLS_KEY_LOG, 5), Arrays.copyOf(text("a b c"), 8), b.option(1, "from the app"), b.option(0, ""));
		b.block(10, b.ints(Secrets.TLS_KEY_LOG, 5000), new byte[8]);
		Reading reading = Reading.of(b.bytes());
		Secrets secrets = reading.of(Secrets.class).getFirst();
		assertArrayEquals(text("a b c"), secrets.bytes());
		assertEquals(new ByteRange(at + 16, 5), secrets.range());
		assertEquals("from the app", reading.of(Comment.class).getFirst().text());
		assertEquals(1, reading.of(Secrets.class).size());
		assertEquals(List.of("pcapng.damaged-block"), reading.codes());
	}

	@Test
	void customBlocksKeepEnterpriseAndRange() {
		Blocks b = new Blocks(true);
		b.section();
		b.block(0xbad, b.ints(32473), new byte[8]);
		b.block(0x40000bad, b.ints(32473), new byte[4]);
		b.block(9, new byte[8]);
		Reading reading = Reading.of(b.bytes());
		assertEquals(List.of(new CustomBlock(32473, new ByteRange(28, 24), false), new CustomBlock(32473, new ByteRange(52, 20), false)),
				reading.of(CustomBlock.class));
		assertEquals(2, reading.problems.size());
		assertTrue(reading.problems.getFirst().what().contains("systemd journal"));
		assertTrue(reading.problems.get(1).what().contains("enterprise 32473 passed over: 2 times"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void pcapdroidBlocksAndCommentsNameTheApp(boolean big) {
		Blocks b = new Blocks(big);
		b.section().source(101, 0);
		int at = b.size();
		byte[] map = ByteBuffer.allocate(20).order(b.order).putShort((short) 1).put((byte) 1).put((byte) 0).putInt(10_123).put((byte) 5).put((byte) 3)
				.put(text("com.x")).put(text("App")).array();
		b.block(0xbad, b.ints(62652), map);
		b.packet(0, 1, new byte[3], b.option(1, "u-10123"), b.option(0, ""));
		b.packet(0, 2, new byte[3], b.option(1, "u--1"), b.option(0, ""));
		b.packet(0, 3, new byte[3]);
		b.packet(0, 4, new byte[3], b.option(1, "u-10123x"), b.option(0, ""));
		Reading reading = Reading.of(b.bytes());
		assertEquals(List.of(10_123, -1, -1, -1), reading.frames.stream().map(Reading.Copy::uid).toList());
		assertEquals(List.of(new App(10_123, "com.x", "App", new ByteRange(at + 12, 20))), reading.of(App.class));
		assertEquals(List.of("u-10123x"), reading.of(Comment.class).stream().map(Comment::text).toList());
		assertEquals(List.of(), reading.problems);
	}

	@Test
	void commentOfAnotherProgramIsNoApp() {
		Blocks b = new Blocks(false);
		b.section().source(101, 0).packet(0, 1, new byte[3], b.option(1, "u-5"));
		Reading reading = Reading.of(b.bytes());
		assertEquals(-1, reading.frames.getFirst().uid());
		assertEquals("u-5", reading.of(Comment.class).getFirst().text());
	}

	@Test
	void laterSectionBeginsItsOwnInterfacesAndNumbersGoOn() {
		Blocks first = new Blocks(false);
		first.section().source(1, 0).source(101, 0, first.option(9, new byte[] { 9 })).packet(1, 5, new byte[4]);
		Blocks second = new Blocks(true);
		second.section().source(228, 0).packet(0, 6, new byte[4]).packet(1, 7, new byte[4]);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(first.bytes());
		file.writeBytes(second.bytes());
		Reading reading = Reading.of(file.toByteArray());
		assertEquals(List.of(101, 228), reading.frames.stream().map(Reading.Copy::linkType).toList());
		assertEquals(List.of(1, 2), reading.frames.stream().map(Reading.Copy::source).toList());
		assertEquals(List.of(5L, 6_000L), reading.frames.stream().map(Reading.Copy::nanos).toList());
		assertEquals(List.of("pcapng.damaged-packet"), reading.codes());
	}

	@ParameterizedTest
	@CsvSource({ "0,7000000000", "3,7000000", "6,7000", "9,7", "12,0", "28,0", "127,0", "128,7000000000", "129,3500000000", "148,6675", "191,0", "192,0",
			"255,0" })
	void ticksOfEveryResolution(int resolution, long expected) {
		Blocks b = new Blocks(true);
		b.section().source(1, 0, b.option(9, new byte[] { (byte) resolution })).packet(0, 7, new byte[1]);
		assertEquals(expected, Reading.of(b.bytes()).frames.getFirst().nanos());
	}

	@Test
	void garbageBetweenBlocksCostsTheGarbageAlone() {
		for (int length : new int[] { 1, 4, 13, 1000, 3_000_000 }) {
			Blocks b = new Blocks(false);
			b.section().source(1, 0).packet(0, 1, new byte[30]);
			int at = b.size();
			byte[] garbage = new byte[length];
			new Random(length).nextBytes(garbage);
			Arrays.fill(garbage, 0, Math.min(8, length), (byte) 0xff);
			b.out.writeBytes(garbage);
			b.packet(0, 2, new byte[30]).packet(0, 3, new byte[30]);
			Reading reading = Reading.of(b.bytes());
			assertEquals(3, reading.frames.size());
			assertEquals(List.of("pcapng.damaged"), reading.codes());
			assertEquals(new ByteRange(at, length), reading.problems.getFirst().where().range());
		}
	}

	@Test
	void lengthPastTheEndOfALongFileIsDamage() {
		Blocks b = new Blocks(false);
		b.section().source(1, 0).packet(0, 1, new byte[30]);
		int at = b.size();
		for (int i = 0; i < 2_000; i++) {
			b.packet(0, 2 + i, new byte[1400]);
		}
		byte[] file = b.bytes();
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 4, 50 << 20);
		Reading reading = Reading.of(file);
		assertEquals(2_000, reading.frames.size());
		assertEquals(new ByteRange(at, 1432), reading.problems.getFirst().where().range());
	}

	@Test
	void secondLengthAloneWrongIsBelievedLess() {
		Blocks b = new Blocks(false);
		b.section().source(1, 0).packet(0, 1, new byte[4]).packet(0, 2, new byte[4]);
		byte[] file = b.bytes();
		file[file.length - 36 - 4] = 0;
		Reading reading = Reading.of(file);
		assertEquals(2, reading.frames.size());
		assertEquals(List.of("pcapng.trailer"), reading.codes());
	}

	@Test
	void firstLengthWrongIsFoundByTheSecond() {
		Blocks b = new Blocks(false);
		b.section().source(1, 0).packet(0, 1, new byte[40]).packet(0, 2, new byte[40]).packet(0, 3, new byte[40]);
		byte[] file = b.bytes();
		int at = 28 + 20 + 72;
		file[at + 4] = 88;
		Reading reading = Reading.of(file);
		assertEquals(2, reading.frames.size());
		assertEquals(List.of("pcapng.damaged"), reading.codes());
		assertEquals(new ByteRange(at, 72), reading.problems.getFirst().where().range());
	}

	@Test
	void interfaceBehindAGapIsUncertain() {
		Blocks b = new Blocks(false);
		b.section();
		b.out.writeBytes(new byte[] { 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0 });
		b.source(1, 0).packet(0, 1, new byte[4]);
		assertEquals(List.of("pcapng.damaged", "pcapng.interface-uncertain"), Reading.of(b.bytes()).codes());
	}

	@Test
	void aMillionInterfacesDoNotFillTheMemory() {
		Blocks b = new Blocks(false);
		b.section();
		for (int i = 0; i < PcapngSection.MAX_INTERFACES + 10; i++) {
			b.source(1, 0);
		}
		b.packet(PcapngSection.MAX_INTERFACES - 1, 1, new byte[4]).packet(PcapngSection.MAX_INTERFACES, 1, new byte[4]);
		Reading reading = Reading.of(b.bytes());
		assertEquals(1, reading.frames.size());
		assertEquals(List.of("pcapng.damaged-packet", "pcapng.interfaces"), reading.codes());
	}

	@Test
	void everyBlockCutAtEveryByteAndChangedAnywhereNeverThrows() {
		Blocks b = new Blocks(false);
		b.section(b.option(4, "PCAPdroid"), b.option(1, "c")).source(1, 0, b.option(2, "wlan0"), b.option(4, new byte[8]), b.option(9, new byte[] { 9 }));
		b.packet(0, 1, new byte[7], b.option(1, "u-5"), b.option(2, b.ints(1)));
		b.block(4, b.option(1, new byte[] { 1, 2, 3, 4, 'a', 0 }), b.option(0, ""));
		b.block(5, b.ints(0, 0, 0), b.number(5, 1));
		b.block(10, b.ints(1, 3), new byte[4]);
		b.block(0xbad, b.ints(62652), new byte[12]);
		byte[] whole = b.bytes();
		for (int length = 0; length <= whole.length; length++) {
			assertTrue(Reading.of(Arrays.copyOf(whole, length)).frames.size() <= 1);
		}
		for (int i = 0; i < whole.length; i++) {
			for (int value : new int[] { 0, 1, 0x7f, 0xff }) {
				byte[] changed = whole.clone();
				changed[i] = (byte) value;
				Reading.of(changed);
			}
		}
	}
}
