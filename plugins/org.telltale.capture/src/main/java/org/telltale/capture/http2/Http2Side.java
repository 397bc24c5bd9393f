package org.telltale.capture.http2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.http.Authority;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.RawWindows;

/** The frames of one direction of an HTTP/2 connection, from its beginning, its middle, or behind a gap. Not thread-safe. */
final class Http2Side {

	/** The table's size if it is not known; a larger or smaller guess makes more or less known, never anything wrong. */
	private static final int UNKNOWN_TABLE = 64 << 10;
	private static final long LIST_FREE = 4L << 20;
	private static final int LIST_TIMES = 64;

	private enum Sync {
		START, FRAMES, LOST
	}

	private final Connection owner;
	private final CaptureContext context;
	private final ByteStream stream;
	private final int side;
	private final Http2Streams streams;
	private final Http2Layers layers;
	private final HeaderTexts texts;
	private final RawWindows windows;
	private Sync sync = Sync.START;
	/** Where the next frame begins. */
	private long next;
	/** What is in order before {@link #next} is the rest of a frame whose beginning was handed out. */
	private boolean tail;
	private HpackDecoder hpack = new HpackDecoder(false, UNKNOWN_TABLE);
	private boolean tableKnown;
	private Optional<HeaderBlock> block = Optional.empty();
	private boolean blockEnds;
	private int promised;
	private long listed;
	private long blockBytes;

	Http2Side(Connection owner, int side, Http2Streams streams, Http2Layers layers) {
		this.owner = owner;
		this.context = owner.context();
		this.stream = owner.stream(side);
		this.side = side;
		this.streams = streams;
		this.layers = layers;
		this.texts = new HeaderTexts(stream, context, layers.credit(side),
				side == 0 ? "http2.request.headers" : "http2.response.headers");
		this.windows = new RawWindows(owner, side);
	}

	/** More bytes are in order. */
	void advance() {
		read(false);
	}

	/** Reads what is in order. @param last whether nothing more of it comes: then shorter chains of frames are believed */
	private void read(boolean last) {
		if (sync == Sync.START) {
			start();
		}
		while (sync != Sync.START) {
			if (sync == Sync.LOST) {
				search(last);
			}
			if (sync == Sync.LOST) {
				return;
			}
			frames();
			if (sync == Sync.FRAMES) {
				return;
			}
		}
	}

	/** The first bytes: a preface, or whatever comes in the middle. */
	private void start() {
		byte[] b = stream.buffer();
		int from = stream.index(stream.consumed());
		int there = (int) Math.min(stream.available(), FrameHeader.PREFACE.length());
		int same = 0;
		while (side == 0 && same < there && b[from + same] == FrameHeader.PREFACE.charAt(same)) {
			same++;
		}
		next = stream.consumed();
		if (same == FrameHeader.PREFACE.length()) {
			next += same;
			known();
		} else if (side == 1 && there >= FrameHeader.LENGTH && FrameHeader.type(b, from) == FrameHeader.SETTINGS
				&& FrameHeader.flags(b, from) == 0 && FrameHeader.likely(b, from)) {
			known();
		} else if (there >= FrameHeader.LENGTH && same < there) {
			sync = Sync.LOST;
		}
	}

	/** The connection's first frame comes next. */
	private void known() {
		hpack = new HpackDecoder(true, HpackTable.DEFAULT_SIZE);
		tableKnown = true;
		sync = Sync.FRAMES;
	}

	/** Looks for frames one behind the other; what comes before them goes out as it is. */
	private void search(boolean last) {
		byte[] b = stream.buffer();
		int to = stream.index(stream.delivered());
		int at = stream.index(Math.max(next, stream.consumed()));
		int chain = -1;
		while (to - at >= FrameHeader.LENGTH && chain < 0) {
			chain = b[at] == 0 ? FrameHeader.chain(b, at, to, last) : -1;
			at += chain < 0 ? 1 : 0;
		}
		next = stream.delivered() - (to - at);
		windows.offer(next, chain > 0);
		sync = chain > 0 ? Sync.FRAMES : Sync.LOST;
	}

	private void frames() {
		if (tail) {
			windows.offer(next, stream.delivered() >= next);
			tail = stream.delivered() < next;
		}
		while (!tail && sync == Sync.FRAMES && stream.delivered() - next >= FrameHeader.LENGTH) {
			byte[] b = stream.buffer();
			int at = stream.index(next);
			int length = FrameHeader.length(b, at);
			if (!FrameHeader.sound(FrameHeader.type(b, at), length, FrameHeader.flags(b, at), FrameHeader.stream(b, at))
					|| length > context.limits().maxMessageBytes() / 2) {
				broken();
				return;
			}
			if (stream.delivered() - next - FrameHeader.LENGTH < length) {
				break;
			}
			frame(b, at, length);
			next += FrameHeader.LENGTH + length;
		}
		if (!tail) {
			release();
		}
	}

	/** Something that is no frame stands where one should. */
	private void broken() {
		context.log().count("http2.frames-broken", "http2.frames-broken", 0, "HTTP/2 connection with something else where a frame should be",
				"Its bytes up to the next likely frames were searched as they are.");
		drop(next);
		lose();
	}

	/** The place of the next frame is not known, nor what header blocks came before it. */
	private void lose() {
		sync = Sync.LOST;
		forget();
		streams.hole(side);
	}

	private void forget() {
		texts.lost();
		block = Optional.empty();
		hpack = new HpackDecoder(false, UNKNOWN_TABLE);
		tableKnown = false;
	}

	/** Hands out everything before {@code to}. */
	private void drop(long to) {
		texts.offer();
		streams.loosenAll(side);
		offerBlock(to);
		stream.consume(to);
	}

	/** Offers what is still there of an open header block. */
	private void offerBlock(long to) {
		block.ifPresent(open -> layers.raw(side, Math.max(open.start(), stream.consumed()), to));
	}

	/** Consumes what is no longer needed. */
	private void release() {
		long limit = context.limits().maxMessageBytes();
		boolean holds = context.wantsLayers();
		while (holds && next - streams.floor(side) > limit && streams.loosenOldest(side)) {
			// one less
		}
		long floor = Math.min(texts.floor(next, hpack.table().oldest()), holds ? streams.floor(side) : next);
		if (block.isPresent() && !block.get().tooLong()) {
			floor = Math.min(floor, block.get().start());
		}
		if (floor > stream.consumed()) {
			stream.consume(floor);
		}
	}

	private void frame(byte[] b, int at, int length) {
		int type = FrameHeader.type(b, at);
		int flags = FrameHeader.flags(b, at);
		int id = FrameHeader.stream(b, at);
		if (block.isPresent() ? type != FrameHeader.CONTINUATION || id != block.get().stream() : type == FrameHeader.CONTINUATION) {
			damaged("header block that other frames break into");
		}
		if (FrameHeader.padded(type, flags) && (length == 0 || FrameHeader.contentTo(b, at) < FrameHeader.contentFrom(b, at))) {
			damaged("padding longer than its frame");
			layers.raw(side, next, next + FrameHeader.LENGTH + length);
			return;
		}
		switch (type) {
			case FrameHeader.DATA -> data(b, at, FrameHeader.contentTo(b, at), next + FrameHeader.LENGTH + length);
			case FrameHeader.HEADERS, FrameHeader.PUSH_PROMISE, FrameHeader.CONTINUATION -> fragment(b, at, type, flags, id);
			case FrameHeader.RST_STREAM -> streams.reset(side, id);
			case FrameHeader.PRIORITY, FrameHeader.SETTINGS, FrameHeader.PING, FrameHeader.WINDOW_UPDATE -> {
				// They carry nothing of the user's.
			}
			default -> layers.raw(side, next, next + FrameHeader.LENGTH + length);
		}
		if (FrameHeader.padded(type, flags) && hidden(b, FrameHeader.contentTo(b, at), at + FrameHeader.LENGTH + length)) {
			layers.raw(side, next, next + FrameHeader.LENGTH + length);
		}
	}

	/** Whether padding carries something (section 6.1 wants zeros). */
	private static boolean hidden(byte[] b, int from, int to) {
		for (int i = from; i < to; i++) {
			if (b[i] != 0) {
				return true;
			}
		}
		return false;
	}

	private void data(byte[] b, int at, int to, long frameEnd) {
		int id = FrameHeader.stream(b, at);
		streams.data(side, id, b, FrameHeader.contentFrom(b, at), to, next, frameEnd);
		if ((FrameHeader.flags(b, at) & FrameHeader.END_STREAM) != 0 && stream.index(frameEnd) - at == FrameHeader.LENGTH + FrameHeader.length(b, at)) {
			streams.ends(side, id);
		}
	}

	private void fragment(byte[] b, int at, int type, int flags, int id) {
		int from = FrameHeader.contentFrom(b, at);
		int to = FrameHeader.contentTo(b, at);
		if (to < from) {
			damaged("HEADERS frame too short for what its flags say");
			return;
		}
		if (type != FrameHeader.CONTINUATION) {
			block = Optional.of(new HeaderBlock(id, next));
			blockEnds = type == FrameHeader.HEADERS && (flags & FrameHeader.END_STREAM) != 0;
			promised = type == FrameHeader.PUSH_PROMISE ? FrameHeader.int31(b, from - 4) : -1;
		} else if (block.isEmpty()) {
			layers.raw(side, next, next + to - at);
			return;
		}
		HeaderBlock open = block.get();
		open.add(b, from, to, next + from - at);
		if (open.tooLong()) {
			layers.raw(side, next, next + to - at);
		}
		if ((flags & FrameHeader.END_HEADERS) != 0) {
			block = Optional.empty();
			headers(open, next + FrameHeader.LENGTH + FrameHeader.length(b, at));
		}
	}

	private void headers(HeaderBlock open, long end) {
		if (open.tooLong()) {
			damaged("header block of more than a mebibyte");
			return;
		}
		long start = open.start();
		blockBytes += open.length();
		long budget = Math.min(HeaderText.LIST_BUDGET, LIST_FREE + LIST_TIMES * blockBytes - listed);
		texts.begins(start, hpack.table().maxSize());
		List<HpackField> lines = new ArrayList<>();
		FrameRef first = stream.frameAt(start).orElseThrow();
		boolean sound = hpack.decode(open.bytes(), 0, open.length(), start, lines, budget);
		if (!sound) {
			layers.raw(side, start, end);
			damaged("header block whose compression is damaged");
		}
		long size = 0;
		long needs = start;
		boolean unknown = false;
		for (HpackField line : lines) {
			size += line.size();
			needs = Math.min(needs, line.oldest());
			unknown |= !line.nameKnown() || !line.valueKnown();
		}
		listed += size;
		report(unknown, size >= budget);
		Optional<String> host = side == 0 || promised >= 0 ? Http2Head.authority(lines).map(field -> Authority.host(field.value()))
				: streams.host(open.stream());
		tell(open, lines, first, end, sound);
		if (sound && (size < budget || budget == HeaderText.LIST_BUDGET)) {
			texts.block(start, end, needs, size, host.filter(name -> !name.isEmpty()));
		}
	}

	private void tell(HeaderBlock open, List<HpackField> lines, FrameRef first, long end, boolean sound) {
		if (promised >= 0) {
			streams.promise(promised, lines, first);
			return;
		}
		if (side == 0 && sound && !Http2Head.tunnels(lines)) {
			Http2Head.authority(lines).ifPresent(field -> layers.name(field, Authority.host(field.value()), texts, end));
		}
		if (side == 0 && sound) {
			layers.asked(lines, texts, end);
		}
		streams.headers(side, open.stream(), lines, first, blockEnds);
	}

	private void report(boolean unknown, boolean cut) {
		if (unknown && !tableKnown) {
			context.log().count("http2.headers-unknown", "http2.headers-unknown", 0,
					"HTTP/2 header block with fields that refer to frames that were not captured", "What these fields say cannot be known.");
		}
		if (cut) {
			context.log().count("http2.header-list", "http2.header-list", 0, "HTTP/2 header block that unfolds to more than is taken",
					"Its last fields are neither in records nor searched.");
		}
	}

	/** A header block cannot be read: what the table holds is not known any more. */
	private void damaged(String what) {
		context.log().count("http2.damaged." + what, "http2.damaged", 0, "HTTP/2 " + what, "Header fields that refer to it cannot be known.");
		offerBlock(next);
		forget();
	}

	/** Nothing more comes in order, or memory is short: hands out and consumes all. */
	void gap() {
		read(true);
		if (sync != Sync.FRAMES) {
			windows.offer(Long.MAX_VALUE, true);
			next = Math.max(next, stream.consumed());
			return;
		}
		long there = stream.delivered();
		if (tail) {
			windows.offer(next, true);
			texts.offer();
		} else if (there - next >= FrameHeader.LENGTH) {
			cut(there);
		} else {
			drop(next);
		}
	}

	/** The frame that comes next is cut at {@code there}. */
	private void cut(long there) {
		byte[] b = stream.buffer();
		int at = stream.index(next);
		int type = FrameHeader.type(b, at);
		long end = next + FrameHeader.LENGTH + FrameHeader.length(b, at);
		boolean padLength = FrameHeader.padded(type, FrameHeader.flags(b, at)) && there - next == FrameHeader.LENGTH;
		if (type == FrameHeader.DATA && !padLength) {
			int from = FrameHeader.contentFrom(b, at);
			int to = Math.min(FrameHeader.contentTo(b, at), stream.index(there));
			if (from < to) {
				streams.data(side, FrameHeader.stream(b, at), b, from, to, next, there);
			}
			streams.hole(side, FrameHeader.stream(b, at));
		} else {
			layers.raw(side, next, there);
			if (type == FrameHeader.HEADERS || type == FrameHeader.PUSH_PROMISE || type == FrameHeader.CONTINUATION) {
				drop(next);
				forget();
			}
		}
		drop(there);
		next = end;
		tail = true;
	}

	/** The direction goes on behind a hole. */
	void resume(long offset) {
		if (sync == Sync.FRAMES && (offset > next || !tail)) {
			tail = false;
			next = offset;
			lose();
		}
		next = Math.max(next, offset);
	}
}
