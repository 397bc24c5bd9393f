package org.telltale.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/** An EWF-E01 image of chunks of 1 KiB, in one segment file or several; every third chunk is compressed. */
final class EwfBuilder {

	static final int CHUNK = 1024;
	static final int VOLUME = 13;
	static final int SECTORS = VOLUME + 76 + 1052;

	private final byte[] media;

	EwfBuilder(byte[] media) {
		this.media = media;
	}

	byte[] bytes() {
		return segments(1).getFirst();
	}

	/** As many segment files, with about as many chunks in each. */
	List<byte[]> segments(int count) {
		List<byte[]> files = new ArrayList<>();
		int chunks = Math.ceilDiv(media.length, CHUNK);
		int each = Math.ceilDiv(chunks, count);
		for (int i = 0; i < count; i++) {
			files.add(segment(i + 1, i * each, Math.min(chunks, (i + 1) * each), i + 1 == count));
		}
		return files;
	}

	private byte[] segment(int number, int from, int to, boolean last) {
		LittleEndian file = new LittleEndian().put(0, (byte) 'E', (byte) 'V', (byte) 'F', (byte) 9, (byte) 13, (byte) 10, (byte) 0xff, (byte) 0, (byte) 1)
				.u16(9, number).u16(11, 0);
		if (number == 1) {
			LittleEndian volume = new LittleEndian().u32(0, 1).u32(4, Math.ceilDiv(media.length, CHUNK)).u32(8, CHUNK / 512).u32(12, 512).u32(16, media.length / 512)
					.u32(20, 0).length(1048);
			section(file, "volume", summed(volume.bytes()));
		}
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		LittleEndian entries = new LittleEndian();
		int base = file.length();
		for (int i = from; i < to; i++) {
			byte[] chunk = Arrays.copyOfRange(media, i * CHUNK, Math.min(media.length, (i + 1) * CHUNK));
			boolean compressed = i % 3 == 2;
			entries.u32(4 * (i - from), 76 + data.size() | (compressed ? 0x80000000L : 0));
			data.writeBytes(compressed ? zlib(chunk) : summed(chunk));
		}
		section(file, "sectors", data.toByteArray());
		LittleEndian header = new LittleEndian().u32(0, to - from).u32(4, 0).u32(8, base).u32(12, 0).length(20);
		LittleEndian table = new LittleEndian().put(0, summed(header.bytes())).put(24, summed(entries.bytes()));
		section(file, "table", table.bytes());
		section(file, "table2", table.bytes());
		if (last) {
			section(file, "digest", summed(new LittleEndian().put(0, digest("MD5")).put(16, digest("SHA-1")).length(76).bytes()));
		}
		int at = file.length();
		file.put(at, descriptor(last ? "done" : "next", at, 76));
		return file.bytes();
	}

	private byte[] digest(String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm).digest(media);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void section(LittleEndian file, String type, byte[] content) {
		int at = file.length();
		file.put(at, descriptor(type, at + 76 + content.length, 76 + content.length)).put(at + 76, content);
	}

	/** A section's head: type, offset of the next, size, sum. */
	static byte[] descriptor(String type, long next, int size) {
		return summed(new LittleEndian().put(0, type.getBytes(StandardCharsets.US_ASCII)).u32(16, next).u32(20, next >>> 32).u32(24, size).length(72).bytes());
	}

	/** The bytes with their Adler-32 behind them. */
	static byte[] summed(byte[] bytes) {
		Adler32 sum = new Adler32();
		sum.update(bytes);
		return new LittleEndian().put(0, bytes).u32(bytes.length, sum.getValue()).bytes();
	}

	private static byte[] zlib(byte[] bytes) {
		try (Deflater deflater = new Deflater()) {
			deflater.setInput(bytes);
			deflater.finish();
			byte[] out = new byte[bytes.length * 2 + 64];
			return Arrays.copyOf(out, deflater.deflate(out));
		}
	}
}
