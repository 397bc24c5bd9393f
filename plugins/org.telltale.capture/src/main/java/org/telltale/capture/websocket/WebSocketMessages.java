package org.telltale.capture.websocket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.http.MediaType;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.MessageRecord;

/**
 * Tells the messages of one direction: records at once; layers at once too, or, where each message needs those before it to be
 * inflated, several at a time from the beginning of the compression's window on. Not thread-safe.
 */
final class WebSocketMessages {

	/** Frames held for the compression's window; what comes later is told, but has no way back. */
	private static final long HISTORY = 16L << 20;
	private static final long BATCH_BYTES = 64 << 10;
	private static final long BATCH_CONTENT = 1 << 20;
	private static final String OTHER = "application/octet-stream";

	/**
	 * A message as its frames carry it.
	 *
	 * @param start offset of its first frame
	 * @param end offset behind its last, or behind what is there of it
	 * @param payload unmasked, from index 0
	 * @param length of the payload
	 * @param places where the payload stands in the stream
	 * @param whole whether all of it is there
	 */
	record Message(long start, long end, int opcode, boolean compressed, byte[] payload, int length, List<ByteRange> places, boolean whole) {
	}

	/** A message that waits to be offered. @param maps whether its content is its payload byte for byte */
	private record Waiting(int opcode, byte[] content, List<ByteRange> places, boolean maps) {
	}

	private final Connection owner;
	private final CaptureContext context;
	private final ByteStream stream;
	private final int side;
	private final Optional<String> host;
	private final WebSocketDeflate.Mode mode;
	private final boolean kept;
	private Optional<MessageInflater> inflater;

	/** Where the window of the compression began, -1 if nothing is held for it. */
	private long contextFrom = -1;
	/** Compressed messages cannot be inflated any more. */
	private boolean contextLost;
	/** They can, but what they need is no longer held for a derivation. */
	private boolean untraceable;
	/** Messages since then that were offered. */
	private int offered;
	private List<Waiting> waiting = new ArrayList<>();
	private long waitingFrom = -1;
	private long waitingTo;
	private long waitingContent;

	WebSocketMessages(Connection owner, int side, Optional<String> host, WebSocketDeflate.Mode mode) {
		this.owner = owner;
		this.context = owner.context();
		this.stream = owner.stream(side);
		this.side = side;
		this.host = host;
		this.mode = mode;
		this.kept = mode == WebSocketDeflate.Mode.CONTEXT && context.wantsLayers();
		this.inflater = mode == WebSocketDeflate.Mode.NONE ? Optional.empty() : Optional.of(new MessageInflater(mode == WebSocketDeflate.Mode.CONTEXT));
	}

	/** Whether the client sends these messages. */
	boolean fromClient() {
		return side == 0;
	}

	/** Takes a message. */
	void message(Message message) {
		if (message.compressed() && (inflater.isEmpty() || contextLost)) {
			unreadable(message);
			return;
		}
		byte[] content;
		boolean sound = true;
		if (message.compressed()) {
			MessageInflater.Unfolded unfolded = inflater.get().message(message.payload(), message.length(), message.whole(), context.limits().maxDecodedBytes());
			if (unfolded.tooLong()) {
				tooLong(message);
				return;
			}
			content = unfolded.bytes();
			sound = unfolded.sound();
		} else {
			content = Arrays.copyOf(message.payload(), message.length());
		}
		tell(message, content, message.whole() && sound);
		layers(message, content);
		if (!sound) {
			damaged(message);
		}
	}

	private void layers(Message message, byte[] content) {
		if (!context.wantsLayers()) {
			return;
		}
		if (kept && !contextLost && !untraceable) {
			hold(message, content);
			return;
		}
		if (content.length == 0) {
			return;
		}
		if (mode == WebSocketDeflate.Mode.CONTEXT && message.compressed()) {
			owner.flow().unreadable(side, message.length());
			context.log().count("websocket.history", "websocket.history", 0,
					"Compressed WebSocket message that needs more of what was sent before than is held",
					"It was told with its digest, but not searched, and counts as unreadable.");
			return;
		}
		Layer leaf = stream.layer(message.start(), message.end(), "", host);
		List<ByteRange> places = places(message.places(), message.start());
		ByteMap map = message.compressed() ? ByteMap.whole(places) : ByteMap.pieces(places);
		String deflate = message.compressed() ? "message" : "none";
		context.layers(List.of(leaf.child("websocket.messages", Json.object().put("skip", 0).put("deflate", deflate), List.of(leaf.all()), map,
				word(message.opcode()), content)));
	}

	private static String word(int opcode) {
		return opcode == 1 ? "websocket.text" : "websocket.binary";
	}

	private static List<ByteRange> places(List<ByteRange> absolute, long base) {
		return absolute.stream().map(place -> new ByteRange(place.offset() - base, place.length())).toList();
	}

	private void hold(Message message, byte[] content) {
		if (contextFrom < 0) {
			contextFrom = message.start();
		}
		if (waitingFrom < 0) {
			waitingFrom = message.start();
		}
		waiting.add(new Waiting(message.opcode(), content, List.copyOf(message.places()), !message.compressed()));
		waitingTo = message.end();
		waitingContent += content.length;
		long window = waitingTo - contextFrom;
		// Each time all of the window is copied: the longer it is, the more waits.
		if (waitingTo - waitingFrom > Math.max(BATCH_BYTES, window / 8) || waitingContent > Math.max(BATCH_CONTENT, window)) {
			offer();
		}
	}

	/** Offers what waits. */
	void offer() {
		if (waiting.isEmpty()) {
			return;
		}
		Layer leaf = stream.layer(contextFrom, waitingTo, "", host);
		byte[] all = new byte[(int) waitingContent];
		List<Integer> ends = new ArrayList<>();
		int at = 0;
		for (Waiting message : waiting) {
			System.arraycopy(message.content(), 0, all, at, message.content().length);
			at += message.content().length;
			ends.add(at);
		}
		List<Waiting> those = List.copyOf(waiting);
		long base = contextFrom;
		Layer batch = leaf.child("websocket.messages", Json.object().put("skip", offered).put("deflate", mode.word()), List.of(leaf.all()),
				range -> carried(those, ends, base, range), "", all);
		List<Layer> layers = new ArrayList<>();
		int from = 0;
		for (int i = 0; i < those.size(); i++) {
			ByteRange place = new ByteRange(from, ends.get(i) - from);
			if (place.length() > 0) {
				layers.add(batch.child("slice", Json.object(), List.of(place), ByteMap.pieces(List.of(place)), word(those.get(i).opcode()),
						those.get(i).content()));
			}
			from = ends.get(i);
		}
		offered += those.size();
		waiting = new ArrayList<>();
		waitingFrom = -1;
		waitingContent = 0;
		context.layers(layers);
	}

	/** The frames' bytes that carry a range of several messages: all of a compressed one. */
	private static List<ByteRange> carried(List<Waiting> messages, List<Integer> ends, long base, ByteRange range) {
		List<ByteRange> found = new ArrayList<>();
		for (int i = 0; i < messages.size(); i++) {
			long from = i == 0 ? 0 : ends.get(i - 1);
			long first = Math.max(from, range.offset());
			long last = Math.min(ends.get(i), range.end());
			if (first < last) {
				List<ByteRange> places = places(messages.get(i).places(), base);
				found.addAll(messages.get(i).maps() ? ByteMap.pieces(places).parents(new ByteRange(first - from, last - first)) : places);
			}
		}
		return found;
	}

	private void unreadable(Message message) {
		owner.flow().unreadable(side, message.length());
		tell(message, new byte[0], false);
		context.log().count("websocket.unreadable", "websocket.unreadable", 0, "Compressed WebSocket message that needs bytes that are missing, or damaged",
				"What it says cannot be known; its bytes count as unreadable.");
	}

	private void tooLong(Message message) {
		owner.flow().unreadable(side, message.length());
		tell(message, new byte[0], false);
		context.log().count("websocket.too-large", "websocket.too-large", 0, "WebSocket message that unfolds to more than is taken",
				"It was not searched, and counts as unreadable.");
		if (mode == WebSocketDeflate.Mode.CONTEXT) {
			lost();
		}
	}

	private void damaged(Message message) {
		context.log().count("websocket.deflate", "websocket.deflate", 0, "WebSocket message whose compression is damaged",
				"What came out before was searched.");
		if (mode == WebSocketDeflate.Mode.CONTEXT) {
			lost();
		}
	}

	/** Messages are missing: what waits is offered, and a window over all messages is gone. */
	void lost() {
		offer();
		contextFrom = -1;
		contextLost |= mode == WebSocketDeflate.Mode.CONTEXT;
	}

	/** What waits is offered, and nothing is held any more for a window over all messages. */
	void release() {
		offer();
		untraceable |= contextFrom >= 0;
		contextFrom = -1;
	}

	/** Up to where the stream may be consumed. @param next where the next frame begins */
	long floor(long next) {
		if (contextFrom >= 0 && next - contextFrom > HISTORY) {
			release();
		}
		return contextFrom >= 0 ? contextFrom : next;
	}

	private void tell(Message message, byte[] content, boolean whole) {
		Optional<FrameRef> frame = stream.frameAt(message.end() - 1);
		if (frame.isEmpty()) {
			return;
		}
		Digest digest = Digest.sha256(content);
		List<Field> fields = new ArrayList<>();
		fields.add(Field.number("websocket.opcode", 0, 1, message.opcode()));
		fields.add(Field.number("websocket.payload_length", 0, 0, content.length));
		fields.add(Field.of("websocket.payload_sha256", FieldType.BYTES, 0, 0, digest.hex()));
		fields.add(Field.text("websocket.complete", 0, 0, Boolean.toString(whole)));
		context.record(new MessageRecord(owner.flow().ref(), frame.get().number(), frame.get().timeNanos(), "websocket",
				owner.flow().carriage(side, host).direction(), fields));
		String type = content.length == 0 ? OTHER : MediaType.of(content, Optional.empty());
		if (message.opcode() == 2 && !type.equals(OTHER)) {
			FrameRef first = stream.frameAt(message.start()).orElse(frame.get());
			context.record(new FileRecord(owner.flow().ref(), first.number(), first.timeNanos(), owner.flow().carriage(side, host).direction(),
					Optional.empty(), type, content.length, digest, whole));
		}
	}

	/** Offers a control frame that carries something; a close is told too. */
	void control(WebSocketFrame frame, long from, long end, byte[] b, int at, int count) {
		frame(frame, from, end, b, at, count);
		if (frame.opcode() == WebSocketFrame.CLOSE) {
			FrameRef last = stream.frameAt(end - 1).orElseThrow();
			byte[] payload = new byte[count];
			frame.unmask(b, at, count, payload, 0);
			List<Field> fields = new ArrayList<>();
			fields.add(Field.number("websocket.opcode", 0, 1, frame.opcode()));
			if (count >= 2) {
				fields.add(Field.number("websocket.payload.close.status_code", frame.header(), 2, (payload[0] & 0xff) << 8 | payload[1] & 0xff));
				fields.add(Field.text("websocket.payload.close.reason", frame.header() + 2, count - 2,
						new String(payload, 2, count - 2, java.nio.charset.StandardCharsets.UTF_8)));
			}
			context.record(new MessageRecord(owner.flow().ref(), last.number(), last.timeNanos(), "websocket",
					owner.flow().carriage(side, host).direction(), fields));
		}
	}

	/** Offers one frame's payload. */
	void frame(WebSocketFrame frame, long from, long end, byte[] b, int at, int count) {
		if (count > 0) {
			byte[] payload = new byte[count];
			frame.unmask(b, at, count, payload, 0);
			context.layer(() -> {
				Layer leaf = stream.layer(from, end, "", host);
				return leaf.child("websocket.frame", Json.object(), List.of(leaf.all()), ByteMap.pieces(List.of(new ByteRange(frame.header(), count))),
						frame.control() ? "websocket.control" : "websocket.frame", payload);
			});
		}
	}

	/** No more messages come. */
	void close() {
		offer();
		inflater.ifPresent(MessageInflater::close);
		inflater = Optional.empty();
	}
}
