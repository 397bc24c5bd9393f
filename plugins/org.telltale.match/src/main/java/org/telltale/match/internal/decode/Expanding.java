package org.telltale.match.internal.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.ByteRange;
import org.telltale.capture.codec.Gathered;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.match.coverage.Lack;
import org.telltale.match.internal.format.Extent;
import org.telltale.match.internal.format.Extent.State;

/** Expands compressed bytes into memory as far as a site has room. For one stream. */
final class Expanding {

	static final int SHORTEST_RESULT = 8;
	static final int SHORTEST_CUT_RESULT = 32;
	/** What a decoder costs that gives nothing. */
	private static final int DECODER_COST = 1 << 16;
	/** Most of what seems a stream is none, and fails soon. */
	private static final int FIRST_STEP = 1 << 9;
	private static final int STEP = 1 << 13;
	private static final int RATIO_FREE = 1 << 20;
	private static final int RATIO = 300;

	private final Site site;
	private final Gathered out = new Gathered();
	private long read;
	private boolean tooMuch;

	Expanding(Site site) {
		this.site = site;
	}

	/** Whether what comes out passes the room, or is out of all proportion. */
	boolean isTooMuch() {
		return tooMuch;
	}

	int size() {
		return out.size();
	}

	/** Counts bytes that were read before a stream begins. */
	void hasRead(long bytes) {
		read += bytes;
	}

	/** Counts what was read and made as a try that failed. */
	void failed() {
		site.tried(read + out.size());
	}

	/** Inflates the deflate or zlib stream at {@code [from, to)}, and tells how far it goes. */
	Extent inflate(int from, int to, boolean raw) {
		Inflater inflater = new Inflater(raw);
		try {
			inflater.setInput(site.bytes(), from, to - from);
			byte[] step = new byte[FIRST_STEP];
			State state = State.WHOLE;
			while (state == State.WHOLE && !inflater.finished() && !tooMuch) {
				step = step.length == STEP || out.size() < STEP ? step : new byte[STEP];
				long before = inflater.getBytesWritten();
				int count;
				try {
					count = inflater.inflate(step);
					state = count > 0 || inflater.finished() ? State.WHOLE : inflater.needsDictionary() ? State.DAMAGED : State.CUT;
				} catch (DataFormatException damaged) {
					// the bytes in front of the damage are in the block already
					count = (int) (inflater.getBytesWritten() - before);
					state = State.DAMAGED;
				}
				take(step, count, inflater.getBytesRead());
			}
			return new Extent(state == State.WHOLE ? (int) (from + inflater.getBytesRead()) : to, state);
		} finally {
			read += inflater.getBytesRead();
			inflater.end();
		}
	}

	/** Reads what a decoder makes of {@code [from, to)} to its end; whether it ends well. */
	boolean read(Function<InputStream, InputStream> decoder, int from, int to) {
		ByteArrayInputStream input = new ByteArrayInputStream(site.bytes(), from, to - from);
		byte[] step = new byte[STEP];
		try (InputStream expanded = decoder.apply(input)) {
			int count = expanded.read(step, 0, STEP);
			while (count > 0 && !tooMuch) {
				take(step, count, to - from);
				count = expanded.read(step, 0, STEP);
			}
			return true;
		} catch (IOException cutOrDamaged) {
			return false;
		} finally {
			read += to - from - input.available();
			site.tried(out.size() < SHORTEST_RESULT ? DECODER_COST : 0);
		}
	}

	private void take(byte[] step, int count, long input) {
		long size = (long) out.size() + count;
		tooMuch |= size > site.most() || size > RATIO_FREE && size / RATIO > input;
		if (!tooMuch) {
			out.write(step, 0, count);
		}
	}

	/**
	 * Makes a layer of what came out of the site's bytes from {@code from} on, and counts what could not be searched.
	 *
	 * @return where the search goes on
	 */
	int layer(String op, String word, int from, Extent extent, Consumer<Layer> found) {
		boolean whole = extent.state() == State.WHOLE;
		int end = Math.max(from + 1, extent.end());
		if (tooMuch) {
			site.lack(Lack.OVER_BUDGET, from, end);
			return end;
		}
		if (out.size() < (whole ? SHORTEST_RESULT : SHORTEST_CUT_RESULT)) {
			failed();
			return from + 1;
		}
		if (!whole) {
			site.lack(extent.state() == State.CUT ? Lack.CUT : Lack.DAMAGED, from, end);
		}
		if (site.take(from, end, out.size())) {
			List<ByteRange> input = List.of(new ByteRange(from, end - from));
			found.accept(site.layer().child(op, Ascii.none(), input, ByteMap.whole(input), word, out.toByteArray()));
		}
		if (extent.state() == State.DAMAGED) {
			failed();
			return from + 1;
		}
		return end;
	}
}
