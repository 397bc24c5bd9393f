package org.telltale.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded conversations of several protocols, and the segments that carry them, in any disorder. */
final class RandomConversations {

	/** A segment to be. @param flags as {@link CaptureBuilder#tcp} has them */
	record Segment(boolean fromClient, int port, long sequence, String flags, byte[] payload) {
	}

	static final String PHONE = "10.0.0.2";
	static final String SERVER = "198.51.100.7";

	private final Random random;

	RandomConversations(long seed) {
		random = new Random(seed);
	}

	/** A number from 0 to below a bound. */
	int below(int bound) {
		return random.nextInt(bound);
	}

	/** HTTP requests and responses: lengths, chunks, several in one connection. */
	List<byte[][]> http(int transactions) {
		List<byte[][]> turns = new ArrayList<>();
		for (int i = 0; i < transactions; i++) {
			StringBuilder requests = new StringBuilder();
			StringBuilder responses = new StringBuilder();
			String sent = text(random.nextInt(3000));
			String answered = text(random.nextInt(6000));
			requests.append("POST /t").append(i).append(" HTTP/1.1\r\nHost: h").append(i).append(".example.net\r\nContent-Length: ")
					.append(sent.length()).append("\r\n\r\n").append(sent);
			responses.append("HTTP/1.1 200 OK\r\n");
			if (random.nextBoolean()) {
				responses.append("Content-Length: ").append(answered.length()).append("\r\n\r\n").append(answered);
			} else {
				responses.append("Transfer-Encoding: chunked\r\n\r\n");
				int at = 0;
				while (at < answered.length()) {
					int size = Math.min(answered.length() - at, 1 + random.nextInt(900));
					responses.append(Integer.toHexString(size)).append("\r\n").append(answered, at, at + size).append("\r\n");
					at += size;
				}
				responses.append("0\r\n\r\n");
			}
			turns.add(new byte[][] { latin(requests.toString()), latin(responses.toString()) });
		}
		return turns;
	}

	/** DNS over TCP: a question and an answer each. */
	List<byte[][]> dns(int messages) {
		ByteBuffer questions = ByteBuffer.allocate(messages * 64);
		ByteBuffer answers = ByteBuffer.allocate(messages * 96);
		for (int i = 0; i < messages; i++) {
			byte[] name = latin("\4host" + "\7example\3net\0");
			questions.putShort((short) (12 + name.length + 4)).putShort((short) i).putShort((short) 0x100).putShort((short) 1).putShort((short) 0)
					.putInt(0).put(name).putInt(0x00010001);
			answers.putShort((short) (12 + name.length + 4 + 16)).putShort((short) i).putShort((short) 0x8180).putShort((short) 1)
					.putShort((short) 1).putInt(0).put(name).putInt(0x00010001).putShort((short) 0xc00c).putInt(0x00010001).putInt(60)
					.putShort((short) 4).putInt(0xcb007100 | random.nextInt(256));
		}
		return List.<byte[][]>of(new byte[][] { java.util.Arrays.copyOf(questions.array(), questions.position()),
				java.util.Arrays.copyOf(answers.array(), answers.position()) });
	}

	private String text(int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) ('a' + random.nextInt(26)));
		}
		return text.toString();
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** The connection's segments in order: SYNs, what each side says in its turn, cut at random, FINs. Sequence numbers begin anywhere and may pass 2^32. */
	List<Segment> segments(List<byte[][]> turns, int port) {
		long[] base = { random.nextInt() & 0xffffffffL, 0xffffffffL - random.nextInt(2000) };
		List<Segment> all = new ArrayList<>(List.of(new Segment(true, port, base[0], "S", new byte[0]),
				new Segment(false, port, base[1], "SA", new byte[0])));
		long[] next = { base[0] + 1, base[1] + 1 };
		for (byte[][] turn : turns) {
			for (int side = 0; side < 2; side++) {
				int at = 0;
				while (at < turn[side].length) {
					int size = Math.min(turn[side].length - at, 1 + random.nextInt(1400));
					all.add(new Segment(side == 0, port, next[side], "A", java.util.Arrays.copyOfRange(turn[side], at, at + size)));
					at += size;
					next[side] += size;
				}
			}
		}
		all.add(new Segment(true, port, next[0], "FA", new byte[0]));
		all.add(new Segment(false, port, next[1], "FA", new byte[0]));
		return all;
	}

	/** The same segments with near ones in another order, each within its side's turn, between the SYNs and the FINs. */
	List<Segment> disordered(List<Segment> segments, int reach) {
		List<Segment> all = new ArrayList<>(segments);
		for (int i = 2; i < all.size() - 2; i++) {
			int turn = i;
			while (turn + 1 < all.size() - 2 && turn < i + reach && all.get(turn + 1).fromClient() == all.get(i).fromClient()) {
				turn++;
			}
			java.util.Collections.swap(all, i, i + random.nextInt(turn - i + 1));
		}
		return all;
	}

	/** The same with some sent twice, and some sent again cut otherwise. */
	List<Segment> repeated(List<Segment> segments) {
		List<Segment> all = new ArrayList<>();
		for (Segment segment : segments) {
			all.add(segment);
			if (segment.payload().length > 1 && random.nextInt(4) == 0) {
				int from = random.nextInt(segment.payload().length);
				all.add(new Segment(segment.fromClient(), segment.port(), segment.sequence() + from, "A",
						java.util.Arrays.copyOfRange(segment.payload(), from, segment.payload().length)));
			}
		}
		return all;
	}

	/** All connections' segments in one capture, taken in turns at random, each connection's in its own order. */
	CaptureBuilder capture(List<List<Segment>> connections, int serverPort) {
		CaptureBuilder builder = new CaptureBuilder();
		int[] next = new int[connections.size()];
		List<Integer> open = new ArrayList<>();
		for (int i = 0; i < connections.size(); i++) {
			open.add(i);
		}
		while (!open.isEmpty()) {
			int which = random.nextInt(open.size());
			int connection = open.get(which);
			Segment segment = connections.get(connection).get(next[connection]++);
			if (segment.fromClient()) {
				builder.tcp(PHONE, segment.port(), SERVER, serverPort, segment.sequence(), segment.flags(), segment.payload());
			} else {
				builder.tcp(SERVER, serverPort, PHONE, segment.port(), segment.sequence(), segment.flags(), segment.payload());
			}
			if (next[connection] == connections.get(connection).size()) {
				open.remove(which);
			}
		}
		return builder;
	}
}
