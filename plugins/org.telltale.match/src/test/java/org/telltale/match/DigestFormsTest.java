package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Strength;

/** Digests in all spellings of all forms, CRC-32 beside its name, salted digests. */
class DigestFormsTest {

	private static final String IMEI = "004999010640000";

	static Stream<List<String>> spellings() {
		return Stream.of("MD5", "SHA-1", "SHA-256", "SHA-512")
				.flatMap(algorithm -> Stream.of("raw", "hex-lower", "hex-upper", "base64", "base64-unpadded", "base64url", "base64url-unpadded")
						.map(spelling -> List.of(algorithm, spelling)));
	}

	@ParameterizedTest
	@MethodSource("spellings")
	void digestIsSeenInEachSpelling(List<String> form) {
		int seen = 0;
		for (int i = 0; i < 8; i++) { // of one value the two alphabets may be the same
			String text = "canary " + i;
			byte[] digest = digest(form.get(0), text);
			byte[] payload = Wire.concat(Wire.utf8("{\"h\":\""), spell(digest, form.get(1)), Wire.utf8("\",\"n\":1}"));
			List<Sighting> found = find(ExhibitKind.SMS, text, payload);
			assertEquals(1, found.size(), text);
			assertEquals(Strength.DIGEST, found.getFirst().strength());
			seen += variant(found.getFirst(), "spelling").equals(form.get(1)) ? 1 : 0;
			assertEquals(form.get(0), variant(found.getFirst(), "algorithm"));
			payload[payload.length / 2] ^= 1;
			assertEquals(List.of(), find(ExhibitKind.SMS, text, payload));
		}
		assertTrue(seen > 0, () -> "never named " + form);
	}

	@ParameterizedTest
	@CsvSource({ "SMS,' See you ',trimmed,'See you'", "SMS,See You,lower,see you", "EMAIL,' Zoe@Mail.Example',trimmed-lower,zoe@mail.example",
			"SERIAL,Hm0042Xz,upper,HM0042XZ", "IMEI,004999010640000,digits-14,00499901064000", "IMEI,0049990106400012,digits-16,0049990106400012",
			"IMSI,001010123456789,digits,001010123456789", "PHONE_NUMBER,+447700900123,double-zero,00447700900123",
			"PHONE_NUMBER,+447700900123,national,07700900123", "PHONE_NUMBER,+447700900123,e164,+447700900123",
			"MAC,a4-77-33-5E-01-9c,hex-lower,a477335e019c", "MAC,a4-77-33-5E-01-9c,hex-upper,A477335E019C",
			"MAC,a4-77-33-5E-01-9c,colon-lower,a4:77:33:5e:01:9c", "MAC,a4-77-33-5E-01-9c,colon-upper,A4:77:33:5E:01:9C",
			"MAC,a4-77-33-5E-01-9c,hyphen-upper,A4-77-33-5E-01-9C", "ANDROID_ID,9774d56d682e549c,hex-upper,9774D56D682E549C" })
	void digestOfAnotherFormOfTheValueIsSeen(ExhibitKind kind, String value, String of, String digested) {
		Sighting found = find(kind, value, "id=" + hex("SHA-1", digested) + "&").getFirst();
		assertEquals(of, variant(found, "of"));
		assertEquals(List.of(), find(kind, value, "id=" + hex("SHA-1", digested + "x") + "&"));
	}

	@Test
	void digestOfBytesAndOfWideTextIsSeen() {
		byte[] mac = HexFormat.of().parseHex("a477335e019c");
		assertEquals("bytes", variant(find(ExhibitKind.MAC, "a4:77:33:5e:01:9c", "m=" + Digest.of("MD5", Digest.newDigester("MD5").digest(mac)).hex()).getFirst(), "of"));
		byte[] wide = Digest.newDigester("MD5").digest("See you".getBytes(StandardCharsets.UTF_16LE));
		assertEquals("utf-16le", variant(find(ExhibitKind.SMS, "See you", "m=" + Digest.of("MD5", wide).hex()).getFirst(), "of"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/%s/x", "k=%s", "a_%s", "%s" })
	void base64StandsFreeInPathsAndParameters(String place) {
		for (int i = 0; i < 20; i++) {
			String value = "canary " + i;
			String digest = new String(spell(digest("MD5", value), "base64url-unpadded"), StandardCharsets.US_ASCII);
			assertEquals(1, find(ExhibitKind.SMS, value, place.formatted(digest)).size());
		}
	}

	@ParameterizedTest
	@CsvSource({ "'{\"crc32\":\"%08x\"}',crc,hex-lower", "imei_crc=%08X&,crc,hex-upper", "<IMEI>%d</IMEI>,imei,decimal" })
	void crcIsSeenBehindItsName(String place, String word, String spelling) {
		long crc = 0x5d4b663eL; // python3: zlib.crc32(b"004999010640000")
		Sighting found = find(ExhibitKind.IMEI, IMEI, place.formatted(crc)).getFirst();
		assertEquals("CRC-32", variant(found, "algorithm"));
		assertEquals(word, variant(found, "context"));
		assertEquals(spelling, variant(found, "spelling"));
		assertEquals(Strength.DIGEST, found.strength());
		assertEquals(List.of(), find(ExhibitKind.IMEI, IMEI, place.formatted(crc + 1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x=%08x", "imei=1&x=%08x", "crc and then a long way to %08x", "mac=%08x", "crc=%08x0", "crc=a%08x" })
	void crcWithoutItsNameOrInsideALongerNumberIsNotSeen(String place) {
		assertEquals(List.of(), find(ExhibitKind.IMEI, IMEI, place.formatted(0x5d4b663eL)));
	}

	@ParameterizedTest
	@CsvSource({ "MD5,before,''", "SHA-1,after,:", "SHA-256,before,-", "SHA-512,after,|", "MD5,after,_", "SHA-1,before,.", "SHA-256,hmac,''", "SHA-512,hmac,''" })
	void saltedDigestIsSeenWhereItsSaltStandsNear(String algorithm, String order, String separator) throws GeneralSecurityException {
		String salt = "s4lt-9Qz";
		String request = "GET /r?t=1407405600&nonce=%s&h=%s&v=2 HTTP/1.1";
		String payload = request.formatted(salt, HexFormat.of().formatHex(salted(algorithm, order, separator, salt, IMEI)));
		Sighting found = find(ExhibitKind.IMEI, IMEI, payload).getFirst();
		assertEquals("salted-digest", variant(found, "form"));
		assertEquals(algorithm, variant(found, "algorithm"));
		assertEquals("digits-15", variant(found, "of"));
		assertEquals(order, variant(found, "order"));
		assertEquals(separator, variant(found, "separator"));
		List<Json> range = match(found).get("variant").orElseThrow().items("salt");
		int at = range.getFirst().asInteger().orElseThrow().intValue();
		assertEquals(salt, payload.substring(at, at + range.getLast().asInteger().orElseThrow().intValue()));
		assertEquals(Strength.DIGEST, found.strength());
		assertTrue(found.log10Chance() < -9, "no better than the number itself");
		assertEquals(List.of(), find(ExhibitKind.IMEI, IMEI, payload.replace(salt, "s4lt-9Qy")));
		assertEquals(List.of(), find(ExhibitKind.IMEI, IMEI, payload.replace("nonce=" + salt + "&", "").replaceAll("(.*)", "$1" + "x,".repeat(2100) + salt)), "too far away");
	}

	@Test
	void saltedDigestsHaveABudgetAndWhatIsOverItIsSaid() {
		StringBuilder payload = new StringBuilder();
		for (int i = 0; i < 200; i++) {
			payload.append("salt").append(i).append(' ').append(hex("MD5", "nothing " + i)).append('\n');
		}
		payload.append("s4lt-9Qz ").append(hex("MD5", "s4lt-9Qz" + IMEI));
		Matcher.Plan plan = Matcher.Plan.of(List.of(Sought.value("E1", ExhibitKind.IMEI, IMEI)));
		Matcher rich = new Matcher(plan);
		rich.layers(List.of(new Wire().tcp(Wire.utf8(payload.toString()), 1400)));
		MatchResult all = rich.finish();
		assertEquals(1, all.sightings().size());
		assertEquals(List.of(), all.problems());
		Matcher poor = new Matcher(plan, new MatchBudget(4, 32 << 20, 256L << 20, 100_000, 20_000, 1L << 33));
		poor.layers(List.of(new Wire().tcp(Wire.utf8(payload.toString()), 1400)));
		assertEquals(List.of("match.salted-over-budget"), poor.finish().problems().stream().map(problem -> problem.code()).toList());
	}

	@Test
	void theDevicesIdentifiersAreSaltedBeforeAnAddressBook() {
		List<Sought> exhibits = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			exhibits.add(Sought.value("N" + i, ExhibitKind.PHONE_NUMBER, "+44770090" + (1000 + i)));
		}
		exhibits.add(Sought.value("E1", ExhibitKind.IMEI, IMEI));
		assertEquals(List.of("match.salted-left-out"),
				Matcher.Plan.of(exhibits).problems().stream().map(problem -> problem.code()).distinct().toList());
		assertEquals("E1", find(exhibits, Wire.utf8("salt=s4lt-9Qz&h=" + hex("MD5", "s4lt-9Qz" + IMEI))).getFirst().exhibitId());
	}

	@Test
	void digestIsWorthNoMoreThanWhatWasDigested() {
		Sighting found = find(ExhibitKind.TEXT, "4711", "h=" + hex("SHA-256", "4711") + ".".repeat(900)).getFirst();
		assertEquals(-4, found.log10Chance(), "everybody can digest a PIN");
	}

	private static byte[] salted(String algorithm, String order, String separator, String salt, String value) throws GeneralSecurityException {
		if (order.equals("hmac")) {
			Mac mac = Mac.getInstance("Hmac" + algorithm.replace("-", ""));
			mac.init(new SecretKeySpec(Wire.utf8(salt), "key"));
			return mac.doFinal(Wire.utf8(value));
		}
		return digest(algorithm, order.equals("before") ? salt + separator + value : value + separator + salt);
	}

	private static byte[] spell(byte[] digest, String spelling) {
		String hex = HexFormat.of().formatHex(digest);
		return switch (spelling) {
			case "raw" -> digest;
			case "hex-lower" -> Wire.utf8(hex);
			case "hex-upper" -> Wire.utf8(hex.toUpperCase(Locale.ROOT));
			case "base64" -> Base64.getEncoder().encode(digest);
			case "base64-unpadded" -> Base64.getEncoder().withoutPadding().encode(digest);
			case "base64url" -> Base64.getUrlEncoder().encode(digest);
			default -> Base64.getUrlEncoder().withoutPadding().encode(digest);
		};
	}

	private static byte[] digest(String algorithm, String text) {
		return Digest.newDigester(algorithm).digest(Wire.utf8(text));
	}

	private static String hex(String algorithm, String text) {
		return HexFormat.of().formatHex(digest(algorithm, text));
	}

	private static Json match(Sighting found) {
		return found.derivation().toJson("00").get("match").orElseThrow();
	}

	private static String variant(Sighting found, String member) {
		return match(found).get("variant").orElseThrow().text(member).orElseThrow();
	}
}
