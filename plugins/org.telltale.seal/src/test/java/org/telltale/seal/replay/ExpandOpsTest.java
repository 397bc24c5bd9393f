package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class ExpandOpsTest {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/** Made by Node, zlib.brotliCompressSync. */
	private static final byte[] BROTLI = HexFormat.of().parseHex("1b1305f81da9539f3c5c9ad1e115da5b81ccf520938862994e61946d3a621688ae9c4d4b00");

	@Test
	void brotliEndsWithItsStream() throws Exception {
		byte[] plain = bytes("the quick brown fox jumps ".repeat(50));
		assertArrayEquals(plain, ExpandOps.brotli(BROTLI, plain.length));
		assertArrayEquals(plain, ExpandOps.brotli(Arrays.copyOf(BROTLI, BROTLI.length + 9), plain.length));
		assertThrows(Refusal.class, () -> ExpandOps.brotli(BROTLI, plain.length - 1));
		assertThrows(Refusal.class, () -> ExpandOps.brotli(BROTLI, plain.length + 1));
		assertThrows(Refusal.class, () -> ExpandOps.brotli(new byte[0], 0));
		int same = 0;
		for (int at = 0; at < BROTLI.length; at++) {
			byte[] changed = BROTLI.clone();
			changed[at] ^= 0x10;
			try {
				same += Arrays.equals(plain, ExpandOps.brotli(changed, plain.length)) ? 1 : 0;
			} catch (Refusal expected) {
				assertEquals(false, expected.getMessage().isEmpty());
			}
		}
		assertTrue(same <= 3, same + " of the changed streams give the same bytes");
	}

	@Test
	void brotliThatIsCutGivesABeginning() throws Exception {
		byte[] stored = HexFormat.of().parseHex("0b0280" + "68656c6c6f" + "03");
		assertArrayEquals(bytes("hello"), ExpandOps.brotli(stored, 5));
		assertThrows(Refusal.class, () -> ExpandOps.brotli(Arrays.copyOf(stored, 2), 1));
		assertThrows(Refusal.class, () -> ExpandOps.brotli(Arrays.copyOf(stored, 2), 0));
	}

	/** A raw frame of 5 bytes, a skippable one, one of a repeated byte. */
	@Test
	void zstdFramesFollowEachOther() throws Exception {
		byte[] frames = HexFormat.of().parseHex("28b52ffd" + "2005" + "290000" + "68656c6c6f" + "502a4d18" + "02000000" + "ffff" + "28b52ffd" + "2003" + "1b0000" + "21");
		assertArrayEquals(bytes("hello!!!"), ExpandOps.zstd(frames, 8));
		assertThrows(Refusal.class, () -> ExpandOps.zstd(frames, 7));
		assertArrayEquals(bytes("hel"), ExpandOps.zstd(Arrays.copyOf(frames, frames.length - 1), 3));
		assertArrayEquals(bytes("hello!!"), ExpandOps.zstd(Arrays.copyOf(frames, frames.length + 1), 7));
		assertThrows(Refusal.class, () -> ExpandOps.zstd(Arrays.copyOf(frames, frames.length - 1), 6));
		assertThrows(Refusal.class, () -> ExpandOps.zstd(Arrays.copyOf(frames, frames.length + 1), 0));
		assertThrows(Refusal.class, () -> ExpandOps.zstd(new byte[0], 0));
		byte[] dictionary = HexFormat.of().parseHex("28b52ffd" + "2005" + "290000" + "68656c6c6f" + "28b52ffd" + "2107" + "05" + "290000" + "68656c6c6f");
		assertThrows(Refusal.class, () -> ExpandOps.zstd(dictionary, 5));
	}
}
