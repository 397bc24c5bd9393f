package org.telltale.capture.http1;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.telltale.capture.http.HttpExchange;

/**
 * Pairs responses with requests: in their order (RFC 9112 section 9.3), and where a hole may have taken some of them, by the
 * order of their frames. Not thread-safe.
 */
final class Pairing {

	/** So many transactions wait for their other half; the oldest is told without it then. */
	private static final int MAX_OPEN = 1024;

	/** A transaction of which not all was seen. */
	static final class Open {
		final HttpExchange exchange = new HttpExchange();
		private final long frame;
		/** Whether its request may still come from behind a hole. */
		private boolean waits;
		/** Whether its request is of HTTP/0.9. */
		boolean simple;

		private Open(long frame) {
			this.frame = frame;
		}
	}

	private final Deque<Open> unanswered = new ArrayDeque<>();
	private final Deque<Open> unasked = new ArrayDeque<>();
	private final Deque<Open> untold = new ArrayDeque<>();
	private boolean responsesLost;

	/** A request begins. @param frame the frame in which it does */
	Open request(long frame) {
		while (!unasked.isEmpty()) {
			Open early = unasked.poll();
			early.waits = false;
			if (early.frame > frame) {
				early.exchange.requestBegins();
				return early;
			}
		}
		Open open = new Open(frame);
		open.exchange.requestBegins();
		unanswered.add(open);
		untold.add(open);
		return open;
	}

	/** A response begins. @param frame the frame in which it does */
	Open response(long frame) {
		if (responsesLost) {
			skipLost(frame);
			responsesLost = false;
		}
		Open asked = unanswered.peek();
		if (asked != null) {
			return asked;
		}
		Open open = new Open(frame);
		open.waits = true;
		unasked.add(open);
		untold.add(open);
		return open;
	}

	/** Behind a hole, a response answers the latest request before it; earlier ones' were lost. */
	private void skipLost(long frame) {
		while (unanswered.size() > 1) {
			Iterator<Open> two = unanswered.iterator();
			Open first = two.next();
			if (two.next().frame > frame) {
				return;
			}
			unanswered.remove();
			first.exchange.responseDone();
		}
	}

	/** The request that the next response answers is of HTTP/0.9. */
	boolean simpleNext() {
		return unanswered.peek() != null && unanswered.peek().simple;
	}

	/** Whether an answer is due. */
	boolean due() {
		return !unanswered.isEmpty();
	}

	/** The final response to a request is there. */
	void answered(Open open) {
		open.exchange.responseDone();
		unanswered.remove(open);
	}

	/** A hole may have taken responses. */
	void responsesLost() {
		responsesLost = true;
	}

	/** Tells the transactions that are complete, or all, in the order in which they began. */
	void tell(boolean all, Consumer<HttpExchange> teller) {
		while (!untold.isEmpty()) {
			Open next = untold.peek();
			boolean complete = next.exchange.done() && !next.waits;
			if (!complete && !all && untold.size() <= MAX_OPEN) {
				return;
			}
			untold.remove();
			if (!complete) {
				unanswered.remove(next);
				unasked.remove(next);
			}
			teller.accept(next.exchange);
		}
	}
}
