package org.telltale.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.FrameTree;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.Layer;

/** Makes first inputs for the targets from real captures: {@code Seeds CAPTURES FOLDER}. */
public final class Seeds {

	private static final int MOST_BYTES = 60_000;
	private static final int MOST_FRAMES = 100;
	private static final Map<Integer, String> STREAMS = Map.ofEntries(Map.entry(443, "tls"), Map.entry(80, "http1"), Map.entry(8080, "http2"),
			Map.entry(53, "dns-tcp"), Map.entry(25, "smtp"), Map.entry(110, "pop3"), Map.entry(143, "imap"), Map.entry(21, "ftp"),
			Map.entry(1080, "socks"), Map.entry(1883, "mqtt"), Map.entry(5222, "xmpp"));
	private static final Map<Integer, String> DATAGRAMS = Map.of(53, "dns", 5353, "mdns", 443, "quic", 67, "dhcp", 123, "ntp", 3478, "stun", 1900,
			"ssdp", 137, "nbns", 547, "dhcpv6");

	private Seeds() {
	}

	/** Reads each capture of a folder and writes what it holds as seeds. */
	public static void main(String[] arguments) throws IOException {
		Path to = Path.of(arguments[1]);
		try (DirectoryStream<Path> captures = Files.newDirectoryStream(Path.of(arguments[0]), "*.{pcap,pcapng}")) {
			for (Path capture : captures) {
				byte[] bytes = Files.readAllBytes(capture);
				if (bytes.length < MOST_BYTES) {
					keep(to, capture.toString().endsWith("ng") ? "pcapng" : "pcap", bytes);
					keep(to, "file", bytes);
					keep(to, "tree", behind(new byte[] { 1 }, bytes));
					sets(capture, to, bytes);
				}
				streams(capture, to);
				frames(capture, to);
			}
		}
	}

	/** The first frames of a capture, each behind its link type. */
	private static void frames(Path capture, Path to) throws IOException {
		try (FileChannel channel = FileChannel.open(capture, StandardOpenOption.READ);
				FrameReader reader = FrameReader.looking(channel, new ProblemLog("seeds"))) {
			Frame frame = new Frame();
			for (int i = 0; i < MOST_FRAMES && reader.next(frame); i++) {
				byte[] choices = { (byte) (frame.linkType >> 8), (byte) frame.linkType, (byte) Math.clamp(frame.original - frame.captured, 0, 255), (byte) frame.fcsBytes };
				keep(to, "fields", behind(choices, Arrays.copyOfRange(frame.bytes, frame.start, frame.start + frame.captured)));
			}
		}
	}

	/** A capture cut in the middle, at a frame: with the file's header again, as pcap needs it, and without. */
	private static void sets(Path capture, Path to, byte[] bytes) throws IOException {
		FrameTree.Found found = FrameTree.read(capture, 3, Progress.NONE);
		if (found.tree().isPresent()) {
			int cut = (int) found.tree().get().offset() - found.tree().get().before();
			for (int kind : new int[] { 0, 4 }) {
				byte[] choices = new byte[SetTarget.CHOICES];
				choices[0] = (byte) kind;
				choices[1] = (byte) (cut >> 8);
				choices[2] = (byte) cut;
				keep(to, "set", behind(choices, bytes));
			}
		}
	}

	private static byte[] behind(byte[] choices, byte[] bytes) {
		return ByteBuffer.allocate(choices.length + bytes.length).put(choices).put(bytes).array();
	}

	private static void streams(Path capture, Path to) throws IOException {
		Map<String, ByteArrayOutputStream> seeds = new TreeMap<>();
		CaptureReader.read(capture, CaptureOptions.DEFAULT, new CaptureListener() {
			@Override
			public void layers(List<Layer> layers) {
				for (Layer layer : layers) {
					boolean leaf = layer.parent().isEmpty();
					boolean tcp = layer.carriage().transport().equals("tcp");
					String target = (tcp ? STREAMS : DATAGRAMS).get(layer.carriage().server().port());
					if (leaf && target != null) {
						ByteArrayOutputStream seed = seeds.computeIfAbsent(target + "/" + layer.carriage().flow().index(), k -> new ByteArrayOutputStream());
						piece(seed, layer.bytes());
					}
				}
			}
		}, Progress.NONE);
		for (Map.Entry<String, ByteArrayOutputStream> seed : seeds.entrySet()) {
			keep(to, seed.getKey().substring(0, seed.getKey().indexOf('/')), seed.getValue().toByteArray());
		}
	}

	private static void piece(ByteArrayOutputStream seed, byte[] bytes) {
		int length = Math.min(bytes.length, 0x3fff);
		if (seed.size() + length < MOST_BYTES) {
			seed.write(length >> 8);
			seed.write(length);
			seed.write(bytes, 0, length);
		}
	}

	private static void keep(Path to, String target, byte[] bytes) throws IOException {
		Path folder = Files.createDirectories(to.resolve(target));
		Files.write(folder.resolve(Digest.sha256(bytes).hex().substring(0, 16)), bytes);
	}
}
