package org.telltale.endpoint;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.telltale.base.IpAddress;

/**
 * Addresses of one version from {@code first} to {@code last}, both included.
 *
 * @param first lowest address
 * @param last highest address, not below the first
 */
public record AddressRange(IpAddress first, IpAddress last) {

	public AddressRange {
		if (first.version() != last.version() || first.compareTo(last) > 0) {
			throw new IllegalArgumentException("no such range: " + first + " to " + last);
		}
	}

	/**
	 * A range from its text: {@code 203.0.113.0/24}, {@code 2001:db8::/32}, {@code 203.0.113.0-203.0.113.63} or one
	 * address. Empty if it is none of these, or bits behind the prefix are set.
	 */
	public static Optional<AddressRange> parse(String text) {
		String trimmed = text.strip();
		int slash = trimmed.indexOf('/');
		int dash = trimmed.indexOf('-');
		if (slash >= 0) {
			String bits = trimmed.substring(slash + 1);
			return bits.matches("[0-9]{1,3}") ? IpAddress.parse(trimmed.substring(0, slash))
					.flatMap(first -> prefix(first, Integer.parseInt(bits))) : Optional.empty();
		}
		Optional<IpAddress> first = IpAddress.parse((dash < 0 ? trimmed : trimmed.substring(0, dash)).strip());
		Optional<IpAddress> last = dash < 0 ? first : IpAddress.parse(trimmed.substring(dash + 1).strip());
		return first.isPresent() && last.isPresent() && first.get().version() == last.get().version()
				&& first.get().compareTo(last.get()) <= 0 ? Optional.of(new AddressRange(first.get(), last.get())) : Optional.empty();
	}

	/** The addresses that share the first {@code bits} bits with {@code first}; empty if later bits are set in it. */
	public static Optional<AddressRange> prefix(IpAddress first, int bits) {
		int free = (first.version() == 4 ? 32 : 128) - bits;
		if (free < 0) {
			return Optional.empty();
		}
		BigInteger count = BigInteger.ONE.shiftLeft(free);
		return number(first).mod(count).signum() == 0 ? counted(first, count) : Optional.empty();
	}

	/** {@code count} addresses from {@code first} on; empty if there are not so many, or none. */
	static Optional<AddressRange> counted(IpAddress first, BigInteger count) {
		BigInteger last = number(first).add(count).subtract(BigInteger.ONE);
		int digits = first.version() == 4 ? 8 : 32;
		if (count.signum() <= 0 || last.bitLength() > digits * 4) {
			return Optional.empty();
		}
		String hex = last.toString(16);
		return Optional.of(new AddressRange(first, new IpAddress("0".repeat(digits - hex.length()) + hex)));
	}

	/** Whether the address lies in the range. */
	public boolean contains(IpAddress address) {
		return address.version() == first.version() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
	}

	/** How many addresses there are. */
	BigInteger size() {
		return number(last).subtract(number(first)).add(BigInteger.ONE);
	}

	private static BigInteger number(IpAddress address) {
		return new BigInteger(1, HexFormat.of().parseHex(address.hex()));
	}

	@Override
	public String toString() {
		return first.equals(last) ? first.toString() : first + "-" + last;
	}
}
