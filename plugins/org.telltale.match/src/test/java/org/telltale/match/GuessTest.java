package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.match.Bench.find;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;

class GuessTest {

	private static final String TEXT = "Treffen um 3 / 明天 \"Zoë\" & co + mehr = 7f3?";
	private static final Sought SMS = Sought.value("E1", ExhibitKind.SMS, TEXT);

	static byte[] gzip(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return out.toByteArray();
	}

	private static byte[] zlib(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
			zlib.write(bytes);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return out.toByteArray();
	}

	private static String json(String text) {
		StringBuilder out = new StringBuilder();
		for (char c : text.toCharArray()) {
			out.append(c < 0x80 && c != '"' && c != '/' ? String.valueOf(c) : c < 0x80 ? "\\" + c : "\\u%04x".formatted((int) c));
		}
		return out.toString();
	}

	private static Sighting seen(byte[] payload, String... chain) {
		return Bench.seen(SMS, payload, chain);
	}

	private static Sighting seen(String payload, String... chain) {
		return seen(Wire.utf8(payload), chain);
	}

	private static void unseen(byte[] payload) {
		assertEquals(List.of(), find(List.of(SMS), payload));
	}

	@Test
	void percentEncodingAndFormDataAreUndone() {
		seen("GET /a?t=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8).replace("+", "%20") + " HTTP/1.1", "percent");
		seen("a=1&t=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8) + "&b=2", "form");
		unseen(Wire.utf8("t=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8).replace("%E6", "%E5")));
		unseen(Wire.utf8("t=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8).replace("%E6", "%E%36")));
	}

	@Test
	void formDataWithPlusAloneIsUndone() {
		assertEquals(1, find(ExhibitKind.TEXT, "hello wide world", "t=hello+wide+world").size());
		assertEquals(0, find(ExhibitKind.TEXT, "hello wide world", "t=hello+wide-world").size());
	}

	@Test
	void jsonStringsAreDecodedWithTheirPointer() {
		seen("{\"a/b\":[0,{\"m~\":\"x" + json(TEXT) + "y\"}]}", "json /a~1b/1/m~0");
		seen("POST\r\n\r\n{\"v\":1} {\"q\":\"" + json(TEXT) + "\"} tail", "json /q");
		unseen(Wire.utf8("{\"q\":\"" + json(TEXT).replace("\\u660e", "\\u660f") + "\"}"));
	}

	@Test
	void stringsOfCutOrBrokenJsonAreDecodedAsTheyStand() {
		seen("{\"a\":\"b\",\"q\":\"" + json(TEXT) + "\",\"r\":\"cut of", "json");
		seen("{\"a\":1,\"a\":2,\"q\":\"" + json(TEXT) + "\"}", "json");
		seen("var q = [,\"" + json(TEXT) + "\"];", "json");
	}

	@Test
	void aLoneSurrogateOrBadEscapeIsNoString() {
		assertEquals(List.of("tcp", "escapes"), find(ExhibitKind.TEXT, "canary", "[\"c\\u0061nary\\ud83d\"]").getFirst().chain());
		assertEquals(List.of("tcp", "escapes"), find(ExhibitKind.TEXT, "canary", "[\"c\\u0061nary\\x\"]").getFirst().chain());
		assertEquals(1, find(ExhibitKind.TEXT, "canary \uD83D\uDE00", "[\"c\\u0061nary \\ud83d\\ude00\"]").size());
	}

	@Test
	void hexIsDecodedAtBothAlignments() {
		String hex = HexFormat.of().formatHex(Wire.utf8(TEXT));
		seen("x=" + hex + ";", "hex");
		seen("x=f" + hex.toUpperCase(java.util.Locale.ROOT) + ";", "hex");
		seen("x=f" + hex + "0;", "hex");
		seen("x: " + HexFormat.ofDelimiter(":").formatHex(Wire.utf8(TEXT)) + ";", "hex");
		seen("x, " + HexFormat.ofDelimiter(" ").formatHex(Wire.utf8(TEXT)) + "\n", "hex");
		unseen(Wire.utf8("x=" + hex.substring(2)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "/b", "abc", "path/", "XXXXXXXXXXXXX" })
	void base64IsDecodedAtEachAlignment(String before) {
		seen("\"" + before + Base64.getEncoder().encodeToString(Wire.utf8(TEXT)) + "\"", "base64");
	}

	@Test
	void base64OfTheUrlAlphabetAndWithoutPaddingIsDecoded() {
		byte[] text = Wire.utf8("~?" + TEXT + "~~??>>");
		seen("t=" + Base64.getUrlEncoder().withoutPadding().encodeToString(text) + "&", "base64");
		seen("t=" + Base64.getEncoder().withoutPadding().encodeToString(text) + "&", "base64");
	}

	@Test
	void base64OverSeveralLinesIsDecoded() {
		byte[] text = Wire.concat("filler ".repeat(20).getBytes(StandardCharsets.US_ASCII), Wire.utf8(TEXT), new byte[100]);
		seen("\r\n\r\n" + Base64.getMimeEncoder().encodeToString(text), "base64");
		seen("\n\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(text) + "\n--x", "base64");
		byte[] encoded = Base64.getMimeEncoder().encode(text);
		encoded[210] ^= 1;
		unseen(encoded);
	}

	@Test
	void compressedStreamsAreFoundWhereverTheyStand() {
		byte[] before = { 0, 1, 2, 0x1f, (byte) 0x8b, 8, 0x78, (byte) 0x9c, 5 };
		seen(Wire.concat(before, gzip(Wire.utf8(TEXT)), before), "gzip");
		seen(Wire.concat(before, zlib(Wire.utf8(TEXT)), before), "zlib");
		seen(Wire.concat(gzip(Wire.utf8("one ")), gzip(Wire.utf8("two " + TEXT))), "gzip");
	}

	@Test
	void aCutStreamGivesWhatCameBefore() {
		byte[] whole = gzip(Wire.utf8(TEXT + " " + "0123456789abcdefghij".chars().map(c -> c * 7 % 91 + 33)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().repeat(3)));
		seen(Arrays.copyOf(whole, whole.length - 12), "gzip");
		unseen(Arrays.copyOf(whole, 20));
	}

	@Test
	void chainsOfStepsAreUndone() {
		String base64 = Base64.getEncoder().encodeToString(gzip(Wire.utf8("{\"b\":\"" + json(TEXT) + "\"}")));
		seen("{\"d\":\"" + base64 + "\"}", "base64", "gzip", "json /b");
		seen("d=" + URLEncoder.encode(base64, StandardCharsets.UTF_8), "percent", "base64", "gzip", "json /b");
	}

	@Test
	void aFifthStepIsBeyondTheBudget() {
		byte[] three = Base64.getEncoder().encode(gzip(Base64.getEncoder().encode(Wire.utf8(TEXT))));
		seen(three, "base64", "gzip", "base64");
		byte[] four = Wire.utf8(HexFormat.of().formatHex(three));
		seen(four, "hex", "base64", "gzip", "base64");
		unseen(gzip(four));
	}

	@Test
	void aBombIsRefusedAndSaidSo() {
		Wire wire = new Wire();
		Matcher matcher = new Matcher(Matcher.Plan.of(List.of(SMS)));
		matcher.layers(List.of(wire.tcp(gzip(gzip(new byte[200 << 20])), 1000)));
		assertEquals(List.of("match.over-budget"), matcher.finish().problems().stream().map(problem -> problem.code()).toList());
	}

	@Test
	void everyTruncationIsReadWithoutAnError() {
		byte[] payload = Wire.concat(Wire.utf8("{\"d\":\"" + json(TEXT) + "\",\"e\":\"%41%\"}"), gzip(Wire.utf8(TEXT)),
				Base64.getMimeEncoder().encode(Wire.utf8(TEXT + TEXT)), Wire.utf8("00:11:22:33:44:55:66:77:88:9"));
		for (int length = 1; length <= payload.length; length++) {
			find(List.of(SMS), Arrays.copyOf(payload, length));
		}
	}

	@Test
	void damagedBytesNeverEndInAnErrorAndWhatIsSeenIsThere() {
		byte[] payload = Wire.concat(Wire.utf8("{\"d\":\"" + json(TEXT) + "\",\"e\":\"%41%20+a=b\"}"), gzip(Wire.utf8(TEXT)),
				Base64.getMimeEncoder().encode(gzip(Wire.utf8(TEXT + TEXT))), Wire.utf8("00:11:22:33:44:55:66:77:88:9"));
		Random random = new Random(17);
		for (int i = 0; i < 2_000; i++) {
			byte[] damaged = payload.clone();
			for (int j = random.nextInt(8); j >= 0; j--) {
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
			}
			find(List.of(SMS), damaged);
		}
	}

	@Test
	void deeplyNestedBracketsTakeBoundedTime() {
		find(List.of(SMS), Wire.utf8("[".repeat(200_000).concat("\\")));
		find(List.of(SMS), Wire.utf8("{\"a\":".repeat(50_000).concat("\"\\u0041")));
		find(List.of(SMS), Wire.utf8("\\\\".repeat(100_000)));
	}
}
