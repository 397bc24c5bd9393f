package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.telltale.base.Digest;

/**
 * Fingerprints of TLS clients and servers: JA3 and JA3S (BSD-3, salesforce/ja3), JA4 of the client (BSD-3, FoxIO ja4). The
 * other methods of the JA4 family are not free. Stateless.
 */
public final class ClientFingerprint {

	private static final int SERVER_NAME = 0;
	private static final int APPLICATION_PROTOCOLS = 16;
	private static final String NO_HASH = "000000000000";

	private ClientFingerprint() {
	}

	/** MD5 of version, suites, extensions, groups and point formats of a ClientHello, without GREASE. */
	public static String ja3(TlsMessage hello) {
		StringBuilder text = new StringBuilder(400).append(hello.legacyVersion()).append(',');
		decimal(text, hello.ciphers()).append(',');
		decimal(text, hello.extensions()).append(',');
		decimal(text, hello.groups()).append(',');
		return md5(decimal(text, hello.pointFormats()));
	}

	/** MD5 of version, suite and extensions of a ServerHello. */
	public static String ja3s(TlsMessage hello) {
		StringBuilder text = new StringBuilder(80).append(hello.legacyVersion()).append(',');
		decimal(text, hello.ciphers()).append(',');
		return md5(decimal(text, hello.extensions()));
	}

	private static String md5(StringBuilder text) {
		MessageDigest digester = Digest.newDigester("MD5");
		return HexFormat.of().formatHex(digester.digest(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
	}

	private static StringBuilder decimal(StringBuilder text, Codes values) {
		boolean first = true;
		for (int i = 0; i < values.size(); i++) {
			if (!TlsMessage.grease(values.at(i))) {
				if (!first) {
					text.append('-');
				}
				text.append(values.at(i));
				first = false;
			}
		}
		return text;
	}

	/** JA4 of a ClientHello over TCP, or over QUIC. */
	public static String ja4(TlsMessage hello, boolean quic) {
		return ja4(hello, quic ? 'q' : 't');
	}

	/** JA4 of a ClientHello. @param transport {@code t} TCP, {@code q} QUIC, {@code d} DTLS */
	static String ja4(TlsMessage hello, char transport) {
		int[] ciphers = sorted(hello.ciphers(), false);
		int[] extensions = sorted(hello.extensions(), true);
		StringBuilder result = new StringBuilder(36).append(transport).append(version(hello.version()))
				.append(hello.has(SERVER_NAME) ? 'd' : 'i');
		two(result, ciphers.length);
		two(result, count(hello.extensions()));
		alpn(result, hello);
		StringBuilder listed = hex(new StringBuilder(200), ciphers);
		result.append('_').append(hash(listed)).append('_');
		listed.setLength(0);
		hex(listed, extensions);
		int before = listed.length();
		Codes signatures = hello.signatures();
		for (int i = 0; i < signatures.size(); i++) {
			if (!TlsMessage.grease(signatures.at(i))) {
				listed.append(listed.length() == before ? '_' : ',');
				four(listed, signatures.at(i));
			}
		}
		return result.append(extensions.length == 0 ? NO_HASH : hash(listed)).toString();
	}

	/** Without GREASE, ascending; of extensions without server name and application protocols, which stand elsewhere. */
	private static int[] sorted(Codes values, boolean extensions) {
		int[] kept = new int[values.size()];
		int count = 0;
		for (int i = 0; i < values.size(); i++) {
			int value = values.at(i);
			if (!TlsMessage.grease(value) && !(extensions && (value == SERVER_NAME || value == APPLICATION_PROTOCOLS))) {
				kept[count++] = value;
			}
		}
		kept = Arrays.copyOf(kept, count);
		Arrays.sort(kept);
		return kept;
	}

	private static int count(Codes values) {
		int count = 0;
		for (int i = 0; i < values.size(); i++) {
			count += TlsMessage.grease(values.at(i)) ? 0 : 1;
		}
		return count;
	}

	private static String version(int version) {
		return switch (version) {
			case 0x0304 -> "13";
			case 0x0303 -> "12";
			case 0x0302 -> "11";
			case 0x0301 -> "10";
			case 0x0300 -> "s3";
			case 0x0002 -> "s2";
			case 0xfeff -> "d1";
			case 0xfefd -> "d2";
			case 0xfefc -> "d3";
			default -> "00";
		};
	}

	private static void two(StringBuilder into, int count) {
		int shown = Math.min(99, count);
		into.append((char) ('0' + shown / 10)).append((char) ('0' + shown % 10));
	}

	private static void alpn(StringBuilder into, TlsMessage hello) {
		String name = hello.alpn().isEmpty() ? "" : hello.alpn().getFirst();
		if (name.isEmpty()) {
			into.append("00");
			return;
		}
		char first = name.charAt(0);
		char last = name.charAt(name.length() - 1);
		if (alphanumeric(first) && alphanumeric(last)) {
			into.append(first).append(last);
		} else {
			into.append(digit(first >> 4)).append(digit(last));
		}
	}

	private static boolean alphanumeric(char c) {
		return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
	}

	private static StringBuilder hex(StringBuilder into, int[] values) {
		for (int i = 0; i < values.length; i++) {
			if (i > 0) {
				into.append(',');
			}
			four(into, values[i]);
		}
		return into;
	}

	private static void four(StringBuilder into, int value) {
		into.append(digit(value >> 12)).append(digit(value >> 8)).append(digit(value >> 4)).append(digit(value));
	}

	private static char digit(int value) {
		return "0123456789abcdef".charAt(value & 15);
	}

	private static String hash(StringBuilder text) {
		return text.isEmpty() ? NO_HASH
				: HexFormat.of().formatHex(Digest.newDigester("SHA-256").digest(text.toString().getBytes(StandardCharsets.US_ASCII)), 0, 6);
	}
}
