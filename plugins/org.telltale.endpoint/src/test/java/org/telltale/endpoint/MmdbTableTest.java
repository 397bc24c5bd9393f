package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;

class MmdbTableTest {

	private static final long BUILT = Instant.parse("2014-08-05T09:00:00Z").getEpochSecond();
	private static final String AUGUST = "2014-08-07T10:00:00Z";

	private static MmdbBuilder builder(int bits, boolean six) {
		MmdbBuilder builder = new MmdbBuilder(bits, six).record("198.51.100.0", 24, Map.of("country", Map.of("iso_code", "XH"), "registered_country",
				Map.of("iso_code", "XR"), "city", Map.of("names", Map.of("en", "Port Hesper", "de", "Hafen")), "traits", Map.of("is_anycast", true)))
				.record("203.0.113.128", 25, Map.of("autonomous_system_number", 64500L, "autonomous_system_organization", "Lab Transit"));
		return six ? builder.record("2001:db8:51::", 48, Map.of("country_code", "XB")) : builder;
	}

	private static Table table(byte[] file) {
		Outcome<Table> read = TableReader.read(file, "geo.mmdb", Optional.empty());
		assertEquals(List.of(), read.problems());
		return read.value().orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({ "24,false", "28,false", "32,false", "24,true", "28,true", "32,true" })
	void eachSizeOfRecordsAndBothVersionsAreRead(int bits, boolean six) {
		Table table = table(builder(bits, six).file(BUILT));
		Attribution found = Tables.lookup("198.51.100.7", AUGUST, table);
		assertEquals("XH", Tables.value(found, Role.SERVER_COUNTRY));
		assertEquals("XR", Tables.value(found, Role.OWNER_COUNTRY));
		assertEquals("Port Hesper", Tables.value(found, Role.SERVER_PLACE));
		assertEquals("", Tables.value(found, Role.COUNTRY), "country of what is said");
		assertEquals(List.of("anycast"), found.flags());
		Attribution lab = Tables.lookup("203.0.113.200", AUGUST, table);
		assertEquals("AS64500 Lab Transit", Tables.value(lab, Role.AS));
		assertEquals("Lab Transit", Tables.value(lab, Role.OPERATOR));
		assertEquals("203.0.113.128/25", lab.column(Role.AS).stated().orElseThrow().row().subject());
		assertEquals("", Tables.value(Tables.lookup("203.0.113.100", AUGUST, table), Role.AS));
		assertEquals(six ? "XB" : "", Tables.value(Tables.lookup("2001:db8:51::7", AUGUST, table), Role.COUNTRY));
		assertEquals(six ? 3 : 2, table.size());
	}

	@Test
	void theDayOfTheBuildAndTheMonthBehindItAreCovered() {
		Table table = table(builder(28, true).file(BUILT));
		assertEquals(Optional.of(LocalDate.parse("2014-08-05")), table.origin().date());
		assertEquals(Optional.of("made for a test, CC0"), table.origin().licence());
		for (String[] expected : new String[][] { { "2014-08-04T23:59:59Z", "" }, { "2014-08-05T00:00:00Z", "XH" }, { "2014-09-04T23:59:59Z", "XH" }, { "2014-09-05T00:00:00Z", "" } }) {
			assertEquals(expected[1], Tables.value(Tables.lookup("198.51.100.7", expected[0], table), Role.SERVER_COUNTRY), expected[0]);
		}
		Outcome<Table> undated = TableReader.read(builder(28, true).file(0), "geo.mmdb", Optional.empty());
		assertEquals(List.of("table.undated"), undated.problems().stream().map(problem -> problem.code()).toList());
	}

	@Test
	void theRecordsPlaceIsThatOfItsBytes() {
		byte[] file = builder(24, false).file(BUILT);
		RowPlace place = Tables.lookup("203.0.113.200", AUGUST, table(file)).column(Role.AS).stated().orElseThrow().row().place();
		assertEquals(0, place.line());
		assertEquals(7 << 5 | 2, file[place.offset()] & 0xff, "a map of two");
		assertTrue(new String(file, place.offset(), place.length(), StandardCharsets.ISO_8859_1).endsWith("Lab Transit"));
	}

	/** A pointer to a pointer, one to itself, a map of maps that doubles at each level, a type that is none, a text beyond the end. */
	@ParameterizedTest
	@CsvSource({ "0x20 0x02 0x20 0x00", "0x20 0x00", "0x9d 0xff 0x20 0x00", "0x00 0xff", "0x5f 0xff 0xff 0xff", "0xe2 0x41 0x61 0x20 0x00 0x41 0x62 0x20 0x00" })
	void damagedRecordsAreProblemsAndSayNothing(String bytes) {
		MmdbBuilder builder = new MmdbBuilder(24, false);
		builder.raw(Arrays.stream(bytes.split(" ")).mapToInt(Integer::decode).toArray()).prefix("198.51.100.0", 24, 0)
				.record("203.0.113.0", 24, Map.of("country_code", "XL"));
		Outcome<Table> read = TableReader.read(builder.file(BUILT), "geo.mmdb", Optional.empty());
		assertEquals(List.of("table.record"), read.problems().stream().map(problem -> problem.code()).toList());
		assertEquals("", Tables.value(Tables.lookup("198.51.100.7", AUGUST, read.value().orElseThrow()), Role.COUNTRY));
		assertEquals("XL", Tables.value(Tables.lookup("203.0.113.7", AUGUST, read.value().orElseThrow()), Role.COUNTRY));
	}

	@Test
	void aTreeThatPointsOutsideOfTheDataIsAProblem() {
		byte[] file = builder(24, false).prefix("192.0.2.0", 24, 1_000_000).file(BUILT);
		Outcome<Table> read = TableReader.read(file, "geo.mmdb", Optional.empty());
		assertEquals(List.of("table.tree"), read.problems().stream().map(problem -> problem.code()).toList());
		assertEquals(List.of(), read.value().orElseThrow().rows(IpAddress.parse("192.0.2.1").orElseThrow()));
	}

	@Test
	void whatAnAdversaryMakesOfItThrowsNothing() {
		Tables.hostile(builder(28, true).file(BUILT), "geo.mmdb", 400);
		Tables.hostile(builder(24, false).file(BUILT), "geo.mmdb", 400);
	}
}
