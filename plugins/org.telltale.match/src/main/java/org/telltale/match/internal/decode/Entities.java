package org.telltale.match.internal.decode;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Character references of XML and HTML, by the table in {@code docs/formats/derivation.md}, section Entities. */
final class Entities extends Rewrite {

	private static final int LONGEST_NAME = 6;
	private static final String LATIN = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para "
			+ "middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute "
			+ "Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring "
			+ "aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml "
			+ "yacute thorn yuml";
	private static final String OTHERS = "amp&lt<gt>quot\"apos'ndash\u2013mdash\u2014lsquo\u2018rsquo\u2019sbquo\u201aldquo\u201crdquo\u201dbdquo\u201ebull\u2022hellip\u2026"
			+ "euro\u20actrade\u2122";
	private static final Map<String, Integer> NAMES = names();

	private static Map<String, Integer> names() {
		Map<String, Integer> names = new HashMap<>();
		int codePoint = 0xa0;
		for (String name : LATIN.split(" ")) {
			names.put(name, codePoint++);
		}
		int from = 0;
		for (int at = 0; at < OTHERS.length(); at++) {
			char c = OTHERS.charAt(at);
			if (c < 'a' || c > 'z') {
				names.put(OTHERS.substring(from, at), (int) c);
				from = at + 1;
			}
		}
		return Map.copyOf(names);
	}

	/**
	 * A reference.
	 *
	 * @param codePoint what it stands for; 0 if it is none
	 * @param size its bytes
	 */
	private record Reference(int codePoint, int size) {
		private static final Reference NONE = new Reference(0, 0);
	}

	/** Whether a reference begins there that is known. */
	static boolean isReference(byte[] bytes, int at) {
		return reference(bytes, at, bytes.length).codePoint > 0;
	}

	@Override
	int sequence(byte[] bytes, int at, int to) {
		Reference reference = bytes[at] == '&' ? reference(bytes, at, to) : Reference.NONE;
		if (reference.codePoint > 0) {
			putCharacter(reference.codePoint);
		}
		return reference.size;
	}

	private static Reference reference(byte[] bytes, int at, int to) {
		return at + 3 >= to ? Reference.NONE : bytes[at + 1] == '#' ? number(bytes, at, to) : name(bytes, at, to);
	}

	private static Reference name(byte[] bytes, int at, int to) {
		int end = at + 1;
		while (end < to && end <= at + LONGEST_NAME && bytes[end] != ';') {
			end++;
		}
		if (end >= to || bytes[end] != ';') {
			return Reference.NONE;
		}
		Integer codePoint = NAMES.get(new String(bytes, at + 1, end - at - 1, StandardCharsets.ISO_8859_1));
		return codePoint == null ? Reference.NONE : new Reference(codePoint, end + 1 - at);
	}

	private static Reference number(byte[] bytes, int at, int to) {
		boolean hex = bytes[at + 2] == 'x' || bytes[at + 2] == 'X';
		int from = at + (hex ? 3 : 2);
		int end = from;
		int codePoint = 0;
		while (end < to && end < from + (hex ? 6 : 7) && isDigit(bytes[end], hex)) {
			codePoint = codePoint * (hex ? 16 : 10) + Ascii.hex(bytes[end]);
			end++;
		}
		boolean character = codePoint > 0 && codePoint <= Character.MAX_CODE_POINT
				&& (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
		return end == from || end >= to || bytes[end] != ';' || !character ? Reference.NONE : new Reference(codePoint, end + 1 - at);
	}

	private static boolean isDigit(byte b, boolean hex) {
		return hex ? Ascii.hex(b) >= 0 : b >= '0' && b <= '9';
	}
}
