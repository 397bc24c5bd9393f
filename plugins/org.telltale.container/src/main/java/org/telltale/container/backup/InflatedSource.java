package org.telltale.container.backup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.ByteRange;
import org.telltale.container.Inflation.Fault;
import org.telltale.container.Source;

/**
 * A zlib stream (RFC 1950) that is inflated while it is read and never held: reading on is cheap, reading back begins
 * anew. {@link #made} tells what that cost.
 */
public final class InflatedSource implements Source {

	private static final int STEP = 1 << 16;
	private static final int HEADER = 2;
	private static final int TRAILER = 4;

	private final Source stored;
	private long length;
	private Optional<Fault> fault = Optional.empty();
	private boolean summed;
	private long made;
	private Inflater inflater = new Inflater(true);
	private long fed;
	private final byte[] chunk = new byte[STEP];
	private long chunkStart;
	private int chunkLength;

	private InflatedSource(Source stored) {
		this.stored = stored;
	}

	/**
	 * Inflates a stream once, to see how long it is and whether it is whole.
	 *
	 * @param stored the stream and nothing before it
	 * @param mostBytes what comes out beyond is cut off
	 * @return empty if the bytes begin no such stream
	 */
	static Optional<InflatedSource> of(Source stored, long mostBytes) throws IOException {
		byte[] header = stored.bytes(0, HEADER);
		boolean zlib = header.length == HEADER && (header[0] & 0x0f) == 8 && (header[1] & 0x20) == 0
				&& ((header[0] & 0xff) << 8 | header[1] & 0xff) % 31 == 0;
		if (!zlib) {
			return Optional.empty();
		}
		InflatedSource source = new InflatedSource(stored);
		source.measure(mostBytes);
		return Optional.of(source);
	}

	private void measure(long mostBytes) throws IOException {
		Adler32 sum = new Adler32();
		restart();
		while (fault.isEmpty() && next()) {
			if (chunkLength > mostBytes - length) {
				chunkLength = (int) (mostBytes - length);
				fault = Optional.of(Fault.OVER_BUDGET);
			}
			sum.update(chunk, 0, chunkLength);
			length += chunkLength;
		}
		if (fault.isEmpty()) {
			byte[] trailer = stored.bytes(HEADER + inflater.getBytesRead(), TRAILER);
			long declared = 0;
			for (byte b : trailer) {
				declared = declared << 8 | b & 0xff;
			}
			summed = trailer.length == TRAILER && declared == sum.getValue();
		}
		inflater.end();
		restart();
	}

	/** Why the stream is not whole; empty if it ends as it should. */
	Optional<Fault> fault() {
		return fault;
	}

	/** Whether the checksum at its end holds. */
	boolean isSummed() {
		return summed;
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
		byte[] input = stored.bytes(HEADER + fed, STEP);
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
