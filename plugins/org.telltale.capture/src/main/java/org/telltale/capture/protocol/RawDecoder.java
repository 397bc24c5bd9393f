package org.telltale.capture.protocol;

/** A connection of no known protocol: both streams are offered as they are. */
public final class RawDecoder implements StreamDecoder {

	private final RawWindows[] windows;

	/** Offers what is not consumed of both streams, and all that follows. */
	public RawDecoder(Connection owner) {
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
