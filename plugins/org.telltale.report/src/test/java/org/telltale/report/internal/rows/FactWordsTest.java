package org.telltale.report.internal.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.report.input.Language;
import org.telltale.report.internal.words.Words;

/** The verifier writes the same sentences: {@code FactSentencesTest} of the seal. */
class FactWordsTest {

	private static String clock(String... sources) {
		return FactWords.of(Json.object().put("type", "clock").put("agree", 2).put("of", 3).put("frame", 7)
				.put("sources", Json.array(Stream.of(sources).map(source -> (Json) Json.object().put("source", source)).toList())), Words.in(Language.ENGLISH));
	}

	@Test
	void certificatesAreNoTimes() {
		assertEquals(List.of("bounds of 2 of 3 servers' certificates, from frame 7 on", "2 of 3 servers' times, from frame 7 on", "2 of 3 servers' times, from frame 7 on"),
				List.of(clock("certificate", "ocsp-staple"), clock("certificate", "ntp"), clock("http-date")));
	}
}
