package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class TextCodingsTest {

	private interface Attempt {
		void run() throws Exception;
	}

	private static void refused(Attempt attempt) {
		assertThrows(Refusal.class, attempt::run);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String base32(String text, String alphabet) throws Refusal {
		return new String(TextOps.base32(bytes(text), alphabet), StandardCharsets.UTF_8);
	}

	private static String list(String text, String prefix) throws Refusal {
		return new String(TextOps.hexList(bytes(text), prefix), StandardCharsets.UTF_8);
	}

	private static String backslash(String text) throws Refusal {
		return new String(EscapeOps.escapes(bytes(text), "backslash"), StandardCharsets.UTF_8);
	}

	private static String percent(String text) throws Refusal {
		return new String(EscapeOps.escapes(bytes(text), "percent"), StandardCharsets.UTF_8);
	}

	private static String entities(String text) {
		return new String(EntityOps.entities(bytes(text)), StandardCharsets.UTF_8);
	}

	/** RFC 4648 section 10. */
	@Test
	void base32HasTwoAlphabets() throws Exception {
		String[] plain = { "", "f", "fo", "foo", "foob", "fooba", "foobar" };
		String[] standard = { "", "MY======", "MZXQ====", "MZXW6===", "MZXW6YQ=", "MZXW6YTB", "MZXW6YTBOI======" };
		String[] hex = { "", "CO======", "CPNG====", "CPNMU===", "CPNMUOG=", "CPNMUOJ1", "CPNMUOJ1E8======" };
		for (int i = 0; i < plain.length; i++) {
			assertEquals(plain[i], base32(standard[i], "standard"));
			assertEquals(plain[i], base32(hex[i], "hex"));
		}
		assertEquals("foobar", base32("mzxw6\r\n\tytb oi", "standard"));
		assertEquals("~", base32("Fo", "hex"));
		for (String other : new String[] { "MZXW6YT1", "MZXW6YT8", "MZ=XW6YTB", "MZXW6-YTB", "MZXW6YT\u00c2" }) {
			refused(() -> base32(other, "standard"));
		}
		refused(() -> base32("CPNMUOJW", "hex"));
		refused(() -> base32("MY", "url"));
	}

	@Test
	void hexListWantsItsPrefixAndItsDigits() throws Exception {
		assertEquals("AbC\u0001", list("0x41, 0X62;\t0x43\r\n0x1", "0x"));
		assertEquals("AB", list("0x410x42", "0x"));
		assertEquals("AbZ", list("\\x41\\x62 ,\\x5A", "\\x"));
		assertEquals("", list("", "0x"));
		for (String other : new String[] { "0x414", "0x", "0xg", "0x41,0x", "41", " 0x41", "0x41 ", "0x41|0x42", "\\x41", "0x10x2", "," }) {
			refused(() -> list(other, "0x"));
		}
		for (String other : new String[] { "\\x4", "\\x4 1", "\\x414", "\\X41", "0x41", "\\x41\\", "\\x41,", "\\x4g" }) {
			refused(() -> list(other, "\\x"));
		}
		refused(() -> list("0X41", "0X"));
	}

	@Test
	void backslashEscapes() throws Exception {
		assertEquals("\b\f\n\r\t\"'/\\", backslash("\\b\\f\\n\\r\\t\\\"\\'\\/\\\\"));
		assertEquals("\\n|\\\n", backslash("\\\\n|\\\\\\n"));
		assertEquals("\u00fc\u00fc\u20ac\ud83d\ude00", backslash("\\xc3\\xBC\\u00fc\\u20AC\\ud83d\\uDE00"));
		assertEquals("A\ud83d\ude00\ud83d\ude00\udbff\udfff", backslash("\\u{41}\\u{1F600}\\U0001f600\\u{10ffff}"));
		for (String stays : new String[] { "\\a", "\\0", "\\", "a\\", "\\x4", "\\x4g", "\\X41", "\\u004", "\\u00g0", "\\u{}", "\\u{110000}", "\\u{0000041}", "\\u{41",
				"\\u{d83d}", "\\U0010fff", "\\U00110000", "\\U0000d83d", "\\Uffffffff", "\\ud83d", "\\ude00", "\\ud83d ", "\\ud83d\\",
				"\\ud83d\\u{de00}", "\\ud83d%ude00", "\\ude00\\ud83d", "%u0041" }) {
			assertEquals(stays, backslash(stays));
		}
		assertEquals("\\ud83dA", backslash("\\ud83d\\u0041"));
		assertEquals("\\ud83d\ud83d\ude00", backslash("\\ud83d\\ud83d\\ude00"));
		refused(() -> EscapeOps.escapes(bytes("\\n"), "other"));
	}

	@Test
	void percentEscapesAreThoseOfUnescape() throws Exception {
		assertEquals("a b\u00fc\u20ac\ud83d\ude00\u0000", percent("a%20b%FC%u20aC%ud83d%uDE00%00"));
		assertEquals("%A+%4", percent("%%41+%4"));
		for (String stays : new String[] { "%", "%u", "%u004", "%U0041", "%ud83d", "%ude00", "%g0", "%0g", "\\n", "%ud83d\\ude00" }) {
			assertEquals(stays, percent(stays));
		}
	}

	@Test
	void entitiesAreCharacterReferences() {
		assertEquals("<a href=\"x\">&amp;'", entities("&lt;a href=&quot;x&quot;&gt;&amp;amp;&apos;"));
		assertEquals("A\u00fc\u20ac\ud83d\ude00", entities("&#65;&#xfC;&#X20ac;&#0128512;"));
		assertEquals("\u00a0\u00ad\u00bf\u00c0\u00d7\u00df\u00e0\u00f7\u00ff", entities("&nbsp;&shy;&iquest;&Agrave;&times;&szlig;&agrave;&divide;&yuml;"));
		assertEquals("\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u20ac\u2122",
				entities("&ndash;&mdash;&lsquo;&rsquo;&sbquo;&ldquo;&rdquo;&bdquo;&bull;&hellip;&euro;&trade;"));
		assertEquals("&&;&ltü", entities("&&;&lt&uuml;"));
		for (String stays : new String[] { "&", "&;", "&#", "&#;", "&#x;", "&#0;", "&#x0;", "&#xd83d;", "&#56832;", "&#1114112;", "&#x110000;", "&#00000065;",
				"&#x0000041;", "&#6a;", "&#65", "&LT;", "&lt", "&unknown;", "&alpha;", "&frac34" }) {
			assertEquals(stays, entities(stays));
		}
	}
}
