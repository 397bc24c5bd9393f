package org.telltale.base.expand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandTest {

	/** Bytes of many kinds: text, numbers, runs, noise, far repeats. */
	private static byte[] data(int seed, int length) {
		Random random = new Random(seed);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		while (out.size() < length) {
			byte[] piece = new byte[1 + random.nextInt(3000)];
			switch (random.nextInt(5)) {
				case 0 -> random.nextBytes(piece);
				case 1 -> Arrays.fill(piece, (byte) random.nextInt(4));
				case 2 -> {
					for (int i = 0; i < piece.length; i++) {
						piece[i] = (byte) ('a' + Math.min(25, Math.abs((int) (random.nextGaussian() * 6))));
					}
				}
				case 3 -> piece = ("GET /" + random.nextInt(99) + " HTTP/1.1\r\nHost: www.example.com\r\n").getBytes(StandardCharsets.US_ASCII);
				default -> {
					byte[] before = out.toByteArray();
					int from = before.length == 0 ? 0 : random.nextInt(before.length);
					piece = Arrays.copyOfRange(before, from, Math.min(before.length, from + piece.length));
				}
			}
			out.writeBytes(piece);
		}
		return Arrays.copyOf(out.toByteArray(), length);
	}

	private static byte[] zstd(byte[] data, int level, boolean checked) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZstdOutputStream zstd = new ZstdOutputStream(out, level)) {
			zstd.setChecksum(checked);
			zstd.write(data);
		}
		return out.toByteArray();
	}

	/** Frames by the reference command line: {@code lz4 -9 -BX --content-size} of 40 requests. */
	private static final byte[] REFERENCE = Base64.getDecoder().decode(
			"BCJNGHxAQAYAAAAAAADOOQAAAP8ZR0VUIC8xIEhUVFAvMS4xDQpIb3N0OiB3d3cuZXhhbXBsZS5jb20NCigA////////BlBjb20NCqcq6cAAAAAA2T99BA==");
	/** The same by {@code lz4 -l}. */
	private static final byte[] LEGACY = Base64.getDecoder().decode("AiFMGDkAAAD/GUdFVCAvMSBIVFRQLzEuMQ0KSG9zdDogd3d3LmV4YW1wbGUuY29tDQooAP///////wZQY29tDQo=");
	private static final byte[] REQUESTS = "GET /1 HTTP/1.1\r\nHost: www.example.com\r\n".repeat(40).getBytes(StandardCharsets.US_ASCII);

	private static byte[] lz4(byte[] data) {
		return Lz4Frame.of(data, 0x54, 4);
	}

	/** What comes out before the end or an exception. */
	private static byte[] before(InputStream in) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (in) {
			byte[] step = new byte[777];
			int count;
			while ((count = in.read(step)) > 0) {
				out.write(step, 0, count);
			}
		} catch (IOException damaged) {
			// what came out before is what is asked for
			return out.toByteArray();
		}
		return out.toByteArray();
	}

	private static ByteArrayInputStream in(byte[] bytes) {
		return new ByteArrayInputStream(bytes);
	}

	@ParameterizedTest
	@ValueSource(ints = { -7, 1, 3, 7, 13, 19, 22 })
	void zstdOfEveryLevelIsWhatTheReferenceMade(int level) throws IOException {
		for (int length : new int[] { 0, 1, 5, 255, 256, 257, 70_000, 131_072, 131_073, 700_000 }) {
			byte[] data = data(level * 31 + length, length);
			assertArrayEquals(data, new ZstdInputStream(in(zstd(data, level, length % 2 == 0))).readAllBytes());
			assertArrayEquals(data, new ZstdInputStream(in(Zstd.compress(data, level))).readAllBytes());
		}
	}

	@Test
	void framesFollowOneAnotherAndSkippableOnesGiveNothing() throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(new byte[] { 0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9 });
		file.writeBytes(Zstd.compress(data(1, 5000)));
		file.writeBytes(new byte[] { 0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0 });
		file.writeBytes(Zstd.compress(data(2, 5000)));
		byte[] all = new ZstdInputStream(in(file.toByteArray())).readAllBytes();
		assertArrayEquals(data(1, 5000), Arrays.copyOf(all, 5000));
		assertArrayEquals(data(2, 5000), Arrays.copyOfRange(all, 5000, 10_000));
	}

	@Test
	void lz4OfEveryKindOfFrame() throws IOException {
		assertArrayEquals(REQUESTS, new Lz4InputStream(in(REFERENCE)).readAllBytes());
		for (int code = 4; code < 8; code++) {
			for (int flags : new int[] { 0x40, 0x44, 0x50, 0x60, 0x74 }) {
				byte[] data = data(flags, 300_000);
				assertArrayEquals(data, new Lz4InputStream(in(Lz4Frame.of(data, flags, code))).readAllBytes());
			}
		}
		assertEquals(0, new Lz4InputStream(in(lz4(new byte[0]))).readAllBytes().length);
	}

	@Test
	void legacyFramesEndWhereAnotherFrameBegins() throws IOException {
		assertArrayEquals(REQUESTS, new Lz4InputStream(in(LEGACY)).readAllBytes());
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(LEGACY);
		file.writeBytes(Arrays.copyOfRange(LEGACY, 4, LEGACY.length));
		file.writeBytes(LEGACY);
		file.writeBytes(REFERENCE);
		file.writeBytes(new byte[] { 0x5f, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 9 });
		byte[] all = new Lz4InputStream(in(file.toByteArray())).readAllBytes();
		assertEquals(4 * REQUESTS.length, all.length);
		assertArrayEquals(REQUESTS, Arrays.copyOfRange(all, 3 * REQUESTS.length, all.length));
	}

	@Test
	void aLegacyBlockOfMoreThanEightMebibytesIsDamage() throws IOException {
		IOException damage = assertThrows(IOException.class, () -> new Lz4InputStream(in(new byte[] { 2, 0x21, 0x4c, 0x18, 0, 0, (byte) 0x90, 0, 0 })).readAllBytes());
		assertEquals(IOException.class, damage.getClass(), "not merely cut");
		for (int cut = 1; cut < LEGACY.length; cut++) {
			int length = cut;
			boolean border = cut == 4;
			if (border) {
				assertEquals(0, new Lz4InputStream(in(Arrays.copyOf(LEGACY, length))).readAllBytes().length);
			} else {
				assertThrows(EOFException.class, () -> new Lz4InputStream(in(Arrays.copyOf(LEGACY, length))).readAllBytes(), "cut at " + cut);
			}
		}
	}

	@Test
	void cutAnywhereGivesTheWholeBlocksBefore() throws IOException {
		byte[] data = data(3, 300_000);
		byte[] zstd = zstd(data, 3, true);
		byte[] lz4 = lz4(data);
		for (int i = 0; i < 300; i++) {
			int cut = i < 20 ? i : zstd.length - 1 - i * 50 % zstd.length;
			byte[] part = Arrays.copyOf(zstd, cut);
			byte[] out = before(new ZstdInputStream(in(part)));
			assertTrue(out.length % 131_072 == 0 || cut >= zstd.length - 4, cut + ": " + out.length);
			assertArrayEquals(Arrays.copyOf(data, out.length), out);
			assertThrows(EOFException.class, () -> new ZstdInputStream(in(part)).readAllBytes(), "cut at " + cut);
			int other = i < 20 ? i : lz4.length - 1 - i * 70 % lz4.length;
			byte[] got = before(new Lz4InputStream(in(Arrays.copyOf(lz4, other))));
			assertArrayEquals(Arrays.copyOf(data, got.length), got);
			assertThrows(EOFException.class, () -> new Lz4InputStream(in(Arrays.copyOf(lz4, other))).readAllBytes(), "cut at " + other);
		}
	}

	@Test
	void changedBytesEndTheStreamAndNothingElse() throws IOException {
		byte[] data = data(4, 40_000);
		Random random = new Random(9);
		for (byte[] whole : new byte[][] { zstd(data, 1, true), zstd(data, 19, true), lz4(data) }) {
			for (int i = 0; i < 4000; i++) {
				byte[] changed = whole.clone();
				changed[i % 3 == 0 ? i % Math.min(60, whole.length) : random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
				before(whole[0] == 4 ? new Lz4InputStream(in(changed)) : new ZstdInputStream(in(changed)));
			}
		}
	}

	@Test
	void wrongCheckValueIsThrownBehindTheLastByte() throws IOException {
		byte[] data = data(5, 1000);
		byte[] zstd = zstd(data, 3, true);
		zstd[zstd.length - 1] ^= 1;
		assertArrayEquals(data, before(new ZstdInputStream(in(zstd))));
		assertThrows(IOException.class, () -> new ZstdInputStream(in(zstd)).readAllBytes());
		byte[] lz4 = lz4(data);
		lz4[lz4.length - 1] ^= 1;
		assertArrayEquals(data, before(new Lz4InputStream(in(lz4))));
		assertThrows(IOException.class, () -> new Lz4InputStream(in(lz4)).readAllBytes());
	}

	@Test
	void windowOfGigabytesIsAClaimAlone() throws IOException {
		byte[] frame = { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xa8, 9, 0, 0, 'x' };
		assertArrayEquals(new byte[] { 'x' }, new ZstdInputStream(in(frame)).readAllBytes());
	}

	@Test
	void dictionaryIsSaidToBeMissing() {
		byte[] frame = { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x21, 7, 1, 1, 0, 0 };
		assertTrue(assertThrows(IOException.class, () -> new ZstdInputStream(in(frame)).read()).getMessage().contains("dictionary"));
	}

	@Test
	void emptyInputIsCut() {
		assertThrows(EOFException.class, () -> new ZstdInputStream(in(new byte[0])).read());
		assertThrows(EOFException.class, () -> new Lz4InputStream(in(new byte[0])).read());
	}

	@Test
	void hashesAreThoseOfTheSpecification() {
		assertEquals(0x02cc5d05L, hash(XxHash.of32(), ""));
		assertEquals(0x32d153ffL, hash(XxHash.of32(), "abc"));
		assertEquals(0xef46db3751d8e999L, hash(XxHash.of64(), ""));
		assertEquals(0x44bc2cf5ad770999L, hash(XxHash.of64(), "abc"));
		XxHash pieces = XxHash.of64();
		XxHash whole = XxHash.of64();
		byte[] data = data(6, 1_000);
		whole.update(data, 0, 1_000);
		for (int at = 0; at < 1_000; at += 7) {
			pieces.update(data, at, Math.min(1_000, at + 7));
		}
		assertEquals(whole.value(), pieces.value());
	}

	private static long hash(XxHash hash, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		hash.update(bytes, 0, bytes.length);
		return hash.value();
	}
}
