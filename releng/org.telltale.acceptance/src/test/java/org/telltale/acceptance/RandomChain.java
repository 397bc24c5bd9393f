package org.telltale.acceptance;

import static org.telltale.acceptance.Mutation.joined;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Bytes behind up to three encodings, one after another.
 *
 * @param bytes the outermost
 * @param names of the encodings, innermost first
 */
record RandomChain(byte[] bytes, List<String> names) {

	private static final int LARGEST = 60_000;

	/**
	 * One encoding.
	 *
	 * @param takesText whether it takes text in UTF-8 alone
	 * @param givesText whether it gives such
	 */
	record Coding(String name, boolean takesText, boolean givesText, UnaryOperator<byte[]> encoder) {
	}

	static final List<Coding> CODINGS = List.of(
			new Coding("base64", false, true, in -> ascii("{\"k\":\"" + Base64.getEncoder().encodeToString(in) + "\"}")),
			new Coding("base64 url", false, true, in -> ascii("t=" + Base64.getUrlEncoder().withoutPadding().encodeToString(in) + "&u=1")),
			new Coding("base64 lines", false, true, in -> ascii("\n\n" + Base64.getMimeEncoder().encodeToString(in) + "\n--")),
			new Coding("base32", false, true, in -> ascii("x." + base32(in) + ".example")),
			new Coding("hex", false, true, in -> ascii("h:" + HexFormat.of().formatHex(in) + "\n")),
			new Coding("hex pairs", false, true, in -> ascii("h " + HexFormat.ofDelimiter(":").withUpperCase().formatHex(in) + "\n")),
			new Coding("hex list", false, true, in -> ascii("[" + HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(in) + "]")),
			new Coding("percent", false, true, in -> ascii("?q=" + HexFormat.ofDelimiter("").withPrefix("%").formatHex(in) + "&r=1")),
			new Coding("form", true, true, in -> ascii("a=b&q=" + form(in) + "&c=d")),
			new Coding("json", true, true, in -> ascii("{\"a\":[1,{\"b\":\"" + units(in, "\"\\/", "\\u%04x"::formatted) + "\"}]}")),
			new Coding("backslash", true, true, in -> ascii("v='" + units(in, "\"\\/'", "\\u%04X"::formatted) + "'\n")),
			new Coding("entities", true, true, in -> ascii("<p a=\"1\">" + points(in) + "</p>")),
			new Coding("quoted-printable", true, true, in -> ascii("\r\n" + quoted(in) + "\r\n")),
			new Coding("gzip", false, false, RandomChain::gzip),
			new Coding("zlib", false, false, in -> deflate(in, false)),
			new Coding("protobuf", false, false, in -> joined(new byte[] { 8, 1, 0x32 }, varint(in.length), in, new byte[] { 0x30, 0x31 })),
			new Coding("messagepack", false, false, in -> joined(new byte[] { (byte) 0x92, (byte) 0xc6, 0, (byte) (in.length >> 16), (byte) (in.length >> 8), (byte) in.length }, in,
					new byte[] { 0x35 })),
			new Coding("cbor", false, false, in -> joined(new byte[] { (byte) 0x82, 0x5a, 0, (byte) (in.length >> 16), (byte) (in.length >> 8), (byte) in.length }, in, new byte[] { 7 })));

	/** The form of an exhibit behind {@code 0} to {@code 3} encodings. */
	static RandomChain of(RandomExhibit exhibit, List<Coding> codings, Random random) {
		byte[] bytes = exhibit.bytes();
		boolean text = exhibit.isText();
		List<String> names = new ArrayList<>();
		int steps = random.nextInt(4);
		while (names.size() < steps) {
			Coding coding = codings.get(random.nextInt(codings.size()));
			if (!coding.takesText || text) {
				byte[] encoded = coding.encoder.apply(bytes);
				if (encoded.length > LARGEST) {
					break;
				}
				bytes = encoded;
				text = coding.givesText;
				names.add(coding.name);
			}
		}
		return new RandomChain(bytes, List.copyOf(names));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static String form(byte[] in) {
		StringBuilder out = new StringBuilder();
		for (byte b : in) {
			char c = (char) (b & 0xff);
			out.append(c == ' ' ? "+" : Character.isLetterOrDigit(c) && c < 128 ? String.valueOf(c) : "%%%02X".formatted((int) c));
		}
		return out.toString();
	}

	private static String units(byte[] in, String escapedToo, IntFunction<String> escape) {
		StringBuilder out = new StringBuilder();
		for (char c : text(in).toCharArray()) {
			out.append(c < ' ' || c > '~' || escapedToo.indexOf(c) >= 0 ? escape.apply(c) : String.valueOf(c));
		}
		return out.toString();
	}

	private static String points(byte[] in) {
		StringBuilder out = new StringBuilder();
		text(in).codePoints().forEach(c -> out.append(c > '~' ? "&#x%x;".formatted(c) : "<>&\"' ".indexOf(c) >= 0 ? "&#" + c + ";" : Character.toString(c)));
		return out.toString();
	}

	private static String quoted(byte[] in) {
		StringBuilder out = new StringBuilder();
		int column = 0;
		for (byte b : in) {
			String one = b > ' ' && b < 127 && b != '=' ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff);
			if (column + one.length() > 75) {
				out.append("=\r\n");
				column = 0;
			}
			out.append(one);
			column += one.length();
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

	private static byte[] deflate(byte[] in, boolean raw) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw)) {
			deflater.setInput(in);
			deflater.finish();
			byte[] buffer = new byte[4096];
			while (!deflater.finished()) {
				out.write(buffer, 0, deflater.deflate(buffer));
			}
		}
		return out.toByteArray();
	}

	private static byte[] gzip(byte[] in) {
		CRC32 crc = new CRC32();
		crc.update(in);
		return joined(new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3 }, deflate(in, true), little((int) crc.getValue()), little(in.length));
	}

	private static byte[] little(int value) {
		return new byte[] { (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24) };
	}

	private static byte[] varint(int value) {
		return value < 128 ? new byte[] { (byte) value } : joined(new byte[] { (byte) (value | 0x80) }, varint(value >> 7));
	}
}
