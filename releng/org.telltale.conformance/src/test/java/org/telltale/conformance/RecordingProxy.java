package org.telltale.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stands between a client and a server on this machine, and writes what it passes on as the capture of one TCP connection. */
final class RecordingProxy implements AutoCloseable {

	private static final int SEGMENT = 1400;

	private record Chunk(boolean fromClient, byte[] bytes) {
	}

	private final ServerSocket listening;
	private final int serverPort;
	private final List<Chunk> chunks = new ArrayList<>();
	private final Thread thread;

	RecordingProxy(int serverPort) throws IOException {
		this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		this.serverPort = serverPort;
		this.thread = Thread.ofPlatform().daemon().start(this::serve);
	}

	/** Where the client has to connect to. */
	int port() {
		return listening.getLocalPort();
	}

	private void serve() {
		try (Socket client = listening.accept(); Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
			Thread back = Thread.ofPlatform().daemon().start(() -> pass(server, client, false));
			pass(client, server, true);
			back.join();
		} catch (IOException closed) {
			throw new UncheckedIOException(closed);
		} catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	private void pass(Socket from, Socket to, boolean fromClient) {
		byte[] buffer = new byte[65_536];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				synchronized (chunks) {
					chunks.add(new Chunk(fromClient, Arrays.copyOf(buffer, count)));
				}
				out.write(buffer, 0, count);
			}
			to.shutdownOutput();
		} catch (IOException reset) {
			synchronized (chunks) {
				chunks.add(new Chunk(fromClient, new byte[0]));
			}
		}
	}

	/** The connection as a pcap file, once both sides are done. */
	byte[] pcap() throws InterruptedException {
		thread.join(20_000);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4)
				.putInt(0).putInt(0).putInt(262_144).putInt(101).array());
		int[] next = { 1, 1 };
		int time = 0;
		segment(out, time++, true, 0, 2, new byte[0]);
		segment(out, time++, false, 0, 0x12, new byte[0]);
		for (Chunk chunk : chunks) {
			int side = chunk.fromClient() ? 0 : 1;
			for (int at = 0; at < chunk.bytes().length; at += SEGMENT) {
				byte[] part = Arrays.copyOfRange(chunk.bytes(), at, Math.min(chunk.bytes().length, at + SEGMENT));
				segment(out, time++, chunk.fromClient(), next[side], 0x18, part);
				next[side] += part.length;
			}
		}
		segment(out, time++, true, next[0], 0x11, new byte[0]);
		segment(out, time, false, next[1], 0x11, new byte[0]);
		return out.toByteArray();
	}

	/** How many bytes came from a side so far. */
	int passed(boolean fromClient) {
		synchronized (chunks) {
			return chunks.stream().filter(chunk -> chunk.fromClient() == fromClient).mapToInt(chunk -> chunk.bytes().length).sum();
		}
	}

	private static void segment(ByteArrayOutputStream out, int time, boolean fromClient, int sequence, int flags, byte[] payload) {
		int length = 40 + payload.length;
		byte[] client = { 10, 0, 0, 2 };
		byte[] server = { (byte) 198, 51, 100, 7 };
		out.writeBytes(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(1_407_405_600).putInt(time).putInt(length).putInt(length).array());
		byte[] packet = ByteBuffer.allocate(length).put((byte) 0x45).put((byte) 0).putShort((short) length).putInt(0).put((byte) 64).put((byte) 6)
				.putShort((short) 0).put(fromClient ? client : server).put(fromClient ? server : client)
				.putShort((short) (fromClient ? 40_000 : 443)).putShort((short) (fromClient ? 443 : 40_000)).putInt(sequence).putInt(1)
				.put((byte) 0x50).put((byte) flags).putShort((short) 8192).putInt(0).put(payload).array();
		ByteBuffer.wrap(packet).putShort(10, (short) ~sum(packet, 0, 20, 0)).putShort(36, (short) ~sum(packet, 12, length, 6 + length - 20));
		out.writeBytes(packet);
	}

	/** The sum of RFC 1071 of a part, added to a start. */
	private static int sum(byte[] bytes, int from, int to, int start) {
		int sum = start;
		for (int i = from; i < to; i++) {
			sum += (bytes[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
		}
		while (sum >> 16 != 0) {
			sum = (sum & 0xffff) + (sum >> 16);
		}
		return sum;
	}

	@Override
	public void close() throws IOException {
		listening.close();
	}
}
