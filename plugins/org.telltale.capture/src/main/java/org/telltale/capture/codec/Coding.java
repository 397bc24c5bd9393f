package org.telltale.capture.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.brotli.dec.BrotliInputStream;
import org.telltale.base.expand.ZstdInputStream;

/**
 * Undoes a coding of bytes in memory: {@code gzip} (RFC 1952, all members), {@code zlib} (RFC 1950), {@code deflate} (RFC 1951),
 * {@code brotli} (RFC 7932), {@code zstd} (RFC 8878). A cut or damaged input gives what came out before: of zstd in whole
 * blocks, of brotli in what the library had given out. Check values are not compared for the first three. Stateless.
 */
public final class Coding {

	private static final int STEP = 1 << 13;

	/**
	 * What came out.
	 *
	 * @param bytes at least one
	 * @param whole whether the coding ended as its format has it
	 * @param consumed bytes of the input used
	 */
	public record Decoded(byte[] bytes, boolean whole, int consumed) {
	}

	private Coding() {
	}

	/** Whether {@link #decode} knows a coding. */
	public static boolean knows(String coding) {
		return switch (coding) {
			case "gzip", "zlib", "deflate", "brotli", "zstd" -> true;
			default -> false;
		};
	}

	/**
	 * Undoes one coding.
	 *
	 * @param limit most bytes to make: empty is returned beyond that, as it is if not one byte came out
	 */
	public static Optional<Decoded> decode(String coding, byte[] input, int limit) {
		return switch (coding) {
			case "gzip" -> members(input, limit);
			case "zlib" -> inflated(input, false, limit);
			case "deflate" -> inflated(input, true, limit);
			case "brotli" -> streamed(input, limit, BrotliInputStream::new);
			case "zstd" -> streamed(input, limit, ZstdInputStream::new);
			default -> Optional.empty();
		};
	}

	private interface Opening {
		InputStream open(InputStream compressed) throws IOException;
	}

	private static Optional<Decoded> streamed(byte[] input, int limit, Opening opening) {
		ByteArrayInputStream source = new ByteArrayInputStream(input);
		Gathered out = new Gathered();
		boolean whole = false;
		try (InputStream expanded = opening.open(source)) {
			byte[] step = new byte[STEP];
			int count;
			while ((count = expanded.read(step, 0, STEP)) > 0) {
				if (count > limit - out.size()) {
					return Optional.empty();
				}
				out.write(step, 0, count);
			}
			whole = true;
		} catch (IOException damaged) {
			// what came out before is kept, and the result says that it is not whole
			whole = false;
		}
		return out.size() == 0 ? Optional.empty() : Optional.of(new Decoded(out.toByteArray(), whole, input.length - source.available()));
	}

	private static Optional<Decoded> members(byte[] input, int limit) {
		Gathered out = new Gathered();
		int at = 0;
		while (at < input.length) {
			int body = gzipBody(input, at);
			int end = body < 0 ? BROKEN : inflate(input, body, true, limit, out);
			if (end == TOO_LONG) {
				return Optional.empty();
			}
			if (end < 0 || end > input.length - 8) {
				return some(out, false, input.length);
			}
			at = end + 8;
		}
		return some(out, at > 0, at);
	}

	private static Optional<Decoded> inflated(byte[] input, boolean raw, int limit) {
		Gathered out = new Gathered();
		int end = inflate(input, 0, raw, limit, out);
		return end == TOO_LONG ? Optional.empty() : some(out, end >= 0, end >= 0 ? end : input.length);
	}

	private static Optional<Decoded> some(Gathered out, boolean whole, int consumed) {
		return out.size() == 0 ? Optional.empty() : Optional.of(new Decoded(out.toByteArray(), whole, consumed));
	}

	private static final int BROKEN = -1;
	private static final int TOO_LONG = -2;

	/** Index behind the compressed data, {@link #BROKEN} or {@link #TOO_LONG}. */
	private static int inflate(byte[] input, int from, boolean raw, int limit, Gathered out) {
		Inflater inflater = new Inflater(raw);
		try {
			inflater.setInput(input, from, input.length - from);
			byte[] block = new byte[STEP];
			while (!inflater.finished()) {
				long before = inflater.getBytesWritten();
				boolean damaged = false;
				int count = 0;
				try {
					count = inflater.inflate(block);
				} catch (DataFormatException broken) {
					// the bytes in front of the damage are in the block already
					damaged = true;
					count = (int) (inflater.getBytesWritten() - before);
				}
				if (count > limit - out.size()) {
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
		long next = at + 10;
		if ((flags & 4) != 0) {
			next = b.length - next < 2 ? b.length + 1 : next + 2 + (b[(int) next] & 0xff | (b[(int) next + 1] & 0xff) << 8);
		}
		for (int flag = 8; flag <= 16; flag += 8) {
			while ((flags & flag) != 0 && next < b.length && b[(int) next] != 0) {
				next++;
			}
			next += (flags & flag) != 0 ? 1 : 0;
		}
		next += (flags & 2) != 0 ? 2 : 0;
		return next > b.length ? -1 : (int) next;
	}
}
