package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

	private static final String AUGUST = "2014-08-07T10:00:00Z";

	private static Table table(String text, String name, String acquired) {
		return Tables.read(text, name, acquired).value().orElseThrow();
	}

	private static Table whois(String registrant, String acquired) {
		return table("inetnum: 198.51.100.0 - 198.51.100.255\ndescr: " + registrant + "\ncountry: XW\nlast-modified: 2010-01-01T00:00:00Z\nsource: XNIC\n", "w-" + registrant, acquired);
	}

	private static List<String> values(Attribution found, Role role) {
		return found.column(role).now().stream().map(Statement::value).toList();
	}

	@Test
	void formComesBeforeDateAndDateBeforeTheOrderOfImport() {
		Table statistics = table("2|xnic|20140807|1|19850701|20140807|+1000\nxnic|XS|ipv4|198.51.100.0|256|20100101|allocated\n", "s", "");
		Table overlay = table("range,ownerCountry,registrant,from\n198.51.0.0/16,XO,Of the overlay,2014-01-01\n", "o", "");
		Attribution found = Tables.lookup("198.51.100.7", AUGUST, statistics, whois("late", "2019-01-01T00:00:00Z"), whois("near", "2014-09-01T00:00:00Z"), overlay);
		assertEquals(List.of("XO", "XW", "XW", "XS"), values(found, Role.OWNER_COUNTRY), "the overlay, though its range is wider");
		assertEquals(List.of("Of the overlay", "near", "late"), values(found, Role.REGISTRANT));
		assertEquals(List.of("near", "late"), found.column(Role.REGISTRANT).dissent().stream().map(Statement::value).toList());
		assertEquals(List.of("one", "two"), values(Tables.lookup("198.51.100.7", AUGUST, whois("one", "2014-09-01T00:00:00Z"), whois("two", "2014-09-01T00:00:00Z")), Role.REGISTRANT));
	}

	@Test
	void spellingsOfOneNameAreNoConflict() {
		assertFalse(Role.REGISTRANT.conflicts("Hesperus Services, Ltd.", "HESPERUS SERVICES LTD"));
		assertTrue(Role.REGISTRANT.conflicts("Hesperus", "Hesperus Holding"));
		assertFalse(Role.REGISTRY.conflicts("ripencc", "RIPE"));
		assertFalse(Role.AS.conflicts("AS64496 ONE", "AS64496"));
		assertTrue(Role.AS.conflicts("AS64496", "AS644961"));
		assertFalse(Role.FLAGS.conflicts("cdn", "anycast"));
	}

	@Test
	void sharedAddressesAreFlaggedByRangeSystemAndNameAsOfTheirDates() {
		Table shared = SharedAddresses.table();
		assertEquals(List.of("anycast"), Tables.lookup("8.8.8.8", AUGUST, shared).flags());
		assertEquals(List.of(), Tables.lookup("1.1.1.1", AUGUST, shared).flags(), "its operator came to it in 2018");
		assertEquals(List.of("anycast"), Tables.lookup("1.1.1.1", "2020-01-01T00:00:00Z", shared).flags());
		assertEquals(List.of("cdn"), Tables.lookup("198.51.100.7", List.of("e7.a.akamaiedge.net", "x.example"), AUGUST, shared).flags());
		Table routes = table("198.51.100.0\t24\t13335\n", "rv-20140807", "");
		Attribution found = Tables.lookup("198.51.100.7", AUGUST, shared, routes);
		assertEquals(List.of("anycast", "cdn"), found.flags());
		assertEquals("AS13335", found.column(Role.FLAGS).stated().orElseThrow().row().subject());
		assertEquals(Optional.of("no table in the case"), Tables.lookup("8.8.8.8", AUGUST, shared).column(Role.OWNER).unknownBecause(), "the list is no table of the case");
		assertEquals(Optional.of("no table covers 2014-08-07"), Tables.lookup("8.8.8.8", AUGUST, shared, routes).column(Role.OWNER).unknownBecause());
	}

	@Test
	void anOverlayMaySpeakOfSystemsAndNames() {
		Table overlay = table("range,as_number,operator,as_country,registrant,from\n198.51.100.0/24,64496,,,,2014-01-01\nAS64496,,Its Holder,XA,,2014-01-01\nhesperus.example,,,,Of the name,2014-01-01\n", "o", "");
		Attribution found = Tables.lookup("198.51.100.7", List.of("hesperus.example"), AUGUST, overlay);
		assertEquals("Its Holder", Tables.value(found, Role.OPERATOR));
		assertEquals("XA", Tables.value(found, Role.AS_COUNTRY));
		assertEquals("", Tables.value(found, Role.REGISTRANT));
		assertEquals(Optional.of("Of the name"), found.names().get("hesperus.example").getFirst().value());
	}

	@Test
	void theHolderOfOneSystemIsNotSetBesideAnother() {
		Table routes = table("198.51.100.0\t24\t64500\n", "rv-20140807", "");
		Table other = table("range,asn,operator,as_country,owner,from\n198.51.100.0/24,64999,Of another,XZ,O,2014-01-01\n", "o.csv", "");
		Table first = table("range,asn,from\n198.51.100.0/24,64500,2014-01-01\n", "p.csv", "");
		Attribution found = Tables.lookup("198.51.100.7", AUGUST, first, other, routes);
		assertEquals("AS64500", Tables.value(found, Role.AS));
		assertEquals("", Tables.value(found, Role.OPERATOR));
		assertEquals("", Tables.value(found, Role.AS_COUNTRY));
		assertEquals(List.of("Of another"), found.column(Role.OPERATOR).besides().stream().map(Statement::value).toList());
		assertEquals("O", Tables.value(found, Role.OWNER), "who holds the addresses is not asked of the system");
		Table same = table("range,asn,operator,from\n198.51.100.0/24,AS64500,Its holder,2014-01-01\n", "q.csv", "");
		assertEquals("Its holder", Tables.value(Tables.lookup("198.51.100.7", AUGUST, first, other, same), Role.OPERATOR));
	}

	@Test
	void ofASetNoMembersHolderCounts() {
		Table routes = table("198.51.100.0\t24\t64501,64500\n", "rv-20140807", "");
		Table holders = table("range,operator,flags,from\nAS64500,Transit,cdn,2014-01-01\nAS64501,Other Net,,2014-01-01\n", "o.csv", "");
		Attribution found = Tables.lookup("198.51.100.7", AUGUST, routes, holders);
		assertEquals("", Tables.value(found, Role.OPERATOR));
		assertEquals(List.of("Transit", "Other Net"), found.column(Role.OPERATOR).besides().stream().map(Statement::value).toList());
		assertEquals(List.of(), found.flags());
		assertTrue(found.column(Role.OPERATOR).unknownBecause().orElseThrow().contains("not known"));
	}
}
