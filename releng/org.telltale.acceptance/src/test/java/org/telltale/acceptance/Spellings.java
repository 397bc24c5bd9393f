package org.telltale.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The forms in which a value could stand in a report, by an encoder of the test's own: as bytes, by what form it is. */
final class Spellings {

	private static final HexFormat HEX = HexFormat.of();

	private Spellings() {
	}

	static Map<String, byte[]> of(String kind, String value) {
		Map<String, byte[]> forms = new TreeMap<>();
		Set<String> written = new TreeSet<>(List.of(value));
		String digits = value.replaceAll("[^0-9]", "");
		if (Set.of("IMEI", "IMSI", "ICCID", "PHONE_NUMBER").contains(kind) && digits.length() >= 10) {
			written.add(digits);
			written.add(digits.substring(Math.max(0, digits.length() - (kind.equals("PHONE_NUMBER") ? 9 : 15))));
			if (kind.equals("IMEI")) {
				written.add(digits.substring(0, 14));
				written.add(digits.substring(0, 8) + " " + digits.substring(8, 14));
				written.add(digits.substring(0, 2) + "-" + digits.substring(2, 8) + "-" + digits.substring(8, 14));
			}
		}
		if (kind.equals("MAC")) {
			written.addAll(List.of(value.replace(":", ""), value.replace(':', '-'), value.toUpperCase(Locale.ROOT)));
		}
		for (String text : written) {
			byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
			forms.put(text + " as it is", utf8);
			forms.put(text + " in UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
			forms.put(text + " in UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
			ascii(forms, text + " in hex", HEX.formatHex(utf8));
			ascii(forms, text + " in upper hex", HEX.withUpperCase().formatHex(utf8));
			ascii(forms, text + " percent-encoded", URLEncoder.encode(text, StandardCharsets.UTF_8));
			ascii(forms, text + " in JSON escapes", escaped(text));
			for (int shift = 0; shift < 3; shift++) {
				ascii(forms, text + " in Base64, shifted by " + shift, base64(utf8, shift));
			}
			for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
				byte[] digest = digest(algorithm, utf8);
				forms.put(text + " " + algorithm, digest);
				ascii(forms, text + " " + algorithm + " in hex", HEX.formatHex(digest));
				ascii(forms, text + " " + algorithm + " in upper hex", HEX.withUpperCase().formatHex(digest));
				ascii(forms, text + " " + algorithm + " in Base64", Base64.getEncoder().withoutPadding().encodeToString(digest));
			}
		}
		forms.values().removeIf(form -> form.length < 5);
		return forms;
	}

	private static void ascii(Map<String, byte[]> forms, String name, String text) {
		forms.put(name, text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String escaped(String text) {
		StringBuilder out = new StringBuilder();
		text.chars().forEach(c -> out.append(String.format(Locale.ROOT, "\\u%04x", c)));
		return out.toString();
	}

	/** What is the same of the Base64 of any text that holds the value at such a place. */
	private static String base64(byte[] bytes, int shift) {
		byte[] moved = new byte[bytes.length + shift];
		System.arraycopy(bytes, 0, moved, shift, bytes.length);
		String all = Base64.getEncoder().withoutPadding().encodeToString(moved);
		int from = shift == 0 ? 0 : shift + 1;
		return all.substring(from, moved.length * 8 / 6);
	}

	private static byte[] digest(String algorithm, byte[] bytes) {
		try {
			return MessageDigest.getInstance(algorithm).digest(bytes);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
