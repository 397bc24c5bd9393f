package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.match.Bench.find;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;

class TextCodingsTest {

	private static final String TEXT = "Treffen um 3 / 明天 \"Zoë\" & co + mehr = 7f3?";
	private static final Sought SMS = Sought.value("E1", ExhibitKind.SMS, TEXT);
	/** TEXT by Python 3.11, base64.b32encode. */
	private static final String BASE32 = "KRZGKZTGMVXCA5LNEAZSALZA42MI5ZNEVEQCEWTPYOVSEIBGEBRW6IBLEBWWK2DSEA6SAN3GGM7Q====";

	private static Sighting seen(String payload, String... chain) {
		return Bench.seen(SMS, Wire.utf8(payload), chain);
	}

	private static String each(String form) {
		StringBuilder out = new StringBuilder();
		for (byte b : Wire.utf8(TEXT)) {
			out.append(form.formatted(b & 0xff));
		}
		return out.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "AB", "ABC", "ABCD", "ABCDE", "ABCDEF", "ABCDEFG", "ABCDEFGH" })
	void base32IsDecodedAtEachAlignment(String before) {
		seen("k=" + before + BASE32 + "&", "base32");
		seen("k=" + (before + BASE32).toLowerCase(Locale.ROOT).replace("=", "") + "&", "base32");
	}

	@Test
	void paddingCountsInAShortRunOfBase32() {
		assertEquals(1, find(ExhibitKind.ANDROID_ID, "3f91c07be42d58a6", "k=H6I4A67EFVMKM===&").size());
		assertEquals(1, find(ExhibitKind.MAC, "02:c0:7b:e4:2d:58", "k=ALAHXZBNLA======&").size());
	}

	@Test
	void base32OverLinesAndOfTheHexAlphabetIsDecoded() {
		seen("\n" + BASE32.substring(0, 40) + "\r\n" + BASE32.substring(40) + "\n", "base32");
		String hex = BASE32.replace("=", "").chars().map(c -> "0123456789ABCDEFGHIJKLMNOPQRSTUV".charAt("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)))
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
		seen("k=" + hex + "&", "base32");
	}

	@Test
	void indentedLinesOfBase64AreOneRun() {
		// <data> of a property list, by Python's plistlib
		seen("<data>\n\tKioqKioqKioqKioqKioqKlRyZWZmZW4gdW0gMyAvIOaYjuWkqSAiWm/DqyIgJiBjbyArIG1l\n\taHIgPSA3ZjM/KioqKioqKioqKioqKioqKg==\n\t</data>", "base64");
	}

	@Test
	void hexadecimalListsAreDecoded() {
		seen("byte[] b = {" + each("0x%02x, ") + "};", "hex");
		seen("b = [" + each("0x%X,").replaceAll(",$", "") + "]", "hex");
		seen("b = [" + each("\\x%02X ") + "]", "hex");
		assertEquals(0, find(List.of(SMS), Wire.utf8("{" + each("0x%03x, ") + "}")).size());
	}

	@Test
	void percentOfEachByteAndNestedPercentAreUndone() {
		seen("v=" + each("%%%02x"), "percent");
		String once = URLEncoder.encode(TEXT, StandardCharsets.UTF_8).replace("+", "%20");
		seen("v=" + URLEncoder.encode(once, StandardCharsets.UTF_8), "percent", "percent");
		seen("a=1&u=" + URLEncoder.encode("b=2&t=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8), StandardCharsets.UTF_8) + "&z=3", "percent", "form");
	}

	@Test
	void whatEcmascriptEscapesIsUndone() {
		// escape(TEXT) by a browser
		seen("t=Treffen%20um%203%20/%20%u660E%u5929%20%22Zo%EB%22%20%26%20co%20+%20mehr%20%3D%207f3%3F&x", "%u");
		assertEquals(1, find(ExhibitKind.TEXT, "canary \uD83D\uDE00", "t=canary%20%uD83D%uDE00").size());
		assertEquals(0, find(ExhibitKind.TEXT, "canary \uD83D\uDE00", "t=canary%20%uD83D%uD83D").size());
	}

	@Test
	void escapesOutsideOfJsonAreUndone() {
		seen("msg=Treffen um 3 / \\u660E\\u5929 \\\"Zo\\u00eb\\\" & co + mehr = 7f3?\nnext=1", "escapes");
		seen("var t='Treffen um 3 \\/ \\u{660e}\\U00005929 \\x22Zo\\xc3\\xab\\x22 & co + mehr = 7f3?';", "escapes");
		seen(each("\\x%02x"), "escapes");
		assertEquals(1, find(ExhibitKind.TEXT, "line\none\ttwo\\", "x: line\\none\\ttwo\\\\ end").size());
		assertEquals(0, find(ExhibitKind.TEXT, "line\none\ttwo\\", "x: line\\none\\vtwo\\\\ end").size());
	}

	@Test
	void referencesOfMarkupAreUndone() {
		seen("<p class='a'>Treffen um 3 / &#26126;&#x5929; &quot;Zoë&quot; &amp; co + mehr = 7f3?</p>", "entities");
		seen("<a title=\"Treffen um 3 / 明天 &#34;Zo&euml;&#34; &amp; co + mehr &#x3D; 7f3?\">".replace("&euml;", "&#235;"), "entities");
		assertEquals(1, find(ExhibitKind.TEXT, "f\u00fcr 5 \u20ac & <mehr>", "<t>f&uuml;r 5 &euro; &amp; &lt;mehr&gt;</t>").size());
		assertEquals(0, find(ExhibitKind.TEXT, "a & <b> c", "<t>a &AMP; &lt;b&gt; c</t>").size());
		assertEquals(1, find(ExhibitKind.TEXT, "a &#0; < b", "<t>a &#0; &lt; b</t>").size());
	}

	@Test
	void quotedPrintableTextIsUndone() {
		// TEXT by Python 3.11, quopri.encodestring
		seen("Treffen um 3 / =E6=98=8E=E5=A4=A9 \"Zo=C3=AB\" & co + mehr =3D 7f3?\n", "quoted-printable");
		seen("Content-Type: text/plain\r\n\r\nTreffen um 3 / =E6=98=8E=\r\n=E5=A4=A9 \"Zo=C3=AB\" & co + =  \r\nmehr =3D 7f3?\r\n--x", "quoted-printable");
		assertEquals(1, find(ExhibitKind.TEXT, "one two\r\nthree", "one =\r\ntwo   \r\nthree").size());
		assertEquals(0, find(ExhibitKind.TEXT, "one two", "one =\rtwo").size());
	}

	@Test
	void base64IsFoundInOtherCodings() {
		String base64 = Base64.getMimeEncoder().encodeToString(Wire.utf8("***************" + TEXT));
		seen("{\"d\":\"" + base64.replace("/", "\\/").replace("\r\n", "\\r\\n") + "\"}", "json /d", "base64");
		seen("<img src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(Wire.utf8(TEXT)) + "\">", "base64");
		seen("data:text/plain;charset=utf-8," + each("%%%02X"), "percent");
		String part = Base64.getUrlEncoder().withoutPadding().encodeToString(Wire.utf8("{\"sub\":\"" + TEXT.replace("\"", "\\\"") + "\"}"));
		seen("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9." + part + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "base64", "json /sub");
		seen("=3D=\r\n" + base64.substring(0, 50) + "=\r\n" + base64.substring(50).replace("=", "=3D"), "quoted-printable", "base64");
	}

	@Test
	void theFramesOfAMatchAreThoseOfItsCodedBytes() {
		String before = "before &#x3D; after; ";
		String value = "canary no 7";
		for (String[] coded : new String[][] { { "<", "canary&#32;no&#x20;7", ">" }, { "\n", "canary\\u0020no\\x207", "\n" }, { "=3D\n", "canary=20no=207", "\n" },
				{ " ", "0x63,0x61,0x6e,0x61,0x72,0x79,0x20,0x6e,0x6f,0x20,0x37", " " }, { " ", "MNQW4YLSPEQG43ZAG4", " " } }) {
			Wire wire = new Wire();
			byte[] payload = Wire.utf8(before + coded[0] + coded[1] + coded[2] + before);
			int from = before.length() + coded[0].length();
			List<Sighting> found = find(List.of(Sought.value("E1", ExhibitKind.TEXT, value)), wire, List.of(wire.tcp(payload, 5)));
			assertEquals(1, found.size(), coded[1]);
			assertEquals(from / 5 + 1, found.getFirst().matchFrames().getFirst().number(), coded[1]);
			assertEquals((from + coded[1].length() - 1) / 5 + 1, found.getFirst().matchFrames().getLast().number(), coded[1]);
		}
	}

	@Test
	void damagedCodingsNeverEndInAnErrorAndWhatIsSeenIsThere() {
		byte[] payload = Wire.utf8("<p>Treffen &#26126;&amp;&#xfffffff;</p>\n" + each("0x%x,") + "\\u{1f600}\\ud83d\\x4 =E6=98=8E=\r\n=3D " + BASE32
				+ " %u660E%uD83D%uDE00 " + each("\\x%02x"));
		Random random = new Random(23);
		for (int i = 0; i < 3_000; i++) {
			byte[] damaged = payload.clone();
			for (int j = random.nextInt(8); j >= 0; j--) {
				damaged[random.nextInt(damaged.length)] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) "&;#x\\u%=\r\n{}0".charAt(random.nextInt(13));
			}
			int cut = random.nextInt(10) == 0 ? random.nextInt(payload.length) : payload.length;
			find(List.of(SMS), java.util.Arrays.copyOf(damaged, Math.max(1, cut)));
		}
	}

	@Test
	void longRunsOfSignsTakeBoundedWork() {
		for (String sign : List.of("&", "&amp", "\\", "\\u", "%u", "%", "=", "=\r", "=  ", "0x", "0x41,", "\\x41", " \t", "--", "--a\r\n\r\n", "+")) {
			find(List.of(SMS), Wire.utf8("=3D&amp;".concat(sign.repeat(60_000))));
		}
	}
}
