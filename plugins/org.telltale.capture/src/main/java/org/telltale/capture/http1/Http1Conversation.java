package org.telltale.capture.http1;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.telltale.capture.http.FieldLines;
import org.telltale.capture.http.HttpExchange;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;

/** An HTTP/1.x connection: finds the messages on both sides and pairs responses with requests. */
final class Http1Conversation implements StreamDecoder {

	/** One side's place in its stream; a message begins where the stream was consumed to. */
	private static final class Side {
		private Optional<Http1Message> head = Optional.empty();
		private Http1Message.Framing framing = Http1Message.Framing.NONE;
		private ChunkScanner chunks = new ChunkScanner();
		private HttpExchange exchange;
		private long rawUntil = -1;
		/** Up to where the head that is coming in was searched for its end. */
		private long searched;
		private boolean held;
		private boolean over;
	}

	private final Connection owner;
	private final Side[] sides = { new Side(), new Side() };
	private final RawWindows[] windows;
	private final Deque<HttpExchange> unanswered = new ArrayDeque<>();
	private final Deque<HttpExchange> untold = new ArrayDeque<>();
	private final Http1Layers layers;
	private boolean left;

	Http1Conversation(Connection owner) {
		this.owner = owner;
		this.windows = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
		this.layers = new Http1Layers(owner);
	}

	@Override
	public void advance(int number) {
		boolean more = true;
		while (more && !left) {
			more = step(number);
		}
	}

	/** One step on a side; false if more bytes are needed. */
	private boolean step(int number) {
		Side side = sides[number];
		ByteStream stream = owner.stream(number);
		if (side.rawUntil >= 0) {
			boolean there = stream.delivered() >= side.rawUntil;
			windows[number].offer(side.rawUntil, there);
			if (there) {
				side.rawUntil = -1;
			}
			return there;
		}
		return !side.held && stream.delivered() > stream.consumed() && (side.head.isEmpty() ? head(number) : body(number));
	}

	private boolean head(int number) {
		Side side = sides[number];
		ByteStream stream = owner.stream(number);
		byte[] b = stream.buffer();
		int from = stream.index(stream.consumed());
		int to = stream.index(stream.delivered());
		if (b[from] == '\r' || b[from] == '\n') {
			// Robust receivers pass over empty lines before a start line (RFC 9112 section 2.2).
			stream.consume(stream.consumed() + 1);
			return true;
		}
		int begins = Http1Decoder.begins(b, from, to);
		int resumed = stream.index(Math.max(stream.consumed(), side.searched - 3));
		int end = begins > 0 ? FieldLines.headEnd(b, resumed, to) : -1;
		side.searched = stream.delivered();
		if (begins == 0 || begins > 0 && end < 0 && to - from <= Http1Decoder.MAX_HEAD) {
			return false;
		}
		side.searched = 0;
		side.head = end < 0 ? Optional.empty() : Http1Decoder.decode(b, from, end);
		if (side.head.isEmpty()) {
			side.rawUntil = Long.MAX_VALUE;
			return true;
		}
		begin(side, side.head.get());
		return true;
	}

	private void begin(Side side, Http1Message head) {
		if (head.request()) {
			side.exchange = new HttpExchange();
			unanswered.add(side.exchange);
			untold.add(side.exchange);
		} else {
			HttpExchange asked = unanswered.peek();
			side.exchange = asked != null ? asked : new HttpExchange();
			if (asked == null) {
				untold.add(side.exchange);
			}
		}
		side.framing = head.framing(side.exchange.method());
		side.chunks = new ChunkScanner();
		if (head.ambiguous()) {
			owner.context().log().count("http.ambiguous", "http.ambiguous-length", 0, "HTTP message whose lines contradict each other about its length",
					"Readers may disagree about its body; its bytes were searched as they are.");
		}
	}

	private boolean body(int number) {
		Side side = sides[number];
		ByteStream stream = owner.stream(number);
		Http1Message head = side.head.orElseThrow();
		long there = stream.delivered() - stream.consumed();
		long wanted = switch (side.framing) {
			case NONE -> head.length();
			case LENGTH -> head.length() + head.contentLength().orElseThrow();
			case CLOSE -> Long.MAX_VALUE;
			case CHUNKED -> chunked(side, stream, head, there);
		};
		if (wanted < 0) {
			breakOff(number, Long.MAX_VALUE, "http.chunks-broken", "HTTP body whose chunked coding is broken");
			return true;
		}
		if (there < wanted) {
			boolean bounded = wanted != Long.MAX_VALUE;
			if (there > owner.context().limits().maxMessageBytes() || bounded && wanted > owner.context().limits().maxMessageBytes()) {
				breakOff(number, bounded ? stream.consumed() + wanted : Long.MAX_VALUE, "http.too-large",
						"HTTP message longer than this version puts together");
				return true;
			}
			return false;
		}
		complete(number, wanted, true);
		return true;
	}

	/** The message's length once its last chunk is there, else the largest number; -1 if it is broken. */
	private static long chunked(Side side, ByteStream stream, Http1Message head, long there) {
		ChunkScanner.State state = side.chunks.scan(stream.buffer(), stream.index(stream.consumed()) + head.length(), there - head.length());
		return switch (state) {
			case DONE -> head.length() + side.chunks.position();
			case OPEN -> Long.MAX_VALUE;
			case BROKEN -> -1;
		};
	}

	/** The head is told, the body goes as raw windows up to {@code until}. */
	private void breakOff(int number, long until, String code, String what) {
		owner.context().log().count(code, code, 0, what, "Its body was searched as it is in the stream, not decoded.");
		Side side = sides[number];
		long length = side.head.orElseThrow().length();
		side.framing = Http1Message.Framing.NONE;
		complete(number, length, false);
		side.rawUntil = until;
	}

	private void complete(int number, long length, boolean whole) {
		Side side = sides[number];
		Http1Message head = side.head.orElseThrow();
		ByteStream stream = owner.stream(number);
		boolean interim = !head.request() && head.status() < 200 && head.status() != 101;
		layers.offer(number, head, side.framing, side.chunks, length, whole, side.exchange);
		stream.consume(stream.consumed() + length);
		side.head = Optional.empty();
		if (head.request()) {
			side.exchange.requestDone();
			side.held = head.method().equals("CONNECT");
		} else if (!interim) {
			side.exchange.responseDone();
			unanswered.remove(side.exchange);
		}
		tell(false);
		if (!head.request() && !interim) {
			answered(number, head, side.exchange);
		}
	}

	/** What follows a response: after CONNECT or an upgrade the connection carries something else. */
	private void answered(int number, Http1Message head, HttpExchange exchange) {
		boolean connect = exchange.method().equals("CONNECT");
		if (connect && head.status() < 300 || head.status() == 101) {
			tell(true);
			left = true;
			owner.recogniseAnew();
		} else if (connect) {
			sides[1 - number].held = false;
			advance(1 - number);
		}
	}

	/** Tells the transactions that are complete, or all, in the order of their requests. */
	private void tell(boolean all) {
		Iterator<HttpExchange> next = untold.iterator();
		while (next.hasNext()) {
			HttpExchange exchange = next.next();
			if (!all && !exchange.done()) {
				return;
			}
			next.remove();
			exchange.toRecord(owner.flow().ref()).ifPresent(owner.context()::record);
		}
	}

	@Override
	public void gap(int number) {
		Side side = sides[number];
		ByteStream stream = owner.stream(number);
		advance(number);
		if (left || stream.delivered() == stream.consumed()) {
			return;
		}
		if (side.head.isPresent()) {
			long until = side.framing == Http1Message.Framing.LENGTH
					? stream.consumed() + side.head.get().length() + side.head.get().contentLength().orElse(0L) : -1;
			boolean whole = side.over && side.framing == Http1Message.Framing.CLOSE;
			complete(number, stream.delivered() - stream.consumed(), whole);
			side.rawUntil = until;
		} else {
			windows[number].offer(Long.MAX_VALUE, true);
		}
	}

	@Override
	public void resume(int number, long offset) {
		if (sides[number].rawUntil <= offset || sides[number].rawUntil == Long.MAX_VALUE) {
			// Behind a hole a new message may begin; if none does, the bytes go out raw.
			sides[number].rawUntil = -1;
		}
	}

	@Override
	public void end(int number) {
		sides[number].over = true;
		gap(number);
		if (sides[0].over && sides[1].over) {
			tell(true);
		}
	}
}
