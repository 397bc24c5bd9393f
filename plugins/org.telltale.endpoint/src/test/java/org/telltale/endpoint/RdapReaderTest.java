package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;

class RdapReaderTest {

	private static final String AUGUST = "2014-08-07T10:00:00Z";

	private static String card(String property, String value) {
		return "\"vcardArray\":[\"vcard\",[[\"version\",{},\"text\",\"4.0\"],[\"" + property + "\",{},\"text\",\"" + value + "\"]]]";
	}

	private static String events(String changed, String asked) {
		return "\"events\":[{\"eventAction\":\"registration\",\"eventDate\":\"2001-01-01T00:00:00Z\"},{\"eventAction\":\"last changed\",\"eventDate\":\"" + changed + "\"}"
				+ (asked.isEmpty() ? "" : ",{\"eventAction\":\"last update of RDAP database\",\"eventDate\":\"" + asked + "\"}") + "]";
	}

	private static final String NETWORK = "{\"objectClassName\":\"ip network\",\"startAddress\":\"198.51.100.0\",\"endAddress\":\"198.51.100.191\",\"name\":\"HESPERUS\","
			+ "\"country\":\"XH\",\"port43\":\"whois.ripe.net\",\"cidr0_cidrs\":[{\"v4prefix\":\"198.51.100.0\",\"length\":25},{\"v4prefix\":\"198.51.100.128\",\"length\":26}],"
			+ "\"notices\":[{\"title\":\"Terms and Conditions\",\"description\":[\"made for a test\"]}],"
			+ "\"entities\":[{\"handle\":\"MNT\",\"roles\":[\"registrant\"]},{\"roles\":[\"registrant\"]," + card("fn", "Hesperus Mobile Services") + "," + events("2012-05-06T00:00:00Z", "")
			+ ",\"entities\":[{\"roles\":[\"abuse\"]," + card("email", "abuse@hesperus.example") + "," + events("2012-05-06T00:00:00Z", "") + "}]}]," + events("2013-05-06T00:00:00Z", "2014-08-20T00:00:00Z") + "}";
	private static final String SYSTEM = "{\"objectClassName\":\"autnum\",\"startAutnum\":64496,\"endAutnum\":64497,\"name\":\"HESP\",\"country\":\"XA\"," + events("2013-01-01T00:00:00Z", "2014-08-20T00:00:00Z") + "}";
	private static final String DOMAIN = "{\"objectClassName\":\"domain\",\"ldhName\":\"HESPERUS.example.\",\"entities\":[{\"roles\":[\"registrant\"]," + card("org", "Hesperus Holding")
			+ "," + events("2013-01-01T00:00:00Z", "") + "},{\"roles\":[\"registrar\"]," + card("fn", "Names Ltd") + "," + events("2013-01-01T00:00:00Z", "") + "}]," + events("2014-01-01T00:00:00Z", "2014-08-19T00:00:00Z") + "}";

	private static Table table(String text, String acquired) {
		Outcome<Table> read = Tables.read(text, "rdap.json", acquired);
		assertEquals(List.of(), read.problems());
		return read.value().orElseThrow();
	}

	@Test
	void aNetworkNamesRegistrantAbuseAndRegistry() {
		Attribution found = Tables.lookup("198.51.100.130", AUGUST, table(NETWORK, ""));
		assertEquals("Hesperus Mobile Services", Tables.value(found, Role.REGISTRANT));
		assertEquals("abuse@hesperus.example", Tables.value(found, Role.ABUSE));
		assertEquals("XH", Tables.value(found, Role.OWNER_COUNTRY));
		assertEquals("RIPE", Tables.value(found, Role.REGISTRY));
		assertEquals("198.51.100.128-198.51.100.191", found.column(Role.REGISTRANT).stated().orElseThrow().row().subject());
		assertEquals(Optional.of("made for a test"), found.column(Role.REGISTRANT).stated().orElseThrow().table().licence());
		assertEquals("", Tables.value(Tables.lookup("198.51.100.192", AUGUST, table(NETWORK, "")), Role.REGISTRANT));
		assertEquals("", Tables.value(Tables.lookup("198.51.100.1", "2013-05-05T10:00:00Z", table(NETWORK, "")), Role.REGISTRANT));
	}

	@Test
	void theHolderOfASystemIsAskedForTheSystemOfTheAddress() {
		Table routes = Tables.read("198.51.100.0\t24\t64496\n", "rv-20140807.txt", "").value().orElseThrow();
		Attribution found = Tables.lookup("198.51.100.1", AUGUST, routes, table("[" + SYSTEM + "," + DOMAIN + "]", ""));
		assertEquals("HESP", Tables.value(found, Role.OPERATOR));
		assertEquals("XA", Tables.value(found, Role.AS_COUNTRY));
		assertEquals("", Tables.value(Tables.lookup("198.51.100.1", AUGUST, table("[" + SYSTEM + "," + DOMAIN + "]", "")), Role.OPERATOR), "no system, no holder");
	}

	@Test
	void aDomainIsOfTheNameAlone() {
		Attribution found = Tables.lookup("198.51.100.1", List.of("a.hesperus.example"), AUGUST, table(DOMAIN, ""));
		assertEquals("", Tables.value(found, Role.REGISTRANT));
		assertEquals(List.of("Hesperus Holding", "Names Ltd"), found.names().get("a.hesperus.example").stream().flatMap(column -> column.value().stream()).toList());
	}

	@Test
	void withoutDateOfTheAnswerThatOfTheAcquisitionCounts() {
		String undated = SYSTEM.replace("last update of RDAP database", "other");
		assertEquals("table.undated", Tables.read(undated, "rdap.json", "").problems().getFirst().code());
		assertEquals(Optional.of("2014-08-09"), table(undated, "2014-08-09T01:00:00Z").origin().date().map(Object::toString));
	}

	@Test
	void whatIsNoAnswerIsAProblem() {
		assertEquals("table.header", Tables.read(NETWORK.substring(0, 400), "r", "").problems().getFirst().code());
		Outcome<Table> read = Tables.read(NETWORK.replace("\"198.51.100.128\",\"length\":26", "\"198.51.101.0\",\"length\":26").replace("\"length\":25", "\"length\":999"), "r", "");
		assertEquals(List.of("table.row", "table.row"), read.problems().stream().map(problem -> problem.code()).toList());
		Tables.hostile(NETWORK.getBytes(StandardCharsets.UTF_8), "r", 300);
		Tables.hostile(("[" + SYSTEM + "," + DOMAIN + "]").getBytes(StandardCharsets.UTF_8), "r", 300);
	}

	@Test
	void aNameHoldsSinceTheLaterChangeOfNetworkAndEntity() {
		Attribution found = Tables.lookup("198.51.100.1", AUGUST, table(NETWORK.replace("2012-05-06", "2014-08-15"), ""));
		assertEquals("", Tables.value(found, Role.REGISTRANT));
		assertEquals("", Tables.value(found, Role.ABUSE));
		assertEquals("HESPERUS", Tables.value(found, Role.NETWORK));
		assertEquals("", Tables.value(Tables.lookup("198.51.100.1", AUGUST, table(NETWORK.replace("last changed\",\"eventDate\":\"2012", "other\",\"eventDate\":\"2012"), "")), Role.REGISTRANT),
				"when the entity changed is not told");
	}

	@Test
	void eachAnswerOfAnArrayHoldsToItsOwnDay() {
		Table table = table("[" + NETWORK + "," + SYSTEM.replace("2014-08-20", "2020-06-01") + "]", "");
		assertEquals("HESPERUS", Tables.value(Tables.lookup("198.51.100.1", "2014-08-20T10:00:00Z", table), Role.NETWORK));
		assertEquals("", Tables.value(Tables.lookup("198.51.100.1", "2014-08-21T10:00:00Z", table), Role.NETWORK));
		assertEquals(Optional.empty(), table.origin().date());
	}
}
