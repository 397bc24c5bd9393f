package org.telltale.match.internal.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.internal.pattern.PatternSet;
import org.telltale.match.internal.sieve.NeedleSearcher;

class LayerSearcherTest {

	private static final int MANY = 1 << 20;

	private static LayerSearcher.Found search(List<Sought> exhibits, byte[] bytes, int most) {
		return new LayerSearcher(PatternSet.of(exhibits, false)).search(bytes, most, index -> {
			throw new AssertionError("content of " + index);
		}, new int[NeedleSearcher.ROOM]);
	}

	private static List<Sought> exhibits(Random random) {
		List<Sought> exhibits = new ArrayList<>();
		for (int i = 1 + random.nextInt(12); i > 0; i--) {
			String id = "E" + i;
			exhibits.add(switch (random.nextInt(7)) {
				case 0 -> Sought.value(id, ExhibitKind.SMS, letters(random, "ab", 3 + random.nextInt(9)));
				case 1 -> Sought.value(id, ExhibitKind.CONTACT, letters(random, "aB ", 4 + random.nextInt(14)));
				case 2 -> Sought.value(id, ExhibitKind.TEXT, letters(random, "明天a", 2 + random.nextInt(4)));
				case 3 -> Sought.value(id, ExhibitKind.PHONE_NUMBER, "+4477009" + letters(random, "01", 5));
				case 4 -> Sought.value(id, ExhibitKind.IMEI, letters(random, "01", 14 + random.nextInt(3)));
				case 5 -> Sought.value(id, ExhibitKind.IMSI, letters(random, "01", 4 + random.nextInt(3)));
				default -> Sought.value(id, ExhibitKind.MAC, "00:00:5E:00:53:0" + random.nextInt(3));
			});
		}
		return exhibits;
	}

	private static String letters(Random random, String letters, int count) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append(letters.charAt(random.nextInt(letters.length())));
		}
		return text.toString();
	}

	/** Bytes of exhibits, whole and cut, in forms of all kinds, and things that look like them. */
	private static byte[] bytes(Random random, List<Sought> exhibits, int length) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		while (out.size() < length) {
			String value = exhibits.get(random.nextInt(exhibits.size())).value().orElseThrow();
			String text = random.nextInt(4) == 0 ? value.substring(random.nextInt(value.length())) : value;
			out.writeBytes(switch (random.nextInt(13)) {
				case 12 -> Base64.getUrlEncoder().encodeToString(Digest.newDigester("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)))
						.substring(0, 86 + random.nextInt(3)).getBytes(StandardCharsets.US_ASCII);
				case 0 -> text.getBytes(StandardCharsets.UTF_16LE);
				case 1 -> text.getBytes(StandardCharsets.UTF_16BE);
				case 2 -> text.getBytes(Charset.forName("GB18030"));
				case 3 -> Digest.newDigester("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
				case 4 -> Digest.of("SHA-1", Digest.newDigester("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8))).hex()
						.getBytes(StandardCharsets.US_ASCII);
				case 5 -> new byte[random.nextInt(4)];
				case 6 -> letters(random, "01 -.(+", random.nextInt(20)).getBytes(StandardCharsets.US_ASCII);
				case 7 -> letters(random, "ab ", random.nextInt(9)).getBytes(StandardCharsets.UTF_16BE);
				case 8 -> text.replace(":", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
				default -> text.getBytes(StandardCharsets.UTF_8);
			});
		}
		return out.toByteArray();
	}

	@Test
	void theSameIsFoundAsByComparingEverythingEverywhere() {
		long found = 0;
		for (int seed = 0; seed < 400; seed++) {
			Random random = new Random(seed);
			List<Sought> exhibits = exhibits(random);
			byte[] bytes = bytes(random, exhibits, seed % 100 == 0 ? 40_000 : random.nextInt(600));
			List<Hit> expected = PlainSearch.search(PatternSet.of(exhibits, false), bytes);
			LayerSearcher.Found all = search(exhibits, bytes, MANY);
			assertEquals(expected, all.hits(), "seed " + seed);
			assertEquals(0, all.refused() + all.unseen(), "seed " + seed);
			int most = random.nextInt(5);
			LayerSearcher.Found some = search(exhibits, bytes, most);
			assertEquals(expected.subList(0, Math.min(most, expected.size())), some.hits(), "seed " + seed);
			assertEquals(expected.size() - some.hits().size(), some.refused(), "seed " + seed);
			found += expected.size();
		}
		assertTrue(found > 5_000, "hits: " + found);
	}

	@Test
	void whereNothingIsSeenNothingIsFoundOrCounted() {
		int unseen = 0;
		int seen = 0;
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			List<Sought> exhibits = exhibits(random);
			byte[] bytes = bytes(random, exhibits, 400);
			LayerSearcher searcher = new LayerSearcher(PatternSet.of(exhibits, seed % 10 == 0));
			for (int i = 0; i < 200; i++) {
				int from = random.nextInt(bytes.length);
				byte[] few = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(40)));
				LayerSearcher.Found found = searcher.search(few, MANY, index -> {
				}, new int[NeedleSearcher.ROOM]);
				boolean nothing = found.hits().isEmpty() && found.numberPlaces() + found.digestPlaces() + found.ideographPlaces() == 0;
				assertTrue(nothing || !searcher.seesNothing(few), "seed " + seed + ": " + found);
				unseen += searcher.seesNothing(few) ? 1 : 0;
				seen += nothing ? 0 : 1;
			}
		}
		assertTrue(unseen > 10_000 && seen > 10_000, "without a sign " + unseen + ", with something " + seen);
	}

	@Test
	void hitsRoundTheBorderOfAChunkAreSettledInOrder() {
		byte[] filler = "z".repeat(NeedleSearcher.CHUNK - 100).getBytes(StandardCharsets.US_ASCII);
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			List<Sought> exhibits = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				exhibits.add(Sought.value("E" + i, ExhibitKind.SMS, letters(random, "aaaab", 4 + random.nextInt(30))));
			}
			String text = exhibits.getFirst().value().orElseThrow().repeat(40).substring(random.nextInt(4));
			Charset charset = random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
			byte[] end = text.getBytes(charset);
			byte[] bytes = Arrays.copyOf(filler, filler.length + end.length);
			System.arraycopy(end, 0, bytes, filler.length, end.length);
			// nothing is found in the filler, of which a little is compared
			int left = filler.length - 100;
			List<Hit> expected = PlainSearch.search(PatternSet.of(exhibits, false), Arrays.copyOfRange(bytes, left, bytes.length)).stream()
					.map(hit -> new Hit(hit.sought(), hit.variant(), left + hit.from(), left + hit.to(), hit.log10Probability())).toList();
			assertEquals(expected, search(exhibits, bytes, MANY).hits(), "seed " + seed);
		}
	}

	@Test
	void placesOfTwoIdeographsAreCounted() {
		Random random = new Random(8);
		for (int round = 0; round < 2_000; round++) {
			byte[] bytes = letters(random, "明天下é\u0fff a1", random.nextInt(30)).getBytes(StandardCharsets.UTF_8);
			for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
			}
			int expected = 0;
			for (int at = 0; at + 6 <= bytes.length; at++) {
				String two = new String(bytes, at, 6, StandardCharsets.ISO_8859_1);
				expected += two.matches("([\u00e3-\u00e9][\u0080-\u00bf]{2}){2}") ? 1 : 0;
			}
			assertEquals(expected, IdeographPlaces.count(bytes));
		}
	}

	@Test
	void oneExhibitAtEveryPlaceGivesTheFirstAndCountsTheOthers() {
		byte[] bytes = new byte[1 << 20];
		Arrays.fill(bytes, (byte) 'x');
		LayerSearcher.Found found = search(List.of(Sought.value("E", ExhibitKind.TEXT, "xxxx")), bytes, 10);
		assertEquals(IntStream.range(0, 10).mapToObj(i -> 4 * i).toList(), found.hits().stream().map(Hit::from).toList());
		assertEquals((1 << 18) - 10, found.refused());
		assertEquals(0, found.unseen());
	}

	@Test
	void thousandsOfExhibitsAtEveryPlaceAreComparedUpToABoundThatIsCounted() {
		List<Sought> exhibits = IntStream.range(15, 3_000)
				.mapToObj(i -> Sought.value("E" + i, ExhibitKind.TEXT, "ha".repeat(i))).toList();
		byte[] bytes = "ha".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
		LayerSearcher.Found found = search(exhibits, bytes, 1000);
		assertEquals(1000, found.hits().size());
		assertTrue(found.unseen() > 0, "all were compared");
		assertTrue(found.refused() < 32L * bytes.length, () -> "hits: " + found.refused());
	}

	@Test
	void alternatingZerosAreWalkedOnce() {
		byte[] bytes = "a".repeat(500_000).getBytes(StandardCharsets.UTF_16BE);
		LayerSearcher.Found found = search(List.of(Sought.value("E", ExhibitKind.TEXT, "aaaaaaaaaa")), bytes, MANY);
		assertEquals(50_000, found.hits().size());
		assertTrue(found.hits().stream().allMatch(hit -> hit.variant().toJson().toString().contains("utf-16be")));
	}

	@Test
	void aPeriodicFileIsComparedUpToABoundThatIsCounted() {
		byte[] period = new byte[64];
		new Random(3).nextBytes(period);
		byte[] file = new byte[400_000];
		for (int i = 0; i < file.length; i++) {
			file[i] = period[i % period.length];
		}
		byte[] bytes = Arrays.copyOf(file, 1 << 20);
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = period[i % period.length];
		}
		LayerSearcher.Found found = search(List.of(Sought.file("P", file)), bytes, MANY);
		assertTrue(found.unseen() > 0, "all copies were compared");
		assertEquals(0, found.hits().getFirst().from());
	}

	@Test
	void filesOfWhichOnlyDigestsAreKnownAreToldApartByOneDigestOfTheBytes() {
		byte[] bytes = { 1, 2, 3, 4, 5 };
		List<Sought> exhibits = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			byte[] other = { 1, 2, 3, 4, (byte) i };
			exhibits.add(new Sought("P" + i, ExhibitKind.PHOTO, java.util.Optional.empty(),
					java.util.Optional.of(Digest.sha256(other)), java.util.Optional.empty(), other.length));
		}
		assertEquals(List.of(5), search(exhibits, bytes, MANY).hits().stream().map(Hit::sought).toList());
	}
}
