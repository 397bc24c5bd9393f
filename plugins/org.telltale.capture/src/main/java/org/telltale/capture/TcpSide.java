package org.telltale.capture;

import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.stream.StreamAssembler;

/** One direction of a TCP connection: its stream as decoders see it, and where it begins and ends. */
final class TcpSide implements ByteStream, StreamAssembler.ConflictListener {

	final StreamAssembler stream = new StreamAssembler(this);
	/** Stream offset of the FIN. */
	long finOffset = Long.MAX_VALUE;
	boolean ended;
	boolean synSeen;
	/** Whether a frame with several packets side by side carried some of it. */
	boolean aggregated;
	private final Flow flow;
	private final CaptureContext context;
	private final int side;

	TcpSide(Flow flow, CaptureContext context, int side) {
		this.flow = flow;
		this.context = context;
		this.side = side;
	}

	@Override
	public void conflict(long offset, int length, FrameRef later) {
		FrameRef kept = offset < stream.delivered() ? stream.frameAt(offset).orElse(later) : later;
		context.log().add("tcp.overlap-conflict", later.offset(), later.captured(),
				"Frame " + later.number() + " carries " + length + " bytes of a TCP stream that differ from those that came before"
						+ (kept == later ? "" : " in frame " + kept.number()) + ".",
				"The bytes that came first were kept; what the receiver took is not known.");
	}

	@Override
	public long consumed() {
		return stream.consumed();
	}

	@Override
	public long delivered() {
		return stream.delivered();
	}

	@Override
	public byte[] buffer() {
		return stream.buffer();
	}

	@Override
	public int index(long offset) {
		return stream.index(offset);
	}

	@Override
	public void consume(long to) {
		stream.consume(to);
	}

	@Override
	public void skip() {
		stream.skip();
	}

	@Override
	public Layer layer(long from, long to, String word, Optional<String> host) {
		return leaf(flow, side, host, stream, stream.window(from, to), word, aggregated);
	}

	@Override
	public Optional<FrameRef> frameAt(long offset) {
		return stream.frameAt(offset);
	}

	/** A leaf of {@code capture.tcp}. */
	static Layer leaf(Flow flow, int side, Optional<String> host, StreamAssembler stream, StreamAssembler.Window window, String word,
			boolean aggregated) {
		Carriage carriage = flow.carriage(side, host);
		Json.Fields params = Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson())
				.put("base", Long.toString(stream.base())).put("start", Long.toString(window.start()));
		if (aggregated || flow.ref().depth() > 0) {
			params.put("depth", flow.ref().depth());
		}
		return Layer.leaf(carriage, "capture.tcp", params, window.pieces(), window.contradicting(), word, window.bytes());
	}
}
