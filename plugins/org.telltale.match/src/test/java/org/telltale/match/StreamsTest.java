package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.match.coverage.Lack;
import org.telltale.match.coverage.Unsearched;
import org.telltale.match.exhibit.Sought;

/** All but one stream hold, made by other programs, the pieces of TEXT parted by {@code |}, twice, then TEXT: it stands in none of them as it is. */
class StreamsTest {

	private static final String TEXT = "Treffen um 3 / 明天 \"Zoë\" & co + mehr = 7f3?";
	private static final Sought SMS = Sought.value("E1", ExhibitKind.SMS, TEXT);
	private static final byte[] BEFORE = { 0, 1, 0x28, (byte) 0xb5, 0x2f, 4, 0x22, (byte) 0xff, 6, 0, 0, 'P', 'K', 3 };
	/** {@code zstd -19}, 1.5.4. */
	private static final byte[] ZSTD = bytes("KLUv/QRoPQIAdANUcmVmZmVuIHV8bSAzIC8g5piOfOWkqSAiWm/Dq3wiICYgY28gKyB8bWVociA9IDdmfDM/IzM/BQBvgbfAW+AtQA1LCgruLMGl");
	/** {@code lz4 -9}. */
	private static final byte[] LZ4 = bytes(
			"BCJNGGRAp08AAAD/JlRyZWZmZW4gdXxtIDMgLyDmmI585aSpICJab8OrfCIgJiBjbyArIHxtZWhyID0gN2Z8Mz8jNQArBTQABTMABTIAsG1laHIgPSA3ZjM/AAAAAMTGH08=");
	/** {@code lz4 -l -9}. */
	private static final byte[] LZ4_LEGACY = bytes(
			"AiFMGE8AAAD/JlRyZWZmZW4gdXxtIDMgLyDmmI585aSpICJab8OrfCIgJiBjbyArIHxtZWhyID0gN2Z8Mz8jNQArBTQABTMABTIAsG1laHIgPSA3ZjM/");
	/** Snappy by cramjam 2.13 for Python, framed and raw. */
	private static final byte[] SNAPPY = bytes(
			"/wYAAHNOYVBwWQBRAAB9U8hrmQHQVHJlZmZlbiB1fG0gMyAvIOaYjnzlpKkgIlpvw6t8IiAmIGNvICsgfG1laHIgPSA3ZnwzPyP2NQAVaRVoFWcobWVociA9IDdmMz8=");
	private static final byte[] SNAPPY_RAW = bytes("mQHQVHJlZmZlbiB1fG0gMyAvIOaYjnzlpKkgIlpvw6t8IiAmIGNvICsgfG1laHIgPSA3ZnwzPyP2NQAVaRVoFWcobWVociA9IDdmMz8=");
	/** Python's zlib: raw deflate, and a window of 1,024 bytes. */
	private static final byte[] DEFLATE = bytes("CylKTUtLzVMorclVMFbQV3g2o6/m6ZKVCkpR+YdX1ygpqCkk5ytoK9TkpmYUKdgqmKfVGNsrh1CkCa4HrgWuA67B2B4A");
	private static final byte[] ZLIB_1K = bytes("KM8LKUpNS0vNUyityVUwVtBXeDajr+bpkpUKSlH5h1fXKCmoKSTnK2gr1OSmZhQp2CqYp9UY2yuHUKQJrgeuBa4DrsHYHgCxBjXl");
	/** Python's zipfile: sms.txt is TEXT four times, deflated; stored.txt is "plain". */
	private static final byte[] ZIP = bytes("UEsDBBQAAAAIAAAAIQCP5lpONQAAALwAAAAHAAAAc21zLnR4dAspSk1LS81TKM1VMFbQV3g2o+/pkpUKSlH5h1crKagpJOcraCvkpmYUKdgqmKcZ24cM"
			+ "JuUAUEsDBBQAAAAAAAAAIQDPYiAZBQAAAAUAAAAKAAAAc3RvcmVkLnR4dHBsYWluUEsBAhQDFAAAAAgAAAAhAI/mWk41AAAAvAAAAAcAAAAAAAAAAAAAAIABAAAAAHNtcy50eHRQ"
			+ "SwECFAMUAAAAAAAAACEAz2IgGQUAAAAFAAAACgAAAAAAAAAAAAAAgAFaAAAAc3RvcmVkLnR4dFBLBQYAAAAAAgACAG0AAACHAAAAAAA=");

	private static byte[] bytes(String base64) {
		return Base64.getDecoder().decode(base64);
	}

	private static void everywhere(byte[] stream, String word) {
		Bench.seen(SMS, stream, word);
		Bench.seen(SMS, Wire.concat(BEFORE, stream, BEFORE), word);
		Bench.seen(SMS, Wire.utf8("{\"d\":\"" + Base64.getEncoder().encodeToString(stream) + "\"}"), "base64", word);
	}

	@Test
	void framesOfOtherProgramsAreExpandedWhereverTheyStand() {
		everywhere(ZSTD, "zstd");
		everywhere(LZ4, "lz4");
		everywhere(LZ4_LEGACY, "lz4");
		everywhere(SNAPPY, "snappy");
	}

	@Test
	void framesOneBehindAnotherAreOneStream() {
		byte[] skippable = { 0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3 };
		Bench.seen(SMS, Wire.concat(bytes("KLUv/SQIQQAAcGxhaW4gICAinA=="), skippable, ZSTD), "zstd");
		Bench.seen(SMS, Wire.concat(LZ4_LEGACY, skippable, new byte[] { 4, 0x22, 0x4d, 0x18, 0x60, 0x40, (byte) 0x82, 0, 0, 0, 0 }), "lz4");
	}

	@Test
	void streamsWithoutAMagicNumberAreExpandedWhereTheyAreAll() {
		Bench.seen(SMS, DEFLATE, "deflate");
		Bench.seen(SMS, ZLIB_1K, "zlib");
		Bench.seen(SMS, SNAPPY_RAW, "snappy");
		Bench.seen(SMS, Wire.utf8("SAMLRequest=" + Base64.getUrlEncoder().encodeToString(DEFLATE)), "base64", "deflate");
		assertEquals(0, find(List.of(SMS), Wire.concat(DEFLATE, new byte[] { 7 })).size());
		assertEquals(0, find(List.of(SMS), Wire.concat(SNAPPY_RAW, new byte[] { 0 })).size());
	}

	@Test
	void membersOfArchivesAreExpandedByTheirOwnHeaders() {
		assertEquals(List.of("tcp", "zip sms.txt"), find(List.of(SMS), Wire.concat(BEFORE, ZIP)).getFirst().chain());
		byte[] streamed = ZIP.clone();
		streamed[6] = 8; // sizes stand behind the data
		Arrays.fill(streamed, 18, 26, (byte) 0);
		assertEquals(List.of("tcp", "zip sms.txt"), find(List.of(SMS), Arrays.copyOf(streamed, 90)).getFirst().chain());
	}

	private static List<Unsearched> unsearched(byte[] payload) {
		Wire wire = new Wire();
		Matcher matcher = new Matcher(Matcher.Plan.of(List.of(SMS)));
		matcher.layers(List.of(wire.tcp(payload, 1000)));
		return matcher.finish().unsearched();
	}

	private static void lacks(byte[] payload, Lack lack, long bytes) {
		List<Unsearched> all = unsearched(payload);
		assertEquals(1, all.size(), all.toString());
		assertEquals(lack, all.getFirst().lack());
		assertEquals(bytes, all.getFirst().bytes());
		assertEquals(1, all.getFirst().places());
		assertTrue(all.getFirst().toProblem().what().startsWith(bytes + " bytes in 1 place from 192.0.2.10:40000 to 198.51.100.7:80"));
	}

	@Test
	void whatCannotBeSearchedIsCounted() {
		byte[] encrypted = ZIP.clone();
		encrypted[6] |= 1;
		lacks(encrypted, Lack.ENCRYPTED, 53);
		byte[] unknown = ZIP.clone();
		unknown[8] = 14; // LZMA
		lacks(unknown, Lack.UNKNOWN, 53);
		byte[] long1 = GuessTest.gzip(Wire.utf8("abcdefghij".repeat(9) + new Random(1).ints(400, 33, 127)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)));
		lacks(Arrays.copyOf(long1, 200), Lack.CUT, 200);
		long1[150] ^= 0x55;
		long1[151] ^= 0x55;
		assertEquals(List.of(), unsearched(ZSTD));
		assertEquals(List.of(), unsearched(ZIP));
	}

	@Test
	void whatIsTooRichToBeListedIsCounted() {
		Wire wire = new Wire();
		Matcher matcher = new Matcher(Matcher.Plan.of(List.of(SMS)), new MatchBudget(4, 1 << 20, 1 << 20, 1, 4_000_000, 0));
		byte[] twice = Wire.utf8(SMS.value().orElseThrow() + " and " + SMS.value().orElseThrow());
		matcher.layers(List.of(wire.tcp(twice, 1000)));
		MatchResult result = matcher.finish();
		assertEquals(1, result.sightings().size());
		assertEquals(List.of(Lack.TOO_MANY), result.unsearched().stream().map(Unsearched::lack).toList());
		assertEquals(twice.length, result.unsearched().getFirst().bytes());
		assertEquals(List.of("match.too-many-sightings"), result.problems().stream().map(Problem::code).toList());
	}

	@Test
	void aDamagedFrameIsCounted() {
		byte[] damaged = ZSTD.clone();
		damaged[40] ^= 0x40; // a check value that is wrong: all of it came out
		lacks(damaged, Lack.DAMAGED, damaged.length);
	}

	@Test
	void bombsOfEveryKindAreRefusedAndSaidSo() {
		byte[] rle = new byte[4 + 1 + 1 + 4 * 2_000];
		System.arraycopy(new byte[] { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x58 }, 0, rle, 0, 6);
		for (int at = 6; at < rle.length; at += 4) {
			// a block of 128 KiB that is one byte repeated
			System.arraycopy(new byte[] { 2, 0, 0x10, 'a' }, 0, rle, at, 4);
		}
		rle[rle.length - 4] = 3;
		lacks(rle, Lack.OVER_BUDGET, rle.length);
	}

	@Test
	void manyBeginningsOfStreamsTakeBoundedWork() {
		byte[] stored = new byte[400_000];
		// zlib, stored blocks of 65,535 bytes with further beginnings in each: every try runs far before it fails
		for (int at = 0; at + 7 <= stored.length; at += 7) {
			System.arraycopy(new byte[] { 0x78, 1, 0, (byte) 0xff, (byte) 0xff, 0, 0 }, 0, stored, at, 7);
		}
		assertEquals(List.of(Lack.OVER_BUDGET), unsearched(stored).stream().map(Unsearched::lack).toList());
		byte[] frames = new byte[400_000];
		for (int at = 0; at + 13 <= frames.length; at += 13) {
			System.arraycopy(new byte[] { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x58, 4, 0, 0x10, 0, 0, 0, 0 }, 0, frames, at, 13);
		}
		unsearched(frames);
	}

	private static byte[] repeated(byte[] bytes, int times) {
		byte[] all = new byte[bytes.length * times];
		for (int i = 0; i < times; i++) {
			System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
		}
		return all;
	}

	private static void isOverBudget(byte[]... parts) {
		assertEquals(List.of(Lack.OVER_BUDGET), unsearched(Wire.concat(parts)).stream().map(Unsearched::lack).toList());
	}

	@Test
	void whatIsReadForNothingCountsAsWork() {
		byte[] empty = repeated(new byte[] { 0, 0, 0, (byte) 0xff, (byte) 0xff }, 40_000);
		// zlib, a stored block with a further beginning; then empty blocks and one of no type
		byte[] beginnings = repeated(new byte[] { 0, 2, 0, (byte) 0xfd, (byte) 0xff, 0x78, 1 }, 1_000);
		isOverBudget(new byte[] { 0x78, 1 }, beginnings, empty, new byte[] { 7 });
		// gzip with a file name that has no end
		isOverBudget(repeated(new byte[] { 0x1f, (byte) 0x8b, 8, 8 }, 50_000));
		// gzip members that hold nothing, before one of that kind
		byte[] member = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
		isOverBudget(repeated(member, 400), repeated(new byte[] { 0x1f, (byte) 0x8b, 8, 8 }, 1), repeated(new byte[] { 'n' }, 200_000));
	}

	@Test
	void framesThatAreReadForNothingCountAsWork() {
		byte[] start = { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x58 };
		// blocks with a further beginning in each; then empty blocks and one of no type
		byte[] beginnings = repeated(Wire.concat(new byte[] { 0x30, 0, 0 }, start), 300);
		byte[] empty = repeated(new byte[] { 2, 0, 0, 0 }, 40_000);
		List<Unsearched> all = unsearched(Wire.concat(start, beginnings, empty, new byte[] { 6, 0, 0 }));
		assertTrue(all.stream().anyMatch(one -> one.lack() == Lack.OVER_BUDGET), all.toString());
		assertTrue(all.stream().filter(one -> one.lack() == Lack.DAMAGED).allMatch(one -> one.places() < 30), all.toString());
	}

	@Test
	void delimitersThatAreFieldsTooTakeBoundedWork() {
		isOverBudget(repeated(Wire.utf8("--x:\r\n"), 30_000));
	}

	@Test
	void cutAndDamagedStreamsNeverEndInAnErrorAndWhatIsSeenIsThere() {
		Random random = new Random(11);
		for (byte[] whole : List.of(ZSTD, LZ4, LZ4_LEGACY, SNAPPY, SNAPPY_RAW, DEFLATE, ZLIB_1K, ZIP)) {
			for (int length = 1; length < whole.length; length++) {
				find(List.of(SMS), Arrays.copyOf(whole, length));
			}
			for (int i = 0; i < 1_000; i++) {
				byte[] damaged = whole.clone();
				for (int j = random.nextInt(4); j >= 0; j--) {
					damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
				}
				find(List.of(SMS), damaged);
			}
		}
	}
}
