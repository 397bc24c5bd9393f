package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Strength;

class FormsTest {

	private static final String IMEI = "004999010640000";
	private static final String NUMBER = "+447700900123";

	@ParameterizedTest
	@CsvSource({ "UTF-8,utf-8", "UTF-16LE,utf-16le", "UTF-16BE,utf-16be", "GB18030,gb18030" })
	void textIsSeenInEachCharacterSet(String charset, String name) {
		String text = "明天下午三点在老地方见 canary 7f3";
		byte[] payload = Wire.concat(Wire.utf8("\u0001\u0002body="), text.getBytes(Charset.forName(charset)), new byte[] { 1 });
		List<Sighting> found = find(ExhibitKind.SMS, text, payload);
		assertEquals(1, found.size());
		assertEquals("{\"charset\":\"" + name + "\",\"form\":\"text\"}", Bench.variant(found.getFirst()));
		payload[20] ^= 1;
		assertEquals(List.of(), find(ExhibitKind.SMS, text, payload));
	}

	@ParameterizedTest
	@CsvSource({ "004999010640000,15", "00499901064000,14", "00-499901-064000-0,15", "00 499901 064000 0,15",
			"00.499901/064000,14" })
	void imeiIsSeenWithAndWithoutCheckDigitAndSeparators(String written, int count) {
		List<Sighting> found = find(ExhibitKind.IMEI, IMEI, "imei=" + written + "&x=1");
		assertEquals(1, found.size());
		assertEquals("{\"count\":" + count + ",\"form\":\"digits\"}", Bench.variant(found.getFirst()));
		assertEquals(Strength.EXACT, found.getFirst().strength());
	}

	@ParameterizedTest
	@CsvSource({ "imei=0049990106400001", "imei=1004999010640000", "imei=004999010640001", "imei=00499901064001",
			"imei=0049990106400", "imei=00--499901064000", "imei=00:4999010640000" })
	void imeiInsideALongerNumberOrWithAnotherDigitIsNotSeen(String payload) {
		assertEquals(List.of(), find(ExhibitKind.IMEI, IMEI, payload));
	}

	@Test
	void imeisvIsSeenWithAllSixteenDigitsAndWithFourteen() {
		assertEquals(1, find(ExhibitKind.IMEI, "0049990106400012", "sv=0049990106400012;").size());
		assertEquals(1, find(ExhibitKind.IMEI, "0049990106400012", "sv=00499901064000;").size());
		assertEquals(0, find(ExhibitKind.IMEI, "0049990106400012", "sv=004999010640001;").size());
	}

	@ParameterizedTest
	@CsvSource({ "IMSI,001010123456789", "ICCID,8944501234567890120" })
	void subscriberAndCardNumbersAreSeenWholeOnly(ExhibitKind kind, String value) {
		assertEquals(1, find(kind, value, "{\"id\":\"" + value + "\"}").size());
		assertEquals(0, find(kind, value, "{\"id\":\"" + value + "1\"}").size());
		assertEquals(0, find(kind, value, "{\"id\":\"" + value.substring(1) + "\"}").size());
	}

	@ParameterizedTest
	@CsvSource({ "+447700900123,international,", "+44 7700 900123,international,", "+44 (77) 00-900.123,international,",
			"00447700900123,double-zero,", "0044 7700 900 123,double-zero,", "447700900123,digits,", "07700900123,national,0",
			"07700 900 123,national,0", "(07700) 900123,national,0", "7700900123,national,''" })
	void telephoneNumberIsSeenAsPeopleAndProgramsWriteIt(String written, String style, String trunk) {
		List<Sighting> found = find(ExhibitKind.PHONE_NUMBER, NUMBER, "\"n\":\"" + written + "\"");
		assertEquals(1, found.size());
		String expected = "national".equals(style)
				? "{\"countryCode\":\"44\",\"form\":\"phone\",\"style\":\"national\",\"trunk\":\"" + trunk + "\"}"
				: "{\"form\":\"phone\",\"style\":\"" + style + "\"}";
		assertEquals(expected, Bench.variant(found.getFirst()));
	}

	@ParameterizedTest
	@CsvSource({ "+447700900124", "1447700900123", "+4477009001230", "07700 900   123", "17700900123", "+33770090012" })
	void anotherNumberIsNotSeen(String written) {
		assertEquals(List.of(), find(ExhibitKind.PHONE_NUMBER, NUMBER, "\"n\":\"" + written + "\""));
	}

	@Test
	void nationalNumberNeedsItsOwnRegion() {
		assertEquals(0, find(ExhibitKind.PHONE_NUMBER, "+85229876543", "n=029876543;").size());
		assertEquals(1, find(ExhibitKind.PHONE_NUMBER, "+85229876543", "n=2987 6543;").size());
		assertEquals(1, find(ExhibitKind.PHONE_NUMBER, "+12025550123", "n=(202) 555-0123;").size());
		assertEquals(0, find(ExhibitKind.PHONE_NUMBER, "+12025550123", "n=02025550123;").size());
	}

	@ParameterizedTest
	@CsvSource({ "00:00:5E:00:53:01,true", "00-00-5e-00-53-01,true", "0000.5e00.5301,true", "00005E005301,false" })
	void macIsSeenInItsUsualSpellings(String written, boolean separators) {
		List<Sighting> found = find(ExhibitKind.MAC, "00:00:5E:00:53:01", "mac=" + written + "&");
		assertEquals(1, found.size());
		assertEquals("{\"form\":\"hex-id\",\"separators\":" + separators + "}", Bench.variant(found.getFirst()));
		assertEquals(0, find(ExhibitKind.MAC, "00:00:5E:00:53:02", "mac=" + written + "&").size());
		assertEquals(0, find(ExhibitKind.MAC, "00:00:5E:00:53:01", "mac=a" + written + "&").size());
	}

	@Test
	void serialNumberThatIsNotHexadecimalIsPlainText() {
		assertEquals(1, find(ExhibitKind.SERIAL, "HM0042XZ", "sn=HM0042XZ;").size());
		assertEquals(0, find(ExhibitKind.SERIAL, "HM0042XZ", "sn=HM0042XY;").size());
	}

	@ParameterizedTest
	@CsvSource({ "MD5,004999010640000,digits-15", "SHA-1,004999010640000,digits-15", "SHA-256,004999010640000,digits-15",
			"MD5,00499901064000,digits-14", "SHA-1,00499901064000,digits-14" })
	void digestsOfTheImeiAreSeenInEachSpelling(String algorithm, String digested, String of) {
		byte[] digest = Digest.newDigester(algorithm).digest(Wire.utf8(digested));
		String hex = Digest.of(algorithm, digest).hex();
		digest(algorithm, of, "hex-lower", Wire.utf8("h=" + hex + "&"));
		digest(algorithm, of, "hex-upper", Wire.utf8("h=" + hex.toUpperCase(java.util.Locale.ROOT) + "&"));
		digest(algorithm, of, "base64", Wire.utf8("\"" + java.util.Base64.getEncoder().encodeToString(digest) + "\""));
		digest(algorithm, of, "raw", Wire.concat(new byte[] { 9, 16 }, digest, new byte[] { 8 }));
		assertEquals(List.of(), find(ExhibitKind.IMEI, IMEI, "h=" + hex.substring(1) + "&"));
		assertEquals(List.of(), find(ExhibitKind.IMEI, IMEI, "h=" + hex.replaceFirst("[0-9]", "a") + "&"));
	}

	private static void digest(String algorithm, String of, String spelling, byte[] payload) {
		List<Sighting> found = find(ExhibitKind.IMEI, IMEI, payload);
		assertEquals(1, found.size(), spelling);
		assertEquals("{\"algorithm\":\"" + algorithm + "\",\"form\":\"digest\",\"of\":\"" + of + "\",\"spelling\":\"" + spelling + "\"}",
				Bench.variant(found.getFirst()));
		assertEquals(Strength.DIGEST, found.getFirst().strength());
	}

	@Test
	void digestsOfNumbersAndTextsAreSeen() {
		String of = Digest.of("MD5", Digest.newDigester("MD5").digest(Wire.utf8("447700900123"))).hex();
		assertEquals("{\"algorithm\":\"MD5\",\"form\":\"digest\",\"of\":\"digits\",\"spelling\":\"hex-lower\"}",
				Bench.variant(find(ExhibitKind.PHONE_NUMBER, NUMBER, "u=" + of).getFirst()));
		String text = Digest.sha256(Wire.utf8("Zoë Example")).hex();
		assertEquals(1, find(ExhibitKind.CONTACT, "Zoë Example", "u=" + text).size());
		assertEquals(0, find(ExhibitKind.CONTACT, "Zoe Example", "u=" + text).size());
	}

	@Test
	void identifiersAreSeenInUtf16() {
		assertEquals(1, find(ExhibitKind.IMEI, IMEI, (";" + IMEI + ";").getBytes(StandardCharsets.UTF_16LE)).size());
		assertEquals(1, find(ExhibitKind.PHONE_NUMBER, NUMBER, (";" + NUMBER + ";").getBytes(StandardCharsets.UTF_16BE)).size());
		assertEquals(0, find(ExhibitKind.IMEI, IMEI, (";" + IMEI + "7;").getBytes(StandardCharsets.UTF_16LE)).size());
	}

	@ParameterizedTest
	@CsvSource({ "UTF-16LE,utf-16le", "UTF-16BE,utf-16be" })
	void byteOrderIsToldByWhatStandsRound(String charset, String name) {
		byte[] within = "\uFEFFwell, see you there then".getBytes(Charset.forName(charset));
		byte[] payload = Wire.concat(Wire.utf8("from=+447700900123"), within, Wire.utf8("~~"));
		assertEquals("{\"charset\":\"" + name + "\",\"form\":\"text\"}", Bench.variant(find(ExhibitKind.SMS, "see you there", payload).getFirst()));
		assertEquals(1, find(ExhibitKind.SMS, "see you there", payload).size());
	}

	@Test
	void aNameInsideALongerWordIsNotSeen() {
		assertEquals(1, find(ExhibitKind.CONTACT, "Anna Example", "n=Anna Example;").size());
		assertEquals(0, find(ExhibitKind.CONTACT, "Anna", "n=Susannah, Johanna").size());
		assertEquals(0, find(ExhibitKind.CONTACT, "Anna", "n=Annabel").size());
		assertEquals(0, find(ExhibitKind.EMAIL, "bob@mail.example", "n=jbob@mail.example").size());
		assertEquals(1, find(ExhibitKind.EMAIL, "bob@mail.example", "n=<bob@mail.example>").size());
	}

	@Test
	void patternsUnderFourBytesAreRefusedWithAProblem() {
		Matcher.Plan plan = Matcher.Plan.of(List.of(Sought.value("E9", ExhibitKind.TEXT, "ok!")));
		assertEquals(List.of("match.pattern-too-short", "match.form-too-short"), plan.problems().stream().map(problem -> problem.code()).toList());
		assertEquals("exhibit E9", plan.problems().getFirst().where().evidence());
		assertEquals(0, find(ExhibitKind.TEXT, "ok!", "ok! ok! ok!").size());
	}

	@Test
	void exhibitsThatCannotBeLookedForAreProblems() {
		Matcher.Plan plan = Matcher.Plan.of(List.of(Sought.value("E1", ExhibitKind.IMEI, "12345"),
				Sought.value("E2", ExhibitKind.PHONE_NUMBER, "07700 900123"), Sought.value("E3", ExhibitKind.TEXT, "")));
		assertEquals(List.of("exhibit E1", "exhibit E2", "exhibit E3"),
				plan.problems().stream().map(problem -> problem.where().evidence()).distinct().toList());
		assertTrue(plan.problems().stream().allMatch(problem -> problem.code().startsWith("match.")));
	}

	@Test
	void chanceIsSmallForLongFormsAndLargeForShortOnes() {
		assertEquals(-14, find(ExhibitKind.IMEI, IMEI, "1.2.3.4." + IMEI + ".".repeat(900)).getFirst().log10Chance());
		assertEquals(-7, find(ExhibitKind.CONTACT, "林志明", "好好林志明好好" + ".".repeat(9000)).getFirst().log10Chance());
		Sighting four = find(ExhibitKind.TEXT, "4711", "pin 4711" + ".".repeat(992)).getFirst();
		assertTrue(four.log10Chance() >= -1, () -> "a four-digit text is worth nothing: " + four.log10Chance());
	}
}
