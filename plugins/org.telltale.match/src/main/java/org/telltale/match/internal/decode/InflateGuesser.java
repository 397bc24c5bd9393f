package org.telltale.match.internal.decode;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;

/**
 * gzip (RFC 1952) and zlib (RFC 1950) streams, found by their first bytes wherever they stand. A stream counts if it is
 * whole or runs to the layer's end without a contradiction; one that contradicts itself is taken for a chance
 * resemblance, as most are.
 */
final class InflateGuesser implements Guesser {

	private static final int SHORTEST_RESULT = 8;
	private static final int SHORTEST_CUT_RESULT = 32;
	private static final int GZIP_TRAILER = 8;
	private static final int RATIO_FREE = 1 << 20;
	private static final int RATIO = 300;

	private record Inflated(byte[] bytes, int end, boolean whole) {
	}

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int at = 0;
		while (at + 6 < bytes.length) {
			byte b = bytes[at];
			if (b != 0x1f && b != 0x78 || site.isCovered(at, at + 2)) {
				at++;
			} else if (b == 0x1f && bytes[at + 1] == (byte) 0x8b && bytes[at + 2] == 8 && (bytes[at + 3] & 0xe0) == 0) {
				at = gzip(site, at, found);
			} else if (b == 0x78 && ((b & 0xff) << 8 | bytes[at + 1] & 0xff) % 31 == 0 && (bytes[at + 1] & 0x20) == 0) {
				at = zlib(site, at, found);
			} else {
				at++;
			}
		}
	}

	private static int zlib(Site site, int from, Consumer<Layer> found) {
		Optional<Inflated> result = inflate(site, from, false);
		result.ifPresent(inflated -> found.accept(child(site, "zlib", from, inflated.end, inflated.bytes)));
		return result.map(Inflated::end).orElse(from + 1);
	}

	private static int gzip(Site site, int from, Consumer<Layer> found) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] bytes = site.bytes();
		int end = from;
		boolean more = true;
		while (more) {
			int data = gzipData(bytes, end);
			Optional<Inflated> member = data < 0 ? Optional.empty() : inflate(site, data, true);
			if (member.isEmpty()) {
				break;
			}
			all.writeBytes(member.get().bytes);
			end = Math.min(bytes.length, member.get().end + GZIP_TRAILER);
			more = member.get().whole;
		}
		if (all.size() == 0) {
			return from + 1;
		}
		found.accept(child(site, "gzip", from, end, all.toByteArray()));
		return end;
	}

	/** Where the deflate stream of a gzip member begins (RFC 1952 section 2.3); -1 if there is no member. */
	private static int gzipData(byte[] bytes, int from) {
		ByteCursor cursor = new ByteCursor(bytes, from, bytes.length - from);
		try {
			if (cursor.u16() != 0x1f8b || cursor.u8() != 8) {
				return -1;
			}
			int flags = cursor.u8();
			cursor.skip(6);
			if ((flags & 4) != 0) {
				byte[] length = cursor.bytes(2);
				cursor.skip((length[0] & 0xff) | (length[1] & 0xff) << 8);
			}
			for (int text = 8; text <= 16; text *= 2) {
				boolean open = (flags & text) != 0;
				while (open) {
					open = cursor.u8() != 0;
				}
			}
			cursor.skip((flags & 2) != 0 ? 2 : 0);
			return from + cursor.position();
		} catch (TruncatedException cutHeader) {
			return -1;
		}
	}

	private static Optional<Inflated> inflate(Site site, int from, boolean raw) {
		byte[] bytes = site.bytes();
		Inflater inflater = new Inflater(raw);
		try {
			inflater.setInput(bytes, from, bytes.length - from);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			byte[] buffer = new byte[1 << 13];
			while (!inflater.finished()) {
				int count = inflater.inflate(buffer);
				if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
					break;
				}
				out.write(buffer, 0, count);
				boolean bomb = out.size() > RATIO_FREE && out.size() / RATIO > inflater.getBytesRead();
				if (bomb || out.size() > site.room().most()) {
					site.room().take(Long.MAX_VALUE);
					return Optional.empty();
				}
			}
			int least = inflater.finished() ? SHORTEST_RESULT : SHORTEST_CUT_RESULT;
			if (out.size() < least || inflater.needsDictionary() || !site.room().take(out.size())) {
				return Optional.empty();
			}
			return Optional.of(new Inflated(out.toByteArray(), (int) (from + inflater.getBytesRead()), inflater.finished()));
		} catch (DataFormatException chanceResemblance) {
			return Optional.empty();
		} finally {
			inflater.end();
		}
	}

	private static Layer child(Site site, String op, int from, int end, byte[] result) {
		List<ByteRange> input = List.of(new ByteRange(from, end - from));
		return site.layer().child(op, Ascii.none(), input, ByteMap.whole(input), op, result);
	}
}
