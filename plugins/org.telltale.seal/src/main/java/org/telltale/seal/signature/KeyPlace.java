package org.telltale.seal.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a key is: {@code FILE} (PKCS#12), {@code pkcs11:LIBRARY[?slot=N or slot-id=N][&key=ALIAS]} or
 * {@code keystore:macos[?key=ALIAS]}, {@code keystore:windows[?key=ALIAS]}.
 *
 * @param kind what holds it
 * @param where file or library; empty for a key store
 * @param slot place of the slot in the library's list of slots with a token, from 0
 * @param slotId the slot's own number, instead of its place
 * @param alias the key's name
 */
public record KeyPlace(Kind kind, String where, int slot, Optional<Integer> slotId, Optional<String> alias) {

	private static final String PKCS11_PREFIX = "pkcs11:";
	private static final String KEY_STORE_PREFIX = "keystore:";
	private static final List<String> NAMES = List.of("slot", "slot-id", "key");

	/** What holds a key. */
	public enum Kind {
		/** A file (RFC 7292). */
		PKCS12,
		/** A card, stick or module behind its library. */
		PKCS11,
		/** The key chain of macOS. */
		MACOS,
		/** The certificate store of Windows. */
		WINDOWS
	}

	/** Reads it; what it cannot read is a {@link KeyException}. */
	public static KeyPlace of(String text) throws KeyException {
		if (!text.startsWith(PKCS11_PREFIX) && !text.startsWith(KEY_STORE_PREFIX)) {
			return new KeyPlace(Kind.PKCS12, text, 0, Optional.empty(), Optional.empty());
		}
		int mark = text.indexOf('?');
		String head = mark < 0 ? text : text.substring(0, mark);
		Map<String, String> words = words(mark < 0 ? "" : text.substring(mark + 1));
		String where = head.substring(head.indexOf(':') + 1);
		if (text.startsWith(PKCS11_PREFIX)) {
			if (where.isEmpty()) {
				throw new KeyException("pkcs11: names no library");
			}
			return new KeyPlace(Kind.PKCS11, where, number(words, "slot").orElse(0), number(words, "slot-id"), Optional.ofNullable(words.get("key")));
		}
		Kind kind = switch (where) {
			case "macos" -> Kind.MACOS;
			case "windows" -> Kind.WINDOWS;
			default -> throw new KeyException("keystore: is followed by macos or windows, not by " + where);
		};
		return new KeyPlace(kind, "", 0, Optional.empty(), Optional.ofNullable(words.get("key")));
	}

	private static Map<String, String> words(String query) throws KeyException {
		List<String> parts = Arrays.stream(query.split("&")).filter(part -> !part.isEmpty()).toList();
		for (String part : parts) {
			if (!part.contains("=") || !NAMES.contains(part.substring(0, part.indexOf('=')))) {
				throw new KeyException("it says " + part + " instead of slot=N, slot-id=N or key=NAME");
			}
		}
		return parts.stream().collect(Collectors.toMap(part -> part.substring(0, part.indexOf('=')), part -> part.substring(part.indexOf('=') + 1),
				(first, second) -> second));
	}

	private static Optional<Integer> number(Map<String, String> words, String name) throws KeyException {
		String value = words.get(name);
		try {
			return value == null ? Optional.empty() : Optional.of(Integer.parseUnsignedInt(value));
		} catch (NumberFormatException e) {
			throw new KeyException(name + "=" + value + " is no number", e);
		}
	}
}
