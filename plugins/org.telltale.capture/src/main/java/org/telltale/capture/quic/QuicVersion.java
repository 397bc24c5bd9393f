package org.telltale.capture.quic;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A version whose Initial packets can be opened.
 *
 * @param number the version field
 * @param salt of the Initial secrets (RFC 9001 section 5.2, RFC 9369 section 3.3.1), hexadecimal
 * @param prefix of the labels of keys (RFC 9001 section 5.1, RFC 9369 section 3.3.2)
 * @param initialType the packet type bits of Initial (RFC 9000 section 17.2, RFC 9369 section 3.2), 0 to 3
 * @param tls whether CRYPTO frames carry TLS, else Google's own handshake
 */
record QuicVersion(int number, String salt, String prefix, int initialType, boolean tls) {

	/** Version 1 (RFC 9000). */
	static final int V1 = 1;
	/** Version 2 (RFC 9369). */
	static final int V2 = 0x6b3343cf;
	private static final int DRAFT_OF_V2 = 0x709a50c4;
	private static final int FACEBOOK = 0xfaceb002;
	/** Google's last version with its own handshake. */
	static final int Q050 = 0x51303530;
	private static final int T050 = 0x54303530;
	private static final int T051 = 0x54303531;
	private static final int DRAFTS = 0xff000000;

	/** What is needed to open Initial packets of a version; empty if that is not known. */
	static Optional<QuicVersion> of(int number) {
		return switch (number) {
			case V1 -> one(number, "38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
			case V2 -> two(number, "0dede3def700a6db819381be6e269dcbf9bd2ed9");
			case DRAFT_OF_V2 -> two(number, "a707c203a59b47184a1d62ca570406ea7ae3e5d3");
			case FACEBOOK -> one(number, "c3eef712c72ebb5a11a7d2432bb46365bef9f502");
			case T050 -> one(number, "7ff579e5acd072915580304c43a2367c60488310");
			case T051 -> one(number, "7a4edef4e7ccee5fa4506c19124fc8ccda6e033d");
			case Q050 -> Optional.of(new QuicVersion(number, "504574efd066fe2f9d945cfcdbd3a7f0d3b56b45", "quic ", 0, false));
			default -> draft(number);
		};
	}

	private static Optional<QuicVersion> draft(int number) {
		int draft = number - DRAFTS;
		if (draft < 23 || draft > 34) {
			return Optional.empty();
		}
		return one(number, draft <= 28 ? "c3eef712c72ebb5a11a7d2432bb46365bef9f502"
				: draft <= 32 ? "afbfec289993d24c9e9786f19c6111e04390a899" : "38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
	}

	private static Optional<QuicVersion> one(int number, String salt) {
		return Optional.of(new QuicVersion(number, salt, "quic ", 0, true));
	}

	private static Optional<QuicVersion> two(int number, String salt) {
		return Optional.of(new QuicVersion(number, salt, "quicv2 ", 1, true));
	}

	/** Whether a version field is one of IETF QUIC or of what became it: constant time, no allocation. */
	static boolean known(int number) {
		return number == V1 || number == V2 || number == DRAFT_OF_V2 || number >>> 8 == DRAFTS >>> 8 || number >>> 8 == 0xfaceb0
				|| google(number);
	}

	/** Google's own versions: Q or T and three digits. */
	static boolean google(int number) {
		int first = number >>> 24;
		return (first == 'Q' || first == 'T') && digit(number >> 16) && digit(number >> 8) && digit(number);
	}

	private static boolean digit(int value) {
		return (value & 0xff) >= '0' && (value & 0xff) <= '9';
	}

	/** A version reserved to provoke negotiation (RFC 9000 section 15). */
	static boolean reserved(int number) {
		return (number & 0x0f0f0f0f) == 0x0a0a0a0a;
	}

	/** Eight hexadecimal digits. */
	static String hex(int number) {
		return HexFormat.of().toHexDigits(number);
	}
}
