package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.Digest;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;

class AtlasTest {

	private static final String OVERLAY = """
			# made for this test
			range,country,asn,asName,owner,registry,from,to,source
			198.51.100.0/24,,,,,XNIC,2014-01-01,2014-12-31,registry
			198.51.100.0/26,XH,64496,HESPERUS-SVC,"Hesperus Services, ""HS\""",XNIC,2014-01-01,2014-12-31,statement
			203.0.113.0-203.0.113.9,XL,AS64500,,Lab,YNIC,,2014-08-07T12:00:00Z,
			192.0.2.1,XU,,,,,,,undated
			2001:db8:51::/48,XH,64496,,,,2014-01-01,,
			""";
	private static final Instant AUGUST = Instant.parse("2014-08-07T10:00:00Z");

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static Table overlay(String text) {
		Outcome<Table> outcome = TableReader.read(utf8(text), "overlay.csv", Optional.empty());
		assertEquals(List.of(), outcome.problems());
		return outcome.value().orElseThrow();
	}

	private static Attribution lookup(String address, String moment, Table... tables) {
		return new Atlas(Arrays.asList(tables)).lookup(IpAddress.parse(address).orElseThrow(), Instant.parse(moment));
	}

	@Test
	void theNarrowestRangeSpeaksAndEachColumnHasItsTable() {
		Attribution found = lookup("198.51.100.7", AUGUST.toString(), overlay(OVERLAY));
		assertEquals("XH", found.column(Role.COUNTRY).value().orElseThrow());
		assertEquals("AS64496 HESPERUS-SVC", found.column(Role.AS).value().orElseThrow());
		assertEquals("Hesperus Services, \"HS\"", found.column(Role.OWNER).value().orElseThrow());
		Statement owner = found.column(Role.OWNER).stated().orElseThrow();
		assertEquals(Digest.sha256(utf8(OVERLAY)), owner.table().digest());
		assertEquals("overlay.csv (sha256 " + owner.table().digest().hex().substring(0, 16)
				+ ", from 2014-01-01 until 2015-01-01, after statement)", owner.provenance());
	}

	@Test
	void theRegistryIsNeverTakenForTheOwner() {
		Attribution found = lookup("198.51.100.200", AUGUST.toString(), overlay(OVERLAY));
		assertEquals(Optional.of("XNIC"), found.column(Role.REGISTRY).value());
		assertEquals(Optional.empty(), found.column(Role.OWNER).value());
		assertEquals("the tables that cover 2014-08-07 do not say", found.column(Role.OWNER).unknownBecause().orElseThrow());
		assertEquals("the tables that cover 2014-08-07 do not say", found.column(Role.COUNTRY).unknownBecause().orElseThrow());
	}

	@ParameterizedTest
	@CsvSource({ "2013-12-31T23:59:59Z,false", "2014-01-01T00:00:00Z,true", "2014-12-31T23:59:59Z,true", "2015-01-01T00:00:00Z,false" })
	void aStatementIsNotStretchedToAnotherDate(String moment, boolean known) {
		Attribution found = lookup("198.51.100.7", moment, overlay(OVERLAY));
		assertEquals(known, found.column(Role.COUNTRY).value().isPresent());
		if (!known) {
			assertEquals("no table covers " + moment.substring(0, 10), found.column(Role.COUNTRY).unknownBecause().orElseThrow());
			assertEquals("XH", found.column(Role.COUNTRY).otherTimes().getFirst().value());
		}
	}

	@Test
	void anInstantAsEndIsNotIncludedAndAnUndatedRowCoversNothing() {
		assertTrue(lookup("203.0.113.9", "2014-08-07T11:59:59Z", overlay(OVERLAY)).column(Role.COUNTRY).value().isPresent());
		assertFalse(lookup("203.0.113.9", "2014-08-07T12:00:00Z", overlay(OVERLAY)).column(Role.COUNTRY).value().isPresent());
		assertFalse(lookup("203.0.113.10", "2014-08-07T11:59:59Z", overlay(OVERLAY)).column(Role.COUNTRY).value().isPresent());
		assertFalse(lookup("192.0.2.1", "2014-08-07T11:59:59Z", overlay(OVERLAY)).column(Role.COUNTRY).value().isPresent());
	}

	@Test
	void versionSixIsLookedUpApartFromVersionFour() {
		assertEquals("XH", lookup("2001:db8:51::1", "2026-01-01T00:00:00Z", overlay(OVERLAY)).column(Role.COUNTRY).value().orElseThrow());
		assertFalse(lookup("2001:db8:52::1", "2026-01-01T00:00:00Z", overlay(OVERLAY)).column(Role.COUNTRY).value().isPresent());
	}

	@Test
	void withoutTablesNothingIsKnown() {
		assertEquals("no table in the case", lookup("198.51.100.7", AUGUST.toString()).column(Role.OWNER).unknownBecause().orElseThrow());
		assertEquals("private address: not routed on the Internet",
				lookup("10.0.0.1", AUGUST.toString(), overlay(OVERLAY)).column(Role.OWNER).unknownBecause().orElseThrow());
	}

	@Test
	void tablesThatDisagreeAreBothKept() {
		Table second = overlay("range,country,from\n198.51.100.0/24,XZ,2014-01-01\n");
		Column country = lookup("198.51.100.7", AUGUST.toString(), overlay(OVERLAY), second).column(Role.COUNTRY);
		assertEquals("XH", country.value().orElseThrow());
		assertEquals(List.of("XZ"), country.dissent().stream().map(Statement::value).toList());
	}

	@Test
	void overlappingRangesThatDoNotNestAreAllSeen() {
		Table table = overlay("range,country,from\n10.1.0.0-10.1.0.90,AA,2014-01-01\n10.1.0.50-10.1.0.200,BB,2014-01-01\n"
				+ "10.1.0.60,CC,2014-01-01\n10.1.0.95-10.1.0.96,DD,2014-01-01\n");
		assertEquals(List.of("CC", "AA", "BB"), table.rows(IpAddress.parse("10.1.0.60").orElseThrow()).stream()
				.map(row -> row.said().value(Role.COUNTRY).orElseThrow()).toList());
		assertEquals(List.of("BB"), table.rows(IpAddress.parse("10.1.0.97").orElseThrow()).stream()
				.map(row -> row.said().value(Role.COUNTRY).orElseThrow()).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "198.51.100.1/24", "198.51.100.0/33", "198.51.100.300", "198.51.100.9-198.51.100.1",
			"198.51.100.0-2001:db8::", "name", "2001:db8::/129", "" })
	void aRangeThatIsNoneIsAProblemOfItsRow(String range) {
		Outcome<Table> outcome = TableReader.read(utf8("range,country,from\n" + range + ",XX,2014-01-01\n192.0.2.0/24,XY,2014-01-01"), "t", Optional.empty());
		assertEquals("table.row", outcome.problems().getFirst().code());
		assertEquals(19, outcome.problems().getFirst().where().range().offset());
		assertEquals(1, outcome.value().orElseThrow().size());
	}

	@Test
	void badDatesAndOpenQuotesAreProblemsOfTheirRows() {
		Outcome<Table> outcome = TableReader.read(utf8("range,country,from\n192.0.2.0/24,XY,07.08.2014\n192.0.2.0/24,\"XY,2014-01-01"), "t", Optional.empty());
		assertEquals(2, outcome.problems().size());
		assertEquals(0, outcome.value().orElseThrow().size());
		assertTrue(TableReader.read(utf8("country,from\nXX,2014-01-01\n"), "t", Optional.empty()).value().isEmpty());
		assertTrue(TableReader.read(new byte[0], "t", Optional.empty()).value().isEmpty());
	}

	@Test
	void otherNamesOfColumnsAndAByteOrderMarkAreUnderstood() {
		Table table = overlay("\uFEFFrange,city,as_number,as_name,owner,registry,from,to,note\r\n192.0.2.0/24,X,64500,LAB,L,Y,2014-01-01,2014-12-31,n\r\n");
		assertEquals("AS64500 LAB", lookup("192.0.2.9", AUGUST.toString(), table).column(Role.AS).value().orElseThrow());
	}

	@Test
	void namesAreRankedBySourceThenTime() {
		IpAddress address = IpAddress.parse("198.51.100.7").orElseThrow();
		NameBook book = new NameBook();
		book.add(new EndpointName(address, "dns.example", "dns", "e", 1, 1));
		book.add(new EndpointName(address, "late.example", "sni", "e", 9, 9));
		book.add(new EndpointName(address, "early.example", "sni", "e", 5, 5));
		book.add(new EndpointName(address, "early.example", "dns", "e", 2, 2));
		assertEquals("early.example", book.best(address).orElseThrow().name());
		assertEquals(List.of("early.example", "late.example", "dns.example"), book.distinct(address));
		assertEquals(Optional.empty(), book.best(IpAddress.parse("192.0.2.1").orElseThrow()));
	}

	@Test
	void marksOfInchesOpenNoQuotation() {
		Table table = overlay("# a 19\" rack\nrange,country,owner,from\n192.0.2.0/24,XA,The 19\" Rack,2014-01-01\n198.51.100.0/24,XB,\"a\n\"\"b\"\"\",2014-01-01\n203.0.113.0/24,XC,,2014-01-01\n");
		assertEquals("The 19\" Rack", lookup("192.0.2.1", AUGUST.toString(), table).column(Role.OWNER).value().orElseThrow());
		assertEquals("a\n\"b\"", lookup("198.51.100.1", AUGUST.toString(), table).column(Role.OWNER).value().orElseThrow());
		assertEquals(6, lookup("203.0.113.1", AUGUST.toString(), table).column(Role.COUNTRY).stated().orElseThrow().row().place().line());
	}

	@Test
	void aQuotationThatIsNotClosedCostsItsRowAlone() {
		Outcome<Table> read = TableReader.read(utf8("range,country,from\n192.0.2.0/24,\"XY,2014-01-01\n198.51.100.0/24,\"XB\",2014-01-01\n"), "t", Optional.empty());
		assertEquals(List.of("line 2: a quotation is not closed, or goes on behind its end"), read.problems().stream().map(problem -> problem.what()).toList());
		assertEquals(1, read.value().orElseThrow().size());
	}

	@Test
	void eachOfManyRowsOfOneRangeIsAskedAndTheOneTooManyIsAProblem() {
		StringBuilder months = new StringBuilder("range,owner,from,to\n");
		for (int month = 0; month < 80; month++) {
			String named = YearMonth.of(2010, 1).plusMonths(month).toString();
			months.append("192.0.2.0/24,").append(named).append(',').append(named).append("-01,").append(named).append("-28\n");
		}
		assertEquals("2016-06", lookup("192.0.2.1", "2016-06-15T00:00:00Z", overlay(months.toString())).column(Role.OWNER).value().orElseThrow());
		String row = "192.0.2.0/24,x,2014-01-01,\n";
		Outcome<Table> deep = TableReader.read(utf8("range,owner,from,to\n" + row.repeat(RangeIndex.MOST + 3)), "t", Optional.empty());
		assertEquals("table.too-deep", deep.problems().getFirst().code());
		assertEquals("line " + (RangeIndex.MOST + 2) + ": it is the first of 3 rows of which each lies over " + RangeIndex.MOST + " others", deep.problems().getFirst().what());
	}
}
