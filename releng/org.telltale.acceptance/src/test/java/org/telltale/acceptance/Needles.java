package org.telltale.acceptance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Many byte strings, looked for in one pass, however many they are: by their first four bytes. Uses nothing of the product. */
final class Needles {

	private static final int PREFIX = 4;
	/** Bits of a hash of four bytes: most places of a file are passed over by one look. */
	private static final int BITS = 20;

	private record Needle(String name, byte[] bytes) {
	}

	private final Map<Integer, List<Needle>> byPrefix = new HashMap<>();
	private final BitSet prefixes = new BitSet(1 << BITS);
	private final Map<String, byte[]> all = new TreeMap<>();

	/** Looks for one more. @param bytes four or more */
	Needles add(String name, byte[] bytes) {
		if (bytes.length < PREFIX) {
			throw new IllegalArgumentException("too short to be looked for: " + name);
		}
		if (all.put(name, bytes) == null) {
			int prefix = prefix(bytes, 0);
			byPrefix.computeIfAbsent(prefix, none -> new ArrayList<>()).add(new Needle(name, bytes));
			prefixes.set(hash(prefix));
		}
		return this;
	}

	/** How many are looked for. */
	int count() {
		return all.size();
	}

	/** The names of those that stand in the bytes. */
	Set<String> in(byte[] bytes) {
		Set<String> found = new TreeSet<>();
		int prefix = 0;
		for (int i = 0; i < bytes.length; i++) {
			prefix = prefix << 8 | bytes[i] & 0xff;
			if (i >= PREFIX - 1 && prefixes.get(hash(prefix))) {
				int at = i - PREFIX + 1;
				for (Needle needle : byPrefix.getOrDefault(prefix, List.of())) {
					if (at + needle.bytes.length <= bytes.length && Arrays.equals(needle.bytes, 0, needle.bytes.length, bytes, at, at + needle.bytes.length)) {
						found.add(needle.name);
					}
				}
			}
		}
		return found;
	}

	private static int prefix(byte[] bytes, int at) {
		return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
	}

	private static int hash(int prefix) {
		return prefix * 0x9E3779B1 >>> 32 - BITS;
	}
}
