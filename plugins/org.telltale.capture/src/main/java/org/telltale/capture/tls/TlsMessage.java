package org.telltale.capture.tls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A ClientHello or ServerHello.
 *
 * @param client whether it is a ClientHello
 * @param legacyVersion the version field
 * @param versions those of {@code supported_versions}: offered, or the one chosen
 * @param ciphers offered suites, or the one chosen
 * @param extensions types in order
 * @param groups supported groups in order
 * @param pointFormats EC point formats in order
 * @param signatures signature algorithms in order
 * @param sni first host name, as sent
 * @param alpn protocol names in order
 */
public record TlsMessage(boolean client, int legacyVersion, List<Integer> versions, List<Integer> ciphers, List<Integer> extensions,
		List<Integer> groups, List<Integer> pointFormats, List<Integer> signatures, Optional<String> sni, List<String> alpn) {

	public TlsMessage {
		versions = List.copyOf(versions);
		ciphers = List.copyOf(ciphers);
		extensions = List.copyOf(extensions);
		groups = List.copyOf(groups);
		pointFormats = List.copyOf(pointFormats);
		signatures = List.copyOf(signatures);
		alpn = List.copyOf(alpn);
	}

	/** Whether a number is one of GREASE (RFC 8701), which clients strew in to keep servers tolerant. */
	public static boolean grease(int value) {
		return (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);
	}

	/** The highest version that the message names. */
	public int version() {
		return versions.stream().filter(v -> !grease(v)).max(Integer::compare).orElse(legacyVersion);
	}

	/** A version in words. */
	public static String versionName(int version) {
		return switch (version) {
			case 0x0300 -> "SSL 3.0";
			case 0x0301 -> "TLS 1.0";
			case 0x0302 -> "TLS 1.1";
			case 0x0303 -> "TLS 1.2";
			case 0x0304 -> "TLS 1.3";
			default -> String.format(Locale.ROOT, "0x%04x", version);
		};
	}
}
