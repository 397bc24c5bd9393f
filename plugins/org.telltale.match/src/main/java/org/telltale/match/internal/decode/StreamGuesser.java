package org.telltale.match.internal.decode;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.base.expand.Lz4InputStream;
import org.telltale.base.expand.ZstdInputStream;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.match.coverage.Lack;
import org.telltale.match.internal.format.DeflateStart;
import org.telltale.match.internal.format.Extent;
import org.telltale.match.internal.format.Extent.State;
import org.telltale.match.internal.format.FrameWalk;
import org.telltale.match.internal.format.Snappy;

/**
 * Compressed streams, found by their first bytes wherever they stand: gzip (RFC 1952), zlib (RFC 1950), Zstandard, LZ4, framed Snappy; and the
 * members of ZIP archives. What is cut or damaged gives what comes out before; a zlib stream that contradicts itself is taken for a chance resemblance,
 * as most are. A layer that is one deflate stream or one Snappy block, from its first to its last byte, needs no first bytes.
 */
final class StreamGuesser implements Guesser {

	private static final int SHORTEST_RAW = 16;
	private static final int GZIP_TRAILER = 8;

	private final ZipMembers zip = new ZipMembers();

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		Glance glance = site.glance();
		int behind = whole(site, found);
		for (int i = 0; i < glance.magics(); i++) {
			int at = glance.magic(i);
			if (at < behind || site.isCovered(at, at + 2)) {
				continue;
			}
			if (!site.mayTry()) {
				site.lack(Lack.OVER_BUDGET, at, site.bytes().length);
				return;
			}
			behind = stream(site, at, found);
		}
	}

	/** Gives the end of what was made a layer, or the place behind {@code at}. */
	private int stream(Site site, int at, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		return switch (bytes[at]) {
			case 0x1f -> gzip(site, at, found);
			case 'x' -> zlib(site, at, found);
			case '(' -> framed(site, "zstd", FrameWalk.zstd(bytes, at), at, ZstdInputStream::new, found);
			case 2, 4 -> framed(site, "lz4", FrameWalk.lz4(bytes, at), at, Lz4InputStream::new, found);
			case 'P' -> zip.member(site, at, found);
			case (byte) 0xff -> snappy(site, at, found);
			default -> at + 1;
		};
	}

	private static int zlib(Site site, int from, Consumer<Layer> found) {
		Expanding expanding = new Expanding(site);
		Extent extent = expanding.inflate(from, site.bytes().length, false);
		if (extent.state() == State.DAMAGED) {
			expanding.failed();
			return from + 1;
		}
		return expanding.layer("zlib", "zlib", from, extent, found);
	}

	private static int gzip(Site site, int from, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		Expanding all = new Expanding(site);
		Extent extent = new Extent(from, State.WHOLE);
		int data = gzipData(bytes, from, all);
		while (data >= 0 && extent.state() == State.WHOLE && !all.isTooMuch()) {
			extent = all.inflate(data, bytes.length, true);
			int end = Math.min(bytes.length, extent.end() + (extent.state() == State.WHOLE ? GZIP_TRAILER : 0));
			extent = new Extent(end, extent.state());
			data = gzipData(bytes, end, all);
		}
		return all.layer("gzip", "gzip", from, extent, found);
	}

	/** Where the deflate stream of a gzip member begins (RFC 1952 section 2.3); -1 if there is no member. */
	private static int gzipData(byte[] bytes, int from, Expanding expanding) {
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
		} finally {
			expanding.hasRead(cursor.position());
		}
	}

	private static int framed(Site site, String op, Extent extent, int from, Function<InputStream, InputStream> decoder, Consumer<Layer> found) {
		Expanding expanding = new Expanding(site);
		if (extent.end() - from <= 4) {
			return from + 1;
		}
		boolean good = expanding.read(decoder, from, extent.end());
		State state = extent.state() == State.WHOLE && !good ? State.DAMAGED : extent.state();
		return expanding.layer(op, op, from, new Extent(extent.end(), state), found);
	}

	private static int snappy(Site site, int from, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		Extent extent = FrameWalk.snappy(bytes, from);
		Optional<byte[]> result = Snappy.stream(bytes, from, extent.end(), site.most());
		if (result.isEmpty()) {
			site.lack(Lack.OVER_BUDGET, from, extent.end());
			return extent.end();
		}
		boolean some = result.get().length >= Expanding.SHORTEST_RESULT && site.take(from, extent.end(), result.get().length);
		if (some) {
			snappy(site, true, from, extent.end(), result.get(), found);
		}
		return Math.max(from + 1, extent.end());
	}

	private static void snappy(Site site, boolean framed, int from, int to, byte[] result, Consumer<Layer> found) {
		List<ByteRange> input = List.of(new ByteRange(from, to - from));
		found.accept(site.layer().child("snappy", Json.object().put("framed", framed), input, ByteMap.whole(input), "snappy", result));
	}

	/** A layer that is one stream without a magic number; gives its end if it is. */
	private static int whole(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		if (!mayBeWhole(bytes) || site.isCovered(0, bytes.length)) {
			return 0;
		}
		boolean promising = Snappy.promised(bytes, 0, bytes.length) >= Expanding.SHORTEST_CUT_RESULT;
		Optional<byte[]> block = promising ? Snappy.block(bytes, 0, bytes.length, site.most()) : Optional.empty();
		if (block.isPresent() && site.take(0, bytes.length, block.get().length)) {
			snappy(site, false, 0, bytes.length, block.get(), found);
			return bytes.length;
		}
		boolean zlib = isZlib(bytes);
		if (!zlib && !DeflateStart.is(bytes)) {
			return 0;
		}
		Expanding expanding = new Expanding(site);
		Extent extent = expanding.inflate(0, bytes.length, !zlib);
		boolean all = extent.state() == State.WHOLE && extent.end() == bytes.length && expanding.size() >= Expanding.SHORTEST_CUT_RESULT;
		String op = zlib ? "zlib" : "deflate";
		return all || expanding.isTooMuch() ? expanding.layer(op, op, 0, extent, found) : 0;
	}

	/** Whether bytes may be one stream without a magic number. */
	static boolean mayBeWhole(byte[] bytes) {
		if (bytes.length < SHORTEST_RAW || isText(bytes)) {
			return false;
		}
		boolean snappy = Snappy.promised(bytes, 0, bytes.length) >= Expanding.SHORTEST_CUT_RESULT && Snappy.isBlock(bytes, 0, bytes.length);
		return snappy || isZlib(bytes) || DeflateStart.is(bytes);
	}

	/** Whether a zlib stream may begin there that has another window than usual. */
	private static boolean isZlib(byte[] bytes) {
		return (bytes[0] & 0x8f) == 8 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) % 31 == 0 && bytes[0] != 'x';
	}

	/** Whether it begins as no deflate stream does. */
	private static boolean isText(byte[] bytes) {
		for (int i = 0; i < SHORTEST_RAW; i++) {
			if (bytes[i] < ' ' && bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != '\t') {
				return false;
			}
		}
		return true;
	}
}
