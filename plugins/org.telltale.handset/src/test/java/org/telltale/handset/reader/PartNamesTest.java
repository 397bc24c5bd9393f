package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Names of the further files of an image. */
class PartNamesTest {

	@Test
	void partsAreNamedAsTheProgramsNameThem() {
		assertEquals(List.of("a.002", "a.010", "a.999"), names("a.001", 2, 10, 999));
		assertEquals(List.of("a.0002", "a.1000"), names("a.0001", 2, 1000));
		assertEquals(Optional.empty(), PartNames.name("a.001", 1000));
		assertEquals(List.of("a.b.E02", "a.b.E99", "a.b.EAA", "a.b.EAB", "a.b.EBA", "a.b.EZZ", "a.b.FAA"), names("a.b.E01", 2, 99, 100, 101, 126, 775, 776));
		assertEquals(List.of("a.e02", "a.eaa", "a.faa"), names("a.e01", 2, 100, 776));
		assertEquals(List.of("a.s02", "a.saa"), names("a.s01", 2, 100));
		assertEquals(Optional.empty(), PartNames.name("a.E01", 100 + 22 * 676));
		for (String other : List.of("a.bin", "a.1", "a.01", "a.E02", "001", "a.0001x", "a.101", "E01")) {
			assertEquals(Optional.empty(), PartNames.name(other, 2), other);
		}
	}

	private static List<String> names(String first, int... numbers) {
		return IntStream.of(numbers).mapToObj(number -> PartNames.name(first, number).orElseThrow()).toList();
	}

	@Test
	void namesEndWhereTheirFormEnds() {
		assertEquals(998, PartNames.behind("a.001").count());
		assertEquals(4095, PartNames.behind("a.E01").count());
		assertEquals(List.of(), PartNames.behind("a.bin").toList());
	}
}
