package org.telltale.container;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The result of inflating one deflate stream (RFC 1951) within a budget.
 *
 * @param content what came out, held in the budget
 * @param consumed stored bytes that were used
 * @param crc32 CRC-32 of the content
 * @param fault why it is not whole; empty if the stream ended as it should
 */
public record Inflation(ExpandedSource content, long consumed, long crc32, Optional<Fault> fault) {

	/** Why an expansion is not whole. */
	public enum Fault {
		/** The stored bytes end inside the stream. */
		TRUNCATED,
		/** The stored bytes are no deflate stream. */
		CORRUPT,
		/** The budget (ratio, absolute, memory) ended it. */
		OVER_BUDGET
	}

	private static final int STEP = 1 << 16;
	private static final int START_STEP = 1 << 12;

	/**
	 * Inflates one raw stream.
	 *
	 * @param source holds it
	 * @param offset where it starts there
	 * @param stored bytes it may take at most
	 * @param budget charged for what comes out; the caller releases the content
	 */
	public static Inflation of(Source source, long offset, long stored, Budget budget) throws IOException {
		ExpandedSource content = new ExpandedSource();
		long limit = budget.expandable(stored);
		CRC32 crc = new CRC32();
		long fed = 0;
		Optional<Fault> fault = Optional.empty();
		try (Inflater inflater = new Inflater(true)) {
			byte[] in = new byte[STEP];
			byte[] out = new byte[STEP];
			while (!inflater.finished() && fault.isEmpty()) {
				int made = inflater.inflate(out);
				if (made > limit - content.length()) {
					made = (int) (limit - content.length());
					fault = Optional.of(Fault.OVER_BUDGET);
				}
				crc.update(out, 0, made);
				content.append(out, 0, made);
				if (made == 0 && fault.isEmpty() && !inflater.finished()) {
					int read = inflater.needsInput() ? source.read(offset + fed, in, 0, (int) Math.min(STEP, stored - fed)) : 0;
					if (read == 0) {
						fault = Optional.of(inflater.needsInput() ? Fault.TRUNCATED : Fault.CORRUPT);
					} else {
						inflater.setInput(in, 0, read);
						fed += read;
					}
				}
			}
			fed = inflater.getBytesRead();
		} catch (DataFormatException notDeflate) {
			fault = Optional.of(Fault.CORRUPT);
		}
		budget.hold(content.length());
		return new Inflation(content, fed, crc.getValue(), fault);
	}

	/**
	 * The first bytes of what a raw stream holds, up to a count; fewer where it ends or breaks. What is behind them is not looked at.
	 *
	 * @param stored the stream and nothing before it
	 */
	public static byte[] start(Source stored, int count) throws IOException {
		byte[] made = new byte[count];
		int length = 0;
		long fed = 0;
		try (Inflater inflater = new Inflater(true)) {
			while (length < count && !inflater.finished()) {
				int more = inflater.inflate(made, length, count - length);
				length += more;
				byte[] in = more == 0 && inflater.needsInput() ? stored.bytes(fed, START_STEP) : new byte[0];
				if (more == 0 && in.length == 0) {
					break;
				}
				if (in.length > 0) {
					inflater.setInput(in);
					fed += in.length;
				}
			}
		} catch (DataFormatException notDeflate) {
			// what came before it is the start
		}
		return java.util.Arrays.copyOf(made, length);
	}
}
