package org.telltale.capture.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Content codings (RFC 9110 section 8.4) and transfer codings (RFC 9112 section 7): gzip and deflate. Stateless. */
public final class ContentCoding {

	/**
	 * What came out.
	 *
	 * @param bytes the decoded bytes, at least one
	 * @param whole whether the stream ended as its format has it
	 * @param consumed bytes of the input used
	 */
	public record Decoded(byte[] bytes, boolean whole, int consumed) {
	}

	private ContentCoding() {
	}

	/** The codings to undo, outermost first, as the names of {@code derivation.md}'s ops; unknown ones by their own name. */
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
			case "gzip" -> Optional.of("gzip");
			case "deflate" -> Optional.of(flavour(input));
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
	 * Undoes {@code gzip} (RFC 1952, all members), {@code zlib} (RFC 1950) or {@code deflate} (RFC 1951). A cut or damaged
	 * stream gives what came out before.
	 *
	 * @param limit most bytes to make; empty is returned beyond that, and if not one byte came out
	 */
	public static Optional<Decoded> decode(String op, byte[] input, int limit) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int at = 0;
		boolean whole = true;
		if (op.equals("gzip")) {
			boolean more = true;
			while (more) {
				int body = gzipBody(input, at);
				if (body < 0) {
					whole = at > 0 && at == input.length;
					break;
				}
				int end = inflate(input, body, true, limit, out);
				if (end == TOO_LONG) {
					return Optional.empty();
				}
				whole = end >= 0 && end + 8 <= input.length;
				at = whole ? end + 8 : input.length;
				more = whole && at < input.length;
			}
		} else {
			int end = inflate(input, 0, op.equals("deflate"), limit, out);
			if (end == TOO_LONG) {
				return Optional.empty();
			}
			whole = end >= 0;
			at = whole ? end : input.length;
		}
		return out.size() == 0 ? Optional.empty() : Optional.of(new Decoded(out.toByteArray(), whole, at));
	}

	private static final int BROKEN = -1;
	private static final int TOO_LONG = -2;

	/** Index behind the compressed data, {@link #BROKEN} or {@link #TOO_LONG}. */
	private static int inflate(byte[] input, int from, boolean raw, int limit, ByteArrayOutputStream out) {
		Inflater inflater = new Inflater(raw);
		try {
			inflater.setInput(input, from, input.length - from);
			byte[] block = new byte[1 << 16];
			while (!inflater.finished()) {
				long before = inflater.getBytesWritten();
				boolean damaged = false;
				int count = 0;
				try {
					count = inflater.inflate(block);
				} catch (DataFormatException broken) {
					// The bytes in front of the damage are in the block already.
					damaged = true;
					count = (int) (inflater.getBytesWritten() - before);
				}
				if (out.size() > limit - count) {
					return TOO_LONG;
				}
				out.write(block, 0, count);
				if (damaged || count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
					return BROKEN;
				}
			}
			return (int) (from + inflater.getBytesRead());
		} finally {
			inflater.end();
		}
	}

	/** Index behind the member's header (RFC 1952 section 2.3), -1 if there is no member. */
	private static int gzipBody(byte[] b, int at) {
		if (b.length - at < 10 || (b[at] & 0xff) != 0x1f || (b[at + 1] & 0xff) != 0x8b || b[at + 2] != 8) {
			return -1;
		}
		int flags = b[at + 3];
		int next = at + 10;
		if ((flags & 4) != 0) {
			next = b.length - next < 2 ? b.length + 1 : next + 2 + (b[next] & 0xff | (b[next + 1] & 0xff) << 8);
		}
		for (int flag = 8; flag <= 16; flag += 8) {
			if ((flags & flag) != 0) {
				next = afterZero(b, next);
			}
		}
		next += (flags & 2) != 0 ? 2 : 0;
		return next > b.length ? -1 : next;
	}

	private static int afterZero(byte[] b, int from) {
		int at = from;
		while (at < b.length && b[at] != 0) {
			at++;
		}
		return at + 1;
	}

	/** Whether the bytes start like a gzip member. */
	public static boolean isGzip(byte[] b) {
		return gzipBody(Arrays.copyOf(b, Math.min(b.length, 1024)), 0) > 0;
	}
}
