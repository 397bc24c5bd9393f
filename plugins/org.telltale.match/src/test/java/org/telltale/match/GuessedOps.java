package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.expand.Lz4InputStream;
import org.telltale.base.expand.ZstdInputStream;
import org.telltale.base.json.Json;

/** The ops that guesses make, done again from {@code docs/formats/derivation.md}, plainly and with nothing of the matcher's. */
final class GuessedOps {

	private static final Pattern BACKSLASH = Pattern.compile(
			"\\\\(?:([bfnrt\"'/\\\\])|x(\\p{XDigit}{2})|u([dD][89abAB]\\p{XDigit}{2})\\\\u([dD][c-fC-F]\\p{XDigit}{2})|u(\\p{XDigit}{4})|u\\{(\\p{XDigit}{1,6})}|U(\\p{XDigit}{8}))");
	private static final Pattern PERCENT = Pattern.compile("%(?:(?!)()()|u([dD][89abAB]\\p{XDigit}{2})%u([dD][c-fC-F]\\p{XDigit}{2})|u(\\p{XDigit}{4})|(\\p{XDigit}{2})|(?!)())");
	private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX](\\p{XDigit}{1,6})|(amp|lt|gt|quot|apos|nbsp|uuml|euro));");

	private GuessedOps() {
	}

	static byte[] op(String op, Json params, byte[] input) throws IOException {
		return switch (op) {
			case "gzip" -> gzip(input);
			case "zlib" -> inflated(input, 0, false).bytes;
			case "deflate" -> inflated(input, 0, true).bytes;
			case "zstd" -> all(new ZstdInputStream(new ByteArrayInputStream(input)));
			case "lz4" -> all(new Lz4InputStream(new ByteArrayInputStream(input)));
			case "snappy" -> params.bool("framed").orElseThrow() ? framed(input) : snappy(input);
			case "base32" -> base32(input, params.text("alphabet").orElseThrow());
			case "hex.list" -> list(input, params.text("prefix").orElseThrow());
			case "escapes" -> escapes(input, "backslash".equals(params.text("style").orElseThrow()) ? BACKSLASH : PERCENT);
			case "entities" -> entities(input);
			case "quoted-printable" -> quoted(input);
			case "protobuf.field" -> protobuf(input, params.items("path"));
			case "messagepack.string" -> new Strings(input, false).all().get(params.integer("index").orElseThrow().intValue());
			case "cbor.string" -> new Strings(input, true).all().get(params.integer("index").orElseThrow().intValue());
			case "bplist.object" -> plist(input, params.integer("object").orElseThrow().intValue());
			default -> throw new AssertionError("unknown op " + op);
		};
	}

	private record Inflated(byte[] bytes, int end, boolean whole) {
	}

	/** What comes out before the end, a cut or damage. */
	private static Inflated inflated(byte[] in, int from, boolean raw) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Inflater inflater = new Inflater(raw);
		inflater.setInput(in, from, in.length - from);
		byte[] step = new byte[977];
		boolean good = true;
		while (good && !inflater.finished()) {
			long before = inflater.getBytesWritten();
			try {
				good = inflater.inflate(step) > 0 || inflater.finished();
			} catch (DataFormatException damaged) {
				good = false;
			}
			out.write(step, 0, (int) (inflater.getBytesWritten() - before));
		}
		return new Inflated(out.toByteArray(), from + (int) inflater.getBytesRead(), good);
	}

	private static byte[] gzip(byte[] in) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Inflated member = new Inflated(new byte[0], -8, true);
		do {
			int at = member.end + 8;
			if (at + 10 > in.length || in[at] != 0x1f || in[at + 1] != (byte) 0x8b || in[at + 2] != 8) {
				break;
			}
			int flags = in[at + 3];
			int body = at + 10 + ((flags & 4) != 0 ? 2 + (in[at + 10] & 0xff | (in[at + 11] & 0xff) << 8) : 0);
			for (int flag = 8; flag <= 16; flag += 8) {
				while ((flags & flag) != 0 && in[body++] != 0) {
					// the text ends with a zero
				}
			}
			member = inflated(in, body + ((flags & 2) != 0 ? 2 : 0), true);
			out.writeBytes(member.bytes);
		} while (member.whole);
		return out.toByteArray();
	}

	private static byte[] all(InputStream in) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (in) {
			for (int b = in.read(); b >= 0; b = in.read()) {
				out.write(b);
			}
		} catch (IOException cutOrDamaged) {
			assertTrue(out.size() > 0);
		}
		return out.toByteArray();
	}

	private static byte[] framed(byte[] in) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int at = 0;
		while (at + 4 <= in.length) {
			int end = at + 4 + (in[at + 1] & 0xff | (in[at + 2] & 0xff) << 8 | (in[at + 3] & 0xff) << 16);
			if (end > in.length) {
				break;
			}
			if (in[at] == 0) {
				out.writeBytes(snappy(Arrays.copyOfRange(in, at + 8, end)));
			} else if (in[at] == 1) {
				out.write(in, at + 8, end - at - 8);
			}
			at = end;
		}
		return out.toByteArray();
	}

	private static byte[] snappy(byte[] in) {
		ByteArrayInputStream source = new ByteArrayInputStream(in);
		long promised = varint(source).longValueExact();
		StringBuilder out = new StringBuilder();
		while (source.available() > 0) {
			int tag = source.read();
			int length = (tag >> 2) + 1;
			if ((tag & 3) == 0) {
				int size = length > 60 ? little(source, length - 60) + 1 : length;
				for (int i = 0; i < size; i++) {
					out.append((char) source.read());
				}
				continue;
			}
			int count = (tag & 3) == 1 ? (tag >> 2 & 7) + 4 : length;
			int distance = (tag & 3) == 1 ? tag >> 5 << 8 | source.read() : little(source, (tag & 3) == 2 ? 2 : 4);
			for (int i = 0; i < count; i++) {
				out.append(out.charAt(out.length() - distance));
			}
		}
		assertEquals(promised, out.length());
		return latin(out.toString());
	}

	private static int little(ByteArrayInputStream source, int count) {
		int value = 0;
		for (int i = 0; i < count; i++) {
			value |= source.read() << 8 * i;
		}
		return value;
	}

	private static byte[] base32(byte[] in, String alphabet) {
		String characters = "hex".equals(alphabet) ? "0123456789ABCDEFGHIJKLMNOPQRSTUV" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
		BigInteger bits = BigInteger.ONE;
		String text = text(in).replaceAll("[\r\n \t]|=+$", "").toUpperCase(java.util.Locale.ROOT);
		for (char c : text.toCharArray()) {
			assertTrue(characters.indexOf(c) >= 0);
			bits = bits.shiftLeft(5).or(BigInteger.valueOf(characters.indexOf(c)));
		}
		byte[] whole = bits.shiftRight(text.length() * 5 % 8).toByteArray();
		return Arrays.copyOfRange(whole, whole.length - text.length() * 5 / 8, whole.length);
	}

	private static byte[] list(byte[] in, String prefix) {
		String item = "0x".equals(prefix) ? "0[xX](\\p{XDigit}{1,2}(?!\\p{XDigit}))" : "\\\\x(\\p{XDigit}{2})";
		assertTrue(text(in).matches("(?:" + item + "[,; \t\r\n]*+)*+(?<![,; \t\r\n])"), text(in));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Pattern.compile(item).matcher(text(in)).results().forEach(byteItem -> out.write(Integer.parseInt(byteItem.group(1), 16)));
		return out.toByteArray();
	}

	private static byte[] escapes(byte[] in, Pattern pattern) {
		return replaced(in, pattern, escape -> {
			if (pattern == BACKSLASH && escape.group(1) != null) {
				return latin("\b\f\n\r\t\"'/\\".substring("bfnrt\"'/\\".indexOf(escape.group(1))).substring(0, 1));
			}
			if (pattern == BACKSLASH && escape.group(2) != null) {
				return new byte[] { (byte) Integer.parseInt(escape.group(2), 16) };
			}
			if (escape.group(3) != null) {
				return Wire.utf8("" + (char) Integer.parseInt(escape.group(3), 16) + (char) Integer.parseInt(escape.group(4), 16));
			}
			String digits = escape.group(5) != null ? escape.group(5) : escape.group(6) != null ? escape.group(6) : escape.group(7);
			return character(Long.parseLong(digits, 16), escape.group());
		});
	}

	private static byte[] entities(byte[] in) {
		return replaced(in, ENTITY, reference -> {
			if (reference.group(3) != null) {
				return Wire.utf8(switch (reference.group(3)) {
					case "amp" -> "&";
					case "lt" -> "<";
					case "gt" -> ">";
					case "quot" -> "\"";
					case "apos" -> "'";
					case "nbsp" -> "\u00a0";
					case "uuml" -> "\u00fc";
					default -> "\u20ac";
				});
			}
			return character(reference.group(1) != null ? Long.parseLong(reference.group(1)) : Long.parseLong(reference.group(2), 16), reference.group());
		});
	}

	private static byte[] character(long codePoint, String asItStands) {
		boolean good = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff) && (codePoint > 0 || asItStands.charAt(0) != '&');
		return good ? Wire.utf8(Character.toString((int) codePoint)) : latin(asItStands);
	}

	private interface Meaning {
		byte[] of(MatchResult sequence);
	}

	private static byte[] replaced(byte[] in, Pattern pattern, Meaning meaning) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		String text = text(in);
		Matcher matcher = pattern.matcher(text);
		int behind = 0;
		while (matcher.find()) {
			out.writeBytes(latin(text.substring(behind, matcher.start())));
			out.writeBytes(meaning.of(matcher));
			behind = matcher.end();
		}
		out.writeBytes(latin(text.substring(behind)));
		return out.toByteArray();
	}

	private static byte[] quoted(byte[] in) {
		String lines = text(in).replaceAll("[ \t]+(?=\r?\n|\\z)", "").replaceAll("=(?:\r?\n|\\z)", "\u0100");
		return replaced(latin(lines.replace("\u0100", "=\u0000")), Pattern.compile("=(?:(\u0000)|(\\p{XDigit}{2}))"),
				escape -> escape.group(1) != null ? new byte[0] : new byte[] { (byte) Integer.parseInt(escape.group(2), 16) });
	}

	private static byte[] protobuf(byte[] message, List<Json> path) {
		byte[] result = message;
		for (Json step : path) {
			ByteArrayInputStream source = new ByteArrayInputStream(result);
			long number = step.asItems().get(0).asInteger().orElseThrow();
			long index = step.asItems().get(1).asInteger().orElseThrow();
			List<byte[]> fields = new ArrayList<>();
			while (source.available() > 0) {
				long tag = varint(source).longValueExact();
				switch ((int) tag & 7) {
					case 0 -> varint(source);
					case 1 -> take(source, 8);
					case 5 -> take(source, 4);
					case 2 -> {
						byte[] field = take(source, varint(source).intValueExact());
						if (tag >> 3 == number) {
							fields.add(field);
						}
					}
					default -> throw new AssertionError("wire type");
				}
			}
			result = fields.get((int) index);
		}
		return result;
	}

	private static BigInteger varint(ByteArrayInputStream source) {
		BigInteger value = BigInteger.ZERO;
		for (int shift = 0;; shift += 7) {
			int b = source.read();
			assertTrue(b >= 0);
			value = value.or(BigInteger.valueOf(b & 0x7f).shiftLeft(shift));
			if (b < 0x80) {
				return value;
			}
		}
	}

	private static byte[] take(ByteArrayInputStream source, long count) {
		assertTrue(count <= source.available());
		byte[] taken = new byte[(int) count];
		assertEquals(taken.length, source.readNBytes(taken, 0, taken.length));
		return taken;
	}

	/** Those of MessagePack and CBOR. */
	private static final class Strings {
		private final ByteArrayInputStream source;
		private final boolean cbor;
		private final List<byte[]> found = new ArrayList<>();

		Strings(byte[] in, boolean cbor) {
			this.source = new ByteArrayInputStream(in);
			this.cbor = cbor;
		}

		List<byte[]> all() {
			while (source.available() > 0) {
				if (cbor) {
					item(source.read());
				} else {
					value(source.read());
				}
			}
			return found;
		}

		private long big(int count) {
			return new BigInteger(1, take(source, count)).longValueExact();
		}

		private void value(int b) {
			if (b >= 0x80 && b < 0xa0) {
				for (int i = (b & 15) * (b < 0x90 ? 2 : 1); i > 0; i--) {
					value(source.read());
				}
			} else if (b >= 0xa0 && b < 0xc0) {
				found.add(take(source, b & 31));
			} else if (b >= 0xdc && b < 0xe0) {
				for (long i = big(b % 2 == 0 ? 2 : 4) * (b < 0xde ? 1 : 2); i > 0; i--) {
					value(source.read());
				}
			} else if (b >= 0xc4 && b < 0xc7) {
				found.add(take(source, big(1 << b - 0xc4)));
			} else if (b >= 0xd9 && b < 0xdc) {
				found.add(take(source, big(1 << b - 0xd9)));
			} else if (b >= 0xc7 && b < 0xca) {
				long length = big(1 << b - 0xc7);
				take(source, 1);
				found.add(take(source, length));
			} else if (b >= 0xd4 && b < 0xd9) {
				take(source, 1);
				found.add(take(source, 1 << b - 0xd4));
			} else if (b >= 0xca && b < 0xd4) {
				take(source, new int[] { 4, 8, 1, 2, 4, 8, 1, 2, 4, 8 }[b - 0xca]);
			} else if (b == 0xc1 || b < 0) {
				throw new AssertionError("not MessagePack: " + b);
			}
		}

		private void item(int b) {
			int more = b & 31;
			long argument = more < 24 ? more : more == 31 ? -1 : big(1 << more - 24);
			switch (b >> 5) {
				case 2, 3 -> found.add(argument < 0 ? chunks() : take(source, argument));
				case 4, 5 -> {
					long left = argument * (b >> 5 == 5 ? 2 : 1);
					int next = left == 0 ? 0xff : source.read();
					while (next != 0xff || left > 0) {
						item(next);
						left--;
						next = left == 0 ? 0xff : source.read();
					}
				}
				case 6 -> item(source.read());
				default -> {
					// numbers and simple values
				}
			}
		}

		private byte[] chunks() {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			for (int b = source.read(); b != 0xff; b = source.read()) {
				int more = b & 31;
				out.writeBytes(take(source, more < 24 ? more : big(1 << more - 24)));
			}
			return out.toByteArray();
		}
	}

	private static byte[] plist(byte[] in, int object) {
		byte[] trailer = Arrays.copyOfRange(in, in.length - 32, in.length);
		int size = trailer[6];
		int table = new BigInteger(1, Arrays.copyOfRange(trailer, 24, 32)).intValueExact() + object * size;
		int at = new BigInteger(1, Arrays.copyOfRange(in, table, table + size)).intValueExact();
		int count = in[at] & 15;
		int from = at + 1;
		if (count == 15) {
			int bytes = 1 << (in[from] & 15);
			count = new BigInteger(1, Arrays.copyOfRange(in, from + 1, from + 1 + bytes)).intValueExact();
			from += 1 + bytes;
		}
		return Arrays.copyOfRange(in, from, from + count * ((in[at] & 0xf0) == 0x60 ? 2 : 1));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
