package org.telltale.capture.http2;

import java.util.Optional;
import org.telltale.capture.http.HttpExchange;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.layer.FrameRef;

/** One stream of a connection (RFC 9113 section 5): a request and its response while they come in. Not thread-safe. */
final class Http2Stream {

	/** One direction. */
	static final class Half {
		/** The head, once it is there; interim responses are none. */
		Optional<HttpHead> head = Optional.empty();
		/** The frame in which it began. */
		Optional<FrameRef> first = Optional.empty();
		/** Whether the body is declared as a DNS message, or as an answer in JSON. */
		boolean dns;
		/** Of such a body, the frame that carries the last byte so far. */
		Optional<FrameRef> last = Optional.empty();
		/** How many fields came behind the body. */
		int trailers;
		final Http2Body body = new Http2Body();
		boolean ended;
	}

	private final int id;
	private final HttpExchange exchange = new HttpExchange();
	private final Half[] halves = { new Half(), new Half() };

	Http2Stream(int id) {
		this.id = id;
	}

	int id() {
		return id;
	}

	HttpExchange exchange() {
		return exchange;
	}

	/** What a side sends. */
	Half half(int side) {
		return halves[side];
	}

	/** How many field lines it holds. */
	int fields() {
		int count = 0;
		for (Half half : halves) {
			count += half.head.map(head -> head.fields().size()).orElse(0) + half.trailers;
		}
		return count;
	}
}
