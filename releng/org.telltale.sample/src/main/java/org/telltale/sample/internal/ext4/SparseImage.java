package org.telltale.sample.internal.ext4;

import java.util.Arrays;
import org.telltale.sample.internal.bytes.Sink;

/** Writes the Android sparse image format 1.0 (AOSP, libsparse/sparse_format.h): raw, fill and don't-care chunks. */
public final class SparseImage {

	private static final int BLOCK = 4096;
	private static final int RAW = 0xcac1;
	private static final int FILL = 0xcac2;
	private static final int DONT_CARE = 0xcac3;
	private static final int LONG_HOLE = 8;

	private SparseImage() {
	}

	/** The sparse form of an image of whole blocks; long runs of zeros become holes, short ones fills. */
	public static byte[] of(byte[] image) {
		int blocks = image.length / BLOCK;
		Sink chunks = new Sink();
		int count = 0;
		for (int at = 0; at < blocks; count++) {
			int run = 1;
			boolean zero = zero(image, at);
			while (at + run < blocks && zero(image, at + run) == zero) {
				run++;
			}
			int type = !zero ? RAW : run >= LONG_HOLE ? DONT_CARE : FILL;
			int length = type == RAW ? run * BLOCK : type == FILL ? 4 : 0;
			chunks.le16(type).le16(0).le32(run).le32(12L + length);
			if (type == RAW) {
				chunks.bytes(image, at * BLOCK, run * BLOCK);
			} else if (type == FILL) {
				chunks.le32(0);
			}
			at += run;
		}
		return new Sink().le32(0xed26ff3aL).le16(1).le16(0).le16(28).le16(12).le32(BLOCK).le32(blocks).le32(count).le32(0)
				.bytes(chunks.toBytes())
				.toBytes();
	}

	private static boolean zero(byte[] image, int block) {
		return Arrays.equals(image, block * BLOCK, (block + 1) * BLOCK, new byte[BLOCK], 0, BLOCK);
	}
}
