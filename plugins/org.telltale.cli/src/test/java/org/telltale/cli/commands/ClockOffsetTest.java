package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;

/** How a clock's bounds are listed. */
class ClockOffsetTest {

	private static String offset(String source, long from, long to) {
		return ListCommands.Clocks.offset(Json.object().put("from", Long.toString(from)).put("to", Long.toString(to)).put("sources", Json.array(List.of(Json.object().put("source", source)))));
	}

	@Test
	void timesHaveAMiddle() {
		assertEquals("2.000 s ± 1.000 s", offset("ntp", 1_000_000_000, 3_000_000_000L));
	}

	@Test
	void certificatesHaveTwoEndsAlone() {
		assertEquals("from 1.000 s to 3.000 s, by certificates", offset("certificate", 1_000_000_000, 3_000_000_000L));
		assertEquals("from 1.000 s, no upper end, by certificates", offset("ocsp-staple", 1_000_000_000, Long.MAX_VALUE));
	}
}
