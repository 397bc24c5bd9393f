package org.telltale.match.internal.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.SaltedValue;

/**
 * Looks for digests of a value and a salt, where the salt stands near the digest in the same bytes, as a parameter of the
 * same request does. Every word near what may be a digest is tried, up to a number of digests for one capture. One for each capture.
 */
public final class SaltedDigests {

	/** How far a salt may stand from the digest, in bytes. */
	private static final int NEAR = 4_096;
	private static final int SHORTEST = 4;
	private static final int LONGEST = 64;
	private static final int MOST_WORDS = 16;
	private static final int SHORTEST_DIGEST = 32;
	private static final int LONGEST_DIGEST = 128;
	/** What looking for the words near a place takes, in digests. */
	private static final int PLACE_COST = 32;
	private static final int MOST_REMEMBERED = 1 << 16;
	private static final List<String> SEPARATORS = List.of("", ":", "-", "_", "|", ".");
	private static final int LONGEST_SEPARATOR = 1;
	private static final String PARTING = " \"#&'(),/:;<=>?[\\]{}";
	private static final boolean[] IN_WORD = new boolean[256];

	static {
		for (int b = '!'; b <= '~'; b++) {
			IN_WORD[b] = PARTING.indexOf(b) < 0;
		}
	}

	private final List<SaltedValue> values;
	/** Words that were tried in vain with a digest; so many in all. */
	private final Map<String, Set<String>> failed = new HashMap<>();
	private int remembered;
	private long budget;
	private long refused;

	/**
	 * @param values what may be digested with a salt
	 * @param budget how many digests may be made
	 */
	public SaltedDigests(List<SaltedValue> values, long budget) {
		this.values = values;
		this.budget = budget;
	}

	/** How many places that may be digests were not tried with all words near them. */
	public long refused() {
		return refused;
	}

	/**
	 * Names every place where a salted digest stands.
	 *
	 * @param known what was found in these bytes before: a digest that is known is not tried
	 */
	public void search(byte[] bytes, List<Hit> known, Consumer<Hit> found) {
		if (values.isEmpty()) {
			return;
		}
		Set<Integer> knownAt = new HashSet<>();
		known.forEach(hit -> knownAt.add(hit.from()));
		DigestRuns.hex(bytes, SHORTEST_DIGEST, (from, to) -> {
			if (to - from <= LONGEST_DIGEST && (to - from) % 2 == 0 && mayTry(from, knownAt)) {
				SpelledDigest.hex(bytes, from, to).ifPresent(place -> trial(bytes, place, found));
			}
		}).search(bytes.length);
		DigestRuns.base64(bytes, (from, to) -> {
			if (mayTry(from, knownAt)) {
				SpelledDigest.base64(bytes, from, to).ifPresent(place -> trial(bytes, place, found));
			}
		}).search(bytes.length);
	}

	private boolean mayTry(int from, Set<Integer> knownAt) {
		if (knownAt.contains(from)) {
			return false;
		}
		boolean may = budget >= PLACE_COST;
		budget -= may ? PLACE_COST : 0;
		refused += may ? 0 : 1;
		return may;
	}

	private void trial(byte[] bytes, SpelledDigest place, Consumer<Hit> found) {
		if (place.algorithm().isEmpty()) {
			return;
		}
		MessageDigest digester = Digest.newDigester(place.algorithm().get());
		String digest = HexFormat.of().formatHex(place.bytes());
		long cost = (2L * SEPARATORS.size() + 2) * values.size();
		for (Map.Entry<String, ByteRange> word : words(bytes, place).entrySet()) {
			if (failed.getOrDefault(digest, Set.of()).contains(word.getKey())) {
				continue;
			}
			if (cost > budget) {
				refused++;
				return;
			}
			budget -= cost;
			if (!matches(digester, place, word.getKey().getBytes(StandardCharsets.ISO_8859_1), word.getValue(), found)) {
				remember(digest, word.getKey());
			}
		}
	}

	private void remember(String digest, String word) {
		if (remembered >= MOST_REMEMBERED) {
			failed.clear();
			remembered = 0;
		}
		remembered += failed.computeIfAbsent(digest, added -> new HashSet<>()).add(word) ? 1 : 0;
	}

	/** The words nearest to a place, each with where it stands; of two as near the one in front first. */
	private static Map<String, ByteRange> words(byte[] bytes, SpelledDigest place) {
		List<ByteRange> front = words(bytes, place.from(), Math.max(0, place.from() - NEAR));
		List<ByteRange> behind = words(bytes, place.to(), Math.min(bytes.length, place.to() + NEAR));
		Map<String, ByteRange> words = new LinkedHashMap<>();
		int before = 0;
		int after = 0;
		while (words.size() < MOST_WORDS && before + after < front.size() + behind.size()) {
			boolean isFront = after == behind.size()
					|| before < front.size() && place.from() - front.get(before).end() <= behind.get(after).offset() - place.to();
			ByteRange word = isFront ? front.get(before++) : behind.get(after++);
			words.putIfAbsent(new String(bytes, (int) word.offset(), (int) word.length(), StandardCharsets.ISO_8859_1), word);
		}
		return words;
	}

	/** Words from {@code from} towards {@code limit}, which is in front or behind, the nearest first; no more than are wanted. */
	private static List<ByteRange> words(byte[] bytes, int from, int limit) {
		List<ByteRange> out = new ArrayList<>(MOST_WORDS);
		int step = limit < from ? -1 : 1;
		int at = from;
		while (at != limit && out.size() < MOST_WORDS) {
			int start = at;
			while (at != limit && IN_WORD[bytes[step < 0 ? at - 1 : at] & 0xff]) {
				at += step;
			}
			int length = Math.abs(at - start);
			if (length >= SHORTEST && length <= LONGEST) {
				out.add(new ByteRange(Math.min(start, at), length));
			}
			at += at == limit ? 0 : step;
		}
		return out;
	}

	private boolean matches(MessageDigest digester, SpelledDigest place, byte[] salt, ByteRange at, Consumer<Hit> found) {
		boolean any = false;
		Hmac hmac = new Hmac(digester, salt);
		for (SaltedValue value : values) {
			byte[] bytes = value.bytes();
			// one call for each digest: what stands on both sides of a separator is copied once
			byte[] before = Arrays.copyOf(salt, salt.length + LONGEST_SEPARATOR + bytes.length);
			byte[] after = Arrays.copyOf(bytes, before.length);
			for (String separator : SEPARATORS) {
				any |= report("before", separator, digest(digester, before, salt.length, separator, bytes), value, place, at, found);
				any |= report("after", separator, digest(digester, after, bytes.length, separator, salt), value, place, at, found);
			}
			any |= report("hmac", "", hmac.of(bytes), value, place, at, found);
		}
		return any;
	}

	/** The digest of what stands in {@code [0, from)}, a separator and what stands behind it. */
	private static byte[] digest(MessageDigest digester, byte[] all, int from, String separator, byte[] behind) {
		int at = from;
		if (!separator.isEmpty()) {
			all[at++] = (byte) separator.charAt(0);
		}
		System.arraycopy(behind, 0, all, at, behind.length);
		digester.update(all, 0, at + behind.length);
		return digester.digest();
	}

	private static boolean report(String order, String separator, byte[] digest, SaltedValue value, SpelledDigest place, ByteRange salt, Consumer<Hit> found) {
		if (!Arrays.equals(digest, place.bytes())) {
			return false;
		}
		Variant variant = new Variant.Salted(place.algorithm().orElseThrow(), value.of(), place.spelling(), salt, order, separator);
		long tries = MOST_WORDS * (2L * SEPARATORS.size() + 1);
		double chance = ChanceModel.anyOf(tries, ChanceModel.bytes(digest.length));
		found.accept(new Hit(value.sought(), variant, place.from(), place.to(), chance));
		return true;
	}

	/** HMAC (RFC 2104) with a key of at most a block. */
	private record Hmac(MessageDigest digester, byte[] inner, byte[] outer) {

		private static final int INNER = 0x36;
		private static final int OUTER = 0x5c;
		private static final int LONG_BLOCK = 128;
		private static final int BLOCK = 64;

		Hmac(MessageDigest digester, byte[] key) {
			this(digester, pad(digester, key, INNER), pad(digester, key, OUTER));
		}

		private static byte[] pad(MessageDigest digester, byte[] key, int with) {
			byte[] pad = Arrays.copyOf(key, digester.getDigestLength() > BLOCK / 2 ? LONG_BLOCK : BLOCK);
			for (int i = 0; i < pad.length; i++) {
				pad[i] ^= (byte) with;
			}
			return pad;
		}

		byte[] of(byte[] message) {
			digester.update(inner);
			byte[] first = digester.digest(message);
			digester.update(outer);
			return digester.digest(first);
		}
	}
}
