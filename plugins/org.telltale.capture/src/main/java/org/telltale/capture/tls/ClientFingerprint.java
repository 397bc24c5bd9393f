package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.telltale.base.Digest;

/** Fingerprints of TLS clients: JA3 (BSD-3, salesforce/ja3) and JA4 (BSD-3, FoxIO ja4, TLS client part). Stateless. */
public final class ClientFingerprint {

	private ClientFingerprint() {
	}

	/** MD5 of version, suites, extensions, groups and point formats, without GREASE. */
	public static String ja3(TlsMessage hello) {
		String text = hello.legacyVersion() + "," + decimal(hello.ciphers()) + "," + decimal(hello.extensions()) + ","
				+ decimal(hello.groups()) + "," + decimal(hello.pointFormats());
		return Digest.of("MD5", Digest.newDigester("MD5").digest(text.getBytes(StandardCharsets.US_ASCII))).hex();
	}

	private static String decimal(List<Integer> values) {
		return values.stream().filter(v -> !TlsMessage.grease(v)).map(String::valueOf).collect(Collectors.joining("-"));
	}

	/** JA4 of a hello over TCP, or over QUIC. */
	public static String ja4(TlsMessage hello, boolean quic) {
		List<Integer> ciphers = hello.ciphers().stream().filter(v -> !TlsMessage.grease(v)).toList();
		List<Integer> extensions = hello.extensions().stream().filter(v -> !TlsMessage.grease(v)).toList();
		String head = (quic ? "q" : "t") + version(hello.version()) + (hello.extensions().contains(0) ? "d" : "i")
				+ two(ciphers.size()) + two(extensions.size()) + alpn(hello.alpn());
		String listed = hex(extensions.stream().filter(v -> v != 0 && v != 16).sorted().toList());
		String signatures = hex(hello.signatures().stream().filter(v -> !TlsMessage.grease(v)).toList());
		return head + "_" + hash(hex(ciphers.stream().sorted().toList())) + "_"
				+ hash(signatures.isEmpty() ? listed : listed + "_" + signatures);
	}

	private static String version(int version) {
		return switch (version) {
			case 0x0304 -> "13";
			case 0x0303 -> "12";
			case 0x0302 -> "11";
			case 0x0301 -> "10";
			case 0x0300 -> "s3";
			case 0x0002 -> "s2";
			default -> "00";
		};
	}

	private static String two(int count) {
		return count < 10 ? "0" + count : String.valueOf(Math.min(99, count));
	}

	private static String alpn(List<String> names) {
		if (names.isEmpty() || names.getFirst().isEmpty()) {
			return "00";
		}
		String name = names.getFirst();
		char first = name.charAt(0);
		char last = name.charAt(name.length() - 1);
		if (alphanumeric(first) && alphanumeric(last)) {
			return "" + first + last;
		}
		HexFormat hex = HexFormat.of();
		return hex.toHexDigits((byte) first).substring(0, 1) + hex.toHexDigits((byte) last).substring(1);
	}

	private static boolean alphanumeric(char c) {
		return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
	}

	private static String hex(List<Integer> values) {
		return values.stream().map(v -> HexFormat.of().toHexDigits((short) (int) v)).collect(Collectors.joining(","));
	}

	private static String hash(String text) {
		return text.isEmpty() ? "000000000000" : Digest.sha256(text.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 12);
	}
}
