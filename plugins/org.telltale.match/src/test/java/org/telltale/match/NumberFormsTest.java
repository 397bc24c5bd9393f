package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.match.Bench.find;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;

/** Numbers and identifiers in bytes. */
class NumberFormsTest {

	private static final String IMEI = "004999010640000";

	@ParameterizedTest
	@CsvSource({ "IMEI,004999010640000,00499901064000 0f,high-first,0,15", // packed, a filler behind
			"IMEI,004999010640000,0094991060 0400f0,low-first,0,15", // TBCD, F as the filler
			"IMEI,004999010640000,0094991060040000,low-first,0,15", // a spare digit of 0
			"IMEI,004999010640000,0a40990901460000,low-first,1,15", // mobile identity: type and parity in the first half
			"IMEI,004999010640000,009499106004005a,low-first,0,14", "IMEI,004999010640000,a004999010640005,high-first,1,14",
			"IMEI,0049990106400012,0094991060040021,low-first,0,16", "IMSI,001010123456789,0910101032547698,low-first,1,15",
			"IMSI,001010123456789,00010121436587f9,low-first,0,15", "ICCID,8944501234567890120,98440521436587092110f0,low-first,0,19",
			"PHONE_NUMBER,+447700900123,447700091032,low-first,0,12" })
	void numberIsSeenInHalfBytes(ExhibitKind kind, String value, String hex, String order, int skip, int count) {
		byte[] written = HexFormat.of().parseHex(hex.replace(" ", ""));
		List<Sighting> found = find(kind, value, Wire.concat(new byte[] { 0x0a }, written, new byte[] { 0x55 }));
		assertEquals(List.of("{\"count\":" + count + ",\"form\":\"bcd\",\"order\":\"" + order + "\",\"skip\":" + skip + "}"), variants(found));
		written[3] ^= 0x10;
		assertEquals(List.of(), find(kind, value, written));
	}

	@Test
	void numberOfEqualDigitsIsNotLookedForInHalfBytesAndThatIsSaid() {
		Matcher.Plan plan = Matcher.Plan.of(List.of(Sought.value("E1", ExhibitKind.IMEI, "000000000000000")));
		assertEquals(List.of("match.form-too-plain"), plan.problems().stream().map(problem -> problem.code()).toList());
		assertEquals(List.of(), find(ExhibitKind.IMEI, "000000000000000", new byte[100]));
	}

	@ParameterizedTest
	@CsvSource({ "MAC,a4:77:33:5e:01:9c,a477335e019c,false", "MAC,a4:77:33:5e:01:9c,9c015e3377a4,true",
			"ANDROID_ID,9774d56d682e549c,9774d56d682e549c,false", "ANDROID_ID,9774d56d682e549c,9c542e686dd57497,true" })
	void identifierIsSeenAsBytes(ExhibitKind kind, String value, String hex, boolean reversed) {
		byte[] written = HexFormat.of().parseHex(hex);
		List<Sighting> found = find(kind, value, Wire.concat(new byte[] { 0x11, 6 }, written, new byte[] { 0x12 }));
		assertEquals(List.of("{\"form\":\"raw-id\",\"reversed\":" + reversed + "}"), variants(found));
		written[2] ^= 1;
		assertEquals(List.of(), find(kind, value, written));
	}

	@Test
	void addressOfAMakerIsWorthLessThanItsBytes() {
		Sighting mac = find(ExhibitKind.MAC, "a4:77:33:5e:01:9c", Wire.concat(HexFormat.of().parseHex("a477335e019c"), new byte[994])).getFirst();
		assertEquals(-6, mac.log10Chance(), "10^3 places, 256^-4");
		assertEquals(List.of("match.form-too-plain"), Matcher.Plan.of(List.of(Sought.value("E1", ExhibitKind.MAC, "02:00:00:00:00:00"))).problems().stream()
				.map(problem -> problem.code()).toList());
	}

	@Test
	void identifierInAHexadecimalDumpIsSeenButNotInsideALongerNumber() {
		assertEquals(1, find(ExhibitKind.MAC, "a4:77:33:5e:01:9c", "\"0a06a477335e019c1001aabbccddeeff0011\"").size());
		assertEquals(0, find(ExhibitKind.MAC, "a4:77:33:5e:01:9c", "\"0a06aa477335e019c1001aabbccddeeff001\"").size());
		assertEquals(0, find(ExhibitKind.IMEI, IMEI, "n=1200499901064000012345678901234567;").size());
		assertEquals(1, find(ExhibitKind.IMEI, IMEI, "n=08ff0094991060040000f08912345678900a;").size());
	}

	@ParameterizedTest
	@CsvSource({ "+44 (0)7700 900123", "+44(0)7700900123", "44-(0)-7700-900123" })
	void numberWithCountryCodeAndTrunkPrefixIsSeen(String written) {
		assertEquals(List.of("{\"countryCode\":\"44\",\"form\":\"phone\",\"style\":\"trunk-inside\",\"trunk\":\"0\"}"),
				variants(find(ExhibitKind.PHONE_NUMBER, "+447700900123", "tel " + written + ";")));
	}

	private static List<String> variants(List<Sighting> found) {
		return found.stream().map(Bench::variant).toList();
	}
}
