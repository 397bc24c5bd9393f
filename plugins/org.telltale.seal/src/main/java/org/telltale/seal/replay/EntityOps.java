package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Character references of XML and HTML ({@code derivation.md}, Entities). What is none stays as it stands. */
final class EntityOps {

	private static final int LONGEST_NAME = 6;
	/** The names of U+00A0 to U+00FF. */
	private static final String LATIN_1 = """
			nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
			cedil sup1 ordm raquo frac14 frac12 frac34 iquest
			Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
			ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
			agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
			eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
			""";
	private static final Map<String, Integer> NAMED = named();

	private EntityOps() {
	}

	private static Map<String, Integer> named() {
		Map<String, Integer> named = new HashMap<>(Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "apos", (int) '\''));
		int next = 0xa0;
		for (String name : LATIN_1.trim().split("\\s+")) {
			named.put(name, next++);
		}
		named.putAll(Map.of("ndash", 0x2013, "mdash", 0x2014, "lsquo", 0x2018, "rsquo", 0x2019, "sbquo", 0x201a, "ldquo", 0x201c, "rdquo", 0x201d,
				"bdquo", 0x201e, "bull", 0x2022, "hellip", 0x2026));
		named.putAll(Map.of("euro", 0x20ac, "trade", 0x2122));
		return Map.copyOf(named);
	}

	static byte[] entities(byte[] input) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
		int at = 0;
		while (at < input.length) {
			int length = input[at] == '&' ? reference(input, at, out) : 0;
			if (length == 0) {
				out.write(input[at]);
			}
			at += Math.max(1, length);
		}
		return out.toByteArray();
	}

	/** @return how many bytes the reference has, 0 if it is none */
	private static int reference(byte[] input, int at, ByteArrayOutputStream out) {
		if (at + 1 < input.length && input[at + 1] == '#') {
			boolean hex = at + 2 < input.length && (input[at + 2] == 'x' || input[at + 2] == 'X');
			return hex ? numbered(input, at, at + 3, 16, 6, out) : numbered(input, at, at + 2, 10, 7, out);
		}
		int end = at + 1;
		while (end < input.length && end - at <= LONGEST_NAME && input[end] != ';') {
			end++;
		}
		String name = end < input.length && input[end] == ';' ? new String(input, at + 1, end - at - 1, StandardCharsets.ISO_8859_1) : "";
		return NAMED.containsKey(name) && EscapeOps.character(NAMED.get(name), out) ? end + 1 - at : 0;
	}

	private static int numbered(byte[] input, int at, int from, int radix, int most, ByteArrayOutputStream out) {
		int end = from;
		int number = 0;
		while (end < input.length && end - from < most && TextOps.digit(input[end]) >= 0 && TextOps.digit(input[end]) < radix) {
			number = number * radix + TextOps.digit(input[end++]);
		}
		boolean whole = end > from && end < input.length && input[end] == ';' && number > 0;
		return whole && EscapeOps.character(number, out) ? end + 1 - at : 0;
	}
}
