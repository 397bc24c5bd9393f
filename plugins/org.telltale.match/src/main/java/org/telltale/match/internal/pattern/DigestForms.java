package org.telltale.match.internal.pattern;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.telltale.match.exhibit.Digested;
import org.telltale.match.exhibit.Variant;

/** Message digests of a value (RFC 1321, FIPS 180-4), and its CRC-32 (RFC 1952 section 8). */
public final class DigestForms {

	/** The spelling of a digest that is there as bytes. */
	public static final String RAW = "raw";
	private static final List<String> ALGORITHMS = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

	/** What is tried with salts: every one costs a digest for each word near what may be one. */
	private static final Set<String> SALTED = Set.of("utf-8", "lower", "digits-14", "digits-15", "digits", "e164", "national", "hex-lower", "hex-upper", "colon-lower");
	private static final Digested WIDE = Digested.of("utf-16le");

	private DigestForms() {
	}

	/** The algorithm whose digests have so many bytes; empty if there is none. */
	public static Optional<String> ofLength(int bytes) {
		return switch (bytes) {
			case 16 -> Optional.of("MD5");
			case 20 -> Optional.of("SHA-1");
			case 32 -> Optional.of("SHA-256");
			case 64 -> Optional.of("SHA-512");
			default -> Optional.empty();
		};
	}

	/** Digests of a value as a text. */
	static void ofText(String text, PatternSet.Collector out) {
		of("utf-8", text, out);
		of(WIDE, text.getBytes(StandardCharsets.UTF_16LE), out);
		String trimmed = text.trim();
		of("trimmed", trimmed, out);
		of("lower", text.toLowerCase(Locale.ROOT), out);
		of("trimmed-lower", trimmed.toLowerCase(Locale.ROOT), out);
	}

	/**
	 * Digests of a text's UTF-8 bytes.
	 *
	 * @param of the word for what is digested, as in derivation.md
	 */
	static void of(String of, String text, PatternSet.Collector out) {
		of(Digested.of(of), text.getBytes(StandardCharsets.UTF_8), out);
	}

	/** Digests of bytes. */
	static void of(Digested of, byte[] bytes, PatternSet.Collector out) {
		if (bytes.length == 0 || !out.isNewToDigest(bytes)) {
			return;
		}
		out.digests(ALGORITHMS, of, bytes);
		CRC32 crc = new CRC32();
		crc.update(bytes);
		out.crc(of, (int) crc.getValue());
		if (SALTED.contains(of.word())) {
			out.salted(of, bytes);
		}
	}
}
