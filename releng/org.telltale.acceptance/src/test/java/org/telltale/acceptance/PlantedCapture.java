package org.telltale.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/** Writes a pcap file of HTTP/1.1 exchanges whose segments are cut, disordered and repeated at random. Uses nothing of the product. */
final class PlantedCapture {

	private static final byte[] HANDSET = { (byte) 192, (byte) 168, 1, 20 };
	private static final byte[] SERVER = { (byte) 203, 0, 113, 7 };
	private static final int SYN = 2;
	private static final int ACK = 16;
	private static final int FIN = 1;

	private final Random random;
	private final List<Queue<byte[]>> flows = new ArrayList<>();

	PlantedCapture(Random random) {
		this.random = random;
	}

	/** The handset posts a body of the given coding, empty if it has none, in a connection of its own. */
	PlantedCapture post(byte[] body, String contentCoding) {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		boolean chunked = random.nextInt(4) == 0;
		ascii(request, "POST /v1/up HTTP/1.1\r\nHost: api.hesperus.example\r\nContent-Type: application/octet-stream\r\n"
				+ (contentCoding.isEmpty() ? "" : "Content-Encoding: " + contentCoding + "\r\n")
				+ (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length) + "\r\n\r\n");
		if (chunked) {
			for (int at = 0; at < body.length;) {
				int count = Math.min(body.length - at, 1 + random.nextInt(2000));
				ascii(request, Integer.toHexString(count) + "\r\n");
				request.write(body, at, count);
				ascii(request, "\r\n");
				at += count;
			}
			ascii(request, "0\r\n\r\n");
		} else {
			request.writeBytes(body);
		}
		flows.add(connection(request.toByteArray()));
		return this;
	}

	private static void ascii(ByteArrayOutputStream out, String text) {
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private Queue<byte[]> connection(byte[] request) {
		Queue<byte[]> frames = new ArrayDeque<>();
		int port = 20_000 + flows.size();
		long client = random.nextInt(3) == 0 ? 0x1_0000_0000L - 1 - random.nextInt(request.length) : random.nextInt() & 0xffff_ffffL;
		long server = random.nextInt() & 0xffff_ffffL;
		frames.add(frame(true, port, client, 0, SYN, new byte[0]));
		frames.add(frame(false, port, server, client + 1, SYN | ACK, new byte[0]));
		frames.add(frame(true, port, client + 1, server + 1, ACK, new byte[0]));
		for (int[] part : disordered(request.length)) {
			byte[] packet = frame(true, port, client + 1 + part[0], server + 1, ACK, Arrays.copyOfRange(request, part[0], part[1]));
			frames.add(packet);
			if (random.nextInt(12) == 0) {
				frames.add(packet); // captured twice
			}
		}
		byte[] answer = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
		long end = client + 1 + request.length;
		frames.add(frame(false, port, server + 1, end, ACK, answer));
		frames.add(frame(true, port, end, server + 1 + answer.length, FIN | ACK, new byte[0]));
		frames.add(frame(false, port, server + 1 + answer.length, end + 1, FIN | ACK, new byte[0]));
		return frames;
	}

	/** Parts of the message in the order in which they are sent, some of them again, whole or with other ends. */
	private List<int[]> disordered(int length) {
		List<int[]> parts = new ArrayList<>();
		int most = Math.max(length / 40, List.of(30, 200, 1400).get(random.nextInt(3)));
		for (int at = 0; at < length;) {
			int to = Math.min(length, at + 1 + random.nextInt(Math.min(most, 1400)));
			parts.add(new int[] { at, to });
			at = to;
		}
		for (int i = random.nextInt(parts.size()); i > 0; i--) {
			int at = random.nextInt(parts.size());
			int[] late = parts.remove(at);
			parts.add(Math.min(parts.size(), at + random.nextInt(4)), late);
		}
		for (int i = random.nextInt(4); i > 0; i--) {
			int at = random.nextInt(parts.size());
			int from = Math.max(0, parts.get(at)[0] - random.nextInt(20));
			int to = Math.min(length, Math.min(from + 1400, parts.get(at)[1] + random.nextInt(20)));
			parts.add(Math.min(parts.size(), at + 1 + random.nextInt(3)), new int[] { from, to });
		}
		return parts;
	}

	private static byte[] frame(boolean up, int port, long sequence, long acknowledged, int flags, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(14 + 20 + 20 + payload.length);
		frame.put(new byte[] { 2, 0, 0, 0, 0, (byte) (up ? 1 : 2), 2, 0, 0, 0, 0, (byte) (up ? 2 : 1), 8, 0 });
		frame.put((byte) 0x45).put((byte) 0).putShort((short) (40 + payload.length)).putInt(0x4000).put((byte) 64).put((byte) 6).putShort((short) 0);
		frame.put(up ? HANDSET : SERVER).put(up ? SERVER : HANDSET);
		frame.putShort((short) (up ? port : 80)).putShort((short) (up ? 80 : port)).putInt((int) sequence).putInt((int) acknowledged);
		frame.put((byte) 0x50).put((byte) flags).putShort((short) 29_200).putInt(0).put(payload);
		return frame.array();
	}

	/** The file: all connections at once, each in its own order. */
	byte[] file() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(numbers(0xa1b2c3d4, 0x0004_0002, 0, 0, 262_144, 1));
		List<Queue<byte[]>> open = new ArrayList<>(flows.stream().map(ArrayDeque::new).toList());
		for (int millis = 0; !open.isEmpty(); millis++) {
			int which = random.nextInt(Math.min(4, open.size()));
			byte[] frame = open.get(which).remove();
			file.writeBytes(numbers(1_407_405_600 + millis / 1000, millis % 1000 * 1000, frame.length, frame.length));
			file.writeBytes(frame);
			if (open.get(which).isEmpty()) {
				open.remove(which);
			}
		}
		return file.toByteArray();
	}

	private static byte[] numbers(int... numbers) {
		ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
		Arrays.stream(numbers).forEach(buffer::putInt);
		return buffer.array();
	}
}
