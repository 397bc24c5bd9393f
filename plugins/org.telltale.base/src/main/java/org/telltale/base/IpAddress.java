package org.telltale.base;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** An IPv4 or IPv6 address. Ordered by length, then by unsigned bytes; its text is RFC 5952's for version 6. Immutable. */
public final class IpAddress implements Comparable<IpAddress> {

	/** Bytes of the longest text of an address. */
	public static final int LONGEST = 39;

	private static final HexFormat HEX = HexFormat.of();
	private static final byte[] HEX_DIGITS = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f' };

	/** Bytes 0 to 7 of version 6; 0 in version 4. */
	private final long high;
	/** Bytes 8 to 15 of version 6; the four bytes of version 4. */
	private final long low;
	private final boolean six;

	private IpAddress(long high, long low, boolean six) {
		this.high = high;
		this.low = low;
		this.six = six;
	}

	/** @param hex its 4 or 16 bytes as hexadecimal digits */
	public IpAddress(String hex) {
		if (hex.length() != 8 && hex.length() != 32) {
			throw new IllegalArgumentException("not 4 or 16 bytes: " + hex);
		}
		six = hex.length() == 32;
		high = six ? HexFormat.fromHexDigitsToLong(hex, 0, 16) : 0;
		low = six ? HexFormat.fromHexDigitsToLong(hex, 16, 32) : HexFormat.fromHexDigitsToLong(hex);
	}

	/** An address of version 4 from its 32 bits. */
	public static IpAddress four(long bits) {
		return new IpAddress(0, bits & 0xffffffffL, false);
	}

	/** An address of version 6 from its first and its last 64 bits. */
	public static IpAddress six(long high, long low) {
		return new IpAddress(high, low, true);
	}

	/** An address from its 4 or 16 bytes in network order. */
	public static IpAddress of(byte[] bytes) {
		if (bytes.length != 4 && bytes.length != 16) {
			throw new IllegalArgumentException("not 4 or 16 bytes: " + bytes.length);
		}
		return bytes.length == 4 ? four(number(bytes, 0, 4)) : six(number(bytes, 0, 8), number(bytes, 8, 8));
	}

	private static long number(byte[] bytes, int from, int count) {
		long number = 0;
		for (int i = from; i < from + count; i++) {
			number = number << 8 | bytes[i] & 0xff;
		}
		return number;
	}

	/** Its 4 or 16 bytes as lower-case hexadecimal digits. */
	public String hex() {
		return six ? HEX.toHexDigits(high) + HEX.toHexDigits(low) : HEX.toHexDigits(low, 8);
	}

	/** An address from its usual text; empty if the text is no literal address (no name is ever looked up). */
	public static Optional<IpAddress> parse(String text) {
		boolean six = text.indexOf(':') >= 0;
		if (!(six ? text.matches("[0-9a-fA-F:.]{2,45}") : text.matches("\\d{1,3}(\\.\\d{1,3}){3}"))) {
			return Optional.empty();
		}
		if (!six) {
			return parseFour(text);
		}
		try {
			byte[] bytes = InetAddress.getByName("[" + text + "]").getAddress();
			return Optional.of(of(bytes.length == 16 ? bytes : mapped(bytes)));
		} catch (UnknownHostException notALiteral) {
			return Optional.empty();
		}
	}

	private static Optional<IpAddress> parseFour(String text) {
		String[] parts = text.split("\\.");
		byte[] bytes = new byte[4];
		for (int i = 0; i < 4; i++) {
			int part = Integer.parseInt(parts[i]);
			if (part > 255) {
				return Optional.empty();
			}
			bytes[i] = (byte) part;
		}
		return Optional.of(of(bytes));
	}

	/** RFC 4291 section 2.5.5.2: the JDK hands back 4 bytes for such an address. */
	private static byte[] mapped(byte[] four) {
		byte[] sixteen = new byte[16];
		sixteen[10] = (byte) 0xff;
		sixteen[11] = (byte) 0xff;
		System.arraycopy(four, 0, sixteen, 12, 4);
		return sixteen;
	}

	/** Its 4 or 16 bytes. */
	public byte[] bytes() {
		byte[] bytes = new byte[six ? 16 : 4];
		for (int i = bytes.length - 1, k = 0; i >= 0; i--, k++) {
			bytes[i] = (byte) (k < 8 ? low >>> 8 * k : high >>> 8 * (k - 8));
		}
		return bytes;
	}

	/** Its first 64 bits as version 6; 0 in version 4. */
	public long highBits() {
		return high;
	}

	/** Its last 64 bits; of version 4 all 32. */
	public long lowBits() {
		return low;
	}

	/** 4 or 6. */
	public int version() {
		return six ? 6 : 4;
	}

	/** Private use (RFC 1918, RFC 4193), shared (RFC 6598), link-local (RFC 3927, RFC 4291) or loopback. */
	public boolean isPrivate() {
		if (six) {
			return high >>> 57 == 0xfc >> 1 || high >>> 54 == 0xfe80 >> 6 || high == 0 && low == 1;
		}
		int first = (int) (low >>> 24);
		int second = (int) (low >>> 16) & 0xff;
		return first == 10 || first == 127 || first == 172 && second >> 4 == 1 || first == 192 && second == 168
				|| first == 169 && second == 254 || first == 100 && second >> 6 == 1;
	}

	/** Multicast or broadcast: no single machine answers there. */
	public boolean isGroup() {
		return six ? high >>> 56 == 0xff : low >>> 24 >= 224;
	}

	@Override
	public int compareTo(IpAddress other) {
		int order = Boolean.compare(six, other.six);
		order = order != 0 ? order : Long.compareUnsigned(high, other.high);
		return order != 0 ? order : Long.compareUnsigned(low, other.low);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof IpAddress address && high == address.high && low == address.low && six == address.six;
	}

	@Override
	public int hashCode() {
		long mixed = (high * 31 + low) * 0x9e3779b97f4a7c15L;
		return (int) (mixed >>> 32);
	}

	@Override
	public String toString() {
		byte[] text = new byte[LONGEST];
		return new String(text, 0, write(text, 0), StandardCharsets.ISO_8859_1);
	}

	/** Writes its text in ASCII. @param into must have room for {@link #LONGEST} bytes from {@code at} on @return where it ends */
	public int write(byte[] into, int at) {
		if (six) {
			return writeSix(into, at);
		}
		int end = at;
		for (int shift = 24; shift >= 0; shift -= 8) {
			int part = (int) (low >>> shift) & 0xff;
			if (part >= 100) {
				into[end++] = (byte) ('0' + part / 100);
			}
			if (part >= 10) {
				into[end++] = (byte) ('0' + part / 10 % 10);
			}
			into[end++] = (byte) ('0' + part % 10);
			into[end++] = '.';
		}
		return end - 1;
	}

	/** RFC 5952 section 4: lower case, no leading zeros, the first longest run of zero groups shortened. */
	private int writeSix(byte[] into, int at) {
		int bestStart = -1;
		int bestLength = 1;
		int run = 0;
		for (int i = 0; i < 8; i++) {
			run = group(i) == 0 ? run + 1 : 0;
			if (run > bestLength) {
				bestStart = i - run + 1;
				bestLength = run;
			}
		}
		int end = at;
		for (int i = 0; i < 8; i++) {
			if (i == bestStart) {
				into[end++] = ':';
				into[end++] = ':';
				i += bestLength - 1;
			} else {
				if (i > 0 && i != bestStart + bestLength) {
					into[end++] = ':';
				}
				int group = group(i);
				for (int shift = group > 0xfff ? 12 : group > 0xff ? 8 : group > 0xf ? 4 : 0; shift >= 0; shift -= 4) {
					into[end++] = HEX_DIGITS[group >> shift & 15];
				}
			}
		}
		return end;
	}

	/** One of the eight groups of sixteen bits. */
	private int group(int i) {
		return (int) ((i < 4 ? high : low) >>> 48 - 16 * (i & 3)) & 0xffff;
	}
}
