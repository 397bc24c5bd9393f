package org.telltale.handset.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Where;

class IdentifiersTest {

	private static final Where WHERE = Where.at("list", 0, 0);

	@Test
	void imeiTakesAllThreeFormsAndGivesOne() {
		assertEquals("490154203237518", value(ExhibitKind.IMEI, "49-015420-323751-8"));
		assertEquals("490154203237518", value(ExhibitKind.IMEI, "49015420323751"));
		Identified withVersion = check(ExhibitKind.IMEI, "4901542032375101").value().orElseThrow();
		assertEquals("490154203237518", withVersion.value());
		assertEquals("01", withVersion.attributes().get("softwareVersion"));
	}

	@Test
	void imeiWithAWrongCheckDigitIsRefusedWithTheRightOne() {
		Outcome<Identified> outcome = check(ExhibitKind.IMEI, "490154203237517");
		assertTrue(outcome.value().isEmpty());
		assertEquals("exhibit.imei", outcome.problems().getFirst().code());
		assertTrue(outcome.problems().getFirst().what().contains("is 7 and should be 8"));
	}

	@Test
	void lettersAndWrongLengthsAreRefused() {
		for (String text : new String[] {"", "49015420323751", "x90154203237518", "4901542032375180000"}) {
			assertEquals(text.length() == 14, check(ExhibitKind.IMEI, text).value().isPresent(), text);
		}
		assertTrue(check(ExhibitKind.IMSI, "23415012345678").value().isPresent());
		assertTrue(check(ExhibitKind.IMSI, "834150123456789").value().isEmpty());
		assertTrue(check(ExhibitKind.IMSI, "2341501234567890").value().isEmpty());
	}

	@Test
	void iccidChecksItsLastDigit() {
		assertEquals("8944110068765432104", value(ExhibitKind.ICCID, "8944 1100 6876 5432 104"));
		assertTrue(check(ExhibitKind.ICCID, "8944110068765432108").value().isEmpty());
		assertEquals("894411006876543210", value(ExhibitKind.ICCID, "894411006876543210F"));
	}

	@Test
	void addressesComeInOneForm() {
		assertEquals("00:00:5e:00:53:0a", value(ExhibitKind.MAC, "00-00-5E-00-53-0A"));
		assertEquals("00:00:5e:00:53:0a", value(ExhibitKind.MAC, "0000.5e00.530a"));
		assertTrue(check(ExhibitKind.MAC, "ff:ff:ff:ff:ff:ff").value().isEmpty());
		assertEquals("exhibit.mac.common", check(ExhibitKind.MAC, "02:00:00:00:00:00").problems().getFirst().code());
		assertEquals("Ann.Example@example.org", value(ExhibitKind.EMAIL, "Ann.Example@EXAMPLE.org"));
		assertTrue(check(ExhibitKind.EMAIL, "ann@localhost").value().isEmpty());
		assertEquals("51.5007,-0.1246", value(ExhibitKind.LOCATION, "geo:51.5007,-0.1246;u=10"));
		assertTrue(check(ExhibitKind.LOCATION, "91,0").value().isEmpty());
	}

	@Test
	void telephoneNumbersLoseTheirSeparatorsOnly() {
		assertEquals("+447700900123", value(ExhibitKind.PHONE_NUMBER, "+44 (7700) 900-123"));
		assertEquals("07700900123", value(ExhibitKind.PHONE_NUMBER, "07700 900123"));
		assertEquals("+447700900123", PhoneNumber.parse("00447700900123").orElseThrow().key());
		assertEquals("447", value(ExhibitKind.PHONE_NUMBER, "\u0664\u0664\u0667"));
		for (String none : new String[] {"MyBank", "12", "+0123456789", "1234567890123456", "44+77", ""}) {
			assertTrue(PhoneNumber.parse(none).isEmpty(), none);
		}
	}

	@Test
	void sharedAndPlaceholderValuesAreKeptWithAProblem() {
		assertEquals("exhibit.android-id.common", check(ExhibitKind.ANDROID_ID, "9774D56D682E549C").problems().getFirst().code());
		assertEquals("exhibit.serial.common", check(ExhibitKind.SERIAL, "unknown").problems().getFirst().code());
		assertTrue(check(ExhibitKind.SERIAL, "two words").value().isEmpty());
	}

	private static Outcome<Identified> check(ExhibitKind kind, String text) {
		return Identifiers.check(kind, text, WHERE);
	}

	private static String value(ExhibitKind kind, String text) {
		return check(kind, text).value().orElseThrow().value();
	}
}
