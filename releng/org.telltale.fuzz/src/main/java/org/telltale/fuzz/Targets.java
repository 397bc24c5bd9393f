package org.telltale.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.telltale.base.Progress;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.Limits;
import org.telltale.capture.protocol.NameSeen;

/**
 * What can be fed, by name. A target takes any bytes, makes a capture of them (or a file of a handset, or compiled resources), and reads it with everything switched on:
 * no exception may come out of that. Records and derivations are written too, since writing them may fail as well.
 */
public final class Targets {

	private static final CaptureOptions OPTIONS = CaptureOptions.DEFAULT.with(new Limits(1 << 20, 1 << 18, 8 << 20, 4 << 20));
	private static final int MOST_FRAMES = 400;
	private static final String UPGRADE = "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
			+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
	private static final String UPGRADED = "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
			+ "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";

	private final Map<String, Consumer<byte[]>> byName = new TreeMap<>();

	public Targets() {
		for (String format : List.of("pcap", "pcapng", "file")) {
			byName.put(format, Targets::file);
		}
		byName.put("fields", FrameTarget::bytes);
		byName.put("tree", FrameTarget::file);
		byName.put("set", data -> SetTarget.feed(data, OPTIONS));
		byName.put("frames", Targets::frames);
		byName.put("fragments", Targets::fragments);
		byName.put("handset", HandsetTarget::feed);
		byName.put("resources", ResourcesTarget::feed);
		byName.put("tcp", Targets::segments);
		stream("tls", 443, "", "");
		stream("http1", 80, "", "");
		stream("http2", 80, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "");
		stream("websocket", 80, UPGRADE, UPGRADED);
		stream("dns-tcp", 53, "", "");
		stream("smtp", 25, "", "220 a\r\n");
		stream("pop3", 110, "", "+OK\r\n");
		stream("imap", 143, "", "* OK\r\n");
		stream("ftp", 21, "", "220 a\r\n");
		stream("socks", 1080, "", "");
		stream("mqtt", 1883, "", "");
		stream("xmpp", 5222, "", "");
		stream("unknown", 9999, "", "");
		for (Map.Entry<String, Integer> port : Map.of("dns", 53, "mdns", 5353, "quic", 443, "dhcp", 67, "ntp", 123, "stun", 3478, "ssdp", 1900,
				"nbns", 137, "dhcpv6", 547, "any-udp", 9999).entrySet()) {
			byName.put(port.getKey(), data -> datagrams(port.getValue(), data));
		}
	}

	/** The names. */
	public List<String> names() {
		return List.copyOf(byName.keySet());
	}

	/** Feeds a target. */
	public void feed(String name, byte[] data) {
		Consumer<byte[]> target = byName.get(name);
		if (target == null) {
			throw new IllegalArgumentException("no target " + name + "; there are " + names());
		}
		target.accept(data);
	}

	private void stream(String name, int port, String client, String server) {
		byName.put(name, data -> conversation(port, client.getBytes(StandardCharsets.ISO_8859_1), server.getBytes(StandardCharsets.ISO_8859_1), data));
	}

	/** Everything is heard, and written. */
	private static final class Hearer implements CaptureListener {
		@Override
		public void record(CaptureRecord record) {
			record.toJson("0123456789abcdef").toString();
		}

		@Override
		public void name(NameSeen name) {
			name.derivation().orElseThrow().toJson("0123456789abcdef").toString();
		}
	}

	private static void file(byte[] bytes) {
		try {
			CaptureReader.read(new BytesChannel(bytes), "fuzz", OPTIONS, new Hearer(), Progress.NONE);
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	/** The first two bytes choose the link type, then each frame behind its length. */
	private static void frames(byte[] data) {
		int linkType = data.length < 2 ? 1 : (data[0] & 0xff) << 8 | data[1] & 0xff;
		CaptureBytes capture = new CaptureBytes(linkType);
		cut(data, 2, piece -> capture.frame(piece));
		file(capture.bytes());
	}

	/** Each piece: identification, flags and offset, protocol, then the body. */
	private static void fragments(byte[] data) {
		CaptureBytes capture = new CaptureBytes(1);
		cut(data, 0, piece -> {
			byte[] p = Arrays.copyOf(piece, Math.max(4, piece.length));
			capture.packet((p[0] & 1) == 0, (p[0] & 2) == 0 ? 17 : 6, p[0] >> 2 & 3, (p[1] & 0x3f) << 8 | p[2] & 0xff, Arrays.copyOfRange(p, 3, p.length));
		});
		file(capture.bytes());
	}

	/** Each piece: side and flags, place of the sequence number, then the payload. */
	private static void segments(byte[] data) {
		CaptureBytes capture = new CaptureBytes(1);
		cut(data, 0, piece -> {
			byte[] p = Arrays.copyOf(piece, Math.max(4, piece.length));
			int sequence = 0xffffff00 + ((p[1] & 0xff) << 8 | p[2] & 0xff) * ((p[0] & 0x40) == 0 ? 1 : 65_537);
			capture.tcp((p[0] & 0x80) == 0, 80, sequence, p[0] & 0x17, Arrays.copyOfRange(p, 3, p.length));
		});
		file(capture.bytes());
	}

	/** Pieces of both sides in turn, the upper bit of the length saying whose; fixed openings before them. */
	private static void conversation(int port, byte[] client, byte[] server, byte[] data) {
		CaptureBytes capture = new CaptureBytes(1);
		int[] next = { 101, 901 };
		capture.tcp(true, port, 100, 2, new byte[0]).tcp(false, port, 900, 18, new byte[0]);
		if (client.length > 0) {
			capture.tcp(true, port, next[0], 16, client);
			next[0] += client.length;
		}
		if (server.length > 0) {
			capture.tcp(false, port, next[1], 16, server);
			next[1] += server.length;
		}
		cut(data, 0, piece -> {
			int side = piece.length > 0 && (piece[0] & 0x80) != 0 && client.length + server.length == 0 ? 1 : piece.length % 2;
			capture.tcp(side == 0, port, next[side], 16, piece);
			next[side] += piece.length;
		});
		capture.tcp(true, port, next[0], 17, new byte[0]).tcp(false, port, next[1], 17, new byte[0]);
		file(capture.bytes());
	}

	private static void datagrams(int port, byte[] data) {
		CaptureBytes capture = new CaptureBytes(1);
		cut(data, 0, piece -> capture.udp(piece.length % 2 == 0, port, piece));
		file(capture.bytes());
	}

	/** Cuts data into pieces, each behind its length in two bytes; a length that is too long takes what is left. */
	private static void cut(byte[] data, int from, Consumer<byte[]> piece) {
		int at = from;
		for (int i = 0; i < MOST_FRAMES && at + 2 <= data.length; i++) {
			int length = Math.min((data[at] & 0x3f) << 8 | data[at + 1] & 0xff, data.length - at - 2);
			piece.accept(Arrays.copyOfRange(data, at + 2, at + 2 + length));
			at += 2 + length;
		}
	}
}
