package org.telltale.match.internal.format;

import org.telltale.match.internal.format.Extent.State;

/** How far Zstandard, LZ4 and Snappy frames go, by their headers alone: nothing is expanded. */
public final class FrameWalk {

	private static final long ZSTD = 0xfd2fb528L;
	private static final long LZ4 = 0x184d2204L;
	private static final long LZ4_LEGACY = 0x184c2102L;
	private static final long SKIPPABLE = 0x184d2a50L;
	private static final int LEGACY_COMPRESSED = (1 << 23) + (1 << 23) / 255 + 16;

	private final byte[] bytes;
	private int at;

	private FrameWalk(byte[] bytes, int from) {
		this.bytes = bytes;
		this.at = from;
	}

	/** The Zstandard frames that begin at {@code from} (RFC 8878 section 3.1), skippable ones between them. */
	public static Extent zstd(byte[] bytes, int from) {
		return new FrameWalk(bytes, from).frames(true);
	}

	/** The LZ4 frames that begin at {@code from} (LZ4 Frame Format 1.6.4), legacy and skippable ones. */
	public static Extent lz4(byte[] bytes, int from) {
		return new FrameWalk(bytes, from).frames(false);
	}

	/** The chunks of a Snappy stream that begins at {@code from} (framing_format.txt). */
	public static Extent snappy(byte[] bytes, int from) {
		return new FrameWalk(bytes, from).chunks();
	}

	private Extent frames(boolean zstd) {
		State state = State.WHOLE;
		int end = at;
		while (state == State.WHOLE && bytes.length - at >= 4) {
			long magic = little(at, 4);
			if ((magic & ~15L) == SKIPPABLE) {
				state = skip(8) && skip(little(at - 4, 4)) ? State.WHOLE : State.CUT;
			} else if (zstd && magic == ZSTD) {
				state = zstdFrame();
			} else if (!zstd && magic == LZ4) {
				state = lz4Frame();
			} else if (!zstd && magic == LZ4_LEGACY) {
				state = lz4Legacy();
			} else {
				break;
			}
			end = state == State.CUT ? bytes.length : at;
		}
		return new Extent(end, state);
	}

	private State zstdFrame() {
		if (!skip(5)) {
			return State.CUT;
		}
		int descriptor = bytes[at - 1] & 0xff;
		if ((descriptor & 8) != 0) {
			return State.DAMAGED;
		}
		boolean single = (descriptor & 32) != 0;
		int dictionary = descriptor & 3;
		int size = descriptor >> 6;
		int header = (single ? 0 : 1) + (dictionary == 3 ? 4 : dictionary) + (size == 0 ? single ? 1 : 0 : 1 << size);
		if (!skip(header)) {
			return State.CUT;
		}
		boolean last = false;
		while (!last) {
			if (!skip(3)) {
				return State.CUT;
			}
			int block = (int) little(at - 3, 3);
			int type = block >> 1 & 3;
			last = (block & 1) != 0;
			if (type == 3 || type != 1 && block >> 3 > 1 << 17) {
				return State.DAMAGED;
			}
			if (!skip(type == 1 ? 1 : block >> 3)) {
				return State.CUT;
			}
		}
		return skip((descriptor & 4) != 0 ? 4 : 0) ? State.WHOLE : State.CUT;
	}

	private State lz4Frame() {
		if (!skip(6)) {
			return State.CUT;
		}
		int flags = bytes[at - 2] & 0xff;
		int code = bytes[at - 1] >> 4 & 7;
		if (flags >> 6 != 1 || code < 4 || (flags & 1) != 0) {
			return State.DAMAGED;
		}
		if (!skip(((flags & 8) != 0 ? 8 : 0) + 1)) {
			return State.CUT;
		}
		while (skip(4)) {
			long size = little(at - 4, 4);
			if (size == 0) {
				return skip((flags & 4) != 0 ? 4 : 0) ? State.WHOLE : State.CUT;
			}
			size &= 0x7fffffff;
			if (size > 1L << 8 + 2 * code) {
				return State.DAMAGED;
			}
			if (!skip(size + ((flags & 16) != 0 ? 4 : 0))) {
				return State.CUT;
			}
		}
		return State.CUT;
	}

	/** A legacy frame has no end of its own: it goes on as long as blocks can be. */
	private State lz4Legacy() {
		skip(4);
		int blocks = 0;
		while (bytes.length - at >= 4) {
			long size = little(at, 4);
			if (size == 0 || size > LEGACY_COMPRESSED) {
				return blocks > 0 ? State.WHOLE : State.DAMAGED;
			}
			if (!skip(4 + size)) {
				return blocks > 0 ? State.WHOLE : State.CUT;
			}
			blocks++;
		}
		return blocks > 0 ? State.WHOLE : State.CUT;
	}

	private Extent chunks() {
		while (bytes.length - at >= 4) {
			int type = bytes[at] & 0xff;
			long size = little(at + 1, 3);
			boolean identifier = type == 0xff && size == 6;
			if (type >= 2 && type < 0x80 || type == 0xff && !identifier || type < 2 && size < 4) {
				return new Extent(at, State.DAMAGED);
			}
			if (!skip(4 + size)) {
				return new Extent(bytes.length, State.CUT);
			}
		}
		return new Extent(at, State.WHOLE);
	}

	private boolean skip(long count) {
		if (count > bytes.length - at) {
			return false;
		}
		at += (int) count;
		return true;
	}

	private long little(int from, int count) {
		long value = 0;
		for (int i = 0; i < count; i++) {
			value |= (bytes[from + i] & 0xffL) << 8 * i;
		}
		return value;
	}
}
