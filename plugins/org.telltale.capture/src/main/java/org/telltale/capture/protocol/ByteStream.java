package org.telltale.capture.protocol;

import java.util.Optional;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;

/**
 * One direction of a connection in order: of a TCP connection as it was captured, or the plain text inside another layer
 * (TLS, for example). Offsets count from the direction's first byte. Bytes stay until {@link #consume consumed}. Used by
 * one decoder at a time, on the thread of its flow.
 */
public interface ByteStream {

	/** First offset that was not consumed. */
	long consumed();

	/** First offset that has not come in order. */
	long delivered();

	/** The array that holds {@code [consumed, delivered)}; valid until the next call that changes this; not to be changed. */
	byte[] buffer();

	/** Index of an offset in {@link #buffer()}. */
	int index(long offset);

	/** Lets go of everything before {@code to}, which lies in {@code [consumed, delivered]}. */
	void consume(long to);

	/** From now on counts bytes only: nothing more is kept. For what can never be read. */
	void skip();

	/**
	 * A copy of {@code [from, to)}, which must lie in {@code [consumed, delivered]}, with the way back to the frames.
	 *
	 * @param word the layer's name in a chain; empty if it adds nothing for a reader
	 * @param host the name under which the server was addressed, where the protocol says one
	 */
	Layer layer(long from, long to, String word, Optional<String> host);

	/** The same without a host. */
	default Layer layer(long from, long to, String word) {
		return layer(from, to, word, Optional.empty());
	}

	/** The frame that carries an offset that was not consumed yet, or the last frame before it; empty if none is known. */
	Optional<FrameRef> frameAt(long offset);

	/** How many bytes are in order and not consumed. */
	default long available() {
		return delivered() - consumed();
	}
}
