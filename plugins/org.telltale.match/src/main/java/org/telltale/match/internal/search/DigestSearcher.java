package org.telltale.match.internal.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.BytePatterns;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.CrcPattern;
import org.telltale.match.internal.pattern.DigestForms;
import org.telltale.match.internal.sieve.ByteStrings;

/**
 * Looks for many digests at once in the ways in which they are spelled: what stands there is decoded where something as
 * long as a digest stands, and looked up. So a digest costs one entry of a table, however many ways there are to spell it. Its
 * bytes are those of the byte pattern that it is too. Immutable; for any number of threads.
 */
final class DigestSearcher {

	private static final int CRC_DIGITS = 8;
	private static final int MOST_DECIMALS = 10;
	private static final int KEY_CHARACTERS = 11;
	private static final int NONE = -1;
	private static final long SPREAD = 0x9E3779B97F4A7C15L;
	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private final BytePatterns patterns;
	private final List<CrcPattern> crcs;
	/** Digests among the patterns, by hashes of their first eight bytes; those of one hash in their order. */
	private final int[] digestSlots;
	/** CRC by hashes of them. */
	private final int[] crcSlots;

	/** A searcher for the digests among byte patterns and for CRC. */
	DigestSearcher(BytePatterns patterns, List<CrcPattern> crcs) {
		this.patterns = patterns;
		this.crcs = List.copyOf(crcs);
		int[] digests = IntStream.range(0, patterns.size()).filter(i -> patterns.variant(i) instanceof Variant.OfDigest).toArray();
		digestSlots = slots(digests.length);
		for (int digest : digests) {
			file(digestSlots, key(patterns.strings().array(), patterns.strings().from(digest)), digest);
		}
		crcSlots = slots(crcs.size());
		for (int i = 0; i < crcs.size(); i++) {
			file(crcSlots, crcs.get(i).crc() & 0xffffffffL, i);
		}
	}

	private static int[] slots(int count) {
		int[] slots = new int[Integer.highestOneBit(Math.max(4, count)) << 2];
		Arrays.fill(slots, NONE);
		return slots;
	}

	private static void file(int[] slots, long key, int value) {
		int slot = slot(slots, key);
		while (slots[slot] != NONE) {
			slot = slot + 1 & slots.length - 1;
		}
		slots[slot] = value;
	}

	private static int slot(int[] slots, long key) {
		return (int) (key * SPREAD >>> Long.SIZE - Integer.numberOfTrailingZeros(slots.length));
	}

	private static long key(byte[] bytes, int at) {
		return (long) LONG.get(bytes, at);
	}

	private boolean isKnown(long key) {
		return next(key, slot(digestSlots, key)) >= 0;
	}

	/** The first slot from {@code slot} on with a digest that begins with eight bytes; -1 if there is none. */
	private int next(long key, int slot) {
		int at = slot;
		while (digestSlots[at] != NONE) {
			if (key(patterns.strings().array(), patterns.strings().from(digestSlots[at])) == key) {
				return at;
			}
			at = at + 1 & digestSlots.length - 1;
		}
		return -1;
	}

	/** Whether nothing stands there that may be a digest. */
	boolean seesNothing(byte[] bytes) {
		return crcs.isEmpty() || !DigestRuns.mayStand(bytes, CRC_DIGITS);
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
			if (!crcs.isEmpty()) {
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
			key = key << 6 | SpelledDigest.SIX_BITS[bytes[i]];
		}
		return key << 4 | SpelledDigest.SIX_BITS[bytes[from + KEY_CHARACTERS - 1]] >> 2;
	}

	private void report(SpelledDigest spelled, NumberSearcher.Listener found) {
		long key = key(spelled.bytes(), 0);
		ByteStrings strings = patterns.strings();
		for (int slot = next(key, slot(digestSlots, key)); slot >= 0; slot = next(key, slot + 1 & digestSlots.length - 1)) {
			int digest = digestSlots[slot];
			int sought = patterns.sought(digest);
			if (found.wants(sought, spelled.from())
					&& Arrays.equals(strings.array(), strings.from(digest), strings.to(digest), spelled.bytes(), 0, spelled.bytes().length)
					&& patterns.variant(digest) instanceof Variant.OfDigest raw) {
				found.found(new Hit(sought, new Variant.OfDigest(raw.algorithm(), raw.of(), spelled.spelling()), spelled.from(), spelled.to(),
						patterns.log10Probability(digest)));
			}
		}
	}

	/** Eight hexadecimal digits, or a decimal number of at least as many: a CRC-32 if a word in front says so. */
	private void crc(byte[] bytes, int from, int to, NumberSearcher.Listener found) {
		if (to - from == CRC_DIGITS) {
			long key = hexKey(bytes, from, CRC_DIGITS);
			if (nextCrc(key, slot(crcSlots, key)) >= 0) {
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
		if (bytes[from] != '0' && number <= 0xffffffffL) {
			crc(bytes, number, "decimal", from, to, found);
		}
	}

	private int nextCrc(long key, int slot) {
		int at = slot;
		while (crcSlots[at] != NONE) {
			if ((crcs.get(crcSlots[at]).crc() & 0xffffffffL) == key) {
				return at;
			}
			at = at + 1 & crcSlots.length - 1;
		}
		return -1;
	}

	private void crc(byte[] bytes, long key, String spelling, int from, int to, NumberSearcher.Listener found) {
		for (int slot = nextCrc(key, slot(crcSlots, key)); slot >= 0; slot = nextCrc(key, slot + 1 & crcSlots.length - 1)) {
			CrcPattern pattern = crcs.get(crcSlots[slot]);
			Optional<String> word = found.wants(pattern.sought(), from) ? FieldName.before(bytes, from, pattern.kind()) : Optional.empty();
			word.ifPresent(name -> found.found(new Hit(pattern.sought(), new Variant.OfCrc(pattern.of(), spelling, name), from, to,
					ChanceModel.bytes(Integer.BYTES))));
		}
	}
}
