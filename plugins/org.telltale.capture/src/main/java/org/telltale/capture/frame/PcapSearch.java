package org.telltale.capture.frame;

import java.io.IOException;

/**
 * Finds the next record of a damaged pcap file: three plausible records one behind the other, or fewer that end exactly with
 * the file. The rule stands in {@code derivation.md}, "Capture files", since the verifier has to find the same one. Each byte
 * is looked at a bounded number of times.
 */
final class PcapSearch {

	private static final int CHAIN = 3;
	private static final long CHAIN_SECONDS = 86_400;
	/** Between a frame and the next plausible one. */
	static final long LAST_SECONDS = 366 * 86_400L;

	private final EvidenceStream stream;
	private final PcapLayout layout;
	private final int lookAhead;

	PcapSearch(EvidenceStream stream, PcapLayout layout) {
		this.stream = stream;
		this.layout = layout;
		this.lookAhead = CHAIN * (layout.recordHeader() + PcapLayout.MAX_CAPTURED);
	}

	/**
	 * Moves on from a record that cannot be, at least one byte, to the next that can; at the end of the file if there is none.
	 *
	 * @param lastSeconds of the last frame read, -1 if there was none
	 */
	boolean next(long lastSeconds) throws IOException {
		stream.skip(1);
		while (true) {
			boolean far = stream.require(lookAhead);
			int count = stream.available();
			int candidates = far ? count - lookAhead + 1 : Math.max(0, count - layout.recordHeader() + 1);
			int at = stream.position();
			int found = scan(stream.bytes(), at, at + candidates, at + count, !far, lastSeconds);
			if (found >= 0) {
				stream.skip(found - at);
				return true;
			}
			if (!far) {
				stream.skip(count);
				return false;
			}
			stream.skip(candidates);
		}
	}

	/** Index of the first record that begins in {@code bytes[from, to)}, -1 if there is none. */
	private int scan(byte[] bytes, int from, int to, int end, boolean fileEnds, long lastSeconds) {
		for (int at = from; at < to; at++) {
			if (chain(bytes, at, end, fileEnds, lastSeconds)) {
				return at;
			}
		}
		return -1;
	}

	private boolean chain(byte[] bytes, int from, int end, boolean fileEnds, long lastSeconds) {
		int at = from;
		long before = lastSeconds;
		long most = LAST_SECONDS;
		for (int i = 0; i < CHAIN; i++) {
			if (at == end && i > 0) {
				return fileEnds;
			}
			if (end - at < layout.recordHeader() || !layout.plausible(bytes, at, before, most)) {
				return false;
			}
			before = layout.seconds(bytes, at);
			most = CHAIN_SECONDS;
			at += layout.recordHeader() + (int) layout.captured(bytes, at);
		}
		return at <= end;
	}
}
