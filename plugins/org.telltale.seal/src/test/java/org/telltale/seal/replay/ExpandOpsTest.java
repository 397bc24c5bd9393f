package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
		assertArrayEquals(bytes("hello"), ExpandOps.zstd(dictionary, 5));
		assertThrows(Refusal.class, () -> ExpandOps.zstd(dictionary, 10));
	}

	private static final byte[] HELLOS = bytes("hello hello hello hello hello hello, LZ4!");
	private static final String LZ4_BLOCK = "11000000" + "6f68656c6c6f2006000a602c204c5a3421";
	/** Made by lz4 1.9.4, with check values of its block and of the frame. */
	private static final String LZ4_CHECKED = "04224d18" + "7440bd" + LZ4_BLOCK + "7dac537c" + "00000000" + "464c0454";
	private static final String LZ4_PLAIN = "04224d18" + "604082" + LZ4_BLOCK + "00000000";
	private static final String LZ4_LEGACY = "02214c18" + LZ4_BLOCK;

	private static byte[] lz4(String hex, int wanted) throws Refusal {
		return ExpandOps.lz4(HexFormat.of().parseHex(hex), wanted);
	}

	@Test
	void lz4FramesFollowEachOtherLegacyOnesToo() throws Exception {
		String skippable = "5f2a4d18" + "02000000" + "ffff";
		byte[] all = lz4(LZ4_CHECKED + skippable + LZ4_LEGACY + LZ4_BLOCK + LZ4_PLAIN + LZ4_LEGACY, 5 * 41);
		assertArrayEquals(bytes(new String(HELLOS, StandardCharsets.US_ASCII).repeat(5)), all);
		for (String whole : new String[] { LZ4_CHECKED, LZ4_PLAIN, LZ4_LEGACY }) {
			assertArrayEquals(HELLOS, lz4(whole, 41));
			assertThrows(Refusal.class, () -> lz4(whole, 40));
			assertThrows(Refusal.class, () -> lz4(whole, 42));
			assertFalse(Arrays.equals(HELLOS, lz4(whole.replace("6f68", "6f69").replace("7440", "6040"), 41)));
		}
		assertThrows(Refusal.class, () -> lz4("", 0));
	}

	@Test
	void lz4ThatIsCutOrDamagedGivesABeginning() throws Exception {
		String cut = LZ4_PLAIN + LZ4_PLAIN.substring(0, LZ4_PLAIN.length() - 12);
		assertArrayEquals(Arrays.copyOf(HELLOS, 7), lz4(cut, 7));
		assertThrows(Refusal.class, () -> lz4(cut, 0));
		assertThrows(Refusal.class, () -> lz4(cut, 42));
		assertArrayEquals(HELLOS, lz4(LZ4_PLAIN + "00", 41));
		assertThrows(Refusal.class, () -> lz4(LZ4_PLAIN + "00", 42));
		String dictionary = "04224d18" + "6140" + "01000000" + "00" + LZ4_BLOCK + "00000000";
		assertArrayEquals(HELLOS, lz4(LZ4_PLAIN + dictionary, 41));
		assertThrows(Refusal.class, () -> lz4(LZ4_PLAIN + dictionary, 82));
		assertThrows(Refusal.class, () -> lz4(dictionary, 41));
		assertThrows(Refusal.class, () -> lz4(LZ4_LEGACY.replace("0600", "0700"), 41));
	}

	@Test
	void aWrongCheckValueIsDamageBehindItsBlockOrFrame() throws Exception {
		String block = LZ4_CHECKED.replace("7dac", "7dad");
		String frame = LZ4_CHECKED.replace("464c0454", "464c0455");
		for (String wrong : new String[] { block, frame, block + LZ4_PLAIN, frame + LZ4_PLAIN }) {
			assertArrayEquals(HELLOS, lz4(wrong, 41));
			assertArrayEquals(Arrays.copyOf(HELLOS, 40), lz4(wrong, 40));
			assertThrows(Refusal.class, () -> lz4(wrong, 42));
		}
		byte[] zstd = HexFormat.of().parseHex("28b52ffd" + "2405" + "290000" + "68656c6c6f" + "00000000" + "28b52ffd" + "2005" + "290000" + "68656c6c6f");
		assertArrayEquals(bytes("hello"), ExpandOps.zstd(zstd, 5));
		assertThrows(Refusal.class, () -> ExpandOps.zstd(zstd, 6));
	}
}
