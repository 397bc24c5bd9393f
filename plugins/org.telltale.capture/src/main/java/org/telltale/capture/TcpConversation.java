package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.protocol.TextShape;
import org.telltale.capture.protocol.UndecidedDecoder;
import org.telltale.capture.shape.UnknownDecoder;
import org.telltale.capture.stream.StreamAssembler;

/** A TCP connection: two streams, one decoder. A SYN that starts anew in the same flow starts the streams anew. */
final class TcpConversation implements Conversation, Connection {

	private static final long RESTART_DISTANCE = 1 << 20;
	private static final int MAX_HOLES = 20_000;

	private final CaptureContext context;
	private final Flow flow;
	private final List<StreamProtocol> protocols;
	private TcpSide client;
	private TcpSide server;
	private StreamDecoder decoder;
	private boolean finished;
	private long clientFin = -1;
	private long serverFin = -1;
	private long held;

	TcpConversation(CaptureContext context, Flow flow, List<StreamProtocol> protocols) {
		this.context = context;
		this.flow = flow;
		this.protocols = protocols;
		restart();
	}

	@Override
	public CaptureContext context() {
		return context;
	}

	@Override
	public Flow flow() {
		return flow;
	}

	@Override
	public ByteStream stream(int side) {
		return side(side);
	}

	private TcpSide side(int side) {
		return side == 0 ? client : server;
	}

	private void restart() {
		client = new TcpSide(flow, context, 0);
		server = new TcpSide(flow, context, 1);
		decoder = new UndecidedDecoder(this, protocols, flow::protocol, UnknownDecoder::new);
		finished = false;
		flow.open();
	}

	/** Lets all go; a flow of which everything was seen costs no more than its counts. */
	private void release() {
		finished = true;
		context.hold(-held);
		held = 0;
		client = null;
		server = null;
		decoder = null;
	}

	@Override
	public void recogniseAnew() {
		become(new UndecidedDecoder(this, protocols, flow::protocol, UnknownDecoder::new));
	}

	@Override
	public void become(StreamDecoder chosen) {
		decoder = chosen;
		chosen.advance(0);
		if (decoder == chosen) {
			chosen.advance(1);
		}
	}

	@Override
	public void packet(Work work) {
		Packet p = work.packet;
		if (finished && !resumes(work.side, p)) {
			return;
		}
		boolean syn = (p.flags & Packet.SYN) != 0;
		boolean fin = (p.flags & Packet.FIN) != 0;
		if (fin || (p.flags & Packet.RST) != 0) {
			flow.close(work.side);
		}
		if (syn) {
			syn(work.side, p);
		}
		if (p.payloadLength == 0 && !fin) {
			return;
		}
		long sequence = p.sequence + (syn ? 1 : 0) & 0xffffffffL;
		TcpSide side = side(work.side);
		side.aggregated |= p.aggregated;
		if (!side.stream.based()) {
			side.stream.base(sequence);
		}
		long offset = side.stream.offset(sequence);
		if (p.payloadLength > 0) {
			payload(side, work, offset);
		}
		if (fin && offset >= 0) {
			side.finOffset = Math.min(side.finOffset, offset + p.payloadLength);
		}
		if (side.stream.delivered() >= side.finOffset) {
			end(work.side);
			long last = side.stream.base() + side.finOffset & 0xffffffffL;
			clientFin = work.side == 0 ? last : clientFin;
			serverFin = work.side == 1 ? last : serverFin;
		}
		account();
		if (client.ended && server.ended) {
			release();
		}
	}

	/** Whether a packet behind the connection's end says something new; then the streams start anew with it. */
	private boolean resumes(int side, Packet p) {
		boolean syn = (p.flags & Packet.SYN) != 0;
		long fin = side == 0 ? clientFin : serverFin;
		boolean known = fin >= 0 && (int) (p.sequence + p.payloadLength - fin) <= 0;
		if (!syn && (p.payloadLength == 0 || known)) {
			return false;
		}
		restart();
		return true;
	}

	private void syn(int number, Packet p) {
		long base = p.sequence + 1 & 0xffffffffL;
		TcpSide side = side(number);
		StreamAssembler stream = side.stream;
		boolean anew = stream.based() && (side.synSeen ? stream.base() != base : Math.abs(stream.offset(base)) > RESTART_DISTANCE);
		if (anew) {
			flush();
			account();
			restart();
			side = side(number);
			side.stream.base(base);
		} else if (!stream.based()) {
			stream.base(base);
		}
		side.synSeen = true;
	}

	private void payload(TcpSide side, Work work, long offset) {
		Packet p = work.packet;
		StreamAssembler stream = side.stream;
		int payloadOffset = work.fragments.isEmpty() && !p.fragment ? p.payloadStart - p.frameStart : -1;
		if (side.ended && offset >= side.finOffset || stream.stray(offset)) {
			stray(stream, work, offset, payloadOffset);
			if (offset >= 0 || offset + p.payloadCaptured <= 0) {
				return;
			}
		}
		int before = (int) Math.max(0, -offset);
		stream.add(offset + before, p.bytes, p.payloadStart + before, p.payloadCaptured - before, p.payloadLength - before, work::frames,
				payloadOffset < 0 ? -1 : payloadOffset + before);
		decoder.advance(work.side);
		while (stream.cutFollows() || stream.waitingBytes() > context.limits().maxPendingBytes() + 64L * MAX_HOLES) {
			pass(work.side);
		}
		if (side.ended) {
			decoder.end(work.side);
		}
	}

	/** A payload that no stream holds: before the first byte known, beyond any window, behind the end. Offered on its own. */
	private void stray(StreamAssembler stream, Work work, long offset, int payloadOffset) {
		Packet p = work.packet;
		boolean keepAlive = offset == -1 && p.payloadLength <= 1;
		if (p.payloadCaptured == 0 || keepAlive || !stream.keeps()) {
			return;
		}
		if (!TextShape.isText(p.bytes, p.payloadStart, p.payloadStart + p.payloadCaptured)) {
			flow.unreadable(work.side, p.payloadCaptured);
		}
		context.log().count("tcp.stray", "tcp.stray", work.frame().offset(),
				"TCP segment outside the stream that was seen (before its first known byte, or behind its end)",
				"Its bytes were searched on their own.");
		context.layer(() -> {
			StreamAssembler own = new StreamAssembler((at, length, later) -> {
			});
			own.base(p.sequence + ((p.flags & Packet.SYN) != 0 ? 1 : 0));
			own.add(0, p.bytes, p.payloadStart, p.payloadCaptured, p.payloadCaptured, work::frames, payloadOffset);
			return TcpSide.leaf(flow, work.side, Optional.empty(), own, own.window(0, own.delivered()), "tcp segment", p.aggregated);
		});
	}

	private void pass(int side) {
		decoder.gap(side);
		StreamAssembler stream = side(side).stream;
		long from = stream.delivered();
		long length = stream.passGap();
		flow.gap(side, length);
		decoder.resume(side, from + length);
		decoder.advance(side);
	}

	private void end(int side) {
		if (!side(side).ended) {
			side(side).ended = true;
			decoder.end(side);
		}
	}

	private void flush() {
		for (int side = 0; side < 2; side++) {
			while (side(side).stream.waits()) {
				pass(side);
			}
			missingEnd(side);
		}
		end(0);
		end(1);
	}

	/** A FIN tells how long a stream was: what never came before it is a gap. */
	private void missingEnd(int number) {
		TcpSide side = side(number);
		if (!side.ended && side.finOffset != Long.MAX_VALUE && side.stream.delivered() < side.finOffset) {
			decoder.gap(number);
			flow.gap(number, side.finOffset - side.stream.delivered());
		}
	}

	@Override
	public void finish() {
		if (!finished) {
			flush();
			release();
		}
	}

	private void account() {
		if (finished) {
			return;
		}
		long now = client.stream.held() + server.stream.held();
		context.hold(now - held);
		held = now;
	}

	@Override
	public int index() {
		return flow.ref().index();
	}

	@Override
	public long held() {
		return held;
	}

	@Override
	public void relieve() {
		if (finished) {
			return;
		}
		context.log().add("stream.memory", 0, 0, "A TCP connection between " + flow.roles().client() + " and " + flow.roles().server()
				+ " held too much memory.", "It was cut there: what spans the cut was searched as raw bytes only.");
		for (int side = 0; side < 2; side++) {
			decoder.gap(side);
			while (side(side).stream.waits()) {
				pass(side);
			}
			decoder.gap(side);
		}
		account();
	}
}
