package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;

/** Texts in the ways of writing them; those of character sets were made by Python's codecs. */
class TextFormsTest {

	private static final String TEXT = "Canary 7f3: bring {two} lamps, 5 € each [ask Zoè]";

	@ParameterizedTest
	@CsvSource({ "big5,明天下午三點在老地方見,a9faa4d1a455a4c8a454c249a662a6d1a661a4e8a8a3",
			"windows-1251,Встреча у моста в 15:00,c2f1f2f0e5f7e020f320eceef1f2e020e22031353a3030",
			"koi8-r,Встреча у моста в 15:00,f7d3d4d2c5dec120d520cdcfd3d4c120d72031353a3030",
			"windows-1252,Café Zoë,436166e9205a6feb" })
	void textIsSeenInOldCharacterSets(String charset, String text, String hex) {
		byte[] written = HexFormat.of().parseHex(hex);
		seenOnce(text, Wire.concat(Wire.utf8("m="), written, Wire.utf8("&")), 2, written.length, "{\"charset\":\"" + charset + "\",\"form\":\"text\"}");
		written[written.length / 2] ^= 1;
		assertEquals(List.of(), find(ExhibitKind.SMS, text, written));
	}

	/** The packed text of many published examples of TS 23.038. */
	@Test
	void packedTextIsThatOfThePublishedExample() {
		byte[] packed = HexFormat.of().parseHex("E8329BFD4697D9EC37");
		seenOnce("hellohello", packed, 0, packed.length, "{\"bit\":0,\"form\":\"gsm7\",\"packing\":\"packed\"}");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7 })
	void packedTextIsSeenBehindAnyNumberOfSeptets(int before) {
		int[] septets = septets(TEXT);
		BigInteger bits = BigInteger.ONE.shiftLeft(7 * (before + septets.length + 3)); // what stands round it is 0
		for (int i = 0; i < septets.length; i++) {
			bits = bits.or(BigInteger.valueOf(septets[i]).shiftLeft(7 * (before + i)));
		}
		byte[] payload = backwards(bits.toByteArray());
		int first = 7 * before;
		int last = first + 7 * septets.length;
		int from = first / 8;
		seenOnce(TEXT, payload, from, (last + 7) / 8 - from, "{\"bit\":" + first % 8 + ",\"form\":\"gsm7\",\"packing\":\"packed\"}");
		payload[(first + last) / 16] ^= 4;
		assertEquals(List.of(), find(ExhibitKind.SMS, TEXT, payload));
		payload[(first + last) / 16] ^= 4;
		payload[(last - 1) / 8] ^= (byte) (1 << (last - 1) % 8);
		assertEquals(List.of(), find(ExhibitKind.SMS, TEXT, payload), "the last bit counts");
	}

	@Test
	void packedNameInsideALongerWordIsNotSeen() {
		assertEquals(1, find(ExhibitKind.CONTACT, "Hannah", packed("(Hannah)")).size());
		assertEquals(0, find(ExhibitKind.CONTACT, "Hannah", packed("(Hannahs)")).size());
		assertEquals(0, find(ExhibitKind.CONTACT, "hannah", packed("(Johannah)")).size());
	}

	@Test
	void unpackedTextIsSeenWithItsEscapes() {
		byte[] septets = new byte[septets(TEXT).length];
		for (int i = 0; i < septets.length; i++) {
			septets[i] = (byte) septets(TEXT)[i];
		}
		seenOnce(TEXT, Wire.concat(new byte[] { 0x7f }, septets), 1, septets.length, "{\"form\":\"gsm7\",\"packing\":\"unpacked\"}");
	}

	@ParameterizedTest
	@CsvSource({ "EMAIL,Zoe.Lamp@Mail.Example", "SERIAL,Hm0042Xz", "TEXT,Api.Hesperus.Example" })
	void caseIsIgnoredWhereItSaysNothing(ExhibitKind kind, String value) {
		for (String written : List.of(value.toLowerCase(Locale.ROOT), value.toUpperCase(Locale.ROOT))) {
			assertEquals(List.of("{\"change\":\"folded\",\"charset\":\"utf-8\",\"form\":\"text\"}"), variants(find(kind, value, "<" + written + ">")));
			assertEquals(List.of("{\"change\":\"folded\",\"charset\":\"utf-16be\",\"form\":\"text\"}"),
					variants(find(kind, value, ("<" + written + ">").getBytes(StandardCharsets.UTF_16))), "with a byte order mark");
		}
		assertEquals(List.of("{\"charset\":\"utf-8\",\"form\":\"text\"}"), variants(find(kind, value, "<" + value + ">")));
		assertEquals(List.of(), find(ExhibitKind.SMS, value, "<" + value.toUpperCase(Locale.ROOT) + ">"));
	}

	@ParameterizedTest
	@CsvSource({ "NFC,NFD,nfd", "NFD,NFC,nfc" })
	void bothNormalFormsAreSeen(Normalizer.Form own, Normalizer.Form sent, String word) {
		String text = Normalizer.normalize("Zoë Nguyễn 각하", own);
		byte[] written = Wire.utf8(Normalizer.normalize(text, sent));
		seenOnce(text, written, 0, written.length, "{\"change\":\"" + word + "\",\"charset\":\"utf-8\",\"form\":\"text\"}");
	}

	@Test
	void textIsSeenBackwards() {
		String text = "Ключ 🗝 под камнем";
		StringBuilder reversed = new StringBuilder();
		text.codePoints().forEach(c -> reversed.insert(0, Character.toString(c)));
		byte[] characters = Wire.utf8(reversed.toString());
		seenOnce(text, characters, 0, characters.length, "{\"change\":\"reversed\",\"charset\":\"utf-8\",\"form\":\"text\"}");
		byte[] bytes = backwards(Wire.utf8(text));
		seenOnce(text, bytes, 0, bytes.length, "{\"change\":\"reversed-bytes\",\"charset\":\"utf-8\",\"form\":\"text\"}");
		assertEquals(1, find(ExhibitKind.IMEI, "004999010640000", "i=000046010999400;").size());
		assertEquals(0, find(ExhibitKind.IMEI, "004999010640000", "i=0000460109994001;").size());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 0x20, 0x5a, 0xff })
	void textUnderXorIsSeenWhereItIsAskedFor(int key) {
		byte[] payload = Wire.concat(new byte[70_000], Wire.utf8(TEXT), new byte[9]);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= (byte) key;
		}
		List<Sought> exhibits = List.of(Sought.value("E1", ExhibitKind.SMS, TEXT));
		Matcher matcher = new Matcher(Matcher.Plan.withXored(exhibits));
		Wire wire = new Wire();
		matcher.layers(List.of(wire.tcp(payload, 1400)));
		List<Sighting> found = matcher.finish().sightings();
		assertEquals(List.of("{\"charset\":\"utf-8\",\"form\":\"xor\",\"key\":\"" + HexFormat.of().toHexDigits((byte) key) + "\"}"), variants(found));
		byte[] matched = Bench.matched(found.getFirst(), wire);
		for (int i = 0; i < matched.length; i++) {
			matched[i] ^= (byte) key;
		}
		assertEquals(TEXT, new String(matched, StandardCharsets.UTF_8));
		assertEquals(List.of(), find(exhibits, payload));
	}

	@Test
	void textUnderXorIsSeenWhereverItLies() {
		Matcher.Plan plan = Matcher.Plan.withXored(List.of(Sought.value("E1", ExhibitKind.SMS, TEXT)));
		byte[] text = Wire.utf8(TEXT);
		for (int i = 0; i < text.length; i++) {
			text[i] ^= 0x5a;
		}
		for (int before = 0; before <= text.length; before++) { // the search goes on in blocks of 65,536
			Matcher matcher = new Matcher(plan);
			matcher.layers(List.of(new Wire().tcp(Wire.concat(new byte[65_536 - before], text), 1400)));
			assertEquals(1, matcher.finish().sightings().size(), "bytes before the border: " + before);
		}
	}

	@Test
	void plainAndShortTextsAreNotLookedForUnderXorAndThatIsSaid() {
		List<String> codes = Matcher.Plan.withXored(List.of(Sought.value("E1", ExhibitKind.SMS, "aaaaaaaaaaaa"), Sought.value("E2", ExhibitKind.SMS, "4711 ok")))
				.problems().stream().map(problem -> problem.code() + " " + problem.where().evidence()).toList();
		assertTrue(codes.contains("match.form-too-plain exhibit E1"), codes::toString);
		assertTrue(codes.contains("match.form-too-short exhibit E2"), codes::toString);
	}

	@Test
	void halfASurrogatePairIsAProblem() {
		assertEquals(List.of("match.not-unicode"),
				Matcher.Plan.of(List.of(Sought.value("E1", ExhibitKind.SMS, "cut \ud83d"))).problems().stream().map(problem -> problem.code()).toList());
	}

	private static void seenOnce(String text, byte[] payload, int from, int length, String variant) {
		Wire wire = new Wire();
		List<Sighting> found = find(List.of(Sought.value("E1", ExhibitKind.SMS, text)), wire, List.of(wire.tcp(payload, 7)));
		assertEquals(List.of(variant), variants(found));
		assertArrayEquals(Arrays.copyOfRange(payload, from, from + length), Bench.matched(found.getFirst(), wire));
	}

	private static List<String> variants(List<Sighting> found) {
		return found.stream().map(Bench::variant).toList();
	}

	private static byte[] packed(String text) {
		BigInteger bits = BigInteger.ONE.shiftLeft(7 * text.length());
		for (int i = 0; i < text.length(); i++) {
			bits = bits.or(BigInteger.valueOf(text.charAt(i)).shiftLeft(7 * i)); // letters and brackets are as in ASCII
		}
		return backwards(bits.toByteArray());
	}

	private static byte[] backwards(byte[] bytes) {
		byte[] out = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			out[bytes.length - 1 - i] = bytes[i];
		}
		return out;
	}

	/** By the tables of TS 23.038, of the characters of {@link #TEXT} and of ASCII's letters and digits. */
	private static int[] septets(String text) {
		return text.codePoints().flatMap(c -> switch (c) {
			case '{' -> IntStream.of(0x1b, 0x28);
			case '}' -> IntStream.of(0x1b, 0x29);
			case '[' -> IntStream.of(0x1b, 0x3c);
			case ']' -> IntStream.of(0x1b, 0x3e);
			case '€' -> IntStream.of(0x1b, 0x65);
			case 'è' -> IntStream.of(4);
			default -> IntStream.of(c);
		}).toArray();
	}
}
