package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;

/** The report writes the same sentences: {@code FactWordsTest} of the report. */
class FactSentencesTest {

	private static final String ID = "0123456789abcdef";

	private static List<String> clock(String... sources) {
		Json clock = Json.object().put("type", "clock").put("agree", 2).put("of", 3).put("frame", 7)
				.put("sources", Json.array(Stream.of(sources).map(source -> (Json) Json.object().put("source", source)).toList()));
		FactFile facts = new FactFile(List.of(new Fact(ID, "clock", "quoted", clock)), Digest.sha256(new byte[0]));
		return new FactSentences(new PrintedFacts(facts)).of(List.of(ID));
	}

	@Test
	void certificatesAreNoTimes() {
		assertEquals(List.of("0123456789ab…  bounds of 2 of 3 servers' certificates, from frame 7 on"), clock("certificate", "ocsp-staple"));
		assertEquals(List.of("0123456789ab…  2 of 3 servers' times, from frame 7 on"), clock("certificate", "ntp"));
	}
}
