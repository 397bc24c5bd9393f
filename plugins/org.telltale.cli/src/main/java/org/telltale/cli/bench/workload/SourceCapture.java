package org.telltale.cli.bench.workload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A small capture read into memory: pcap with microseconds or nanoseconds in either byte order, pcapng, and both inside gzip.
 *
 * @param name   the file's name
 * @param frames its frames, in the order of the file
 */
record SourceCapture(String name, List<SourceFrame> frames) {

	private static final int LARGEST_BYTES = 256 << 20;
	private static final int ETHERNET = 1;

	/** Reads a file; empty if it is no capture, is damaged, or holds frames of another link type than Ethernet. */
	static Optional<SourceCapture> read(Path file) throws IOException {
		byte[] content;
		try (InputStream in = opened(file)) {
			content = in.readNBytes(LARGEST_BYTES);
		} catch (ZipException notGzip) {
			return Optional.empty();
		}
		if (content.length < 24) {
			return Optional.empty();
		}
		ByteBuffer buffer = ByteBuffer.wrap(content);
		String name = String.valueOf(file.getFileName());
		try {
			Optional<List<SourceFrame>> frames = buffer.getInt(0) == PcapngSource.SECTION_HEADER ? new PcapngSource(buffer).frames() : pcap(buffer);
			return frames.map(found -> new SourceCapture(name, found));
		} catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
			return Optional.empty();
		}
	}

	private static InputStream opened(Path file) throws IOException {
		BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
		in.mark(2);
		boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
		in.reset();
		return gzip ? new GZIPInputStream(in) : in;
	}

	/** pcap: a header of 24 bytes, then records with a header of 16 bytes each. */
	private static Optional<List<SourceFrame>> pcap(ByteBuffer buffer) {
		int magic = buffer.getInt(0);
		boolean little = magic == 0xd4c3b2a1 || magic == 0x4d3cb2a1;
		boolean micros = magic == 0xd4c3b2a1 || magic == 0xa1b2c3d4;
		if (!little && !micros && magic != 0xa1b23c4d) {
			return Optional.empty();
		}
		buffer.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).position(24);
		if ((buffer.getInt(20) & 0xffff) != ETHERNET) {
			return Optional.empty();
		}
		List<SourceFrame> frames = new ArrayList<>();
		while (buffer.hasRemaining()) {
			long time = Integer.toUnsignedLong(buffer.getInt()) * 1_000_000_000L + Integer.toUnsignedLong(buffer.getInt()) * (micros ? 1_000 : 1);
			byte[] bytes = new byte[bounded(buffer.getInt(), buffer.remaining() - 4)];
			int original = buffer.getInt();
			buffer.get(bytes);
			frames.add(new SourceFrame(time, Math.max(original, bytes.length), bytes));
		}
		return Optional.of(frames);
	}

	/** A length from the file that what is left can hold; any other one ends the reading. */
	static int bounded(int length, int left) {
		if (length < 0 || length > left) {
			throw new BufferUnderflowException();
		}
		return length;
	}
}
