package org.telltale.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.IpAddress;

/** Builds small pcap files by hand; remembers where each frame lies. */
public final class CaptureBytes {

	public static final int FIN = 1;
	public static final int SYN = 2;
	public static final int RST = 4;
	public static final int ACK = 16;
	public static final long START_SECONDS = 1_770_000_000L;

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();
	private final List<int[]> frames = new ArrayList<>();
	private final int link;
	private long seconds = START_SECONDS;

	/** Little-endian, microseconds. */
	public CaptureBytes(int link) {
		this.link = link;
		file.writeBytes(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4)
				.putInt(0).putInt(0).putInt(262_144).putInt(link).array());
	}

	/** Lets time pass before the next frame. */
	public CaptureBytes pause(long moreSeconds) {
		seconds += moreSeconds;
		return this;
	}

	/** Adds a frame, a second after the one before. */
	public CaptureBytes frame(byte[] bytes) {
		return frame(bytes, bytes.length);
	}

	/** Adds a frame of which only a part was captured. */
	public CaptureBytes frame(byte[] bytes, int captured) {
		file.writeBytes(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt((int) seconds).putInt(0).putInt(captured).putInt(bytes.length).array());
		frames.add(new int[] { file.size(), captured });
		file.write(bytes, 0, captured);
		seconds++;
		return this;
	}

	/** Adds a TCP segment over Ethernet and IPv4. */
	public CaptureBytes tcp(String from, int fromPort, String to, int toPort, long sequence, int flags, byte[] payload) {
		return frame(ethernet(ipv4(from, to, 6, 0, 0, false, segment(fromPort, toPort, sequence, flags, payload))));
	}

	/** Adds a UDP datagram over Ethernet and IPv4. */
	public CaptureBytes udp(String from, int fromPort, String to, int toPort, byte[] payload) {
		return frame(ethernet(ipv4(from, to, 17, 0, 0, false, datagram(fromPort, toPort, payload))));
	}

	/** RFC 9293 section 3.1. */
	public static byte[] segment(int fromPort, int toPort, long sequence, int flags, byte[] payload) {
		return ByteBuffer.allocate(20 + payload.length).putShort((short) fromPort).putShort((short) toPort).putInt((int) sequence).putInt(0)
				.put((byte) 0x50).put((byte) flags).putShort((short) 1024).putShort((short) 0).putShort((short) 0).put(payload).array();
	}

	/** RFC 768. */
	public static byte[] datagram(int fromPort, int toPort, byte[] payload) {
		return ByteBuffer.allocate(8 + payload.length).putShort((short) fromPort).putShort((short) toPort).putShort((short) (8 + payload.length))
				.putShort((short) 0).put(payload).array();
	}

	/** RFC 791; the offset in bytes. */
	public static byte[] ipv4(String from, String to, int protocol, int identification, int offset, boolean more, byte[] payload) {
		return ByteBuffer.allocate(20 + payload.length).put((byte) 0x45).put((byte) 0).putShort((short) (20 + payload.length))
				.putShort((short) identification).putShort((short) (offset / 8 | (more ? 0x2000 : 0))).put((byte) 64).put((byte) protocol)
				.putShort((short) 0).put(IpAddress.parse(from).orElseThrow().bytes()).put(IpAddress.parse(to).orElseThrow().bytes()).put(payload).array();
	}

	/** RFC 8200, without extension headers. */
	public static byte[] ipv6(String from, String to, int next, byte[] payload) {
		return ByteBuffer.allocate(40 + payload.length).putInt(0x60000000).putShort((short) payload.length).put((byte) next).put((byte) 64)
				.put(IpAddress.parse(from).orElseThrow().bytes()).put(IpAddress.parse(to).orElseThrow().bytes()).put(payload).array();
	}

	/** Ethernet II, with two VLAN tags if asked; pads nothing. */
	public static byte[] ethernet(byte[] ip) {
		return ByteBuffer.allocate(14 + ip.length).put(new byte[12]).putShort((short) (ip[0] >> 4 == 6 ? 0x86dd : 0x0800)).put(ip).array();
	}

	/** Number of frames. */
	public int count() {
		return frames.size();
	}

	/** Where a frame's captured bytes lie: offset and length. */
	public int[] place(int frame) {
		return frames.get(frame - 1);
	}

	/** A frame's time, nanoseconds since the epoch, if there was no pause. */
	public static long timeNanos(int frame) {
		return (START_SECONDS + frame - 1) * 1_000_000_000L;
	}

	/** The whole file. */
	public byte[] bytes() {
		return file.toByteArray();
	}

	/** Its link type. */
	public int link() {
		return link;
	}
}
