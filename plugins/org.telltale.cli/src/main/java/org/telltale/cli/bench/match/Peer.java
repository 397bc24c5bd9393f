package org.telltale.cli.bench.match;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A library that is compared with. Telltale does not have it: it is called by the names of its classes, through a class
 * loader of whoever runs the benchmark. Both take text: each byte is a character.
 */
enum Peer {
	/** Aho-Corasick in a double array. */
	HANKCS("com.hankcs:aho-corasick-double-array-trie", "com.hankcs.algorithm.AhoCorasickDoubleArrayTrie", 100) {
		@Override
		Finder finder(List<byte[]> strings, ClassLoader libraries) throws ReflectiveOperationException {
			Class<?> type = libraries.loadClass(mainClass());
			Class<?> heard = libraries.loadClass(mainClass() + "$IHit");
			Object trie = type.getConstructor().newInstance();
			Map<String, Integer> words = new TreeMap<>();
			strings.forEach(string -> words.put(text(string), string.length));
			type.getMethod("build", Map.class).invoke(trie, words);
			Method parse = type.getMethod("parseText", CharSequence.class, heard);
			long[] count = new long[1];
			Object counter = Proxy.newProxyInstance(libraries, new Class<?>[] { heard }, (proxy, method, arguments) -> {
				count[0]++;
				return null;
			});
			return bytes -> {
				count[0] = 0;
				parse.invoke(trie, text(bytes), counter);
				return count[0];
			};
		}
	},
	/** Aho-Corasick in linked nodes. */
	AHOCORASICK("org.ahocorasick:ahocorasick", "org.ahocorasick.trie.Trie", 500) {
		@Override
		Finder finder(List<byte[]> strings, ClassLoader libraries) throws ReflectiveOperationException {
			Class<?> type = libraries.loadClass(mainClass());
			Object builder = type.getMethod("builder").invoke(null);
			Class<?> building = builder.getClass();
			building.getMethod("addKeywords", Collection.class).invoke(builder, strings.stream().map(Peer::text).toList());
			Object trie = building.getMethod("build").invoke(builder);
			Method parse = type.getMethod("parseText", CharSequence.class);
			return bytes -> ((Collection<?>) parse.invoke(trie, text(bytes))).size();
		}
	};

	private final String coordinates;
	private final String mainClass;
	private final int bytesOfMemory;

	Peer(String coordinates, String mainClass, int bytesOfMemory) {
		this.coordinates = coordinates;
		this.mainClass = mainClass;
		this.bytesOfMemory = bytesOfMemory;
	}

	/** What Maven calls it. */
	String coordinates() {
		return coordinates;
	}

	String mainClass() {
		return mainClass;
	}

	/** Whether it can be built in the memory that there is, by what it was seen to need for each byte of the strings. */
	boolean fits(List<byte[]> strings) {
		long total = strings.stream().mapToLong(string -> string.length).sum();
		return total * bytesOfMemory < Runtime.getRuntime().maxMemory() / 2;
	}

	boolean isIn(ClassLoader libraries) {
		try {
			libraries.loadClass(mainClass);
			return true;
		} catch (ClassNotFoundException notGiven) {
			return false;
		}
	}

	/** Makes it ready for strings. */
	abstract Finder finder(List<byte[]> strings, ClassLoader libraries) throws ReflectiveOperationException;

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}
}
