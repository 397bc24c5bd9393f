package org.telltale.base;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address. Ordered by length, then by unsigned bytes; its text is RFC 5952's for version 6.
 *
 * @param hex its 4 or 16 bytes as lower-case hexadecimal digits
 */
public record IpAddress(String hex) implements Comparable<IpAddress> {

	public IpAddress {
		if (hex.length() != 8 && hex.length() != 32) {
			throw new IllegalArgumentException("not 4 or 16 bytes: " + hex);
		}
	}

	/** An address from its 4 or 16 bytes in network order. */
	public static IpAddress of(byte[] bytes) {
		return new IpAddress(HexFormat.of().formatHex(bytes));
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
		return HexFormat.of().parseHex(hex);
	}

	/** 4 or 6. */
	public int version() {
		return hex.length() == 8 ? 4 : 6;
	}

	/** Private use (RFC 1918, RFC 4193), shared (RFC 6598), link-local (RFC 3927, RFC 4291) or loopback. */
	public boolean isPrivate() {
		byte[] b = bytes();
		int first = b[0] & 0xff;
		int second = b[1] & 0xff;
		if (version() == 4) {
			return first == 10 || first == 127 || first == 172 && second >> 4 == 1 || first == 192 && second == 168
					|| first == 169 && second == 254 || first == 100 && second >> 6 == 1;
		}
		return (first & 0xfe) == 0xfc || first == 0xfe && second >> 6 == 2 || hex.equals("0".repeat(31) + "1");
	}

	/** Multicast or broadcast: no single machine answers there. */
	public boolean isGroup() {
		int first = Integer.parseInt(hex.substring(0, 2), 16);
		return version() == 4 ? first >= 224 : first == 0xff;
	}

	@Override
	public int compareTo(IpAddress other) {
		int byLength = Integer.compare(hex.length(), other.hex.length());
		return byLength != 0 ? byLength : hex.compareTo(other.hex);
	}

	@Override
	public String toString() {
		byte[] b = bytes();
		if (version() == 4) {
			return (b[0] & 0xff) + "." + (b[1] & 0xff) + "." + (b[2] & 0xff) + "." + (b[3] & 0xff);
		}
		return textOfSix(b);
	}

	/** RFC 5952 section 4: lower case, no leading zeros, the first longest run of zero groups shortened. */
	private static String textOfSix(byte[] b) {
		int[] groups = new int[8];
		Arrays.setAll(groups, i -> (b[2 * i] & 0xff) << 8 | b[2 * i + 1] & 0xff);
		int bestStart = -1;
		int bestLength = 1;
		for (int i = 0; i < 8; i++) {
			int length = 0;
			while (i + length < 8 && groups[i + length] == 0) {
				length++;
			}
			if (length > bestLength) {
				bestStart = i;
				bestLength = length;
			}
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 8; i++) {
			if (i == bestStart) {
				text.append("::");
				i += bestLength - 1;
			} else {
				if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
					text.append(':');
				}
				text.append(Integer.toHexString(groups[i]));
			}
		}
		return text.toString();
	}
}
