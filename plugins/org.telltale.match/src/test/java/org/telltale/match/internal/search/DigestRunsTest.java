package org.telltale.match.internal.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestRunsTest {

	private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{8,}");
	private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/_-]{22,}");

	private static List<String> found(String text, int chunk) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		List<String> hexes = new ArrayList<>();
		List<String> others = new ArrayList<>();
		DigestRuns hex = DigestRuns.hex(bytes, 8, (from, to) -> hexes.add("hex " + from + " " + to));
		DigestRuns base64 = DigestRuns.base64(bytes, (from, to) -> others.add("base64 " + from + " " + to));
		for (int to = chunk; to < bytes.length + chunk; to += chunk) {
			hex.search(Math.min(to, bytes.length));
			base64.search(Math.min(to, bytes.length));
		}
		hexes.addAll(others);
		return hexes;
	}

	/** The same by regular expressions. */
	private static List<String> expected(String text) {
		List<String> expected = new ArrayList<>();
		for (Matcher run = HEX.matcher(text); run.find();) {
			expected.add("hex " + run.start() + " " + run.end());
		}
		for (Matcher run = BASE64.matcher(text); run.find();) {
			for (int from = run.start(); from < run.end() && run.end() - run.start() <= 256; from++) {
				for (int length : new int[] { 22, 27, 43, 86 }) {
					int to = from + length;
					boolean begins = from == run.start() || "+/-_".indexOf(text.charAt(from - 1)) >= 0;
					boolean ends = to == run.end() || to < run.end() && "+/-_".indexOf(text.charAt(to)) >= 0;
					if (begins && ends) {
						expected.add("base64 " + from + " " + to);
					}
				}
			}
		}
		return expected;
	}

	private static String random(Random random, int length, String letters, int one) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(random.nextInt(one) == 0 ? (char) random.nextInt(256) : letters.charAt(random.nextInt(letters.length())));
		}
		return text.toString();
	}

	/** Of letters that are members, some other byte one in so many. */
	@ParameterizedTest
	@ValueSource(strings = { "0123456789abcdefABCDEF", "00aaffAF19876543/:@`gG", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "a-", "aaaaazzzzzAAAAAZZZZZ99999+/-_:.,\u00e1", "a" })
	void runsAreThoseOfRegularExpressions(String letters) {
		Random random = new Random(letters.length());
		int some = 0;
		for (int round = 0; round < 400; round++) {
			String text = random(random, random.nextInt(700), letters, 2 + random.nextInt(60));
			List<String> expected = expected(text);
			assertEquals(expected, found(text, 1 + random.nextInt(500)), text);
			boolean may = DigestRuns.mayStand(text.getBytes(StandardCharsets.ISO_8859_1), 8);
			assertTrue(may || expected.isEmpty(), text);
			some += expected.size();
		}
		assertTrue(some > 20, "runs: " + some);
	}

	/** What 64 bytes tell of runs of eight must not hide shorter ones. */
	@Test
	void shorterRunsAreFoundWhereTheyAreWanted() {
		List<String> found = new ArrayList<>();
		DigestRuns.hex((" ".repeat(30) + "0123456" + " ".repeat(90)).getBytes(StandardCharsets.ISO_8859_1), 7, (from, to) -> found.add(from + " " + to)).search(127);
		assertEquals(List.of("30 37"), found);
	}

	/** Each byte in turn among digits: a class of bytes is as wide as it is said to be. */
	@Test
	void everyByteEndsARunOrBelongsToIt() {
		for (char c = 0; c < 256; c++) {
			for (int at = 0; at < 70; at++) {
				String text = " ".repeat(at) + "0123abc" + c + "0123abcABCDEFGHIJKLMNOPQRST" + " ".repeat(70);
				assertEquals(expected(text), found(text, 64), "byte " + (int) c + " at " + at);
			}
		}
	}
}
