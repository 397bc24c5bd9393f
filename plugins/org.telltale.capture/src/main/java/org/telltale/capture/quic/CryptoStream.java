package org.telltale.capture.quic;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** One side's CRYPTO stream (RFC 9000 section 19.6): pieces in any order; a byte that is there is kept. Holds no more than came in. */
final class CryptoStream {

	/** Bytes at or behind this offset are not kept. */
	static final int LIMIT = 64 << 10;

	private final TreeMap<Integer, byte[]> waiting = new TreeMap<>();
	private byte[] bytes = new byte[0];
	private int held;

	/** Adds what is new of {@code b[from, from + length)} at a stream offset. @return how many bytes were new */
	int add(long offset, byte[] b, int from, int length) {
		if (offset >= LIMIT) {
			return 0;
		}
		int before = held;
		int end = (int) Math.min(LIMIT, offset + length);
		int at = Math.max((int) offset, bytes.length);
		while (at < end) {
			Map.Entry<Integer, byte[]> under = waiting.floorEntry(at);
			if (under != null && under.getKey() + under.getValue().length > at) {
				at = under.getKey() + under.getValue().length;
				continue;
			}
			Integer next = waiting.higherKey(at);
			int to = next == null ? end : Math.min(end, next);
			int start = from + at - (int) offset;
			waiting.put(at, Arrays.copyOfRange(b, start, start + to - at));
			held += to - at;
			at = to;
		}
		join();
		return held - before;
	}

	/** Moves what follows without a hole to {@link #bytes}. */
	private void join() {
		int end = bytes.length;
		for (Map.Entry<Integer, byte[]> piece : waiting.entrySet()) {
			if (piece.getKey() != end) {
				break;
			}
			end += piece.getValue().length;
		}
		if (end == bytes.length) {
			return;
		}
		int at = bytes.length;
		bytes = Arrays.copyOf(bytes, end);
		while (at < end) {
			byte[] piece = waiting.pollFirstEntry().getValue();
			System.arraycopy(piece, 0, bytes, at, piece.length);
			at += piece.length;
		}
	}

	/** The bytes from offset 0 up to the first hole; not to be changed. */
	byte[] bytes() {
		return bytes;
	}

	/** Whether bytes wait behind a hole. */
	boolean hole() {
		return !waiting.isEmpty();
	}

	/** How many bytes are kept. */
	int held() {
		return held;
	}
}
