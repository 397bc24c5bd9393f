package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;

/** Random exhibits through random chains of three encodings, by encoders that are written here: each is found, and replayed. */
class ChainsTest {

	/** Turns bytes into others; a text coding takes text alone and gives text. */
	private interface Encoder {
		byte[] of(byte[] inner, Random random);
	}

	private record Coding(String name, boolean takesText, boolean givesText, Encoder encoder) {
	}

	private static final List<Coding> CODINGS = List.of(
			new Coding("base64", false, true, (in, random) -> Wire.utf8("{\"k\":\"" + Base64.getEncoder().encodeToString(in) + "\"}")),
			new Coding("base64url", false, true, (in, random) -> Wire.utf8("t=" + "AbC-_".substring(random.nextInt(5)) + Base64.getUrlEncoder().withoutPadding().encodeToString(in))),
			new Coding("mime", false, true, (in, random) -> Wire.utf8("\n\n" + Base64.getMimeEncoder().encodeToString(in) + "\n--")),
			new Coding("hex", false, true, (in, random) -> Wire.utf8("h:" + HexFormat.of().formatHex(in) + "\n")),
			new Coding("hex separated", false, true, (in, random) -> Wire.utf8("h " + HexFormat.ofDelimiter(":").withUpperCase().formatHex(in) + "\n")),
			new Coding("hex list", false, true, (in, random) -> Wire.utf8("{" + HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(in) + "}")),
			new Coding("escapes", false, true, (in, random) -> Wire.utf8("'" + HexFormat.ofDelimiter("").withPrefix("\\x").formatHex(in) + "'")),
			new Coding("base32", false, true, (in, random) -> Wire.utf8("x." + base32(in) + ".example")),
			new Coding("percent", false, true, (in, random) -> Wire.utf8("?q=" + HexFormat.ofDelimiter("").withPrefix("%").formatHex(in) + "&r")),
			new Coding("form", true, true, (in, random) -> Wire.utf8("a=b&q=" + URLEncoder.encode(text(in), StandardCharsets.UTF_8) + "&c=d")),
			new Coding("json", true, true, (in, random) -> Wire.utf8("{\"a\":[1,{\"b\":\"" + each(text(in), c -> "\\u%04x".formatted(c), "\"\\/") + "\"}]}")),
			new Coding("backslash", true, true, (in, random) -> Wire.utf8("v=" + each(text(in), c -> "\\u%04X".formatted(c), "\"\\/'") + "\n")),
			new Coding("%u", true, true, (in, random) -> Wire.utf8("v=" + each(text(in), c -> c < 256 ? "%%%02X".formatted(c) : "%%u%04X".formatted(c),
					" \"%<>&+'\\/{}[]:;,?#=") + "&")),
			new Coding("entities", true, true, (in, random) -> Wire.utf8("<p a=\"1\">" + text(in).codePoints().mapToObj(c -> c > 126 || "<>&\"' ".indexOf(c) >= 0
					? random.nextBoolean() ? "&#" + c + ";" : "&#x%x;".formatted(c) : Character.toString(c)).reduce("", String::concat) + "</p>")),
			new Coding("quoted", true, true, (in, random) -> quoted(in, random)),
			new Coding("gzip", false, false, (in, random) -> Wire.concat(new byte[random.nextInt(3)], GuessTest.gzip(in))),
			new Coding("zlib", false, false, (in, random) -> zlib(in)),
			new Coding("zip", false, false, (in, random) -> zip(in)),
			new Coding("protobuf", false, false, (in, random) -> Wire.concat(new byte[] { 8, 1, 0x32 }, varint(in.length), in, new byte[] { 0x30, 0x31 })),
			new Coding("messagepack", false, false, (in, random) -> Wire.concat(new byte[] { (byte) 0x92, (byte) 0xc6, 0, 0, (byte) (in.length >> 8), (byte) in.length }, in,
					new byte[] { 0x35 })),
			new Coding("cbor", false, false, (in, random) -> chunks(in, random)));

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static String each(String text, IntFunction<String> escape, String alsoEscaped) {
		StringBuilder out = new StringBuilder();
		for (char c : text.toCharArray()) {
			out.append(c > 126 || c < ' ' || alsoEscaped.indexOf(c) >= 0 ? escape.apply(c) : String.valueOf(c));
		}
		return out.toString();
	}

	private static String base32(byte[] in) {
		StringBuilder out = new StringBuilder();
		int bits = 0;
		int held = 0;
		for (byte b : in) {
			bits = (bits << 8 | b & 0xff) & 0xffff;
			for (held += 8; held >= 5; held -= 5) {
				out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(bits >> held - 5 & 31));
			}
		}
		return held > 0 ? out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(bits << 5 - held & 31)).toString() : out.toString();
	}

	private static byte[] quoted(byte[] in, Random random) {
		StringBuilder out = new StringBuilder("\r\n");
		int column = 0;
		for (byte b : in) {
			String one = b >= ' ' && b < 127 && b != '=' ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff);
			if (column + one.length() > 75 - random.nextInt(30)) {
				out.append("=\r\n");
				column = 0;
			}
			out.append(one);
			column += one.length();
		}
		return Wire.utf8(out + "\r\n");
	}

	private static byte[] zlib(byte[] in) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
			zlib.write(in);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return out.toByteArray();
	}

	private static byte[] zip(byte[] in) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("a.txt"));
			zip.write(in);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return out.toByteArray();
	}

	private static byte[] varint(int value) {
		return value < 128 ? new byte[] { (byte) value } : Wire.concat(new byte[] { (byte) (value | 0x80) }, varint(value >> 7));
	}

	/** An indefinite-length byte string in an array, in chunks. */
	private static byte[] chunks(byte[] in, Random random) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { (byte) 0x81, 0x5f });
		for (int at = 0; at < in.length;) {
			int count = Math.min(in.length - at, 1 + random.nextInt(200));
			out.writeBytes(new byte[] { 0x58, (byte) count });
			out.write(in, at, count);
			at += count;
		}
		out.write(0xff);
		return out.toByteArray();
	}

	private static String value(Random random) {
		String letters = List.of("abcdefghijklmnopqrstuvwxyz ABC.,!&<\"'=", "абвгдежзиклмнопрстуф АБВ", "明天我们见面吧好的今晚", "ab\uD83D\uDE00\uD83D\uDE80cd ef").get(random.nextInt(4));
		int[] points = letters.codePoints().toArray();
		StringBuilder out = new StringBuilder("v");
		for (int i = 12 + random.nextInt(20); i > 0; i--) {
			out.appendCodePoint(points[random.nextInt(points.length)]);
		}
		return out.append('w').toString();
	}

	private static byte[] encoded(byte[] value, boolean isText, List<Coding> chain, Random random) {
		byte[] bytes = value;
		boolean text = isText;
		while (chain.size() < 3) {
			Coding coding = CODINGS.get(random.nextInt(CODINGS.size()));
			if (!coding.takesText || text) {
				bytes = coding.encoder.of(bytes, random);
				text = coding.givesText;
				chain.add(coding);
			}
		}
		return bytes;
	}

	@Test
	void everyRandomChainOfThreeIsUndone() {
		Random random = new Random(2026);
		for (int i = 0; i < 1_500; i++) {
			boolean number = i % 4 == 0;
			String value = number ? "49015420323751" + i % 10 : value(random);
			List<Coding> chain = new ArrayList<>();
			byte[] payload = encoded(Wire.utf8(value), true, chain, random);
			String names = i + ": " + value + " " + chain.stream().map(Coding::name).toList();
			Wire wire = new Wire();
			Sought exhibit = Sought.value("E1", number ? ExhibitKind.IMSI : ExhibitKind.TEXT, value);
			List<Sighting> found = Bench.find(List.of(exhibit), wire, List.of(wire.tcp(payload, 20 + random.nextInt(400))));
			assertFalse(found.isEmpty(), names);
			assertTrue(found.stream().allMatch(sighting -> sighting.exhibitId().equals("E1")), names);
		}
	}

	@Test
	void nothingIsFoundInNoiseOfEveryCoding() {
		Random random = new Random(7);
		List<Sought> exhibits = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			exhibits.add(Sought.value("E" + i, ExhibitKind.TEXT, value(random)));
		}
		Wire wire = new Wire();
		Matcher matcher = new Matcher(Matcher.Plan.of(exhibits));
		for (int i = 0; i < 300; i++) {
			byte[] noise = new byte[2_000];
			random.nextBytes(noise);
			matcher.layers(List.of(wire.tcp(encoded(noise, false, new ArrayList<>(), random), 1000)));
		}
		assertTrue(matcher.finish().sightings().isEmpty());
	}
}
