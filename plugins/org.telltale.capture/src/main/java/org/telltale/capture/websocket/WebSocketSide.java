package org.telltale.capture.websocket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.RawWindows;

/** The frames of one direction of a WebSocket connection, put together to messages. Not thread-safe. */
final class WebSocketSide {

	private static final int MAX_FRAGMENTS = 1 << 18;
	private static final String TOO_LARGE = "WebSocket message longer, or in more fragments, than this version puts together";
	private static final String SEARCHED_RAW = "It was searched as it is in the stream, not decoded.";

	private final ByteStream stream;
	private final CaptureContext context;
	private final WebSocketDeflate.Mode mode;
	private final WebSocketMessages messages;
	private final RawWindows windows;
	private final int limit;

	/** Where the next frame begins. */
	private long next;
	private boolean begun;
	/** No frames any more. */
	private boolean raw;
	/** What comes before {@link #next} is the rest of a frame of which a part was handed out or is missing. */
	private boolean tail;

	/** Offset of the open message's first frame; -1 between messages. */
	private long start = -1;
	private int opcode;
	private boolean compressed;
	/** The open message is not put together: it is too long, or its beginning is missing. */
	private boolean broken;
	private byte[] payload = new byte[0];
	private int length;
	private List<ByteRange> places = new ArrayList<>(1);

	WebSocketSide(Connection owner, int side, Optional<String> host, WebSocketDeflate.Mode mode) {
		this.stream = owner.stream(side);
		this.context = owner.context();
		this.mode = mode;
		this.messages = new WebSocketMessages(owner, side, host, mode);
		this.windows = new RawWindows(owner, side);
		this.limit = context.limits().maxMessageBytes();
	}

	/** More bytes are in order. */
	void advance() {
		if (!begun) {
			begun = true;
			next = stream.consumed();
		}
		if (tail) {
			boolean there = stream.delivered() >= next;
			windows.offer(next, there);
			tail = !there;
		}
		while (!tail && !raw && frame()) {
			// the next one
		}
		if (raw) {
			windows.offer(Long.MAX_VALUE, false);
		} else if (!tail) {
			release();
		}
	}

	/** Reads a frame; false if more bytes are needed, or none can be read. */
	private boolean frame() {
		byte[] b = stream.buffer();
		int at = stream.index(next);
		int to = stream.index(stream.delivered());
		int header = WebSocketFrame.headerLength(b, at, to);
		if (to - at < header) {
			return false;
		}
		WebSocketFrame frame = WebSocketFrame.at(b, at);
		boolean fits = frame.control() || broken || (frame.opcode() == 0) == (start >= 0);
		if (!frame.sound(mode != WebSocketDeflate.Mode.NONE) || !fits) {
			give("websocket.frames-broken", "WebSocket connection with something else where a frame should be");
			return false;
		}
		if (frame.payload() > limit) {
			tooLong(frame);
			return false;
		}
		if (to - at - header < frame.payload()) {
			return false;
		}
		take(frame, b, at + header, (int) frame.payload(), true);
		next += header + frame.payload();
		return true;
	}

	/** From here on all goes out as it is. */
	private void give(String code, String what) {
		context.log().count(code, code, 0, what, "What follows was searched as it is in the stream.");
		messages.offer();
		consume(start >= 0 ? start : next);
		raw = true;
	}

	private void tooLong(WebSocketFrame frame) {
		context.log().count("websocket.too-large", "websocket.too-large", 0, TOO_LARGE, SEARCHED_RAW);
		messages.lost();
		consume(start >= 0 ? start : next);
		drop();
		broken = !frame.fin();
		next += frame.header() + frame.payload();
		tail = true;
	}

	/** Takes a frame's payload, or what is there of it. */
	private void take(WebSocketFrame frame, byte[] b, int from, int count, boolean whole) {
		long end = next + frame.header() + count;
		if (frame.control()) {
			messages.control(frame, next, end, b, from, count);
		} else if (broken && frame.opcode() == 0) {
			messages.frame(frame, next, end, b, from, count);
			broken = !frame.fin();
		} else {
			if (frame.opcode() != 0) {
				broken = false;
				start = next;
				opcode = frame.opcode();
				compressed = frame.compressed();
			}
			append(frame, b, from, count);
			if (length > limit || places.size() > MAX_FRAGMENTS || end - start > 2L * limit) {
				context.log().count("websocket.too-large", "websocket.too-large", 0, TOO_LARGE, SEARCHED_RAW);
				messages.lost();
				windows.offer(end, true);
				drop();
				broken = !frame.fin();
			} else if (frame.fin() || !whole) {
				messages.message(new WebSocketMessages.Message(start, end, opcode, compressed, payload, length, places, whole));
				drop();
			}
		}
	}

	private void append(WebSocketFrame frame, byte[] b, int from, int count) {
		if (payload.length < length + count) {
			payload = Arrays.copyOf(payload, Math.max(length + count, 3 * payload.length / 2));
		}
		frame.unmask(b, from, count, payload, length);
		length += count;
		if (count > 0) {
			places.add(new ByteRange(next + frame.header(), count));
		}
	}

	/** The open message is over. */
	private void drop() {
		start = -1;
		length = 0;
		places = new ArrayList<>(1);
		if (payload.length > 1 << 16) {
			payload = new byte[0];
		}
	}

	private void consume(long to) {
		if (to > stream.consumed()) {
			stream.consume(to);
		}
	}

	private void release() {
		consume(Math.min(start >= 0 ? start : next, messages.floor(next)));
	}

	/** Nothing more comes in order, or memory is short: hands out and consumes all. */
	void gap() {
		advance();
		long there = stream.delivered();
		if (raw) {
			windows.offer(Long.MAX_VALUE, true);
			return;
		}
		if (tail) {
			windows.offer(next, true);
			return;
		}
		cut(there);
		if (start >= 0) {
			messages.message(new WebSocketMessages.Message(start, Math.min(next, there), opcode, compressed, payload, length, places, false));
			messages.lost();
			drop();
			broken = true;
		}
		messages.release();
		consume(tail ? there : next);
	}

	/** Takes what is there of a frame that is cut at {@code there}. */
	private void cut(long there) {
		byte[] b = stream.buffer();
		int at = stream.index(next);
		int header = WebSocketFrame.headerLength(b, at, stream.index(there));
		if (there - next < header) {
			return;
		}
		WebSocketFrame frame = WebSocketFrame.at(b, at);
		take(frame, b, at + header, (int) (there - next - header), false);
		if (!frame.control()) {
			messages.lost();
			broken = !frame.fin();
		}
		next += header + frame.payload();
		tail = true;
	}

	/** The direction goes on behind a hole. */
	void resume(long offset) {
		messages.lost();
		if (raw || tail && offset <= next) {
			return;
		}
		tail = false;
		next = offset;
		broken = true;
		if (!begins()) {
			give("websocket.lost", "WebSocket connection that lost bytes, so that it cannot be said where the next frame begins");
		}
	}

	/** Whether a frame is likely to begin where the stream goes on: a sound header with the shortest form of its length, masked as this side does. */
	private boolean begins() {
		if (stream.available() < 2) {
			return false;
		}
		byte[] b = stream.buffer();
		int at = stream.index(stream.consumed());
		int to = stream.index(stream.delivered());
		int found = 0;
		while (to - at >= 2 && to - at >= WebSocketFrame.headerLength(b, at, to)) {
			WebSocketFrame frame = WebSocketFrame.at(b, at);
			int code = b[at + 1] & 0x7f;
			boolean shortest = code == 126 ? frame.payload() >= 126 : code != 127 || frame.payload() >= 1 << 16;
			if (!frame.sound(mode != WebSocketDeflate.Mode.NONE) || !shortest || frame.masked() != messages.fromClient() || frame.payload() > limit) {
				return false;
			}
			found++;
			if (frame.payload() >= to - at - frame.header()) {
				return found > 1 || frame.payload() == to - at - frame.header();
			}
			at += frame.header() + (int) frame.payload();
		}
		return found > 1;
	}

	/** Hands out what is left. */
	void end() {
		gap();
		messages.close();
	}
}
