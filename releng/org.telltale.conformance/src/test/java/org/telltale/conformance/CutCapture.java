package org.telltale.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.ProblemLog;

/** The frames of a real capture, written anew as pcapng with nanoseconds, whole or cut into files as a ring buffer would have cut them. */
final class CutCapture {

	private record Copied(long timeNanos, int linkType, long original, byte[] bytes) {
	}

	private final List<Copied> frames = new ArrayList<>();

	CutCapture(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file); FrameReader reader = FrameReader.looking(channel, new ProblemLog("cut"))) {
			Frame frame = new Frame();
			while (reader.next(frame)) {
				frames.add(new Copied(frame.timeNanos, frame.linkType, frame.original,
						Arrays.copyOfRange(frame.bytes, frame.start, frame.start + frame.captured)));
			}
		}
	}

	int count() {
		return frames.size();
	}

	/** All frames in one file. */
	Path whole(Path folder) throws IOException {
		return write(folder.resolve("whole.pcapng"), frames, false);
	}

	/**
	 * So many files of about equal length, each second one in gzip, with names in the wrong order. A cut is moved back until the file begins
	 * no earlier than those in front of it.
	 */
	List<Path> parts(Path folder, int count) throws IOException {
		List<Path> files = new ArrayList<>();
		int from = 0;
		long begins = Long.MIN_VALUE;
		for (int part = 0; part < count && from < frames.size(); part++) {
			begins = Math.max(begins + (part == 0 ? 0 : 1), frames.get(from).timeNanos());
			int to = part == count - 1 ? frames.size() : Math.max(from + 1, frames.size() * (part + 1) / count);
			while (to < frames.size() && frames.get(to).timeNanos() <= begins) {
				to++;
			}
			files.add(write(folder.resolve("part-" + (1000 - part)), frames.subList(from, to), part % 2 == 1));
			from = to;
		}
		return files;
	}

	private static Path write(Path file, List<Copied> frames, boolean packed) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(block(0x0a0d0d0a, little(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1)));
		List<Integer> links = List.copyOf(new TreeSet<>(frames.stream().map(Copied::linkType).toList()));
		for (int link : links) {
			out.writeBytes(block(1, little(20).putShort((short) link).putShort((short) 0).putInt(0) // link type, reserved, no snap length
					.putShort((short) 9).putShort((short) 1).put((byte) 9).put(new byte[3]).putInt(0))); // if_tsresol: ns; end of options
		}
		for (Copied frame : frames) {
			out.writeBytes(block(6, little(20 + (frame.bytes().length + 3 & ~3)).putInt(links.indexOf(frame.linkType())).putInt((int) (frame.timeNanos() >>> 32))
					.putInt((int) frame.timeNanos()).putInt(frame.bytes().length).putInt((int) frame.original()).put(frame.bytes())));
		}
		if (packed) {
			try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
				gzip.write(out.toByteArray());
			}
			return file;
		}
		return Files.write(file, out.toByteArray());
	}

	private static ByteBuffer little(int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static byte[] block(int type, ByteBuffer body) {
		byte[] bytes = body.array();
		return little(12 + bytes.length).putInt(type).putInt(12 + bytes.length).put(bytes).putInt(12 + bytes.length).array();
	}
}
