package org.telltale.base.expand;

import java.io.IOException;
import java.util.Arrays;

/** LZ4 Block Format: literals, then a match, again and again; the last sequence is literals alone. */
public final class Lz4Block {

	/** How far back a match may reach. */
	static final int WINDOW = 1 << 16;

	private static final int MIN_MATCH = 4;

	private Lz4Block() {
	}

	/**
	 * Expands a block that stands alone.
	 *
	 * @param block holds it
	 * @param from its first byte there
	 * @param to behind its last byte; where {@code most} bytes came out before, what is left is not looked at
	 * @param most bytes that are wanted
	 * @return what came out: {@code most} bytes, or fewer where the block ends before
	 * @throws IOException if it contradicts itself
	 */
	public static byte[] expand(byte[] block, int from, int to, int most) throws IOException {
		History history = new History(WINDOW);
		history.begin();
		decode(block, from, to, history, most, true);
		return Arrays.copyOfRange(history.bytes, history.start, history.end);
	}

	/** Appends what comes out to a block in the making, up to so many bytes; beyond, the block ends there or contradicts itself. */
	static void decode(byte[] block, int from, int to, History history, int most, boolean ends) throws IOException {
		int at = from;
		while (at < to) {
			int token = block[at++] & 0xff;
			long literals = token >> 4;
			if (literals == 15) {
				int next = 255;
				while (next == 255 && at < to) {
					next = block[at++] & 0xff;
					literals += next;
				}
			}
			int room = room(history, most);
			if (literals > to - at || literals > room && !ends) {
				throw new IOException("a block contradicts itself");
			}
			history.append(block, at, (int) Math.min(literals, room));
			at += (int) literals;
			if (at == to || literals >= room && ends) {
				return;
			}
			if (to - at < 2) {
				throw new IOException("a block contradicts itself");
			}
			int distance = block[at] & 0xff | (block[at + 1] & 0xff) << 8;
			at += 2;
			long match = (token & 15) + MIN_MATCH;
			if (match == 15 + MIN_MATCH) {
				int next = 255;
				while (next == 255 && at < to) {
					next = block[at++] & 0xff;
					match += next;
				}
			}
			room = room(history, most);
			if (match > room && !ends) {
				throw new IOException("a block contradicts itself");
			}
			history.repeat(distance, (int) Math.min(match, room));
			if (match >= room && ends) {
				return;
			}
		}
	}

	private static int room(History history, int most) {
		return most - (history.end - history.start);
	}
}
