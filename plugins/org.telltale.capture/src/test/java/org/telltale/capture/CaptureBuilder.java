package org.telltale.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.IpAddress;
import org.telltale.base.Progress;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.layer.Layer;

/** Writes captures for tests, byte by byte in the order of the standards, and reads them with a listener that keeps all. */
public final class CaptureBuilder {

	/** First frame's time: 2014-08-07T10:00:00Z. */
	public static final long START_NANOS = 1_407_405_600_000_000_000L;

	/** A frame to be. */
	public record Raw(long nanos, byte[] bytes, int original) {
	}

	/** Everything that a reading told. */
	public static final class Told implements CaptureListener {
		public final List<CaptureRecord> records = new ArrayList<>();
		public final List<Layer> layers = new ArrayList<>();
		public final List<NameSeen> names = new ArrayList<>();
		public CaptureSummary summary;

		@Override
		public void record(CaptureRecord record) {
			records.add(record);
		}

		@Override
		public void layers(List<Layer> offered) {
			layers.addAll(offered);
		}

		@Override
		public void name(NameSeen name) {
			names.add(name);
		}

		/** The records of one kind. */
		public <T> List<T> of(Class<T> kind) {
			return records.stream().filter(kind::isInstance).map(kind::cast).toList();
		}

		/** The layers whose chain ends with a word. */
		public List<Layer> ending(String word) {
			return layers.stream().filter(layer -> layer.chain().getLast().equals(word)).toList();
		}

		/** Codes of the problems, in order. */
		public List<String> codes() {
			return summary.problems().stream().map(problem -> problem.code()).toList();
		}
	}

	private final List<Raw> frames = new ArrayList<>();
	private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
	private int linkType = 1;
	private boolean nanos;
	private int snapLength = 262_144;
	private long clock = START_NANOS;

	public CaptureBuilder order(ByteOrder value) {
		order = value;
		return this;
	}

	public CaptureBuilder linkType(int value) {
		linkType = value;
		return this;
	}

	public CaptureBuilder nanos() {
		nanos = true;
		return this;
	}

	public CaptureBuilder snapLength(int value) {
		snapLength = value;
		return this;
	}

	/** The next frame comes so much later; otherwise each comes one millisecond after the one before. */
	public CaptureBuilder later(long nanoseconds) {
		clock += nanoseconds;
		return this;
	}

	/** A frame of the capture's link type. */
	public CaptureBuilder frame(byte[] bytes) {
		frames.add(new Raw(clock, java.util.Arrays.copyOf(bytes, Math.min(bytes.length, snapLength)), bytes.length));
		clock += 1_000_000;
		return this;
	}

	/** An IP packet in an Ethernet frame. */
	public CaptureBuilder packet(byte[] ip) {
		return frame(linkType == 1 ? ethernet(ip) : ip);
	}

	public CaptureBuilder tcp(String from, int fromPort, String to, int toPort, long sequence, String flags, String payload) {
		return tcp(from, fromPort, to, toPort, sequence, flags, payload.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** A TCP segment. @param flags of S, A, F, R, P */
	public CaptureBuilder tcp(String from, int fromPort, String to, int toPort, long sequence, String flags, byte[] payload) {
		return packet(ip(from, to, 6, tcpSegment(fromPort, toPort, sequence, flags, payload)));
	}

	public CaptureBuilder udp(String from, int fromPort, String to, int toPort, byte[] payload) {
		return packet(ip(from, to, 17, udpDatagram(fromPort, toPort, payload)));
	}

	public static byte[] tcpSegment(int fromPort, int toPort, long sequence, String flags, byte[] payload) {
		int bits = (flags.contains("F") ? 1 : 0) | (flags.contains("S") ? 2 : 0) | (flags.contains("R") ? 4 : 0)
				| (flags.contains("P") ? 8 : 0) | (flags.contains("A") ? 16 : 0);
		return ByteBuffer.allocate(20 + payload.length).putShort((short) fromPort).putShort((short) toPort).putInt((int) sequence)
				.putInt(1) // acknowledgment
				.put((byte) 0x50).put((byte) bits).putShort((short) 8192) // offset, flags, window
				.putShort((short) 0).putShort((short) 0) // checksum, urgent pointer
				.put(payload).array();
	}

	public static byte[] udpDatagram(int fromPort, int toPort, byte[] payload) {
		return ByteBuffer.allocate(8 + payload.length).putShort((short) fromPort).putShort((short) toPort)
				.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload).array();
	}

	/** An IP packet of the version that the addresses have; the checksum of a TCP segment is computed if it is 0. */
	public static byte[] ip(String from, String to, int protocol, byte[] given) {
		byte[] source = IpAddress.parse(from).orElseThrow().bytes();
		byte[] destination = IpAddress.parse(to).orElseThrow().bytes();
		byte[] body = given.clone();
		if (protocol == 6 && body.length >= 20 && body[16] == 0 && body[17] == 0) {
			byte[] pseudo = ByteBuffer.allocate(2 * source.length + 4).put(source).put(destination).putShort((short) protocol)
					.putShort((short) body.length).array();
			ByteBuffer.wrap(body).putShort(16, (short) ~(sum(pseudo, sum(body, 0))));
		}
		if (source.length == 16) {
			return ByteBuffer.allocate(40 + body.length).putInt(0x60000000).putShort((short) body.length).put((byte) protocol)
					.put((byte) 64).put(source).put(destination).put(body).array();
		}
		return four(source, destination, protocol, 0, 0, body);
	}

	/** An IPv4 fragment. @param field flags and offset as they stand in the header */
	public static byte[] fragment(String from, String to, int protocol, int id, int field, byte[] body) {
		return four(IpAddress.parse(from).orElseThrow().bytes(), IpAddress.parse(to).orElseThrow().bytes(), protocol, id, field, body);
	}

	/** RFC 1071 section 1, two bytes at a time. */
	private static int sum(byte[] bytes, int before) {
		int sum = before;
		for (int i = 0; i < bytes.length; i++) {
			sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
			sum = (sum & 0xffff) + (sum >>> 16);
		}
		return sum;
	}

	private static byte[] four(byte[] source, byte[] destination, int protocol, int id, int field, byte[] body) {
		byte[] packet = ByteBuffer.allocate(20 + body.length).put((byte) 0x45).put((byte) 0).putShort((short) (20 + body.length))
				.putShort((short) id).putShort((short) field).put((byte) 64).put((byte) protocol).putShort((short) 0)
				.put(source).put(destination).put(body).array();
		ByteBuffer.wrap(packet).putShort(10, (short) ~sum(java.util.Arrays.copyOf(packet, 20), 0));
		return packet;
	}

	/** An Ethernet frame to 00:00:5e:00:53:02 from 00:00:5e:00:53:01. */
	public static byte[] ethernet(byte[] ip) {
		return ByteBuffer.allocate(14 + ip.length).put(new byte[] { 0, 0, 0x5e, 0, 0x53, 2, 0, 0, 0x5e, 0, 0x53, 1 })
				.putShort((short) ((ip[0] & 0xf0) == 0x40 ? 0x0800 : 0x86dd)).put(ip).array();
	}

	/** The frames as pcap. */
	public byte[] pcap() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(ByteBuffer.allocate(24).order(order).putInt(nanos ? 0xa1b23c4d : 0xa1b2c3d4).putShort((short) 2).putShort((short) 4)
				.putInt(0).putInt(0).putInt(snapLength).putInt(linkType).array());
		for (Raw frame : frames) {
			out.writeBytes(ByteBuffer.allocate(16).order(order).putInt((int) (frame.nanos() / 1_000_000_000L))
					.putInt((int) (frame.nanos() % 1_000_000_000L / (nanos ? 1 : 1000))).putInt(frame.bytes().length)
					.putInt(frame.original()).array());
			out.writeBytes(frame.bytes());
		}
		return out.toByteArray();
	}

	/** The frames as one pcapng section with one interface. @param resolution {@code if_tsresol} */
	public byte[] pcapng(int resolution) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(block(0x0a0d0d0a, ByteBuffer.allocate(16).order(order).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0)
				.putLong(-1).array()));
		out.writeBytes(block(1, ByteBuffer.allocate(20).order(order).putShort((short) linkType).putShort((short) 0).putInt(snapLength)
				.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]).putShort((short) 0).putShort((short) 0).array()));
		for (Raw frame : frames) {
			long ticks = (resolution & 0x80) != 0
					? (frame.nanos() / 1_000_000_000L << (resolution & 0x7f)) + (frame.nanos() % 1_000_000_000L << (resolution & 0x7f)) / 1_000_000_000L
					: resolution == 9 ? frame.nanos() : frame.nanos() / 1000;
			out.writeBytes(block(6, ByteBuffer.allocate(20 + (frame.bytes().length + 3 & ~3)).order(order).putInt(0).putInt((int) (ticks >>> 32))
					.putInt((int) ticks).putInt(frame.bytes().length).putInt(frame.original()).put(frame.bytes()).array()));
		}
		return out.toByteArray();
	}

	/** A pcapng block round a body, which must be a multiple of four bytes long. */
	public byte[] block(int type, byte[] body) {
		return ByteBuffer.allocate(12 + body.length).order(order).putInt(type).putInt(12 + body.length).put(body)
				.putInt(12 + body.length).array();
	}

	/** Reads the frames as pcap with the usual options. */
	public Told read() {
		return read(pcap(), CaptureOptions.DEFAULT);
	}

	/** Reads any bytes as a capture. */
	public static Told read(byte[] file, CaptureOptions options) {
		Told told = new Told();
		try {
			Path path = Files.createTempFile("capture", ".pcap");
			try {
				Files.write(path, file);
				try (FileChannel channel = FileChannel.open(path)) {
					told.summary = CaptureReader.read(channel, "test.pcap", options, told, Progress.NONE);
				}
			} finally {
				Files.delete(path);
			}
		} catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		return told;
	}
}
