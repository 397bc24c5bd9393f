package org.telltale.capture.protocol;

/** Understands a connection's two streams. Side 0 is the client's, 1 the server's. */
public interface StreamDecoder {

	/** More bytes of a side are in order. */
	void advance(int side);

	/** A hole comes next on a side, or memory is short: everything in order must be handed out and consumed now. */
	void gap(int side);

	/** A side goes on behind a hole, at this stream offset; {@link #advance} follows. */
	default void resume(int side, long offset) {
		// Of no interest to decoders that look at the stream's own offsets.
	}

	/** A side has ended; everything in order must be handed out and consumed now. */
	void end(int side);
}
