package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.stream.StreamAssembler;

/**
 * Offers bytes of a stream that no protocol explains, in windows that overlap, so that a search misses nothing on their
 * borders; counts them as unreadable unless they look like text.
 */
final class RawWindows {

	static final int WINDOW = 1 << 20;
	static final int OVERLAP = 64 << 10;

	private final TcpConversation owner;
	private final int side;
	/** Where the next new byte is; what lies between the stream's consumed offset and it was offered before. */
	private long fresh = -1;

	RawWindows(TcpConversation owner, int side) {
		this.owner = owner;
		this.side = side;
	}

	/** Offers whole windows of what is in order before {@code limit}, and the rest too if {@code all}. */
	void offer(long limit, boolean all) {
		StreamAssembler stream = owner.stream(side);
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

	private void window(StreamAssembler stream, long to) {
		StreamAssembler.Window window = stream.window(stream.consumed(), to);
		int freshFrom = (int) (fresh - window.start());
		owner.flow().unreadable[side] += TextShape.notText(window.bytes(), freshFrom, window.bytes().length);
		owner.context().listener.layers(List.of(CaptureContext.tcpLeaf(owner.flow().carriage(side, Optional.empty()), stream, window, "tcp")));
	}
}
