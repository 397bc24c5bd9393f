package org.telltale.capture.protocol;

/**
 * Offers bytes of a stream that no protocol explains, in windows that overlap, so that a search misses nothing on their
 * borders; counts them as unreadable unless they look like text.
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

	private void window(ByteStream stream, long to) {
		long first = stream.consumed();
		owner.flow().unreadable(side, TextShape.notText(stream.buffer(), stream.index(fresh), stream.index(to)));
		owner.context().layer(() -> stream.layer(first, to, "tcp"));
	}
}
