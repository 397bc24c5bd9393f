package org.telltale.capture.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class CodingTest {

	/** 98 bytes of text, by the reference implementation of brotli at quality 11. */
	private static final byte[] BROTLI = Base64.getDecoder().decode("G2EAACyOx/nX4q1YusMqKrQkM2NrEJe5vHmGp1dhb045YC9rWZBHdGC+p6wEwVAE+x4/DrEX1+ToqLzvUyS4FQvXhHRzkAI=");
	private static final String BROTLI_TEXT = "The quick brown fox jumps over the lazy dog. The quick brown fox. 时间 time and again and again.";

	private static byte[] deflated(byte[] data, boolean raw) {
		Deflater deflater = new Deflater(9, raw);
		try {
			deflater.setInput(data);
			deflater.finish();
			byte[] out = new byte[data.length + 100];
			return Arrays.copyOf(out, deflater.deflate(out));
		} finally {
			deflater.end();
		}
	}

	private static byte[] coded(String coding, byte[] data) {
		return switch (coding) {
			case "gzip" -> Packed.as(Compression.GZIP, data);
			case "zstd" -> Packed.as(Compression.ZSTD, data);
			default -> deflated(data, coding.equals("deflate"));
		};
	}

	@Test
	void everyCodingGivesTheBytesBack() {
		byte[] data = Packed.text(1, 200_000);
		for (String coding : new String[] { "gzip", "zlib", "deflate", "zstd" }) {
			byte[] input = coded(coding, data);
			Coding.Decoded decoded = Coding.decode(coding, input, 1 << 20).orElseThrow();
			assertArrayEquals(data, decoded.bytes(), coding);
			assertTrue(decoded.whole());
			assertEquals(input.length, decoded.consumed());
			assertTrue(Coding.knows(coding));
			assertEquals(Optional.empty(), Coding.decode(coding, input, 199_999));
		}
		Coding.Decoded brotli = Coding.decode("brotli", BROTLI, 1000).orElseThrow();
		assertEquals(BROTLI_TEXT, new String(brotli.bytes(), StandardCharsets.UTF_8));
		assertTrue(brotli.whole());
	}

	@Test
	void unknownCodingGivesNothing() {
		assertFalse(Coding.knows("compress"));
		assertEquals(Optional.empty(), Coding.decode("compress", new byte[9], 9));
	}

	@Test
	void cutAtEveryByteGivesABeginningThatIsNotWhole() {
		byte[] data = Packed.text(2, 2_000);
		for (String coding : new String[] { "gzip", "zlib", "deflate", "zstd", "brotli" }) {
			byte[] input = coding.equals("brotli") ? BROTLI : coded(coding, data);
			byte[] wanted = coding.equals("brotli") ? BROTLI_TEXT.getBytes(StandardCharsets.UTF_8) : data;
			for (int cut = 0; cut < input.length; cut++) {
				Optional<Coding.Decoded> decoded = Coding.decode(coding, Arrays.copyOf(input, cut), 1 << 20);
				if (decoded.isPresent()) {
					assertArrayEquals(Arrays.copyOf(wanted, decoded.get().bytes().length), decoded.get().bytes(), coding);
					assertFalse(decoded.get().whole(), coding + " cut at " + cut);
				}
			}
		}
	}

	@Test
	void changedAndRandomBytesNeverThrow() {
		Random random = new Random(3);
		byte[] data = Packed.text(3, 4_000);
		for (String coding : new String[] { "gzip", "zlib", "deflate", "zstd", "brotli" }) {
			byte[] input = coding.equals("brotli") ? BROTLI : coded(coding, data);
			for (int i = 0; i < 3_000; i++) {
				byte[] changed = input.clone();
				changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
				Coding.decode(coding, changed, 1 << 20);
				byte[] noise = new byte[random.nextInt(200)];
				random.nextBytes(noise);
				Coding.decode(coding, noise, 1 << 20);
			}
		}
	}

	@Test
	void secondMemberIsReadAndRubbishBehindItIsNotWhole() {
		byte[] one = Packed.as(Compression.GZIP, new byte[] { 'a' });
		byte[] two = Arrays.copyOf(one, 2 * one.length + 1);
		System.arraycopy(one, 0, two, one.length, one.length);
		Coding.Decoded decoded = Coding.decode("gzip", two, 10).orElseThrow();
		assertEquals("aa", new String(decoded.bytes(), StandardCharsets.US_ASCII));
		assertFalse(decoded.whole());
	}
}
