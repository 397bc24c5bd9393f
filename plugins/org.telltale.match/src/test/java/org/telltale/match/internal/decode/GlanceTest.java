package org.telltale.match.internal.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlanceTest {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Each byte behind the first ones of a sign is one exactly where it should be. */
	private static void assertSign(int sign, String before, String behind, IntPredicate is) {
		for (int b = 0; b < 256; b++) {
			Glance glance = Glance.at(bytes("." + before + (char) b + behind));
			assertEquals(is.test(b), glance.has(sign), before + " " + b);
		}
	}

	private static boolean isHex(int b) {
		return HexFormat.isHexDigit(b);
	}

	@Test
	void signsOfTwoBytesAreTheyWithEachSecondByte() {
		assertSign(Glance.PERCENT, "%", "0", GlanceTest::isHex);
		assertSign(Glance.PERCENT_U, "%", "00e9", b -> b == 'u');
		assertSign(Glance.PLUS, "+", "", b -> true);
		assertSign(Glance.FORM, "=+", "", b -> true);
		assertSign(Glance.JSON, "\\", "", b -> "\"\\/bfnrtu".indexOf(b) >= 0);
		assertSign(Glance.HEX_ESCAPE, "\\", "41", b -> b == 'x');
		assertSign(Glance.BACKSLASH, "\\", "41", b -> "\"\\/bfnrtu'Ux".indexOf(b) >= 0);
		assertSign(Glance.ENTITY, "&", "", b -> b == '#' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z');
		assertSign(Glance.HEX_LIST, "0x", "", GlanceTest::isHex);
		assertSign(Glance.HEX_LIST, "0X", "", GlanceTest::isHex);
		assertSign(Glance.DELIMITER, "\n-", "", b -> b == '-');
		assertSign(Glance.QUOTED, "=", "D", b -> b == '\n' || b >= '0' && b <= '9' || b >= 'A' && b <= 'F');
	}

	/** RFC 1950 section 2.2: the check of the header, and no preset dictionary. */
	@Test
	void zlibBeginsWithEachSecondByteThatFits() {
		for (int b = 0; b < 256; b++) {
			boolean fits = (0x7800 | b) % 31 == 0 && (b & 0x20) == 0;
			assertEquals(fits ? 1 : 0, Glance.at(bytes("x" + (char) b)).magics(), "x " + b);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1f8b0800", "28b52ffd", "04224d18", "02214c18", "504b0304", "62706c6973743030", "ff060000734e61507059" })
	void magicNumbersAreSeenWhole(String digits) {
		byte[] magic = HexFormat.of().parseHex(digits);
		assertEquals(1, Glance.at(magic).magics());
		assertFalse(new Glance().seesNothing(magic));
		magic[1]++;
		assertEquals(0, Glance.at(magic).magics());
	}

	@Test
	void aPlusAloneIsNothing() {
		assertTrue(new Glance().seesNothing(bytes("one + two")));
		assertFalse(new Glance().seesNothing(bytes("a=one + two")));
		assertFalse(new Glance().seesNothing(bytes("one &amp; two")));
	}
}
