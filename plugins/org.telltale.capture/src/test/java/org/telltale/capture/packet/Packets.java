package org.telltale.capture.packet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.neighbour.IcmpError;
import org.telltale.capture.neighbour.NeighbourListener;
import org.telltale.capture.neighbour.NeighbourMessage;
import org.telltale.capture.packet.PacketDecoder.Kind;

/** Meets all packets of frames, as {@link PacketDecoder} says, and remembers them as text. */
final class Packets implements NeighbourListener {

	static final byte[] TEXT = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
	static final String A = "10.0.0.1";
	static final String B = "192.0.2.9";
	/** What is met of {@link #datagram} outside any tunnel. */
	static final String MET = "0 udp 10.0.0.1:4000>192.0.2.9:4001 twelve bytes";

	final List<String> met = new ArrayList<>();
	/** The frames that carried each. */
	final List<List<Long>> carriers = new ArrayList<>();
	final List<NeighbourMessage> messages = new ArrayList<>();
	final List<IcmpError> errors = new ArrayList<>();
	final ChecksumTally tally = new ChecksumTally();
	final Packet[] packets = new Packet[IpBody.MAX_DEPTH + 1];
	final int linkType;
	private final ProblemLog log = new ProblemLog("x");
	private final PacketDecoder decoder = new PacketDecoder(log, this, Optional.of(tally));
	private final FragmentTable fragments = new FragmentTable(log, this, Optional.of(tally));
	private final Frame frame = new Frame();

	Packets(int linkType) {
		this.linkType = linkType;
		Arrays.setAll(packets, i -> new Packet());
	}

	/** UDP over IPv4. */
	static byte[] datagram() {
		return CaptureBuilder.ip(A, B, 17, CaptureBuilder.udpDatagram(4000, 4001, TEXT));
	}

	Packets frame(byte[] bytes) {
		return frame(bytes, bytes.length);
	}

	Packets frame(byte[] bytes, int captured) {
		return frame(bytes, captured, bytes.length);
	}

	/** Puts other bytes round the frame, as a reader has them: none of them may be looked at. */
	Packets frame(byte[] bytes, int captured, long original) {
		frame.bytes = new byte[captured + 9];
		Arrays.fill(frame.bytes, (byte) 0xa5);
		System.arraycopy(bytes, 0, frame.bytes, 5, captured);
		frame.start = 5;
		frame.number++;
		frame.offset += 1000;
		frame.timeNanos += 1_000_000;
		frame.captured = captured;
		frame.original = original;
		frame.linkType = linkType;
		Kind kind = decoder.decode(frame, packets[0]);
		follow(kind, 0, List.of(ref()));
		while (decoder.hasNext()) {
			follow(decoder.next(frame, packets[0]), 0, List.of(ref()));
		}
		return this;
	}

	Packets later(long nanos) {
		frame.timeNanos += nanos;
		return this;
	}

	private FrameRef ref() {
		return new FrameRef(frame.number, frame.offset, frame.captured, frame.timeNanos);
	}

	private void follow(Kind kind, int depth, List<FrameRef> around) {
		Packet p = packets[depth];
		List<FrameRef> carrying = around;
		if (kind == Kind.FRAGMENT) {
			Optional<Datagram> datagram = fragments.offer(p, ref(), around);
			if (datagram.isEmpty() || !datagram.get().complete()) {
				return;
			}
			carrying = datagram.get().carriers();
		}
		if (p.transport) {
			met.add(p.depth + (p.protocol == Packet.TCP ? " tcp " : " udp ") + p.source() + ":" + p.sourcePort + ">" + p.destination() + ":"
					+ p.destinationPort + " " + (p.tunnel != Tunnel.NONE ? p.tunnel.word()
							: p.payloadCaptured == 0 ? "" : new String(p.bytes, p.payloadStart, p.payloadCaptured, StandardCharsets.ISO_8859_1)));
			carriers.add(carrying.stream().map(FrameRef::number).toList());
		} else if (p.tunnel != Tunnel.NONE) {
			met.add(p.depth + " " + p.tunnel.word());
			carriers.add(carrying.stream().map(FrameRef::number).toList());
		}
		if (p.tunnel != Tunnel.NONE) {
			follow(decoder.inner(p, packets[depth + 1]), depth + 1, carrying);
		}
	}

	/** Codes of the problems. */
	List<String> codes() {
		fragments.finish();
		return log.problems("x").stream().map(problem -> problem.code()).toList();
	}

	/** Everything said of the problems. */
	List<String> problems() {
		tally.report(log);
		return log.problems("x").stream().map(problem -> problem.code() + "@" + problem.where().range().offset() + " " + problem.what()).toList();
	}

	@Override
	public void neighbour(NeighbourMessage message) {
		messages.add(message);
	}

	@Override
	public void error(IcmpError error) {
		errors.add(error);
	}

	/** Bytes from parts: arrays, and numbers of one byte each. */
	static byte[] bytes(Object... parts) {
		java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
		for (Object part : parts) {
			if (part instanceof byte[] array) {
				out.writeBytes(array);
			} else {
				out.write((Integer) part);
			}
		}
		return out.toByteArray();
	}
}
