package org.telltale.sample.internal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.sample.internal.bytes.SeededBytes;
import org.telltale.sample.internal.bytes.Sink;

/** One TCP connection (RFC 9293): handshake, segments, acknowledgements, close. Time runs as it is used. */
public final class TcpConversation {

	private static final int FIN = 1;
	private static final int SYN = 2;
	private static final int PSH = 8;
	private static final int ACK = 16;
	private static final long HALF_TRIP_NANOS = 21_000_000;

	private final Traffic traffic;
	private final Node client;
	private final Node server;
	private final int clientPort;
	private final int serverPort;
	private final boolean six;
	private final int segmentSize;
	private final SeededBytes jitter;
	private long now;
	private long clientNext;
	private long serverNext;

	/**
	 * A connection that opens at {@code startNanos}.
	 *
	 * @param segmentSize most payload bytes a segment, at most 1440
	 */
	public TcpConversation(Traffic traffic, long startNanos, Node client, int clientPort, Node server, int serverPort, boolean six,
			int segmentSize) {
		this.traffic = traffic;
		this.client = client;
		this.clientPort = clientPort;
		this.server = server;
		this.serverPort = serverPort;
		this.six = six;
		this.segmentSize = segmentSize;
		this.now = startNanos;
		this.jitter = new SeededBytes("tcp " + startNanos + " " + clientPort);
		this.clientNext = jitter.below(65536) * 65536L + jitter.below(65536);
		this.serverNext = jitter.below(65536) * 65536L + jitter.below(65536);
	}

	/** The three-way handshake. */
	public TcpConversation open() {
		emit(true, SYN, synOptions(), new byte[0]);
		clientNext++;
		travel();
		emit(false, SYN | ACK, synOptions(), new byte[0]);
		serverNext++;
		travel();
		emit(true, ACK, new byte[0], new byte[0]);
		return this;
	}

	/** Sends a message in order. */
	public TcpConversation send(boolean fromClient, Payload message) {
		return send(fromClient, message, Disorder.NONE);
	}

	/** Sends a message; the receiver acknowledges each second segment and the last. */
	public TcpConversation send(boolean fromClient, Payload message, Disorder disorder) {
		byte[] bytes = message.toBytes();
		List<int[]> plan = plan(bytes.length, disorder);
		long base = fromClient ? clientNext : serverNext;
		boolean[] covered = new boolean[bytes.length];
		List<Sent> sent = new ArrayList<>();
		for (int i = 0; i < plan.size(); i++) {
			int[] part = plan.get(i);
			sent.add(sendPart(fromClient, base, bytes, part, covered, disorder == Disorder.FRAGMENTS && i == 0));
			advance(fromClient, base, covered);
			if (i % 2 == 1 || i == plan.size() - 1) {
				now += HALF_TRIP_NANOS / 3;
				emit(!fromClient, ACK, new byte[0], new byte[0]);
			}
		}
		for (Payload.Mark mark : message.marks()) {
			traffic.planted(planting(mark, fromClient, sent));
		}
		travel();
		return this;
	}

	/** Lets time pass. */
	public TcpConversation pause(long nanos) {
		now += nanos;
		return this;
	}

	/** The client closes, then the server. */
	public TcpConversation close() {
		emit(true, FIN | ACK, new byte[0], new byte[0]);
		clientNext++;
		travel();
		emit(false, FIN | ACK, new byte[0], new byte[0]);
		serverNext++;
		travel();
		emit(true, ACK, new byte[0], new byte[0]);
		return this;
	}

	/** The moment it has come to, nanoseconds since the epoch. */
	public long now() {
		return now;
	}

	/** Packets of one segment, and which bytes of the message were new in it. */
	private record Sent(List<WirePacket> packets, int from, int to, boolean[] fresh) {
	}

	private List<int[]> plan(int length, Disorder disorder) {
		List<int[]> parts = new ArrayList<>();
		for (int at = 0; at < length; at += segmentSize) {
			parts.add(new int[] {at, Math.min(length, at + segmentSize)});
		}
		if (disorder == Disorder.OUT_OF_ORDER && parts.size() > 2) {
			parts.add(1, parts.remove(2));
		} else if (disorder == Disorder.OVERLAP && parts.size() > 1) {
			int middle = Math.min(length, parts.get(1)[0] + segmentSize / 2);
			parts.add(1, new int[] {segmentSize / 2, middle});
		} else if (disorder == Disorder.RETRANSMISSION && parts.size() > 1) {
			parts.add(2, parts.get(1));
		}
		return parts;
	}

	private Sent sendPart(boolean fromClient, long base, byte[] bytes, int[] part, boolean[] covered, boolean fragmented) {
		byte[] data = Arrays.copyOfRange(bytes, part[0], part[1]);
		int flags = part[1] == bytes.length ? PSH | ACK : ACK;
		long sequence = base + part[0] & 0xffffffffL;
		byte[] packet = packet(fromClient, flags, new byte[0], data, sequence);
		List<WirePacket> packets = new ArrayList<>();
		for (byte[] piece : fragmented ? IpPackets.fragments(packet, 264) : List.of(packet)) {
			packets.add(put(fromClient, piece));
		}
		boolean[] fresh = new boolean[part[1] - part[0]];
		for (int i = part[0]; i < part[1]; i++) {
			fresh[i - part[0]] = !covered[i];
			covered[i] = true;
		}
		return new Sent(packets, part[0], part[1], fresh);
	}

	/** Moves the next sequence number behind the bytes that have arrived without a hole. */
	private void advance(boolean fromClient, long base, boolean[] covered) {
		int whole = 0;
		while (whole < covered.length && covered[whole]) {
			whole++;
		}
		if (fromClient) {
			clientNext = base + whole & 0xffffffffL;
		} else {
			serverNext = base + whole & 0xffffffffL;
		}
	}

	private Planting planting(Payload.Mark mark, boolean fromClient, List<Sent> sent) {
		List<WirePacket> first = new ArrayList<>();
		List<WirePacket> repeats = new ArrayList<>();
		for (Sent part : sent) {
			boolean anything = false;
			boolean fresh = false;
			for (int i = Math.max(mark.from(), part.from()); i < Math.min(mark.to(), part.to()); i++) {
				anything = true;
				fresh |= part.fresh()[i - part.from()];
			}
			if (anything) {
				(fresh ? first : repeats).addAll(part.packets());
			}
		}
		Node from = fromClient ? client : server;
		return new Planting(mark.planted(), from, fromClient ? server : client, server, six, serverPort, first, repeats);
	}

	/** MSS, SACK permitted, window scale (RFC 9293 section 3.2, RFC 2018, RFC 7323). */
	private byte[] synOptions() {
		return new Sink().u8(2).u8(4).be16(six ? 1440 : 1460).u8(4).u8(2).u8(1).u8(3).u8(3).u8(6).u8(1).u8(1).toBytes();
	}

	private void emit(boolean fromClient, int flags, byte[] options, byte[] data) {
		put(fromClient, packet(fromClient, flags, options, data, fromClient ? clientNext : serverNext));
	}

	private WirePacket put(boolean fromClient, byte[] packet) {
		now += 150_000 + jitter.below(90_000);
		return traffic.add(now, fromClient ? client : server, fromClient ? server : client, six, packet);
	}

	private byte[] packet(boolean fromClient, int flags, byte[] options, byte[] data, long sequence) {
		long acknowledged = (flags & ACK) == 0 ? 0 : fromClient ? serverNext : clientNext;
		byte[] segment = new Sink().be16(fromClient ? clientPort : serverPort).be16(fromClient ? serverPort : clientPort).be32(sequence)
				.be32(acknowledged).u8((20 + options.length) / 4 << 4).u8(flags).be16(29200).be16(0).be16(0).bytes(options).bytes(data)
				.toBytes();
		return IpPackets.packet(fromClient ? client : server, fromClient ? server : client, six, IpPackets.TCP,
				traffic.nextIdentification(),
				segment, 16);
	}

	private void travel() {
		now += HALF_TRIP_NANOS + jitter.below(60_000) * 50L;
	}
}
