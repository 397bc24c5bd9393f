package org.telltale.cli.bench.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The addresses of a repetition's frames, numbered from 0 in the order of their first use. An address of one source file is another one than the same address
 * in another file: the files were taken at different places.
 */
final class AddressBook {

	/** How an address is given a new value. */
	enum Kind {
		/** IPv4 of private, shared or link-local use (RFC 1918, RFC 6598, RFC 3927): handsets and gateways. */
		PRIVATE,
		/** Any other IPv4 host. */
		PUBLIC,
		/** An IPv6 host. */
		IPV6
	}

	/**
	 * An address as the source has it.
	 *
	 * @param kind   decides how it is rewritten
	 * @param number counts within its kind
	 * @param bytes  4 or 16; not changed
	 */
	record Entry(Kind kind, int number, byte[] bytes) {
	}

	private final Map<String, Integer> numbers = new TreeMap<>();
	private final List<Entry> entries = new ArrayList<>();
	private final int[] counts = new int[Kind.values().length];

	/**
	 * The number of an address, -1 if it keeps its value in every repetition: this network, loopback, multicast, broadcast.
	 *
	 * @param source which file
	 * @param length 4 or 16
	 */
	int number(int source, byte[] frame, int offset, int length) {
		byte[] bytes = Arrays.copyOfRange(frame, offset, offset + length);
		if (length == 4 ? fixed4(bytes) : fixed6(bytes)) {
			return -1;
		}
		return numbers.computeIfAbsent(source + " " + HexFormat.of().formatHex(bytes), key -> {
			Kind kind = length == 16 ? Kind.IPV6 : isPrivate(bytes) ? Kind.PRIVATE : Kind.PUBLIC;
			entries.add(new Entry(kind, counts[kind.ordinal()]++, bytes));
			return entries.size() - 1;
		});
	}

	List<Entry> entries() {
		return entries;
	}

	int count(Kind kind) {
		return counts[kind.ordinal()];
	}

	private static boolean fixed4(byte[] address) {
		int first = address[0] & 0xff;
		return first == 0 || first == 127 || first >= 224;
	}

	private static boolean fixed6(byte[] address) {
		boolean zeros = true;
		for (int i = 0; i < 15; i++) {
			zeros &= address[i] == 0;
		}
		return address[0] == (byte) 0xff || zeros && (address[15] & 0xfe) == 0;
	}

	private static boolean isPrivate(byte[] address) {
		int first = address[0] & 0xff;
		int second = address[1] & 0xff;
		return first == 10 || first == 172 && second >> 4 == 1 || first == 192 && second == 168 || first == 100 && second >> 6 == 1 || first == 169 && second == 254;
	}
}
