package org.telltale.container;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.ByteRange;
import org.telltale.container.Inflation.Fault;

/**
 * A deflate stream (RFC 1951), in zlib's frame (RFC 1950) or without one, that is inflated while it is read and never held: reading on is cheap,
 * reading back begins anew. {@link #made} tells what that cost.
 */
public final class InflatedSource implements Source {

	private static final int STEP = 1 << 16;
	private static final int HEADER = 2;
	private static final int TRAILER = 4;

	private final Source stored;
	private final int header;
	private long length;
	private long consumed;
	private long sum;
	private Optional<Fault> fault = Optional.empty();
	private boolean summed;
	private long made;
	private Inflater inflater = new Inflater(true);
	private long fed;
	private final byte[] chunk = new byte[STEP];
	private long chunkStart;
	private int chunkLength;

	private InflatedSource(Source stored, int header) {
		this.stored = stored;
		this.header = header;
	}

	/**
	 * Inflates a raw stream once, to see how long it is and whether it is whole.
	 *
	 * @param stored the stream and nothing before it
	 * @param mostBytes what comes out beyond is cut off
	 */
	public static InflatedSource raw(Source stored, long mostBytes) throws IOException {
		InflatedSource source = new InflatedSource(stored, 0);
		source.measure(mostBytes, new CRC32());
		return source;
	}

	/**
	 * Inflates a zlib stream once, to see how long it is and whether it is whole.
	 *
	 * @param stored the stream and nothing before it
	 * @param mostBytes what comes out beyond is cut off
	 * @return empty if the bytes begin no such stream
	 */
	public static Optional<InflatedSource> zlib(Source stored, long mostBytes) throws IOException {
		byte[] start = stored.bytes(0, HEADER);
		boolean zlib = start.length == HEADER && (start[0] & 0x0f) == 8 && (start[1] & 0x20) == 0
				&& ((start[0] & 0xff) << 8 | start[1] & 0xff) % 31 == 0;
		if (!zlib) {
			return Optional.empty();
		}
		InflatedSource source = new InflatedSource(stored, HEADER);
		source.measure(mostBytes, new Adler32());
		if (source.fault.isEmpty()) {
			byte[] trailer = stored.bytes(HEADER + source.consumed, TRAILER);
			long declared = 0;
			for (byte b : trailer) {
				declared = declared << 8 | b & 0xff;
			}
			source.summed = trailer.length == TRAILER && declared == source.sum;
		}
		return Optional.of(source);
	}

	private void measure(long mostBytes, Checksum checksum) throws IOException {
		restart();
		while (fault.isEmpty() && next()) {
			if (chunkLength > mostBytes - length) {
				chunkLength = (int) (mostBytes - length);
				fault = Optional.of(Fault.OVER_BUDGET);
			}
			checksum.update(chunk, 0, chunkLength);
			length += chunkLength;
		}
		sum = checksum.getValue();
		consumed = inflater.getBytesRead();
		inflater.end();
		restart();
	}

	/** Why the stream is not whole; empty if it ends as it should. */
	public Optional<Fault> fault() {
		return fault;
	}

	/** Whether the checksum at the end of zlib's frame holds; false without a frame. */
	public boolean isSummed() {
		return summed;
	}

	/** CRC-32 of what a raw stream holds. */
	public long crc32() {
		return sum;
	}

	/** Stored bytes that the deflate stream takes. */
	public long consumed() {
		return consumed;
	}

	/** Bytes that were inflated so far, again and again. */
	public long made() {
		return made;
	}

	private void restart() {
		inflater = new Inflater(true);
		fed = 0;
		chunkStart = 0;
		chunkLength = 0;
	}

	/** Inflates the chunk behind this one; false at the stream's end, or where it breaks, which is then its fault. */
	private boolean next() throws IOException {
		chunkStart += chunkLength;
		chunkLength = 0;
		try {
			while (chunkLength < STEP && !inflater.finished()) {
				int count = inflater.inflate(chunk, chunkLength, STEP - chunkLength);
				chunkLength += count;
				if (count == 0 && !inflater.finished() && !feed()) {
					break;
				}
			}
		} catch (DataFormatException broken) {
			fault = Optional.of(Fault.CORRUPT);
		}
		made += chunkLength;
		return chunkLength > 0;
	}

	private boolean feed() throws IOException {
		if (!inflater.needsInput()) {
			fault = Optional.of(Fault.CORRUPT);
			return false;
		}
		byte[] input = stored.bytes(header + fed, STEP);
		if (input.length == 0) {
			fault = Optional.of(Fault.TRUNCATED);
			return false;
		}
		inflater.setInput(input);
		fed += input.length;
		return true;
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) throws IOException {
		int there = (int) Math.max(0, Math.min(count, length - offset));
		if (there > 0 && offset < chunkStart) {
			inflater.end();
			restart();
		}
		for (int done = 0; done < there; ) {
			int inside = (int) Math.min(chunkLength, offset + done - chunkStart);
			int part = Math.min(there - done, chunkLength - inside);
			System.arraycopy(chunk, inside, into, at + done, part);
			done += part;
			if (done < there && !next()) {
				throw new IOException("a compressed stream gave other bytes than before");
			}
		}
		return there;
	}

	/** Always empty: nothing stands plainly. */
	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		return Optional.empty();
	}
}
