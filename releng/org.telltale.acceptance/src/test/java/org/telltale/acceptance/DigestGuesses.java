package org.telltale.acceptance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tries every value of a small space against every digest of 16, 20, 32 or 64 bytes that a text holds, in hexadecimal digits or Base64. Uses nothing of the product. */
final class DigestGuesses {

	private static final Pattern HEX = Pattern.compile("(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{128}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{32})(?![0-9A-Fa-f])");
	private static final Pattern BASE64 = Pattern.compile("(?<![0-9A-Za-z+/_-])(?:[0-9A-Za-z+/_-]{22}|[0-9A-Za-z+/_-]{27}|[0-9A-Za-z+/_-]{43})(?![0-9A-Za-z+/_-])");
	private static final List<String> ALGORITHMS = List.of("MD5", "SHA-1", "SHA-256");
	private static final int SERIALS = 1_000_000;

	/** The first eight bytes of each; by chance one of some ten million guesses meets one of some thousand with probability below 10^-8. */
	private final Set<Long> digests = new HashSet<>();

	DigestGuesses(String text) {
		for (Matcher hex = HEX.matcher(text); hex.find();) {
			digests.add(ByteBuffer.wrap(HexFormat.of().parseHex(hex.group().toLowerCase(Locale.ROOT))).getLong());
		}
		for (Matcher base64 = BASE64.matcher(text); base64.find();) {
			digests.add(ByteBuffer.wrap(Base64.getDecoder().decode(base64.group().replace('-', '+').replace('_', '/'))).getLong());
		}
	}

	int count() {
		return digests.size();
	}

	/** The IMEIs of a type code (15 and 14 digits, 16 with two software version digits), a digest of which stands in the text. */
	Set<String> imeis(String typeCode) {
		return found(serial -> {
			String fourteen = typeCode + String.format(Locale.ROOT, "%06d", serial);
			return List.of(fourteen + checkDigit(fourteen), fourteen, fourteen + "01");
		});
	}

	/** The numbers that have other last six digits than this one, as they may be written. @param number with + and country code of two digits */
	Set<String> neighbours(String number) {
		String start = number.substring(0, number.length() - 6);
		return found(serial -> {
			String whole = start + String.format(Locale.ROOT, "%06d", serial);
			return List.of(whole, whole.substring(1), "0" + whole.substring(3), "00" + whole.substring(1));
		});
	}

	private Set<String> found(java.util.function.IntFunction<List<String>> values) {
		Set<String> found = new ConcurrentSkipListSet<>();
		IntStream.range(0, SERIALS / 1000).parallel().forEach(block -> {
			List<MessageDigest> functions = ALGORITHMS.stream().map(DigestGuesses::function).toList();
			for (int serial = block * 1000; serial < (block + 1) * 1000; serial++) {
				for (String value : values.apply(serial)) {
					byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
					for (MessageDigest function : functions) {
						if (digests.contains(ByteBuffer.wrap(function.digest(bytes)).getLong())) {
							found.add(function.getAlgorithm() + " of " + value);
						}
					}
				}
			}
		});
		return found;
	}

	/** 3GPP TS 23.003 annex B: the Luhn digit. */
	private static int checkDigit(String fourteen) {
		int sum = 0;
		for (int i = 0; i < fourteen.length(); i++) {
			int digit = (fourteen.charAt(i) - '0') * (i % 2 + 1);
			sum += digit / 10 + digit % 10;
		}
		return (10 - sum % 10) % 10;
	}

	private static MessageDigest function(String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
