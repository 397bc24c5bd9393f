package org.telltale.capture.http1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.capture.http.Authority;
import org.telltale.capture.http.HttpExchange;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.http.Upgrade;
import org.telltale.capture.http1.Http1Message.Framing;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.shape.ByteShape;

/** An HTTP/1.x connection: finds the messages on both sides and pairs responses with requests. */
final class Http1Conversation implements StreamDecoder {

	private final Connection owner;
	private final List<Upgrade> upgrades;
	private final Http1Side[] sides = { new Http1Side(), new Http1Side() };
	private final RawWindows[] windows;
	private final Pairing pairing = new Pairing();
	private final Http1Layers layers;
	/** What bytes look like as long as no message was found; empty if one was, or has to be. */
	private Optional<ByteShape> shape;
	private final long[] shaped = new long[2];
	private boolean left;

	/** @param late whether it is not known yet that this is HTTP */
	Http1Conversation(Connection owner, List<Upgrade> upgrades, boolean late) {
		this.owner = owner;
		this.shape = late ? Optional.of(new ByteShape()) : Optional.empty();
		this.upgrades = upgrades;
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
		Http1Side side = sides[number];
		ByteStream stream = owner.stream(number);
		if (side.rawUntil >= 0) {
			return raw(number, side, stream);
		}
		return !side.held && stream.delivered() > stream.consumed() && (side.head == null ? head(number) : body(number));
	}

	/** Bytes that belong to no message, or to one that cannot be put together. */
	private boolean raw(int number, Http1Side side, ByteStream stream) {
		if (side.rawChunks >= 0) {
			ChunkScanner.State state = side.chunks.scan(stream.buffer(), stream.index(side.rawChunks), stream.delivered() - side.rawChunks);
			if (state != ChunkScanner.State.OPEN) {
				side.rawUntil = state == ChunkScanner.State.DONE ? side.rawChunks + side.chunks.position() : Long.MAX_VALUE;
				side.seeks = state == ChunkScanner.State.BROKEN;
				side.searched = stream.consumed() + 1;
				side.rawChunks = -1;
			}
		}
		if (side.seeks && side.rawUntil == Long.MAX_VALUE) {
			seek(side, stream);
		}
		shape.ifPresent(seen -> look(seen, number, stream));
		boolean there = stream.delivered() >= side.rawUntil;
		windows[number].offer(side.rawUntil, there);
		if (there) {
			side.rawUntil = -1;
			side.searched = 0;
		}
		return there;
	}

	private void look(ByteShape seen, int number, ByteStream stream) {
		long from = Math.max(shaped[number], stream.consumed());
		seen.add(number, stream.buffer(), stream.index(from), stream.index(stream.delivered()));
		shaped[number] = stream.delivered();
	}

	/** Looks for a message that begins anew behind a hole, or behind bytes that belong to none. */
	private void seek(Http1Side side, ByteStream stream) {
		byte[] b = stream.buffer();
		long from = Math.max(stream.consumed(), side.searched);
		int found = Resumption.find(b, stream.index(from), stream.index(stream.delivered()));
		if (found >= 0) {
			side.rawUntil = stream.consumed() + found - stream.index(stream.consumed());
			side.seeks = false;
			long frame = stream.frameAt(side.rawUntil).map(FrameRef::offset).orElse(0L);
			owner.context().log().count("http.resumed", "http.resumed", frame, "HTTP messages that were found again behind bytes that belong to none",
					"The bytes in between were searched as they are; which response answers which request is told by the order of frames.");
		} else {
			side.searched = Math.max(from, stream.delivered() - Resumption.LONGEST);
		}
	}

	private boolean head(int number) {
		Http1Side side = sides[number];
		ByteStream stream = owner.stream(number);
		byte[] b = stream.buffer();
		int from = stream.index(stream.consumed());
		int to = stream.index(stream.delivered());
		if (side.lastBody || b[from] == '\r' || b[from] == '\n') {
			// Robust receivers pass over empty lines before a start line (RFC 9112 section 2.2).
			return side.lastBody ? lost(side, stream, false) : passLine(stream);
		}
		int begins = Http1Decoder.begins(b, from, to);
		if (begins <= 0 && number == 1 && pairing.simpleNext()) {
			return begins < 0 && simpleBody(side, stream);
		}
		int resumed = stream.index(Math.max(stream.consumed(), side.searched - 3));
		int end = begins > 0 ? Http1Decoder.headEnd(b, from, resumed, to) : -1;
		side.searched = stream.delivered();
		if (begins == 0 || begins > 0 && end < 0 && to - from <= Http1Decoder.MAX_HEAD) {
			return false;
		}
		side.searched = 0;
		Optional<Http1Message> head = end < 0 ? Optional.empty() : Http1Decoder.decode(b, from, end);
		if (head.isEmpty()) {
			return lost(side, stream, true);
		}
		begin(side, stream, head.get());
		return true;
	}

	private static boolean passLine(ByteStream stream) {
		stream.consume(stream.consumed() + 1);
		return true;
	}

	/** No message begins where the stream is. @param seeks whether one is looked for behind that byte */
	private static boolean lost(Http1Side side, ByteStream stream, boolean seeks) {
		side.rawUntil = Long.MAX_VALUE;
		side.seeks = seeks;
		side.searched = stream.consumed() + 1;
		return true;
	}

	/** What answers an HTTP/0.9 request: a body to the connection's end, without any head (RFC 1945 section 6). */
	private boolean simpleBody(Http1Side side, ByteStream stream) {
		begin(side, stream, Http1Layers.SIMPLE_RESPONSE);
		return true;
	}

	private void begin(Http1Side side, ByteStream stream, Http1Message head) {
		long frame = stream.frameAt(stream.consumed()).map(FrameRef::number).orElse(0L);
		side.head = head;
		if (shape.isPresent()) {
			owner.flow().protocol("http");
			shape = Optional.empty();
		}
		if (head.request()) {
			side.open = pairing.request(frame);
			side.open.simple = head.minor() < 0;
			side.lastBody = side.open.simple;
		} else {
			side.open = pairing.response(frame);
		}
		side.framing = head == Http1Layers.SIMPLE_RESPONSE ? Framing.CLOSE : head.framing(side.open.exchange.method());
		if (side.framing == Framing.CLOSE) {
			side.lastBody = true;
		}
		side.chunks = new ChunkScanner();
	}

	private boolean body(int number) {
		Http1Side side = sides[number];
		ByteStream stream = owner.stream(number);
		Http1Message head = side.head;
		long there = stream.delivered() - stream.consumed();
		long wanted = switch (side.framing) {
			case NONE -> head.length();
			case LENGTH -> head.length() + head.contentLength();
			case CLOSE -> Long.MAX_VALUE;
			case CHUNKED -> chunked(side, stream, head, there);
		};
		if (wanted < 0) {
			breakOff(number, "http.chunks-broken", "HTTP body whose chunked coding is broken");
			lost(side, stream, true);
			return true;
		}
		if (there >= wanted) {
			complete(number, wanted, true);
			return true;
		}
		int most = owner.context().limits().maxMessageBytes();
		boolean bounded = wanted != Long.MAX_VALUE;
		if (there <= most && (!bounded || wanted <= most)) {
			return false;
		}
		tooLong(number, side, stream, wanted);
		return true;
	}

	/** The message's length once its last chunk is there, else the largest number; -1 if it is broken. */
	private static long chunked(Http1Side side, ByteStream stream, Http1Message head, long there) {
		ChunkScanner.State state = side.chunks.scan(stream.buffer(), stream.index(stream.consumed()) + head.length(), there - head.length());
		return switch (state) {
			case DONE -> head.length() + side.chunks.position();
			case OPEN -> Long.MAX_VALUE;
			case BROKEN -> -1;
		};
	}

	/** The body is offered in windows as it comes; its end is found all the same. */
	private void tooLong(int number, Http1Side side, ByteStream stream, long wanted) {
		long body = stream.consumed() + side.head.length();
		long until = wanted == Long.MAX_VALUE ? wanted : stream.consumed() + wanted;
		boolean chunked = side.framing == Framing.CHUNKED;
		breakOff(number, "http.too-large", "HTTP message longer than is put together");
		side.rawUntil = until;
		side.seeks = false;
		side.rawChunks = chunked ? body : -1;
	}

	/** The head is told, the body goes as raw windows. */
	private void breakOff(int number, String code, String what) {
		owner.context().log().count(code, code, 0, what, "Its body was searched as it is in the stream, not decoded.");
		Http1Side side = sides[number];
		ChunkScanner chunks = side.chunks;
		side.framing = Framing.NONE;
		side.chunks = new ChunkScanner();
		complete(number, side.head.length(), false);
		side.chunks = chunks;
	}

	private void complete(int number, long length, boolean whole) {
		Http1Side side = sides[number];
		Http1Message head = side.head;
		ByteStream stream = owner.stream(number);
		HttpExchange exchange = side.open.exchange;
		layers.offer(number, head, side.framing, side.chunks, length, whole, exchange);
		stream.consume(stream.consumed() + length);
		side.head = null;
		if (head.request()) {
			exchange.requestDone();
			side.held = head.method().equals("CONNECT") && !exchange.done();
		} else if (head.interim()) {
			exchange.interim(head.status());
		} else {
			pairing.answered(side.open);
		}
		tell(false);
		if (!head.request() && !head.interim()) {
			answered(number, head, exchange);
		}
	}

	/** What follows a response: after CONNECT or an upgrade the connection carries something else. */
	private void answered(int number, Http1Message head, HttpExchange exchange) {
		boolean connect = exchange.method().equals("CONNECT");
		if (connect && head.status() < 300 || head.status() == 101) {
			tell(true);
			layers.finish();
			left = true;
			if (connect) {
				tunnel(exchange.target().orElse(""));
			}
			next(head.head(), exchange).ifPresentOrElse(owner::become, owner::recogniseAnew);
		} else if (connect) {
			sides[1 - number].held = false;
			advance(1 - number);
		}
	}

	/** From here on the server passes on what it gets: names that follow are those of the far end (RFC 9110 section 9.3.6). */
	private void tunnel(String authority) {
		owner.flow().tunnel(authority);
		String host = Authority.host(authority);
		if (Authority.isName(host)) {
			owner.flow().addHost(host.toLowerCase(Locale.ROOT), "connect", layers.lastFrame());
		}
	}

	private Optional<StreamDecoder> next(HttpHead response, HttpExchange exchange) {
		String token = response.status() == 101 ? response.field("upgrade").orElse("").toLowerCase(Locale.ROOT).strip() : "";
		for (Upgrade upgrade : upgrades) {
			if (!token.isEmpty() && exchange.asked().isPresent() && (token.equals(upgrade.token()) || token.startsWith(upgrade.token() + "/"))) {
				return Optional.of(upgrade.decoder(owner, exchange.asked().get(), response));
			}
		}
		return Optional.empty();
	}

	/** Tells the transactions that are complete, or all, in the order of their requests. */
	private void tell(boolean all) {
		pairing.tell(all, exchange -> exchange.toRecord(owner.flow().ref()).ifPresent(owner.context()::record));
	}

	@Override
	public void gap(int number) {
		Http1Side side = sides[number];
		ByteStream stream = owner.stream(number);
		advance(number);
		if (left || stream.delivered() == stream.consumed()) {
			return;
		}
		if (side.head != null) {
			long until = side.framing == Framing.LENGTH ? stream.consumed() + side.head.length() + side.head.contentLength() : -1;
			boolean whole = side.over && side.framing == Framing.CLOSE;
			complete(number, stream.delivered() - stream.consumed(), whole);
			side.rawUntil = until;
			side.seeks = false;
		} else {
			windows[number].offer(Long.MAX_VALUE, true);
		}
	}

	@Override
	public void resume(int number, long offset) {
		Http1Side side = sides[number];
		boolean aligned = side.rawUntil != Long.MAX_VALUE && side.rawUntil >= offset;
		if (aligned) {
			return;
		}
		// Behind a hole a new message may begin; if none does, the bytes go out raw, and one is looked for.
		side.rawChunks = -1;
		side.rawUntil = -1;
		side.searched = 0;
		if (number == 1) {
			pairing.responsesLost();
		}
	}

	@Override
	public void end(int number) {
		sides[number].over = true;
		gap(number);
		shape.ifPresent(seen -> owner.flow().protocol(seen.word()));
		if (sides[0].over && sides[1].over) {
			tell(true);
			layers.finish();
		}
	}
}
