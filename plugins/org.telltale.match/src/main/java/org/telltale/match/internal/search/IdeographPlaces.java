package org.telltale.match.internal.search;

/** Counts where Chinese, Japanese or Korean text may begin: where two characters from U+3000 to U+9FFF stand in UTF-8. */
final class IdeographPlaces {

	private static final int SIZE = 3;

	private IdeographPlaces() {
	}

	static long count(byte[] bytes) {
		long places = 0;
		for (int at = 0; at + 2 * SIZE <= bytes.length; at++) {
			if (isLead(bytes[at]) && isLead(bytes[at + SIZE]) && isWhole(bytes, at) && isWhole(bytes, at + SIZE)) {
				places++;
			}
		}
		return places;
	}

	private static boolean isLead(byte b) {
		return b >= (byte) 0xe3 && b <= (byte) 0xe9;
	}

	private static boolean isWhole(byte[] bytes, int at) {
		return (bytes[at + 1] & 0xc0) == 0x80 && (bytes[at + 2] & 0xc0) == 0x80;
	}
}
