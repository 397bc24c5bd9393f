package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;

class DelegatedReaderTest {

	private static final String FILE = """
			2.3|xnic|20140807|6|19850701|20140806|+1000
			xnic|*|asn|*|1|summary
			xnic|*|ipv4|*|3|summary
			xnic|XH|asn|64496|1|20100101|allocated|A1
			xnic|XH|ipv4|198.51.100.0|192|20100101|allocated|A1
			xnic|XL|ipv4|203.0.113.0|256|20140801|assigned|A2
			xnic||ipv4|192.0.2.0|256||available|
			xnic|XH|ipv6|2001:db8::|32|20120101|allocated|A1
			xnic|ZZ|ipv4|100.64.0.0|256|00000000|allocated|A3
			""";

	private static Outcome<Table> read(String text) {
		return TableReader.read(text.getBytes(StandardCharsets.UTF_8), "delegated-xnic", Optional.empty());
	}

	private static Attribution lookup(String address, String day) {
		return new Atlas(List.of(read(FILE).value().orElseThrow())).lookup(IpAddress.parse(address).orElseThrow(), Instant.parse(day + "T10:00:00Z"));
	}

	@Test
	void aCountOfAddressesNeedBeNoPowerOfTwo() {
		assertEquals(Optional.of("XH"), lookup("198.51.100.191", "2014-08-06").column(Role.COUNTRY).value());
		assertEquals(Optional.empty(), lookup("198.51.100.192", "2014-08-06").column(Role.COUNTRY).value());
		assertEquals(Optional.of("XH"), lookup("2001:db8:ffff::1", "2014-08-06").column(Role.COUNTRY).value());
	}

	@Test
	void aRowHoldsFromItsDelegationToTheFilesLastDay() {
		assertEquals(Optional.empty(), lookup("203.0.113.1", "2014-07-31").column(Role.COUNTRY).value());
		assertEquals(Optional.of("XL"), lookup("203.0.113.1", "2014-08-01").column(Role.COUNTRY).value());
		assertEquals(Optional.of("XL"), lookup("203.0.113.1", "2014-08-06").column(Role.COUNTRY).value());
		assertEquals(Optional.of("no table covers 2014-08-07"), lookup("203.0.113.1", "2014-08-07").column(Role.COUNTRY).unknownBecause());
	}

	@Test
	void theRegistryIsNamedAndNoOwnerOrSystemIsMadeUp() {
		Attribution found = lookup("203.0.113.1", "2014-08-02");
		assertEquals(Optional.of("xnic"), found.column(Role.REGISTRY).value());
		assertEquals(Optional.empty(), found.column(Role.OWNER).value());
		assertEquals(Optional.empty(), found.column(Role.AS).value());
		Statement registry = found.column(Role.REGISTRY).stated().orElseThrow();
		assertEquals(Optional.of(LocalDate.parse("2014-08-06")), registry.table().date());
		assertEquals(Optional.of(-4L), registry.ageDays(found.moment()));
		assertEquals(new RowPlace(6, FILE.indexOf("xnic|XL"), "xnic|XL|ipv4|203.0.113.0|256|20140801|assigned|A2".length()), registry.row().place());
	}

	@Test
	void freeSpaceAndRowsWithoutDateStateNothing() {
		assertEquals(Optional.empty(), lookup("192.0.2.1", "2014-08-02").column(Role.REGISTRY).value());
		assertEquals(Optional.empty(), lookup("100.64.0.1", "2014-08-02").column(Role.REGISTRY).value());
	}

	@Test
	void badRowsAreProblems() {
		Outcome<Table> outcome = read(FILE + "xnic|XH|ipv4|198.51.100.0|0|20100101|allocated\nxnic|XH|ipv4|255.255.255.0|257|20100101|allocated\n"
				+ "xnic|XH|ipv6|2001:db8::|129|20100101|allocated\nxnic|XH\nxnic|XH|ipv4|x|1|20100101|allocated\n");
		assertEquals(5, outcome.problems().size());
		assertEquals(5, outcome.value().orElseThrow().size());
	}

	@Test
	void everyTruncationIsReadWithoutAnError() {
		byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
		for (int length = 0; length < bytes.length; length++) {
			Outcome<Table> outcome = TableReader.read(Arrays.copyOf(bytes, length), "t", Optional.empty());
			assertTrue(outcome.value().isPresent() || !outcome.problems().isEmpty());
		}
	}
}
