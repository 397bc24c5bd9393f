package org.telltale.firmware.apk;

/** Searching bytes in bytes. */
final class Bytes {

	private Bytes() {
	}

	/** The index at which {@code wanted} stands first; -1 if it does not. */
	static int indexOf(byte[] bytes, byte[] wanted) {
		for (int at = 0; at <= bytes.length - wanted.length; at++) {
			int same = 0;
			while (same < wanted.length && bytes[at + same] == wanted[same]) {
				same++;
			}
			if (same == wanted.length) {
				return at;
			}
		}
		return -1;
	}
}
