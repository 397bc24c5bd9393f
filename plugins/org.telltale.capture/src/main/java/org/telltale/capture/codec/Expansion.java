package org.telltale.capture.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.telltale.base.expand.Lz4InputStream;
import org.telltale.base.expand.ZstdInputStream;

/**
 * The expanded bytes of a compressed file, within a budget. Damage, a cut and the budget end the stream and are told by
 * {@link #flaw()}; an exception means that the compressed bytes could not be read. Not thread-safe.
 */
public final class Expansion extends InputStream {

	/** What a file may always expand to. */
	private static final long FREE = 64L << 20;
	/** How many times its length it may expand to beyond that. */
	private static final long RATIO = 256;

	/** Why an expansion ended before the compressed bytes did. */
	public enum Kind {
		CUT, DAMAGED, BUDGET
	}

	/**
	 * What is wrong.
	 *
	 * @param what a sentence
	 */
	public record Flaw(Kind kind, String what) {
	}

	private final InputStream expanded;
	private final Source source;
	private final LongSupplier length;
	private long produced;
	private Flaw flaw;
	private boolean ended;

	/**
	 * @param compressed where the compressed bytes come from; read ahead as it pleases
	 * @param length of the compressed file, or what is known of it so far: measures the budget
	 */
	public Expansion(Compression compression, InputStream compressed, LongSupplier length) {
		this.source = new Source(compressed);
		this.length = length;
		this.expanded = switch (compression) {
			case GZIP -> new GzipInput(source);
			case ZSTD -> new ZstdInputStream(source);
			case LZ4 -> new Lz4InputStream(source);
			case XZ -> new XzInput(source);
		};
	}

	/** Tells a failing source from a damaged one. */
	private static final class Source extends InputStream {
		private final InputStream in;
		private IOException failed;

		private Source(InputStream in) {
			this.in = in;
		}

		@Override
		public int read() throws IOException {
			try {
				return in.read();
			} catch (IOException environment) {
				throw failed = environment;
			}
		}

		@Override
		public int read(byte[] target, int offset, int count) throws IOException {
			try {
				return in.read(target, offset, count);
			} catch (IOException environment) {
				throw failed = environment;
			}
		}

		@Override
		public void close() throws IOException {
			in.close();
		}
	}

	/** How many bytes have come out. */
	public long produced() {
		return produced;
	}

	/** What is wrong, once the end was reached; empty if nothing is. */
	public Optional<Flaw> flaw() {
		return Optional.ofNullable(flaw);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int count) throws IOException {
		if (count == 0 || ended) {
			return ended ? -1 : 0;
		}
		long compressedLength = length.getAsLong();
		long left = compressedLength > Long.MAX_VALUE / RATIO - FREE ? count : FREE + RATIO * compressedLength - produced;
		if (left <= 0) {
			return budget();
		}
		int got = part(target, offset, (int) Math.min(count, left));
		produced += Math.max(0, got);
		return got;
	}

	private int part(byte[] target, int offset, int count) throws IOException {
		try {
			int got = expanded.read(target, offset, count);
			ended = got < 0;
			return got;
		} catch (EOFException cut) {
			return end(Kind.CUT, "The compressed file is cut.");
		} catch (IOException damage) {
			return end(Kind.DAMAGED, "The compressed file is damaged: " + damage.getMessage() + ".");
		}
	}

	private int budget() throws IOException {
		byte[] one = new byte[1];
		return part(one, 0, 1) < 0 ? -1 : end(Kind.BUDGET, "The compressed file expands to more than 64 MiB and 256 times its length.");
	}

	private int end(Kind kind, String what) throws IOException {
		if (source.failed != null) {
			throw source.failed;
		}
		ended = true;
		flaw = new Flaw(kind, what);
		return -1;
	}

	@Override
	public void close() throws IOException {
		expanded.close();
	}
}
