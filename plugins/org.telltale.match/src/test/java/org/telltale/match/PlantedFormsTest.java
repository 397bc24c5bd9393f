package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;

/** Random exhibits in random forms among random bytes: each is found where it was planted, and nothing else. */
class PlantedFormsTest {

	private static final String LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,?!";
	private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗ 0123456789";
	private static final String CHINESE = "明天下午三點在老地方見請帶兩盞燈不要告訴別人謝謝你好中國人民電話號碼";
	private final Random random = new Random(20141105);

	/** What was planted: the exhibit, the bytes, those of them that are seen, and as what. */
	private record Planted(Sought exhibit, byte[] bytes, byte[] seen, int from, String variant) {

		Planted(Sought exhibit, byte[] bytes, int from, String variant) {
			this(exhibit, bytes, bytes, from, variant);
		}
	}

	@Test
	void eachIsFoundWhereItWasPlanted() {
		List<Planted> planted = new ArrayList<>();
		byte[] payload = new byte[600_000];
		random.nextBytes(payload);
		for (int i = 0; i < 300; i++) {
			Planted one = plant("E" + i, 1000 + i * 1990 + random.nextInt(900));
			System.arraycopy(one.bytes, 0, payload, one.from, one.bytes.length);
			planted.add(one);
		}
		List<Sought> exhibits = planted.stream().map(Planted::exhibit).toList();
		Wire wire = new Wire();
		Map<String, Sighting> found = new HashMap<>();
		for (Sighting sighting : Bench.find(exhibits, wire, List.of(wire.tcp(payload, 1400)))) {
			assertTrue(found.put(sighting.exhibitId(), sighting) == null, () -> "twice: " + sighting.exhibitId() + " " + Bench.variant(sighting));
		}
		for (Planted one : planted) {
			Sighting sighting = found.remove(one.exhibit.exhibitId());
			assertTrue(sighting != null, () -> "not found: " + one.exhibit + " as " + one.variant);
			assertEquals(one.variant, Bench.variant(sighting), one.exhibit.toString());
			assertArrayEquals(one.seen, Bench.matched(sighting, wire), one.variant);
		}
		assertEquals(Map.of(), found, "what nobody planted");
	}

	private Planted plant(String id, int from) {
		return switch (random.nextInt(8)) {
			case 0 -> text(id, CYRILLIC, List.of("windows-1251", "koi8-r", "utf-8", "utf-16le", "gb18030").get(random.nextInt(5)), from);
			case 1 -> text(id, CHINESE, List.of("big5", "gb18030", "utf-8", "utf-16be").get(random.nextInt(4)), from);
			case 2 -> septets(id, from);
			case 3 -> backwards(id, from);
			case 4 -> halves(id, ExhibitKind.IMSI, digits(15), from);
			case 5 -> halves(id, ExhibitKind.ICCID, digits(19 + random.nextInt(2)), from);
			case 6 -> identifier(id, from);
			default -> digest(id, from);
		};
	}

	private String text(String alphabet, int length) {
		int[] characters = alphabet.codePoints().toArray();
		StringBuilder text = new StringBuilder();
		random.ints(length, 0, characters.length).forEach(i -> text.appendCodePoint(characters[i]));
		return text.toString();
	}

	private String digits(int count) {
		return text("123456789", 1) + text("0123456789", count - 1);
	}

	private Planted text(String id, String alphabet, String charset, int from) {
		String text = text(alphabet, 12 + random.nextInt(60));
		return new Planted(Sought.value(id, ExhibitKind.SMS, text), text.getBytes(Charset.forName(charset)), from,
				"{\"charset\":\"" + charset + "\",\"form\":\"text\"}");
	}

	private Planted septets(String id, int from) {
		String text = text(LATIN, 12 + random.nextInt(60));
		int bit = random.nextInt(8);
		BigInteger bits = BigInteger.ZERO;
		for (int i = text.length() - 1; i >= 0; i--) {
			bits = bits.shiftLeft(7).or(BigInteger.valueOf(text.charAt(i)));
		}
		byte[] bytes = new byte[(bit + 7 * text.length() + 7) / 8];
		byte[] high = bits.shiftLeft(bit).toByteArray();
		for (int i = 0; i < Math.min(bytes.length, high.length); i++) {
			bytes[i] = high[high.length - 1 - i];
		}
		return new Planted(Sought.value(id, ExhibitKind.SMS, text), bytes, from, "{\"bit\":" + bit + ",\"form\":\"gsm7\",\"packing\":\"packed\"}");
	}

	private Planted backwards(String id, int from) {
		String text = text(LATIN, 12 + random.nextInt(60));
		byte[] bytes = Wire.utf8(new StringBuilder(text).reverse().toString());
		return new Planted(Sought.value(id, ExhibitKind.SMS, text), bytes, from, "{\"change\":\"reversed\",\"charset\":\"utf-8\",\"form\":\"text\"}");
	}

	private Planted halves(String id, ExhibitKind kind, String digits, int from) {
		boolean lowFirst = random.nextBoolean();
		int skip = random.nextInt(2);
		String halves = "f".repeat(skip) + digits + ((skip + digits.length()) % 2 == 0 ? "" : "f");
		String hex = lowFirst ? halves.replaceAll("(.)(.)", "$2$1") : halves;
		return new Planted(Sought.value(id, kind, digits), HexFormat.of().parseHex(hex), from, "{\"count\":" + digits.length()
				+ ",\"form\":\"bcd\",\"order\":\"" + (lowFirst ? "low-first" : "high-first") + "\",\"skip\":" + skip + "}");
	}

	private Planted identifier(String id, int from) {
		String hex = text("123456789abcdef", 16);
		boolean reversed = random.nextBoolean();
		byte[] bytes = HexFormat.of().parseHex(reversed ? hex.replaceAll("(..)(..)(..)(..)(..)(..)(..)(..)", "$8$7$6$5$4$3$2$1") : hex);
		return new Planted(Sought.value(id, ExhibitKind.ANDROID_ID, hex), bytes, from, "{\"form\":\"raw-id\",\"reversed\":" + reversed + "}");
	}

	private Planted digest(String id, int from) {
		String text = text(LATIN, 9) + "x";
		String algorithm = List.of("MD5", "SHA-1", "SHA-256", "SHA-512").get(random.nextInt(4));
		byte[] digest = Digest.newDigester(algorithm).digest(Wire.utf8(text));
		boolean raw = random.nextBoolean();
		byte[] bytes = raw ? digest : Wire.utf8(HexFormat.of().formatHex(digest));
		byte[] framed = raw ? bytes : Wire.concat(Wire.utf8("\""), bytes, Wire.utf8("\""));
		return new Planted(Sought.value(id, ExhibitKind.SMS, text), framed, bytes, from, "{\"algorithm\":\"" + algorithm
				+ "\",\"form\":\"digest\",\"of\":\"utf-8\",\"spelling\":\"" + (raw ? "raw" : "hex-lower") + "\"}");
	}

	@Test
	void bytesThatAreCutAnywhereAreSearched() {
		String imei = "004999010640000";
		byte[] payload = Wire.concat(Wire.utf8("salt=s4lt-9Qz&h=" + Digest.of("MD5", Digest.newDigester("MD5").digest(Wire.utf8("s4lt-9Qz" + imei))).hex() + "&imei_crc=5d4b663e&b="),
				Base64.getEncoder().encode(Digest.newDigester("SHA-256").digest(Wire.utf8(imei))), new byte[] { '&', 0x0a }, HexFormat.of().parseHex("0a40990901460000"));
		List<Sought> exhibits = List.of(Sought.value("E1", ExhibitKind.IMEI, imei), Sought.value("E2", ExhibitKind.SMS, "s4lt-9Qz {€}"));
		for (int from = 0; from <= payload.length; from++) {
			int before = Bench.find(exhibits, Arrays.copyOfRange(payload, from, payload.length)).size();
			int behind = Bench.find(exhibits, Arrays.copyOf(payload, from)).size();
			assertTrue(from == 0 ? before == 4 : before <= 4, "from " + from + ": " + before);
			assertTrue(from == payload.length ? behind == 4 : behind <= 4, "to " + from + ": " + behind);
		}
	}

	/** The chance of all forms together: what was found in bytes in which nothing stands. */
	@ParameterizedTest
	@ValueSource(strings = { "", "0123456789", "0123456789abcdef", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/" })
	void nothingIsFoundInRandomBytesBeyondTheStatedChance(String alphabet) {
		List<Sought> exhibits = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			exhibits.add(Sought.value("E" + i, ExhibitKind.values()[random.nextInt(ExhibitKind.values().length)], digits(15)));
		}
		exhibits.replaceAll(exhibit -> switch (exhibit.kind()) {
			case PHOTO, SMS, TEXT -> Sought.value(exhibit.exhibitId(), ExhibitKind.SMS, text(LATIN, 12));
			case MAC -> Sought.value(exhibit.exhibitId(), exhibit.kind(), text("0123456789abcdef", 12));
			case ANDROID_ID -> Sought.value(exhibit.exhibitId(), exhibit.kind(), text("0123456789abcdef", 16));
			case PHONE_NUMBER -> Sought.value(exhibit.exhibitId(), exhibit.kind(), "+447700" + digits(6));
			default -> exhibit;
		});
		byte[] payload = new byte[1_000_000];
		random.nextBytes(payload);
		for (int i = 0; i < payload.length && !alphabet.isEmpty(); i++) {
			payload[i] = (byte) alphabet.charAt((payload[i] & 0xff) % alphabet.length());
		}
		Matcher matcher = new Matcher(Matcher.Plan.withXored(exhibits));
		for (int at = 0; at < payload.length; at += 50_000) {
			matcher.layers(List.of(new Wire().tcp(Arrays.copyOfRange(payload, at, at + 50_000), 1400)));
		}
		List<Sighting> found = matcher.finish().sightings();
		assertEquals(List.of(), found.stream().map(sighting -> Bench.variant(sighting) + " 10^" + sighting.log10Chance()).toList());
	}
}
