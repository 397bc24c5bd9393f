package org.telltale.match.internal.search;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.DigestForms;
import org.telltale.match.internal.pattern.DigestPattern;

/**
 * Looks for many digests at once in the ways in which they are spelled: what stands there is decoded where something as
 * long as a digest stands, and looked up. So a digest costs one entry of a table, however many ways there are to spell it. Raw
 * digests are byte patterns. Immutable; for any number of threads.
 */
final class DigestSearcher {

	private static final int CRC_DIGITS = 8;
	private static final int MOST_DECIMALS = 10;
	private static final int KEY_CHARACTERS = 11;
	private static final int NONE = -1;
	private static final long SPREAD = 0x9E3779B97F4A7C15L;
	private static final int[] BITS = bits();

	private final List<DigestPattern> patterns;
	private final int shift;
	private final long[] keys;
	private final int[] firsts;
	private final int[] nexts;

	DigestSearcher(List<DigestPattern> patterns) {
		this.patterns = List.copyOf(patterns);
		int size = Math.max(4, 33 - Integer.numberOfLeadingZeros(patterns.size()));
		shift = Long.SIZE - size;
		keys = new long[1 << size];
		firsts = new int[1 << size];
		nexts = new int[patterns.size()];
		Arrays.fill(firsts, NONE);
		for (int i = patterns.size() - 1; i >= 0; i--) {
			long key = key(patterns.get(i).digest());
			int slot = slot(key);
			keys[slot] = key;
			nexts[i] = firsts[slot];
			firsts[slot] = i;
		}
	}

	/** The digest's first eight bytes; of a CRC its four. */
	private static long key(byte[] digest) {
		return digest.length < Long.BYTES ? ByteBuffer.wrap(digest).getInt() & 0xffffffffL : ByteBuffer.wrap(digest).getLong();
	}

	private int slot(long key) {
		int slot = (int) (key * SPREAD >>> shift);
		while (firsts[slot] != NONE && keys[slot] != key) {
			slot = slot + 1 & keys.length - 1;
		}
		return slot;
	}

	private boolean isKnown(long key) {
		return firsts[slot(key)] != NONE;
	}

	/** A search of bytes from their start. */
	Pass pass(byte[] bytes, NumberSearcher.Listener found) {
		return new Pass(bytes, found);
	}

	/** One search; it is led on by its caller. Not thread-safe. */
	final class Pass {
		private final byte[] bytes;
		private final NumberSearcher.Listener found;
		private final DigestRuns hex;
		private final DigestRuns base64;
		private long places;

		private Pass(byte[] bytes, NumberSearcher.Listener found) {
			this.bytes = bytes;
			this.found = found;
			hex = DigestRuns.hex(bytes, CRC_DIGITS, this::hex);
			base64 = DigestRuns.base64(bytes, this::base64);
		}

		/** Names every digest whose run of characters begins before {@code to} and that was not named before. */
		void search(int to) {
			if (!patterns.isEmpty()) {
				hex.search(to);
				base64.search(to);
			}
		}

		/** How many places there were so far that look like a digest. */
		long places() {
			return places;
		}

		private void hex(int from, int to) {
			if (to - from <= MOST_DECIMALS) {
				places++;
				crc(bytes, from, to, found);
			} else if (isDigestLong(from, to)) {
				places++;
				if (isKnown(hexKey(bytes, from, 2 * Long.BYTES))) {
					SpelledDigest.hex(bytes, from, to).ifPresent(spelled -> report(spelled, found));
				}
			}
		}

		private void base64(int from, int to) {
			places++;
			if (isKnown(base64Key(bytes, from))) {
				SpelledDigest.base64(bytes, from, to).ifPresent(spelled -> report(spelled, found));
			}
		}
	}

	private static boolean isDigestLong(int from, int to) {
		return (to - from) % 2 == 0 && DigestForms.ofLength((to - from) / 2).isPresent();
	}

	private static long hexKey(byte[] bytes, int from, int digits) {
		long key = 0;
		for (int i = from; i < from + digits; i++) {
			key = key << 4 | Character.digit(bytes[i], 16);
		}
		return key;
	}

	/** The first 64 of 66 bits. */
	private static long base64Key(byte[] bytes, int from) {
		long key = 0;
		for (int i = from; i < from + KEY_CHARACTERS - 1; i++) {
			key = key << 6 | BITS[bytes[i]];
		}
		return key << 4 | BITS[bytes[from + KEY_CHARACTERS - 1]] >> 2;
	}

	private static int[] bits() {
		int[] bits = new int[128];
		String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
		for (int i = 0; i < letters.length(); i++) {
			bits[letters.charAt(i)] = i;
		}
		bits['+'] = bits['-'] = 62;
		bits['/'] = bits['_'] = 63;
		return bits;
	}

	private void report(SpelledDigest spelled, NumberSearcher.Listener found) {
		for (int i = firsts[slot(key(spelled.bytes()))]; i != NONE; i = nexts[i]) {
			DigestPattern pattern = patterns.get(i);
			if (found.wants(pattern.sought(), spelled.from()) && Arrays.equals(pattern.digest(), spelled.bytes())) {
				found.found(new Hit(pattern.sought(), new Variant.OfDigest(pattern.algorithm(), pattern.of(), spelled.spelling()),
						spelled.from(), spelled.to(), ChanceModel.bytes(pattern.digest().length)));
			}
		}
	}

	/** Eight hexadecimal digits, or a decimal number of at least as many: a CRC-32 if a word in front says so. */
	private void crc(byte[] bytes, int from, int to, NumberSearcher.Listener found) {
		if (to - from == CRC_DIGITS) {
			long key = hexKey(bytes, from, CRC_DIGITS);
			if (isKnown(key)) {
				SpelledDigest.hex(bytes, from, to).ifPresent(spelled -> crc(bytes, key, spelled.spelling(), from, to, found));
			}
		}
		long number = 0;
		for (int i = from; i < to; i++) {
			if (bytes[i] < '0' || bytes[i] > '9') {
				return;
			}
			number = 10 * number + bytes[i] - '0';
		}
		if (bytes[from] != '0' && number <= 0xffffffffL && isKnown(number)) {
			crc(bytes, number, "decimal", from, to, found);
		}
	}

	private void crc(byte[] bytes, long key, String spelling, int from, int to, NumberSearcher.Listener found) {
		for (int i = firsts[slot(key)]; i != NONE; i = nexts[i]) {
			DigestPattern pattern = patterns.get(i);
			boolean wanted = pattern.digest().length == Integer.BYTES && found.wants(pattern.sought(), from);
			Optional<String> word = wanted ? FieldName.before(bytes, from, pattern.kind()) : Optional.empty();
			word.ifPresent(name -> found.found(new Hit(pattern.sought(), new Variant.OfCrc(pattern.of(), spelling, name), from, to,
					ChanceModel.bytes(pattern.digest().length))));
		}
	}
}
