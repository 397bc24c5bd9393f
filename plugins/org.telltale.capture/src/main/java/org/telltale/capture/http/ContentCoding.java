package org.telltale.capture.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.capture.codec.Coding;

/** Content codings (RFC 9110 section 8.4) and transfer codings (RFC 9112 section 7): gzip, deflate, br, zstd. Stateless. */
public final class ContentCoding {

	/**
	 * What came out.
	 *
	 * @param bytes the decoded bytes
	 * @param whole whether the stream ended as its format has it; only then there may be no byte
	 * @param consumed bytes of the input used
	 */
	public record Decoded(byte[] bytes, boolean whole, int consumed) {
	}

	/** A longer stream has something in it. */
	private static final int LONGEST_EMPTY = 1024;

	private ContentCoding() {
	}

	/** The codings to undo, outermost first, by their names in lower case; {@code x-gzip} is {@code gzip}. */
	public static List<String> codings(String contentEncoding) {
		if (contentEncoding.isEmpty()) {
			return List.of();
		}
		List<String> names = new ArrayList<>(2);
		int from = 0;
		while (from <= contentEncoding.length()) {
			int comma = contentEncoding.indexOf(',', from);
			int to = comma < 0 ? contentEncoding.length() : comma;
			String name = canonical(contentEncoding.substring(from, to).strip());
			if (!name.isEmpty()) {
				names.add(name);
			}
			from = to + 1;
		}
		Collections.reverse(names);
		return names;
	}

	/** All codings of a message's body but chunked, outermost first: the transfer codings, then the content codings. */
	public static List<String> toUndo(HttpHead head) {
		List<String> content = codings(head.joined("content-encoding"));
		List<String> transfer = codings(head.joined("transfer-encoding"));
		if (transfer.isEmpty() || transfer.size() == 1 && transfer.getFirst().equals("chunked")) {
			return content;
		}
		List<String> all = new ArrayList<>(transfer);
		if (all.getFirst().equals("chunked")) {
			all.removeFirst();
		}
		all.addAll(content);
		return all;
	}

	private static String canonical(String name) {
		return switch (name) {
			case "gzip" -> "gzip";
			case "br" -> "br";
			case "identity", "none", "" -> "";
			default -> {
				String lower = name.toLowerCase(Locale.ROOT);
				yield lower.equals("x-gzip") ? "gzip" : lower.equals("identity") || lower.equals("none") ? "" : lower;
			}
		};
	}

	/** The op of {@code derivation.md} that undoes a coding; empty if there is none. @param input what is to be decoded */
	public static Optional<String> op(String coding, byte[] input) {
		return switch (coding) {
			case "gzip", "zstd" -> Optional.of(coding);
			case "deflate" -> Optional.of(flavour(input));
			case "br" -> Optional.of("brotli");
			default -> Optional.empty();
		};
	}

	/** Undoes a coding by its name in a message; empty if it is not known, or as {@link #decode} says. */
	static Optional<Decoded> undo(String coding, byte[] input, int limit) {
		return op(coding, input).flatMap(op -> decode(op, input, limit));
	}

	/** {@code zlib} or {@code deflate}: senders mean either by "deflate" (RFC 9110 section 8.4.1.2). */
	public static String flavour(byte[] b) {
		boolean zlib = b.length >= 2 && (b[0] & 15) == 8 && ((b[0] & 0xff) << 8 | b[1] & 0xff) % 31 == 0;
		return zlib ? "zlib" : "deflate";
	}

	/**
	 * Does an op of {@code derivation.md}. A cut or damaged stream gives what came out before.
	 *
	 * @param limit most bytes to make; empty is returned beyond that, and if not one byte came out of a stream that is not whole
	 */
	public static Optional<Decoded> decode(String op, byte[] input, int limit) {
		Optional<Coding.Decoded> decoded = Coding.decode(op, input, limit);
		if (decoded.isPresent()) {
			return Optional.of(new Decoded(decoded.get().bytes(), decoded.get().whole(), decoded.get().consumed()));
		}
		return input.length <= LONGEST_EMPTY && holdsNothing(op, input) ? Optional.of(new Decoded(new byte[0], true, input.length)) : Optional.empty();
	}

	/** Whether a coded stream is whole and empty: senders compress empty bodies too. */
	private static boolean holdsNothing(String op, byte[] b) {
		return switch (op) {
			case "gzip" -> b.length >= 20 && (b[0] & 0xff) == 0x1f && (b[1] & 0xff) == 0x8b && b[3] == 0 && endsAtOnce(b, 10, true);
			case "zlib" -> endsAtOnce(b, 0, false);
			case "deflate" -> endsAtOnce(b, 0, true);
			// RFC 7932 section 9.1: WBITS of 16 or 22, then ISLAST and ISLASTEMPTY
			case "brotli" -> b.length == 1 && (b[0] == 0x06 || b[0] == 0x3b);
			default -> false;
		};
	}

	private static boolean endsAtOnce(byte[] b, int from, boolean raw) {
		Inflater inflater = new Inflater(raw);
		try {
			inflater.setInput(b, from, b.length - from);
			return inflater.inflate(new byte[1]) == 0 && inflater.finished();
		} catch (DataFormatException damaged) {
			return false;
		} finally {
			inflater.end();
		}
	}
}
