package org.telltale.capture;

/** A connection of no known protocol: both streams are offered as they are. */
final class RawDecoder implements StreamDecoder {

	private final RawWindows[] windows;

	RawDecoder(TcpConversation owner) {
		windows = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int side) {
		windows[side].offer(Long.MAX_VALUE, false);
	}

	@Override
	public void gap(int side) {
		windows[side].offer(Long.MAX_VALUE, true);
	}

	@Override
	public void end(int side) {
		windows[side].offer(Long.MAX_VALUE, true);
	}
}
