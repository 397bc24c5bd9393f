package org.telltale.capture.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class ByteShapeTest {

	private static String word(byte[] bytes) {
		ByteShape shape = new ByteShape();
		shape.add(0, bytes, 0, bytes.length);
		return shape.word();
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	@Test
	void textIsToldInAnyLanguage() {
		assertEquals("unknown:text", word("LOGIN user\r\nsome words\r\n".getBytes(StandardCharsets.US_ASCII)));
		assertEquals("unknown:text", word("\u4f60\u597d\uff0c\u8fd9\u662f\u6587\u672c".repeat(20).getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void randomBytesOfAnyNumberAreOfHighEntropy() {
		for (int length : new int[] { 256, 300, 1000, 5000, 64 << 10 }) {
			assertEquals("unknown:high-entropy", word(random(length)), "length " + length);
		}
	}

	@Test
	void compressedBytesAreOfHighEntropy() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
			Random random = new Random(2);
			for (int i = 0; i < 20_000; i++) {
				deflate.write("etaoin shrdlu".charAt(random.nextInt(13)));
			}
		}
		assertEquals("unknown:high-entropy", word(out.toByteArray()));
	}

	@Test
	void numbersAndLengthsAreStructured() {
		ByteBuffer buffer = ByteBuffer.allocate(8000);
		for (int i = 0; i < 1000; i++) {
			buffer.putInt(i).putInt(16);
		}
		assertEquals("unknown:structured", word(buffer.array()));
		assertEquals("unknown:structured", word(new byte[] { 0, 1, 2, 3 }));
		assertEquals("unknown", word(new byte[0]));
	}

	@Test
	void nothingBehindTheFirst64KiBOfASideCounts() {
		ByteShape shape = new ByteShape();
		byte[] text = "a".repeat(ByteShape.LOOKED_AT).getBytes(StandardCharsets.US_ASCII);
		shape.add(0, text, 0, text.length);
		assertTrue(!shape.wants(0) && shape.wants(1));
		shape.add(0, random(1 << 20), 0, 1 << 20);
		assertEquals("unknown:text", shape.word());
		assertEquals(0.0, shape.entropyBits());
	}
}
