package org.telltale.casework.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;

class ConditionSourceTest {

	@Test
	void whatIsWrittenIsReadBack() {
		for (ConditionSource source : List.of(new ConditionSource("", ""), new ConditionSource("a.db", ""), new ConditionSource("a.db", "secure/x"), new ConditionSource("", "the line # 3"),
				new ConditionSource("a", "b # x"),
				new ConditionSource("a.txt", "log 7", List.of(new ByteRange(12, 3), new ByteRange(99, 1))), new ConditionSource("a.txt", "", List.of(new ByteRange(0, 3))))) {
			assertEquals(source, ConditionSource.of(source.text()));
		}
	}

	@Test
	void numbersInAPlaceAreNoBytes() {
		assertEquals(new ConditionSource("a", "12+3"), ConditionSource.of("a # 12+3"));
		assertEquals("x # 12+3+4", ConditionSource.of("a # x # 12+3+4").place());
	}
}
