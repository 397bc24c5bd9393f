package org.telltale.capture.http2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.capture.http.Authority;
import org.telltale.capture.http.DnsOverHttps;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;

/** The streams of a connection: takes header blocks and data, tells transactions when they are over. Not thread-safe. */
final class Http2Streams {

	/** More streams at once than any known peer allows. */
	private static final int MAX_OPEN = 1024;
	private static final int MAX_FIELDS = 200_000;
	/** Streams that are over and may still get late frames. */
	private static final int MAX_CLOSED = 1024;

	/** A body that is too long is offered in parts of about this length. */
	private static final int MAX_PART = 4 << 20;

	private final Connection owner;
	private final Http2Layers layers;
	private final LinkedHashMap<Integer, Http2Stream> open = new LinkedHashMap<>();
	private final LinkedHashMap<Integer, Boolean> closed = new LinkedHashMap<>();
	private final List<LinkedHashMap<Integer, Http2Stream>> parts = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
	private int fields;
	private long held;

	Http2Streams(Connection owner, Http2Layers layers) {
		this.owner = owner;
		this.layers = layers;
	}

	/** A request that was sent before the connection became HTTP/2 (an upgrade): stream 1 answers it. */
	void upgraded(HttpHead request) {
		Http2Stream stream = new Http2Stream(1);
		stream.half(0).head = Optional.of(request);
		stream.half(0).ended = true;
		stream.half(0).body.finish();
		open.put(1, stream);
	}

	private Http2Stream stream(int id) {
		Http2Stream known = open.get(id);
		if (known != null) {
			return known;
		}
		if (open.size() >= MAX_OPEN || fields > MAX_FIELDS && !open.isEmpty()) {
			Http2Stream oldest = open.firstEntry().getValue();
			if (!oldest.half(1).ended) {
				owner.context().log().count("http2.streams", "http2.streams", 0, "HTTP/2 stream that was still open when more were than are followed",
						"It was told as it stood then.");
			}
			finish(oldest);
		}
		Http2Stream created = new Http2Stream(id);
		open.put(id, created);
		return created;
	}

	/** The name under which a stream's server was addressed, if the stream is known. */
	Optional<String> host(int id) {
		Http2Stream stream = open.get(id);
		return stream == null ? Optional.empty()
				: Http2Layers.host(stream).or(() -> stream.half(0).head.flatMap(HttpHead::host).map(Authority::host));
	}

	/** A header block of a request or response, or trailers. @param first the frame in which it began @param ends whether nothing follows on this side */
	void headers(int side, int id, List<HpackField> lines, FrameRef first, boolean ends) {
		Http2Stream stream = stream(id);
		Http2Stream.Half half = stream.half(side);
		int before = stream.fields();
		if (half.head.isPresent() || half.body.total() > 0) {
			trailers(side, stream, Http2Head.regular(lines));
		} else {
			HttpHead head = Http2Head.of(side == 0, lines);
			if (head.status() < 100 || head.status() >= 200) {
				half.first = half.first.or(() -> Optional.of(first));
				half.head = Optional.of(head);
				half.dns = DnsOverHttps.tells(head);
				enter(side, stream, head);
			} else if (side == 1) {
				stream.exchange().interim(head.status());
			}
		}
		fields += stream.fields() - before;
		if (ends) {
			ends(side, stream);
		}
	}

	private static void trailers(int side, Http2Stream stream, List<Map.Entry<String, String>> lines) {
		stream.half(side).trailers = lines.size();
		if (side == 0) {
			stream.exchange().requestTrailers(lines);
		} else {
			stream.exchange().responseTrailers(lines);
		}
	}

	private static void enter(int side, Http2Stream stream, HttpHead head) {
		FrameRef first = stream.half(side).first.orElseThrow();
		if (side == 0) {
			stream.exchange().request(head, first, Optional.empty());
		} else {
			Http2Stream.Half asked = stream.half(0);
			if (asked.first.isEmpty() && asked.head.isPresent()) {
				stream.exchange().request(asked.head.get(), first, Optional.empty());
			}
			stream.exchange().response(head, first, Optional.empty());
		}
	}

	/** A server says which request it answers unasked (RFC 9113 section 8.4). */
	void promise(int id, List<HpackField> lines, FrameRef first) {
		if (id != 0 && !open.containsKey(id) && !closed.containsKey(id)) {
			Http2Stream stream = stream(id);
			Http2Stream.Half half = stream.half(0);
			half.head = Optional.of(Http2Head.of(true, lines));
			half.first = Optional.of(first);
			half.ended = true;
			half.body.finish();
			enter(0, stream, half.head.get());
			fields += stream.fields();
		}
	}

	/**
	 * Data of a frame, or what is there of it.
	 *
	 * @param from index of the data @param to behind it
	 * @param frame offset of the frame
	 * @param frameEnd offset behind what is there of it
	 */
	void data(int side, int id, byte[] b, int from, int to, long frame, long frameEnd) {
		if (closed.containsKey(id) && !open.containsKey(id)) {
			layers.raw(side, frame, frameEnd);
			return;
		}
		ByteStream bytes = owner.stream(side);
		Http2Stream stream = stream(id);
		Http2Stream.Half half = stream.half(side);
		half.first = half.first.or(() -> bytes.frameAt(frame));
		Http2Body body = half.body;
		if (body.done()) {
			layers.raw(side, frame, frameEnd);
			return;
		}
		if (from >= to) {
			return;
		}
		boolean opens = body.partFrom() == Http2Body.NONE;
		int before = body.held();
		body.add(b, from, to, frame, frameEnd, frame + from - bytes.index(frame));
		half.last = half.dns ? bytes.frameAt(frameEnd - 1) : half.last;
		hold(body.held() - before);
		if (opens) {
			parts.get(side).put(id, stream);
		}
		if (!body.dropped() && held > owner.context().limits().maxMessageBytes()) {
			owner.context().log().count("http2.too-large", "http2.too-large", 0, "HTTP/2 message longer than this version puts together",
					"Its body was searched in parts as it was sent, not decoded.");
			body.drop();
			loosen(side, stream);
		} else if (body.dropped() && (body.partLength() > MAX_PART || !owner.context().wantsLayers())) {
			loosen(side, stream);
		}
	}

	private void hold(long change) {
		held += change;
		owner.context().hold(change);
	}

	/** A stream's data so far is offered as it is: its frames need no longer be held. */
	private void loosen(int side, Http2Stream stream) {
		layers.part(side, stream);
		parts.get(side).remove(stream.id());
	}

	/** The same for all streams of a side. */
	void loosenAll(int side) {
		for (Http2Stream stream : new ArrayList<>(parts.get(side).values())) {
			loosen(side, stream);
		}
	}

	/** The same for the stream whose frames are held for longest. @return false if there is none */
	boolean loosenOldest(int side) {
		Map.Entry<Integer, Http2Stream> oldest = parts.get(side).firstEntry();
		if (oldest != null) {
			loosen(side, oldest.getValue());
		}
		return oldest != null;
	}

	/** Bytes of any stream may be missing on a side: what is open there is not whole. */
	void hole(int side) {
		open.values().stream().filter(stream -> !stream.half(side).ended).forEach(stream -> stream.half(side).body.hole());
	}

	/** Bytes of one stream are missing. */
	void hole(int side, int id) {
		Http2Stream stream = open.get(id);
		if (stream != null) {
			stream.half(side).body.hole();
		}
	}

	/** Where the oldest frame begins that a side must hold, the largest number without one. */
	long floor(int side) {
		Map.Entry<Integer, Http2Stream> oldest = parts.get(side).firstEntry();
		return oldest == null ? Long.MAX_VALUE : oldest.getValue().half(side).body.partFrom();
	}

	/** A side has said all on a stream. */
	void ends(int side, int id) {
		Http2Stream stream = open.get(id);
		if (stream != null) {
			ends(side, stream);
		}
	}

	private void ends(int side, Http2Stream stream) {
		Http2Stream.Half half = stream.half(side);
		half.ended = true;
		over(side, stream);
		// A response may come first in a capture: its request is waited for.
		if (stream.half(0).ended && stream.half(1).ended) {
			finish(stream);
		}
	}

	private void over(int side, Http2Stream stream) {
		Http2Stream.Half half = stream.half(side);
		if (half.first.isPresent() && !half.body.done()) {
			int before = half.body.held();
			layers.body(side, stream, half.ended);
			parts.get(side).remove(stream.id());
			hold(-before);
		}
	}

	/** A side ends a stream at once, both ways (RST_STREAM). */
	void reset(int side, int id) {
		Http2Stream stream = open.get(id);
		if (stream != null && side == 1 && stream.half(0).head.isEmpty()) {
			over(1, stream);
			stream.half(1).ended = true;
		} else if (stream != null) {
			finish(stream);
		}
	}

	private void finish(Http2Stream stream) {
		over(0, stream);
		over(1, stream);
		open.remove(stream.id());
		fields -= stream.fields();
		closed.put(stream.id(), true);
		if (closed.size() > MAX_CLOSED) {
			closed.pollFirstEntry();
		}
		stream.exchange().toRecord(owner.flow().ref()).map(record -> record.on(new HttpRecord.Stream("2", stream.id())))
				.ifPresent(owner.context()::record);
	}

	/** No more comes: tells what is open. */
	void finishAll() {
		while (!open.isEmpty()) {
			finish(open.firstEntry().getValue());
		}
		layers.finish();
	}
}
