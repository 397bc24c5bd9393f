package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.protocol.TextShape;
import org.telltale.capture.stream.StreamAssembler;

/** A TCP connection: two streams, one decoder. A SYN that starts anew in the same flow starts the streams anew. */
final class TcpConversation implements Conversation, Connection {

	private static final long RESTART_DISTANCE = 1 << 20;
	private static final int MAX_HOLES = 20_000;

	private final CaptureContext context;
	private final Flow flow;
	private final List<StreamProtocol> protocols;
	private final TcpSide[] sides = new TcpSide[2];
	private final StreamAssembler[] streams = new StreamAssembler[2];
	private final long[] finOffset = new long[2];
	private final boolean[] ended = new boolean[2];
	private final boolean[] synSeen = new boolean[2];
	private final long[] finSequence = { -1, -1 };
	private StreamDecoder decoder;
	private boolean finished;
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
		return sides[side];
	}

	private void restart() {
		for (int side = 0; side < 2; side++) {
			int sender = side;
			streams[side] = new StreamAssembler((offset, length, later) -> conflict(sender, offset, length, later));
			sides[side] = new TcpSide(flow, side, streams[side]);
			finOffset[side] = Long.MAX_VALUE;
			ended[side] = false;
			synSeen[side] = false;
		}
		decoder = new UndecidedDecoder(this, protocols);
		finished = false;
		flow.open();
	}

	/** Lets all go; a flow of which everything was seen costs no more than its counts. */
	private void release() {
		finished = true;
		context.hold(-held);
		held = 0;
		streams[0] = null;
		streams[1] = null;
		sides[0] = null;
		sides[1] = null;
		decoder = null;
	}

	@Override
	public void recogniseAnew() {
		become(new UndecidedDecoder(this, protocols));
	}

	@Override
	public void become(StreamDecoder chosen) {
		decoder = chosen;
		chosen.advance(0);
		if (decoder == chosen) {
			chosen.advance(1);
		}
	}

	private void conflict(int side, long offset, int length, FrameRef later) {
		FrameRef kept = offset < streams[side].delivered() ? streams[side].frameAt(offset).orElse(later) : later;
		context.log().add("tcp.overlap-conflict", later.offset(), later.captured(),
				"Frame " + later.number() + " carries " + length + " bytes of a TCP stream that differ from those that came before"
						+ (kept == later ? "" : " in frame " + kept.number()) + ".",
				"The bytes that came first were kept; what the receiver took is not known.");
	}

	@Override
	public void packet(int side, Packet p, List<FrameRef> frames) {
		if (finished && !resumes(side, p)) {
			return;
		}
		if ((p.flags & Packet.SYN) != 0) {
			syn(side, p);
		}
		boolean fin = (p.flags & Packet.FIN) != 0;
		if ((p.flags & (Packet.FIN | Packet.RST)) != 0) {
			flow.close(side);
		}
		if (p.payloadLength == 0 && !fin) {
			return;
		}
		long sequence = p.sequence + ((p.flags & Packet.SYN) != 0 ? 1 : 0) & 0xffffffffL;
		StreamAssembler stream = streams[side];
		if (!stream.based()) {
			stream.base(sequence);
		}
		long offset = stream.offset(sequence);
		if (p.payloadLength > 0) {
			payload(side, p, offset, frames);
		}
		if (fin && offset >= 0) {
			finOffset[side] = Math.min(finOffset[side], offset + p.payloadLength);
		}
		if (stream.delivered() >= finOffset[side]) {
			end(side);
			finSequence[side] = stream.base() + finOffset[side] & 0xffffffffL;
		}
		account();
		if (ended[0] && ended[1]) {
			release();
		}
	}

	/** Whether a packet behind the connection's end says something new; then the streams start anew with it. */
	private boolean resumes(int side, Packet p) {
		boolean syn = (p.flags & Packet.SYN) != 0;
		boolean known = finSequence[side] >= 0 && (int) (p.sequence + p.payloadLength - finSequence[side]) <= 0;
		if (!syn && (p.payloadLength == 0 || known)) {
			return false;
		}
		restart();
		return true;
	}

	private void syn(int side, Packet p) {
		long base = p.sequence + 1 & 0xffffffffL;
		StreamAssembler stream = streams[side];
		boolean anew = stream.based() && (synSeen[side] ? stream.base() != base : Math.abs(stream.offset(base)) > RESTART_DISTANCE);
		if (anew) {
			flush();
			account();
			restart();
			streams[side].base(base);
		} else if (!stream.based()) {
			stream.base(base);
		}
		synSeen[side] = true;
	}

	private void payload(int side, Packet p, long offset, List<FrameRef> frames) {
		StreamAssembler stream = streams[side];
		int payloadOffset = frames.size() == 1 && p.bytes != null && !p.fragment ? p.payloadStart - p.frameStart : -1;
		if (ended[side] && offset >= finOffset[side] || stream.stray(offset)) {
			stray(side, p, offset, frames, payloadOffset);
			if (offset >= 0 || offset + p.payloadCaptured <= 0) {
				return;
			}
		}
		int before = (int) Math.max(0, -offset);
		stream.add(offset + before, p.bytes, p.payloadStart + before, p.payloadCaptured - before, p.payloadLength - before, frames,
				payloadOffset < 0 ? -1 : payloadOffset + before);
		decoder.advance(side);
		while (stream.cutFollows() || stream.waitingBytes() > context.limits().maxPendingBytes() + 64L * MAX_HOLES) {
			pass(side);
		}
		if (ended[side]) {
			decoder.end(side);
		}
	}

	/** A payload that no stream holds: before the first byte known, beyond any window, behind the end. Offered on its own. */
	private void stray(int side, Packet p, long offset, List<FrameRef> frames, int payloadOffset) {
		boolean keepAlive = offset == -1 && p.payloadLength <= 1;
		if (p.payloadCaptured == 0 || keepAlive || !streams[side].keeps()) {
			return;
		}
		StreamAssembler own = new StreamAssembler((at, length, later) -> {
		});
		own.base(p.sequence + ((p.flags & Packet.SYN) != 0 ? 1 : 0));
		own.add(0, p.bytes, p.payloadStart, p.payloadCaptured, p.payloadCaptured, frames, payloadOffset);
		if (!TextShape.isText(p.bytes, p.payloadStart, p.payloadStart + p.payloadCaptured)) {
			flow.unreadable(side, p.payloadCaptured);
		}
		context.log().count("tcp.stray", "tcp.stray", frames.getFirst().offset(),
				"TCP segment outside the stream that was seen (before its first known byte, or behind its end)",
				"Its bytes were searched on their own.");
		context.layer(() -> TcpSide.leaf(flow.carriage(side, Optional.empty()), own, own.window(0, own.delivered()), "tcp segment"));
	}

	private void pass(int side) {
		decoder.gap(side);
		long from = streams[side].delivered();
		long length = streams[side].passGap();
		flow.gap(side, length);
		decoder.resume(side, from + length);
		decoder.advance(side);
	}

	private void end(int side) {
		if (!ended[side]) {
			ended[side] = true;
			decoder.end(side);
		}
	}

	private void flush() {
		for (int side = 0; side < 2; side++) {
			while (streams[side].waits()) {
				pass(side);
			}
		}
		end(0);
		end(1);
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
		long now = streams[0].held() + streams[1].held();
		context.hold(now - held);
		held = now;
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
			while (streams[side].waits()) {
				pass(side);
			}
			decoder.gap(side);
		}
		account();
	}
}
