package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.telltale.sample.SampleCase;

/** The same evidence gives the same bytes wherever the examiner sits and whatever language the machine speaks. */
class ZonesAndLanguagesTest {

	private static final List<String> ZONES = List.of("UTC", "Asia/Hong_Kong", "America/St_Johns");
	private static final List<String> LANGUAGES = List.of("C", "tr_TR.UTF-8", "ar_EG.UTF-8");

	private static final Map<String, Path> RESULTS = new LinkedHashMap<>();

	@BeforeAll
	static void run() throws IOException, InterruptedException {
		Path work = Demo.work("zones");
		Path evidence = work.resolve("evidence");
		SampleCase.write(evidence);
		Map<String, Process> children = new LinkedHashMap<>();
		for (int i = 0; i < ZONES.size(); i++) {
			Path folder = Files.createDirectories(work.resolve("n" + i));
			RESULTS.put(ZONES.get(i) + " " + LANGUAGES.get(i), folder);
			children.put(ZONES.get(i) + " " + LANGUAGES.get(i), child(ZONES.get(i), LANGUAGES.get(i)).start(FactsOfSample.class,
					List.of(evidence.toString(), folder.resolve("case.telltale").toString(), folder.resolve("facts.jsonl").toString(), folder.resolve("lists.txt").toString())));
		}
		for (Map.Entry<String, Process> child : children.entrySet()) {
			Ran ran = Ran.of(child.getValue());
			assertEquals(0, ran.code(), child.getKey() + ": " + ran.out() + ran.err());
			assertTrue(ran.out().startsWith(child.getKey().split(" ")[0] + " "), "the zone took effect: " + ran.out());
			assertTrue(!child.getKey().contains("tr_TR") || ran.out().contains("tıtle"), "the language took effect: " + ran.out());
			assertTrue(!child.getKey().contains("ar_EG") || ran.out().contains("٧"), "the digits took effect: " + ran.out());
		}
	}

	private static ChildJava child(String zone, String language) {
		ChildJava child = new ChildJava().variable("TZ", zone).variable("LANG", language).variable("LC_ALL", language).with("-Duser.timezone=" + zone, "-Dstdout.encoding=UTF-8");
		return language.equals("C") ? child : child.with("-Duser.language=" + language.substring(0, 2), "-Duser.country=" + language.substring(3, 5));
	}

	@Test
	void factsAreTheSameByteForByte() throws IOException {
		Path first = RESULTS.values().iterator().next();
		byte[] facts = Files.readAllBytes(first.resolve("facts.jsonl"));
		assertTrue(facts.length > 10_000, "facts were made: " + facts.length);
		for (Map.Entry<String, Path> other : RESULTS.entrySet()) {
			assertEquals(-1, Files.mismatch(first.resolve("facts.jsonl"), other.getValue().resolve("facts.jsonl")), other.getKey());
		}
	}

	@Test
	void printedListsAreTheSameByteForByte() throws IOException {
		Path first = RESULTS.values().iterator().next();
		for (Map.Entry<String, Path> other : RESULTS.entrySet()) {
			assertEquals(-1, Files.mismatch(first.resolve("lists.txt"), other.getValue().resolve("lists.txt")), other.getKey());
		}
	}
}
