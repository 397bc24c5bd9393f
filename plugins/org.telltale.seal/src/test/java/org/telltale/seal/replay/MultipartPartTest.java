package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

/** {@code multipart.part} of derivation.md. */
class MultipartPartTest {

	private static String part(String input, int index) throws Refusal {
		return new String(TextOps.part(input.getBytes(StandardCharsets.ISO_8859_1), "x", index), StandardCharsets.ISO_8859_1);
	}

	@Test
	void partsStandBetweenDelimiterLines() throws Refusal {
		String input = "preamble\r\n--x\r\nA: b\r\n\r\none\r\n--x \t\r\n\r\ntwo\r\n--xy\r\n--x\r\n\r\n\r\n--x--\r\n--x\r\n\r\nno";
		assertEquals("one", part(input, 0));
		assertEquals("two\r\n--xy", part(input, 1));
		assertEquals("", part(input, 2));
		assertThrows(Refusal.class, () -> part(input, 3));
	}

	@Test
	void fieldLinesMayEndInLfAlone() throws Refusal {
		assertEquals("one", part("--x\r\nA: b\n\none\r\n--x--", 0));
		assertEquals("one", part("--x\r\nA: b\n\r\none\r\n--x--", 0));
		assertEquals("\none", part("--x\r\n\n\none\r\n--x--", 0));
	}

	@Test
	void delimiterAmongFieldLinesIsNone() throws Refusal {
		String input = "--x\r\nA: b\r\n--x\r\n\r\none\r\n--x\r\n\r\ntwo\r\n--x--";
		assertEquals("one", part(input, 0));
		assertEquals("two", part(input, 1));
		assertThrows(Refusal.class, () -> part("--x\r\nA: b\r\n--x--", 0));
	}
}
