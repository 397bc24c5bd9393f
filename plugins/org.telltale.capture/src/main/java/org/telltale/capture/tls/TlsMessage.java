package org.telltale.capture.tls;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A ClientHello or ServerHello.
 *
 * @param client whether it is a ClientHello
 * @param legacyVersion the version field
 * @param random its 32 random bytes; not to be changed
 * @param sessionId 0 to 32 bytes; not to be changed
 * @param versions those of {@code supported_versions}: offered, or the one chosen
 * @param ciphers offered suites, or the one chosen
 * @param compressions offered compression methods, or the one chosen
 * @param extensions types in order
 * @param groups supported groups in order
 * @param pointFormats EC point formats in order
 * @param signatures signature algorithms in order
 * @param keyShares groups of the key shares: offered, chosen, or, in a HelloRetryRequest, asked for
 * @param sni first host name, as sent
 * @param alpn protocol names in order
 * @param ticketLength bytes of the session ticket that a client shows (RFC 5077); 0 for none
 * @param preSharedKeys how many pre-shared keys a client offers (RFC 8446 section 4.2.11)
 * @param outer whether the hello is the outer one of an encrypted ClientHello (draft-ietf-tls-esni section 5): its
 *            {@code sni} is then that of the provider, not of the server meant; with GREASE the two look alike
 */
public record TlsMessage(boolean client, int legacyVersion, byte[] random, byte[] sessionId, Codes versions, Codes ciphers,
		Codes compressions, Codes extensions, Codes groups, Codes pointFormats, Codes signatures, Codes keyShares,
		Optional<String> sni, List<String> alpn, int ticketLength, int preSharedKeys, boolean outer) {

	/** Extension {@code status_request}. */
	public static final int STATUS_REQUEST = 5;
	/** Extension {@code encrypt_then_mac}. */
	public static final int ENCRYPT_THEN_MAC = 22;
	/** Extension {@code extended_master_secret}. */
	public static final int EXTENDED_MASTER_SECRET = 23;
	/** Extension {@code session_ticket}. */
	public static final int SESSION_TICKET = 35;
	/** Extension {@code pre_shared_key}. */
	public static final int PRE_SHARED_KEY = 41;
	/** Extension {@code early_data}. */
	public static final int EARLY_DATA = 42;
	/** Extension {@code encrypted_client_hello}. */
	public static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;

	/** The random of a ServerHello that asks for another ClientHello (RFC 8446 section 4.1.3). */
	private static final byte[] RETRY = HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

	public TlsMessage {
		alpn = List.copyOf(alpn);
	}

	/** Whether a number is one of GREASE (RFC 8701), which clients strew in to keep servers tolerant. */
	public static boolean grease(int value) {
		return (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);
	}

	/** Whether the message has an extension. */
	public boolean has(int extension) {
		return extensions.has(extension);
	}

	/** Whether it is a HelloRetryRequest. */
	public boolean retry() {
		return !client && Arrays.equals(random, RETRY);
	}

	/** The highest version that the message names; those of DTLS count downwards (RFC 6347 section 4.1). */
	public int version() {
		boolean downwards = legacyVersion >> 8 == 0xfe;
		int highest = -1;
		for (int i = 0; i < versions.size(); i++) {
			int version = versions.at(i);
			if (!grease(version) && (highest < 0 || (downwards ? version < highest : version > highest))) {
				highest = version;
			}
		}
		return highest < 0 ? legacyVersion : highest;
	}

	/** A version in words. */
	public static String versionName(int version) {
		return switch (version) {
			case 0x0002 -> "SSL 2.0";
			case 0x0300 -> "SSL 3.0";
			case 0x0301 -> "TLS 1.0";
			case 0x0302 -> "TLS 1.1";
			case 0x0303 -> "TLS 1.2";
			case 0x0304 -> "TLS 1.3";
			case 0xfeff -> "DTLS 1.0";
			case 0xfefd -> "DTLS 1.2";
			case 0xfefc -> "DTLS 1.3";
			default -> "0x" + HexFormat.of().toHexDigits((short) version);
		};
	}
}
