package org.telltale.capture;

import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.stream.StreamAssembler;

/** One direction of a TCP connection as decoders see it. */
final class TcpSide implements ByteStream {

	private final Flow flow;
	private final int side;
	private final StreamAssembler stream;

	TcpSide(Flow flow, int side, StreamAssembler stream) {
		this.flow = flow;
		this.side = side;
		this.stream = stream;
	}

	StreamAssembler assembler() {
		return stream;
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
		return leaf(flow.carriage(side, host), stream, stream.window(from, to), word);
	}

	@Override
	public Optional<FrameRef> frameAt(long offset) {
		return stream.frameAt(offset);
	}

	/** A leaf of {@code capture.tcp}. */
	static Layer leaf(Carriage carriage, StreamAssembler stream, StreamAssembler.Window window, String word) {
		Json.Fields params = Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson())
				.put("base", Long.toString(stream.base())).put("start", Long.toString(window.start()));
		return Layer.leaf(carriage, "capture.tcp", params, window.pieces(), window.contradicting(), word, window.bytes());
	}
}
