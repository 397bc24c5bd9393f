package org.telltale.capture.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Expands an xz file (The .xz File Format 1.2.1), all streams one after another, asking the library for 4,096 bytes at a
 * time: where it throws, that request gives nothing, so that what came out before is told exactly.
 */
final class XzInput extends InputStream {

	/** xz -9 wants 65 MiB. */
	private static final int MAX_MEMORY_KIB = 96 << 10;
	private static final int STEP = 4096;

	private final InputStream compressed;
	private final byte[] step = new byte[STEP];
	private XZInputStream library;
	private int at;
	private int end;

	XzInput(InputStream compressed) {
		this.compressed = compressed;
	}

	@Override
	public int read() throws IOException {
		return at < end || fill() ? step[at++] & 0xff : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (at == end && !fill()) {
			return -1;
		}
		int count = Math.min(length, end - at);
		System.arraycopy(step, at, target, offset, count);
		at += count;
		return count;
	}

	private boolean fill() throws IOException {
		at = 0;
		end = 0;
		try {
			if (library == null) {
				library = new XZInputStream(compressed, MAX_MEMORY_KIB);
			}
			end = Math.max(0, library.read(step, 0, STEP));
		} catch (EOFException cut) {
			throw cut;
		} catch (IOException damage) {
			throw new IOException("an xz stream is damaged or needs more than 96 MiB of memory", damage);
		}
		return end > 0;
	}

	@Override
	public void close() throws IOException {
		compressed.close();
	}
}
