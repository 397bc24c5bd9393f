package org.telltale.cli.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

	@Test
	void binaryUnits() {
		assertEquals(256L << 20, Size.parse("256m").orElseThrow().bytes());
		assertEquals("10g", Size.parse(" 10G ").orElseThrow().label());
		assertEquals(10L << 30, Size.parse("10g").orElseThrow().bytes());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "m", "0m", "-1g", "1", "1t", "1.5g", "99999999g", "2000g", "lunch" })
	void anythingElseIsRefused(String text) {
		assertTrue(Size.parse(text).isEmpty());
	}
}
