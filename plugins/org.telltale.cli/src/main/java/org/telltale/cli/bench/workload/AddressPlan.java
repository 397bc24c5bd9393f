package org.telltale.cli.bench.workload;

import java.util.List;

/**
 * The addresses of one repetition. No two repetitions share an IPv4 host, and a host keeps its address throughout the repetition. A private host becomes 10.x.x.1 to 254,
 * a public one keeps its first octet where that leads nowhere special and gets another rest, an IPv6 host keeps its network and gets another interface identifier.
 */
final class AddressPlan {

	private static final int WIDTH = 16;
	/** First octets below which special networks lie (RFC 6890); such hosts move to this one. */
	private static final int PLAIN_OCTET = 23;

	private final AddressBook book;
	private final long seed;
	private final byte[] values;
	/** What a ones' complement sum over the address grows by, and the same if the address begins at an odd byte. */
	private final int[] growth;
	private final int[] swappedGrowth;

	AddressPlan(AddressBook book, long seed) {
		this.book = book;
		this.seed = seed;
		int count = book.entries().size();
		values = new byte[count * WIDTH];
		growth = new int[count];
		swappedGrowth = new int[count];
	}

	/** Sets the addresses for a repetition, counted from 0. */
	void set(int repetition) {
		List<AddressBook.Entry> entries = book.entries();
		for (int i = 0; i < entries.size(); i++) {
			AddressBook.Entry entry = entries.get(i);
			long number = (long) repetition * book.count(entry.kind()) + entry.number();
			switch (entry.kind()) {
				case PRIVATE -> put4(i, 10L << 24 | (number / 254 & 0xffff) << 8 | number % 254 + 1);
				case PUBLIC -> put4(i, (long) firstOctet(entry.bytes()) << 24 | number * 0x9e3779b1L + seed & 0xffffff);
				case IPV6 -> put6(i, entry.bytes(), mixed(seed + repetition));
			}
			int grown = (sum(values, i * WIDTH, entry.bytes().length) + 0xffff - sum(entry.bytes(), 0, entry.bytes().length)) % 0xffff;
			growth[i] = grown;
			swappedGrowth[i] = (grown << 8 | grown >> 8) & 0xffff;
		}
	}

	/** Writes an address over its old value. */
	void write(int number, byte[] target, int offset) {
		System.arraycopy(values, number * WIDTH, target, offset, book.entries().get(number).bytes().length);
	}

	int growth(int number, boolean swapped) {
		return swapped ? swappedGrowth[number] : growth[number];
	}

	private static int firstOctet(byte[] address) {
		int first = address[0] & 0xff;
		return switch (first) {
			case 10, 100, 169, 172, 192, 198, 203 -> PLAIN_OCTET;
			default -> first;
		};
	}

	private void put4(int entry, long address) {
		for (int i = 0; i < 4; i++) {
			values[entry * WIDTH + i] = (byte) (address >> 24 - 8 * i);
		}
	}

	private void put6(int entry, byte[] original, long key) {
		System.arraycopy(original, 0, values, entry * WIDTH, WIDTH);
		for (int i = 0; i < 8; i++) {
			values[entry * WIDTH + 8 + i] ^= (byte) (key >> 56 - 8 * i);
		}
	}

	/** The sum of 16-bit words modulo 65535 (RFC 1071). */
	private static int sum(byte[] bytes, int from, int length) {
		int sum = 0;
		for (int i = 0; i < length; i += 2) {
			sum += (bytes[from + i] & 0xff) << 8 | bytes[from + i + 1] & 0xff;
		}
		return sum % 0xffff;
	}

	/** SplitMix64's finaliser: neighbouring numbers get unlike keys. */
	static long mixed(long number) {
		long z = number * 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}
}
