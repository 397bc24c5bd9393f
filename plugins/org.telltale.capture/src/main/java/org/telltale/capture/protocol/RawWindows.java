package org.telltale.capture.protocol;

/**
 * Offers bytes of a stream that no protocol explains, in windows that overlap, so that a search misses nothing on their
 * borders; counts them as unreadable unless they look like text. Where nobody listens to layers nothing is kept.
 */
public final class RawWindows {

	private static final int WINDOW = 1 << 20;
	private static final int OVERLAP = 64 << 10;

	private final Connection owner;
	private final int side;
	/** Where the next new byte is; what lies between the stream's consumed offset and it was offered before. */
	private long fresh = -1;

	/** Windows of what a side sends. */
	public RawWindows(Connection owner, int side) {
		this.owner = owner;
		this.side = side;
	}

	/** Offers whole windows of what is in order before {@code limit}, and the rest too if {@code all}. */
	public void offer(long limit, boolean all) {
		ByteStream stream = owner.stream(side);
		long end = Math.min(limit, stream.delivered());
		fresh = Math.max(fresh, stream.consumed());
		if (!owner.context().wantsLayers()) {
			shape(stream, all ? end : end - (end - fresh) % TextShape.BLOCK);
			return;
		}
		while (end - stream.consumed() >= WINDOW || all && end > fresh) {
			long to = Math.min(end, stream.consumed() + WINDOW);
			window(stream, to);
			stream.consume(to == end && all ? end : Math.max(stream.consumed(), to - OVERLAP));
			fresh = to;
		}
		if (all && stream.consumed() < end) {
			stream.consume(end);
		}
	}

	/** Looks at whole blocks only, or at all that is left, so that the count is the same as that of windows. */
	private void shape(ByteStream stream, long to) {
		if (to > fresh) {
			owner.flow().unreadable(side, TextShape.notText(stream.buffer(), stream.index(fresh), stream.index(to)));
			stream.consume(to);
			fresh = to;
		}
	}

	private void window(ByteStream stream, long to) {
		long first = stream.consumed();
		owner.flow().unreadable(side, TextShape.notText(stream.buffer(), stream.index(fresh), stream.index(to)));
		owner.context().layer(() -> stream.layer(first, to, "tcp"));
	}
}
