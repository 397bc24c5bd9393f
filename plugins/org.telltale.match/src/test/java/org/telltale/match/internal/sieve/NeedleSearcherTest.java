package org.telltale.match.internal.sieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleSearcherTest {

	private static final int ROUNDS = 150;

	private record Place(int needle, int at) {
		static final Comparator<Place> ORDER = Comparator.comparingInt(Place::needle).thenComparingInt(Place::at);
	}

	/** All candidates, in the order of strings and places. */
	private static List<Place> candidates(List<byte[]> needles, byte[] bytes) {
		ByteStrings strings = new ByteStrings();
		needles.forEach(strings::add);
		NeedleSearcher searcher = new NeedleSearcher(strings);
		List<Place> found = new ArrayList<>();
		int[] places = new int[NeedleSearcher.ROOM];
		for (int from = 0; from < bytes.length; from += NeedleSearcher.CHUNK) {
			int start = from;
			int to = Math.min(bytes.length, from + NeedleSearcher.CHUNK);
			searcher.search(bytes, from, to, places, (needle, at) -> {
				assertTrue(start - searcher.reach() <= at && at < to, () -> at + " in a search from " + start);
				found.add(new Place(needle, at));
			});
		}
		found.sort(Place.ORDER);
		return found;
	}

	private static boolean isAt(byte[] needle, byte[] bytes, int at) {
		return at >= 0 && at + needle.length <= bytes.length
				&& Arrays.equals(needle, 0, needle.length, bytes, at, at + needle.length);
	}

	private static void assertAllFound(List<byte[]> needles, byte[] bytes) {
		List<Place> expected = new ArrayList<>();
		for (int i = 0; i < needles.size(); i++) {
			for (int at = 0; at < bytes.length; at++) {
				if (isAt(needles.get(i), bytes, at)) {
					expected.add(new Place(i, at));
				}
			}
		}
		List<Place> found = candidates(needles, bytes);
		found.removeIf(place -> !isAt(needles.get(place.needle), bytes, place.at));
		assertEquals(expected, found);
	}

	private static byte[] random(Random random, int length, byte[] alphabet) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = alphabet[random.nextInt(alphabet.length)];
		}
		return bytes;
	}

	@ParameterizedTest
	@ValueSource(strings = { "ab", "aA!", "\u0000 @`", "0123456789abcdef", "\u00ff\u00df\u0000" })
	void everyStringIsNamedOnceWhereverItStands(String letters) {
		byte[] alphabet = letters.getBytes(StandardCharsets.ISO_8859_1);
		Random random = new Random(letters.length());
		for (int round = 0; round < ROUNDS; round++) {
			byte[] bytes = random(random, random.nextInt(600), alphabet);
			List<byte[]> needles = new ArrayList<>();
			for (int i = random.nextInt(round % 10 == 0 ? 4000 : 40); i >= 0; i--) {
				int length = NeedleSearcher.SHORTEST + random.nextInt(round % 2 == 0 ? 6 : 70);
				int at = random.nextInt(600);
				boolean cut = at + length <= bytes.length;
				needles.add(cut ? Arrays.copyOfRange(bytes, at, at + length) : random(random, length, alphabet));
			}
			assertAllFound(needles, bytes);
		}
	}

	@Test
	void stringsOfEachLengthAreFoundAtEachPlaceRoundTheBorderOfAChunk() {
		Random random = new Random(5);
		byte[] bytes = new byte[NeedleSearcher.CHUNK + 200];
		random.nextBytes(bytes);
		List<byte[]> needles = new ArrayList<>();
		for (int length = NeedleSearcher.SHORTEST; length <= 90; length++) {
			for (int at = NeedleSearcher.CHUNK - 100; at + length <= NeedleSearcher.CHUNK + 100; at++) {
				needles.add(Arrays.copyOfRange(bytes, at, at + length));
			}
			needles.add(Arrays.copyOfRange(bytes, 0, length));
			needles.add(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length));
		}
		assertAllFound(needles, bytes);
	}

	@Test
	void stringsWithALongCommonStartAreToldByWhatFollows() {
		List<byte[]> needles = IntStream.range(0, 2000)
				.mapToObj(i -> ("Dear customer, never tell this number to anybody, not even to us. It is good for an hour: " + (100_000 + i))
						.getBytes(StandardCharsets.US_ASCII)).toList();
		byte[] bytes = "Dear customer, never tell this number to anybody, not even to us. It is good for an hour: 100007"
				.repeat(100).getBytes(StandardCharsets.US_ASCII);
		List<Place> found = candidates(needles, bytes);
		assertTrue(found.size() < 60_000, () -> "candidates, where each string at each start would be 200,000: " + found.size());
		assertEquals(100, found.stream().filter(place -> isAt(needles.get(place.needle), bytes, place.at)).count());
	}

	@Test
	void randomBytesGiveHardlyACandidate() {
		Random random = new Random(11);
		List<byte[]> needles = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			byte[] needle = new byte[7 + random.nextInt(50)];
			random.nextBytes(needle);
			needles.add(needle);
		}
		byte[] bytes = new byte[1 << 20];
		random.nextBytes(bytes);
		int found = candidates(needles, bytes).size();
		assertTrue(found < 200, () -> "candidates in 1 MiB: " + found);
	}

	@Test
	void manyStringsNeedNoMoreRoomThanTheirNumberSays() {
		List<byte[]> needles = new ArrayList<>();
		Random random = new Random(12);
		for (int i = 0; i < 600_000; i++) {
			byte[] needle = new byte[20];
			random.nextBytes(needle);
			needles.add(needle);
		}
		byte[] bytes = new byte[3001];
		random.nextBytes(bytes);
		for (int at = 0; at + 20 < bytes.length; at += 21) {
			System.arraycopy(needles.get(at), 0, bytes, at, 20);
		}
		List<Place> found = candidates(needles, bytes);
		for (int at = 0; at + 20 < bytes.length; at += 21) {
			assertTrue(found.contains(new Place(at, at)), "at " + at);
		}
	}

	/** So many long ones that every fourth place is looked at, or every one; and short ones beside them. */
	@ParameterizedTest
	@ValueSource(ints = { 263_000, 1_060_000 })
	void veryManyLongStringsAreFoundBesideShortOnes(int count) {
		Random random = new Random(count);
		byte[] bytes = new byte[NeedleSearcher.CHUNK + 300];
		random.nextBytes(bytes);
		List<byte[]> needles = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			byte[] needle = new byte[15 + i % 20];
			random.nextBytes(needle);
			needles.add(needle);
		}
		for (int i = 0; i < 600; i++) {
			int length = 4 + i % 31;
			int at = i % 2 == 0 ? random.nextInt(bytes.length - length) : NeedleSearcher.CHUNK - 40 + random.nextInt(60);
			needles.add(Arrays.copyOfRange(bytes, at, at + length));
		}
		needles.add(Arrays.copyOfRange(bytes, bytes.length - 15, bytes.length));
		List<Place> found = candidates(needles, bytes);
		ByteStrings strings = new ByteStrings();
		needles.forEach(strings::add);
		NeedleSearcher searcher = new NeedleSearcher(strings);
		for (int i = count; i < needles.size(); i++) {
			byte[] needle = needles.get(i);
			int number = i;
			assertEquals(1, found.stream().filter(place -> place.needle == number && isAt(needle, bytes, place.at)).count(), "string " + i);
			assertTrue(searcher.mayName(needle), "string " + i);
			assertTrue(searcher.mayName(Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 100), bytes.length)), "the end");
		}
	}

	@Test
	void fewBytesMayHoldAStringFromItsLengthOn() {
		ByteStrings strings = new ByteStrings();
		Random random = new Random(14);
		for (int i = 0; i < 3000; i++) {
			byte[] needle = new byte[i % 3 == 0 ? 6 : i % 3 == 1 ? 10 : 24];
			random.nextBytes(needle);
			strings.add(needle);
		}
		NeedleSearcher searcher = new NeedleSearcher(strings);
		for (int needle = 0; needle < strings.size(); needle++) {
			byte[] bytes = strings.get(needle);
			assertTrue(searcher.mayName(bytes), "string " + needle);
			if (needle % 3 == 0) {
				assertFalse(searcher.mayName(Arrays.copyOf(bytes, bytes.length - 3)), "cut string " + needle);
			}
		}
	}

	@Test
	void nothingIsFoundInNothing() {
		assertEquals(List.of(), candidates(List.of(), new byte[100]));
		assertEquals(List.of(), candidates(List.of(new byte[20], new byte[4], new byte[9]), new byte[2]));
	}
}
