package org.telltale.capture.frame;

import java.io.IOException;

/**
 * Finds the next block of a damaged pcapng file: a Section Header Block, or a block of a known type whose two lengths agree
 * and which another such head, or the end of the file, follows. The rule stands in {@code derivation.md}, "Capture files".
 * Each byte is looked at a bounded number of times.
 */
final class PcapngSearch {

	private static final int MAX_FOUND = 1 << 20;
	private static final int MIN_BLOCK = 12;
	private static final int MIN_SECTION = 28;

	private final EvidenceStream stream;

	PcapngSearch(EvidenceStream stream) {
		this.stream = stream;
	}

	/** Moves on from a block that cannot be, at least one byte, to the next that can; at the end of the file if there is none. */
	boolean next(boolean little) throws IOException {
		stream.skip(1);
		while (true) {
			boolean far = stream.require(MAX_FOUND + MIN_BLOCK);
			int count = stream.available();
			int at = stream.position();
			int candidates = far ? count - MAX_FOUND - MIN_BLOCK + 1 : Math.max(0, count - MIN_BLOCK + 1);
			int found = scan(stream.bytes(), at, at + candidates, at + count, !far, little);
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

	/**
	 * Index of the first block that begins in {@code bytes[from, to)}, -1 if there is none. A loop of its own, over an array in
	 * hand: with the loop in {@link #next} the optimising compiler of JDK 25.0.3 crashed.
	 */
	private static int scan(byte[] bytes, int from, int to, int end, boolean fileEnds, boolean little) {
		for (int at = from; at < to; at++) {
			if (mayBegin(bytes, at) && found(bytes, at, end, fileEnds, little)) {
				return at;
			}
		}
		return -1;
	}

	/** Whether the four bytes there can be a known type in either byte order: all of them have a zero there, or are a section's. */
	private static boolean mayBegin(byte[] bytes, int at) {
		return bytes[at + 1] == 0 || bytes[at + 2] == 0 || bytes[at] == 0x0a && bytes[at + 3] == 0x0a;
	}

	private static boolean found(byte[] bytes, int at, int end, boolean fileEnds, boolean little) {
		if (EvidenceStream.u32(bytes, at, true) == PcapngFrames.SECTION) {
			return end - at >= MIN_SECTION && section(bytes, at, end);
		}
		if (!plausible(bytes, at, little)) {
			return false;
		}
		long length = EvidenceStream.u32(bytes, at + 4, little);
		if (length > MAX_FOUND || length > end - at || EvidenceStream.u32(bytes, at + (int) length - 4, little) != length) {
			return false;
		}
		int next = at + (int) length;
		return end - next >= MIN_BLOCK ? plausible(bytes, next, little) : fileEnds && end == next;
	}

	private static boolean section(byte[] bytes, int at, int end) {
		int magic = (int) EvidenceStream.u32(bytes, at + 8, false);
		boolean little = magic == Integer.reverseBytes(PcapngFrames.BYTE_ORDER);
		long length = EvidenceStream.u32(bytes, at + 4, little);
		return (little || magic == PcapngFrames.BYTE_ORDER) && length >= MIN_SECTION && length % 4 == 0 && length <= MAX_FOUND
				&& length <= end - at && EvidenceStream.u32(bytes, at + (int) length - 4, little) == length;
	}

	/** Whether the standard or its registry names a block type. */
	static boolean known(int type) {
		return type >= 1 && type <= 10 || type == 0xbad || type == 0x40000bad || type == PcapngFrames.SECTION;
	}

	/** Whether a block may begin there: a known type, a possible length; a section header's length is in its own byte order. */
	static boolean plausible(byte[] bytes, int at, boolean little) {
		int type = (int) EvidenceStream.u32(bytes, at, little);
		long length = EvidenceStream.u32(bytes, at + 4, little);
		return type == PcapngFrames.SECTION || known(type) && length >= MIN_BLOCK && length % 4 == 0 && length <= FrameReader.MAX_RECORD;
	}
}
