package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;

class WhoisReaderTest {

	private static final String ACQUIRED = "2014-08-20T15:00:00Z";
	private static final String AUGUST = "2014-08-07T10:00:00Z";

	private static final String RIPE = """
			% This is a registry's query service, made for a test.
			% The database is subject to Terms and Conditions.

			% Abuse contact for '198.51.100.0 - 198.51.100.63' is 'abuse@hesperus.example'

			inetnum:        198.51.0.0 - 198.51.255.255
			netname:        XH-POOL
			descr:          Pool of the registry
			country:        XH
			source:         RIPE # Filtered
			last-modified:  2001-01-01T00:00:00Z

			inetnum:        198.51.100.0 - 198.51.100.63
			netname:        HESPERUS-SVC
			descr:          Hesperus
			                services
			+               of Port Hesper
			country:        XH # of the network
			org:            ORG-HS1-RIPE
			created:        2010-03-01T10:00:00Z
			last-modified:  2013-05-06T07:08:09Z
			source:         RIPE

			organisation:   ORG-HS1-RIPE
			org-name:       Hesperus Mobile Services
			country:        XP
			last-modified:  2013-02-02T00:00:00Z
			source:         RIPE

			route:          198.51.100.0/24
			origin:         AS64496
			source:         RIPE

			aut-num:        AS64496
			as-name:        HESPERUS
			org:            ORG-HS1-RIPE
			source:         RIPE
			""";

	private static final String ARIN = """
			#
			# made for a test; Copyright of nobody
			#

			NetRange:       203.0.113.0 - 203.0.113.255
			CIDR:           203.0.113.0/24
			NetName:        LAB-1
			OriginAS:       AS64500, AS64501
			Organization:   Laboratory (Transit), Ltd (LT-7)
			RegDate:        2010-01-01
			Updated:        2014-01-02

			OrgName:        Laboratory (Transit), Ltd
			OrgId:          LT-7
			Country:        XL
			Updated:        2012-01-01

			OrgAbuseHandle: ABUSE-1
			OrgAbuseEmail:  abuse@lab.example

			ASNumber:       64500 - 64510
			ASName:         LAB-TRANSIT
			Organization:   Laboratory (Transit), Ltd (LT-7)
			Updated:        2014-02-03
			""";

	private static final String LACNIC = """
			% whois of a test registry
			% 2014-08-19 20:41:39 (BRT -03:00)

			inetnum:     192.0/16
			status:      allocated
			aut-num:     AS64502
			owner:       Universidade de S\u00e3o Teste
			ownerid:     1
			country:     XB
			created:     20000101
			changed:     20140630
			""";

	private static Table table(String text, String acquired) {
		Outcome<Table> read = Tables.read(text, "whois.txt", acquired);
		assertEquals(List.of(), read.problems());
		return read.value().orElseThrow();
	}

	@Test
	void theMostSpecificObjectSpeaksWithItsOrganisation() {
		Attribution found = Tables.lookup("198.51.100.7", AUGUST, table(RIPE, ACQUIRED));
		assertEquals("Hesperus Mobile Services", Tables.value(found, Role.REGISTRANT));
		assertEquals("XH", Tables.value(found, Role.OWNER_COUNTRY));
		assertEquals("HESPERUS-SVC", Tables.value(found, Role.NETWORK));
		assertEquals("abuse@hesperus.example", Tables.value(found, Role.ABUSE));
		assertEquals("RIPE", Tables.value(found, Role.REGISTRY));
		assertEquals("", Tables.value(found, Role.OWNER), "a registrant is no owner");
		assertEquals(List.of(), found.column(Role.REGISTRANT).dissent());
		Statement told = found.column(Role.REGISTRANT).stated().orElseThrow();
		assertEquals(13, told.row().place().line());
		assertEquals(RIPE.indexOf("inetnum:        198.51.100"), told.row().place().offset());
		assertEquals(RIPE.indexOf("\n\norganisation") - told.row().place().offset(), told.row().place().length());
		assertEquals(Optional.of("The database is subject to Terms and Conditions."), told.table().licence());
	}

	@Test
	void anObjectStoodFromItsLastChangeToTheDayOfTheAnswer() {
		Table table = table(RIPE, ACQUIRED);
		assertEquals("", Tables.value(Tables.lookup("198.51.100.7", "2000-05-05T23:59:59Z", table), Role.REGISTRANT));
		assertEquals("Pool of the registry", Tables.value(Tables.lookup("198.51.100.7", "2013-05-05T23:59:59Z", table), Role.REGISTRANT), "the wider object held");
		assertEquals("Hesperus Mobile Services", Tables.value(Tables.lookup("198.51.100.7", "2013-05-06T00:00:00Z", table), Role.REGISTRANT));
		assertEquals("Hesperus Mobile Services", Tables.value(Tables.lookup("198.51.100.7", "2014-08-20T23:59:59Z", table), Role.REGISTRANT));
		assertEquals("", Tables.value(Tables.lookup("198.51.100.7", "2014-08-21T00:00:00Z", table), Role.REGISTRANT));
		Attribution day = Tables.lookup("198.51.100.7", "2014-08-20T10:00:00Z", table);
		assertEquals("AS64496", Tables.value(day, Role.AS), "without a last change the day of the answer alone");
		assertEquals("Hesperus Mobile Services", Tables.value(day, Role.OPERATOR));
		assertEquals("XP", Tables.value(day, Role.AS_COUNTRY), "that of the organisation");
		assertEquals("", Tables.value(Tables.lookup("198.51.100.7", AUGUST, table), Role.AS));
	}

	@Test
	void withoutDateOfTheAnswerNothingIsCovered() {
		Outcome<Table> read = Tables.read(RIPE, "whois.txt", "");
		assertEquals(List.of("table.undated"), read.problems().stream().map(problem -> problem.code()).toList());
		assertEquals("", Tables.value(Tables.lookup("198.51.100.7", AUGUST, read.value().orElseThrow()), Role.REGISTRANT));
	}

	@Test
	void formOfArin() {
		Table table = table(ARIN, ACQUIRED);
		Attribution found = Tables.lookup("203.0.113.9", AUGUST, table);
		assertEquals("Laboratory (Transit), Ltd", Tables.value(found, Role.REGISTRANT));
		assertEquals("XL", Tables.value(found, Role.OWNER_COUNTRY));
		assertEquals("AS64500", Tables.value(found, Role.AS));
		assertEquals("abuse@lab.example", Tables.value(found, Role.ABUSE));
		assertEquals("ARIN", Tables.value(found, Role.REGISTRY));
		assertEquals("Laboratory (Transit), Ltd", Tables.value(found, Role.OPERATOR));
		assertEquals("AS64500-AS64510", found.column(Role.OPERATOR).stated().orElseThrow().row().subject());
	}

	@Test
	void formOfLacnicWithItsOwnDateShortRangeAndLatinLetters() {
		byte[] latin = LACNIC.getBytes(StandardCharsets.ISO_8859_1);
		Table table = TableReader.read(latin, "w", Optional.empty()).value().orElseThrow();
		assertEquals(Optional.of(LocalDate.parse("2014-08-19")), table.origin().date());
		Attribution found = Tables.lookup("192.0.2.1", AUGUST, table);
		assertEquals("Universidade de S\u00e3o Teste", Tables.value(found, Role.REGISTRANT));
		assertEquals("AS64502", Tables.value(found, Role.AS));
		assertEquals("LACNIC", Tables.value(found, Role.REGISTRY));
		assertEquals("Universidade de S\u00e3o Teste", Tables.value(Tables.lookup("192.0.2.1", AUGUST, table(LACNIC, "")), Role.REGISTRANT), "in UTF-8");
	}

	@Test
	void theFirstDescriptionStandsForTheRegistrantWhereNoneIsNamed() {
		String apnic = "inetnum: 42.62.48.0 - 42.62.48.255\nnetname: TEST-NET\ndescr: Test Data Centre Co.\ndescr: Some street\ncountry: CN\n"
				+ "changed: nobody@test.example 20110308\nsource: APNIC\n";
		Attribution found = Tables.lookup("42.62.48.81", AUGUST, table(apnic, ACQUIRED));
		assertEquals("Test Data Centre Co.", Tables.value(found, Role.REGISTRANT));
		assertEquals("APNIC", Tables.value(found, Role.REGISTRY));
		assertEquals("", Tables.value(found, Role.SERVER_COUNTRY), "the country of the registration is not the server's");
	}

	@Test
	void blocksThatTheRegistryDoesNotManageSayNothing() {
		String block = "inetnum: 42.0.0.0 - 42.255.255.255\nnetname: NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK\ndescr: IPv4 address block not managed\ncountry: EU\nsource: RIPE\n";
		assertEquals("", Tables.value(Tables.lookup("42.62.48.81", "2014-08-20T10:00:00Z", table(block, ACQUIRED)), Role.REGISTRANT));
		String all = "inetnum: 0.0.0.0 - 255.255.255.255\nnetname: IANA-BLK\nsource: RIPE\n";
		assertEquals("", Tables.value(Tables.lookup("42.62.48.81", "2014-08-20T10:00:00Z", table(all, ACQUIRED)), Role.NETWORK));
	}

	@Test
	void theRegistrantOfANameIsNeverThatOfItsAddress() {
		String domain = "   Domain Name: HESPERUS.EXAMPLE\n   Registrar: Names Ltd\n   Updated Date: 2014-01-01T00:00:00Z\n   Registrant Organization: Hesperus Holding\n"
				+ "   Registrant Country: XH\n   Registrant Name: REDACTED FOR PRIVACY\n>>> Last update of WHOIS database: 2014-08-15T10:00:00Z <<<\n";
		Table table = table(domain, "");
		Attribution found = Tables.lookup("198.51.100.7", List.of("api.hesperus.example", "other.example"), AUGUST, table);
		assertEquals("", Tables.value(found, Role.REGISTRANT));
		assertEquals(List.of("api.hesperus.example"), List.copyOf(found.names().keySet()));
		assertEquals(List.of("Hesperus Holding", "XH", "Names Ltd"), found.names().get("api.hesperus.example").stream().flatMap(column -> column.value().stream()).toList());
		assertEquals("hesperus.example", found.names().get("api.hesperus.example").getFirst().stated().orElseThrow().row().subject());
	}

	@Test
	void otherTextsAreNoAnswers() {
		for (String text : List.of("", "\n\n", "Subject: a letter\nDear all\ninetnum: 1.2.3.0 - 1.2.3.255\n", "% nothing found\n", "name: value\n")) {
			assertTrue(TableReader.recognise(text.getBytes(StandardCharsets.UTF_8), new byte[0]).isEmpty(), text);
		}
		assertEquals(Optional.of(TableKind.WHOIS), TableReader.recognise(ARIN.getBytes(StandardCharsets.UTF_8), new byte[0]));
	}

	@Test
	void whatGoesOnWithoutEndIsBounded() {
		String endless = "inetnum: 198.51.100.0 - 198.51.100.255\ndescr: a\n" + "+aaaaaaaaaaaaaaaa\n".repeat(100_000) + "\n" + ARIN;
		Outcome<Table> read = Tables.read(endless, "w", ACQUIRED);
		assertEquals(101, read.problems().size());
		assertEquals(2, read.value().orElseThrow().size() - 1, "the objects of the other answer are read");
		assertEquals("table.row", Tables.read(ARIN + "descr: " + "x".repeat(70_000) + "\n", "w", ACQUIRED).problems().getFirst().code());
	}

	@Test
	void badRangesAreProblemsAndNothingIsThrown() {
		Outcome<Table> read = Tables.read("inetnum: 1.2.3.4 - 1.2.3.3\nnetname: A\n\naut-num: ASX\n\n" + ARIN, "w", ACQUIRED);
		assertEquals(List.of("table.row", "table.row"), read.problems().stream().map(problem -> problem.code()).toList());
		assertEquals(0, read.problems().getFirst().where().range().offset());
		Tables.hostile(RIPE.getBytes(StandardCharsets.UTF_8), "w", 200);
		Tables.hostile(ARIN.getBytes(StandardCharsets.UTF_8), "w", 200);
	}

	@Test
	void aNameFromTheOrganisationHoldsSinceTheLaterChangeOfTheTwo() {
		Table table = table(RIPE.replace("2013-02-02", "2014-08-15"), ACQUIRED);
		Attribution before = Tables.lookup("198.51.100.7", AUGUST, table);
		assertEquals("", Tables.value(before, Role.REGISTRANT), "nor does the wider object speak: the narrower stood");
		assertEquals("HESPERUS-SVC", Tables.value(before, Role.NETWORK));
		assertEquals("Hesperus Mobile Services", Tables.value(Tables.lookup("198.51.100.7", "2014-08-15T00:00:00Z", table), Role.REGISTRANT));
		Table arin = table(ARIN.replace("Updated:        2012-01-01\n", "Updated:        2014-08-15\n"), ACQUIRED);
		Attribution august = Tables.lookup("203.0.113.9", AUGUST, arin);
		assertEquals("", Tables.value(august, Role.REGISTRANT));
		assertEquals("", Tables.value(august, Role.OWNER_COUNTRY));
		assertEquals("", Tables.value(august, Role.ABUSE));
		assertEquals("AS64500", Tables.value(august, Role.AS));
		assertEquals("", Tables.value(august, Role.OPERATOR));
		Table unnamed = table("NetRange: 203.0.113.0 - 203.0.113.255\nOrganization: Lab (LT-7)\nUpdated: 2014-01-02\n", ACQUIRED);
		assertEquals("", Tables.value(Tables.lookup("203.0.113.9", AUGUST, unnamed), Role.REGISTRANT), "when that organisation changed is not told");
		assertEquals("Lab", Tables.value(Tables.lookup("203.0.113.9", "2014-08-20T00:00:00Z", unnamed), Role.REGISTRANT));
	}

	@Test
	void eachAnswerOfAFileHoldsToItsOwnDay() {
		String begun = "% 2014-01-05 10:00:00 (BRT -03:00)\n\ninetnum: 192.0.2.0/24\nowner: Old\nchanged: 20100101\n\n% 2020-06-01 10:00:00 (BRT -03:00)\n\ninetnum: 192.0.2.0/24\nowner: New\nchanged: 20190101\n";
		String ended = "inetnum: 192.0.2.0/24\nowner: Old\nchanged: 20100101\n>>> Last update of WHOIS database: 2014-01-05T10:00:00Z <<<\n\ninetnum: 192.0.2.0/24\nowner: New\nchanged: 20190101\n>>> Last update of WHOIS database: 2020-06-01T10:00:00Z <<<\n";
		for (String text : List.of(begun, ended)) {
			Table table = table(text, ACQUIRED);
			assertEquals("Old", Tables.value(Tables.lookup("192.0.2.1", "2014-01-05T12:00:00Z", table), Role.REGISTRANT), text);
			assertEquals("", Tables.value(Tables.lookup("192.0.2.1", "2018-12-31T12:00:00Z", table), Role.REGISTRANT), text);
			assertEquals("New", Tables.value(Tables.lookup("192.0.2.1", "2019-05-05T12:00:00Z", table), Role.REGISTRANT), text);
			assertEquals(Optional.empty(), table.origin().date(), "of two days");
		}
		Outcome<Table> open = Tables.read("inetnum: 198.51.100.0/24\nowner: Whenever\nchanged: 20100101\n\n" + begun, "w", ACQUIRED);
		assertEquals("1 objects do not stand in an answer that says when it was given, and others do", open.problems().getFirst().what());
		assertEquals("", Tables.value(Tables.lookup("198.51.100.1", "2014-01-05T00:00:00Z", open.value().orElseThrow()), Role.REGISTRANT));
	}

	@Test
	void theAddressForComplaintsOfAnotherOrganisationIsNotTaken() {
		Table table = table(RIPE.replaceFirst("% Abuse.*", "%") + "\n" + ARIN, ACQUIRED);
		assertEquals("", Tables.value(Tables.lookup("198.51.100.7", AUGUST, table), Role.ABUSE));
		assertEquals("abuse@lab.example", Tables.value(Tables.lookup("203.0.113.9", AUGUST, table), Role.ABUSE));
	}
}
