package org.telltale.capture.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextShapeTest {

	private static boolean isText(byte[] bytes) {
		return TextShape.isText(bytes, 0, bytes.length);
	}

	@Test
	void chineseTextIsTextAndItsHalvesAreNot() {
		byte[] text = "短信内容是文本\n".getBytes(StandardCharsets.UTF_8);
		assertTrue(isText(text));
		assertFalse(isText(new byte[] { (byte) 0xe7, (byte) 0x9f, 'a', 'b' }));
		assertFalse(isText(new byte[] { (byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80 }));
	}

	@Test
	void oneOddByteInTwentyIsForgivenTwoAreNot() {
		byte[] text = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
		text[3] = 0;
		assertTrue(isText(text));
		text[4] = (byte) 0xff;
		assertFalse(isText(text));
		assertFalse(isText(new byte[0]));
	}

	@Test
	void binaryBlocksInsideTextAreCountedBlockByBlock() {
		byte[] mixed = new byte[3 * 4096 + 10];
		Arrays.fill(mixed, (byte) 'x');
		Arrays.fill(mixed, 4096, 8192, (byte) 0x90);
		assertEquals(4096, TextShape.notText(mixed, 0, mixed.length));
	}
}
