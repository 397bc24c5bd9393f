package org.telltale.capture.codec;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Compressed bytes for tests. */
public final class Packed {

	private Packed() {
	}

	private interface Opening {
		OutputStream open(OutputStream out) throws IOException;
	}

	/** The bytes as one member, frame or stream. */
	public static byte[] as(Compression compression, byte[] bytes) {
		return switch (compression) {
			case GZIP -> written(bytes, GZIPOutputStream::new);
			case ZSTD -> Zstd.compress(bytes, 3);
			case LZ4 -> lz4(bytes);
			case XZ -> written(bytes, out -> new XZOutputStream(out, new LZMA2Options(1)));
		};
	}

	private static byte[] written(byte[] bytes, Opening opening) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (OutputStream packing = opening.open(out)) {
			packing.write(bytes);
		} catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		return out.toByteArray();
	}

	/** A frame of literals alone, in blocks of at most 60,000 bytes, without check values. */
	private static byte[] lz4(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { 4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0 });
		for (int from = 0; from < bytes.length; from += 60_000) {
			int count = Math.min(60_000, bytes.length - from);
			ByteArrayOutputStream block = new ByteArrayOutputStream();
			block.write(Math.min(15, count) << 4);
			for (int left = count - 15; left >= 0; left -= 255) {
				block.write(Math.min(255, left));
			}
			block.write(bytes, from, count);
			number(out, block.size());
			out.writeBytes(block.toByteArray());
		}
		number(out, 0);
		return out.toByteArray();
	}

	private static void number(ByteArrayOutputStream out, int value) {
		for (int shift = 0; shift < 32; shift += 8) {
			out.write(value >> shift);
		}
	}

	/** Text that compresses to about a third. */
	public static byte[] text(int seed, int length) {
		Random random = new Random(seed);
		byte[] text = new byte[length];
		for (int i = 0; i < length; i++) {
			text[i] = (byte) (random.nextInt(4) == 0 || i < 40 ? 'a' + random.nextInt(26) : text[i - 1 - random.nextInt(3)]);
		}
		return text;
	}
}
