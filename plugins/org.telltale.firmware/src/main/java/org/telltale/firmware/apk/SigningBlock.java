package org.telltale.firmware.apk;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/**
 * The APK Signing Block in front of the central directory (APK Signature Scheme v2, "APK Signing Block").
 *
 * @param pairs its pairs, in the file's order
 */
record SigningBlock(List<Pair> pairs) {

	private static final byte[] MAGIC = "APK Sig Block 42".getBytes(StandardCharsets.US_ASCII);
	private static final int MAX = 1 << 26;

	/**
	 * A pair of the block.
	 *
	 * @param id what it is
	 * @param offset where the value starts in the package
	 * @param value its bytes
	 */
	record Pair(long id, long offset, byte[] value) {
	}

	/** The block that ends where the central directory starts; no pairs if there is none. */
	static SigningBlock read(Source apk, long centralOffset, ProblemLog log) throws IOException {
		List<Pair> pairs = new ArrayList<>();
		if (centralOffset < 32) {
			return new SigningBlock(pairs);
		}
		byte[] footer = apk.bytes(centralOffset - 24, 24);
		if (footer.length < 24 || !Arrays.equals(MAGIC, Arrays.copyOfRange(footer, 8, 24))) {
			return new SigningBlock(pairs);
		}
		try {
			long size = new ByteCursor(footer).order(ByteOrder.LITTLE_ENDIAN).u64();
			if (size < 24 || size > MAX || size > centralOffset - 8) {
				throw new TruncatedException(0, size, centralOffset);
			}
			long start = centralOffset - size - 8;
			ByteCursor cursor = new ByteCursor(apk.bytes(start, (int) size - 16)).order(ByteOrder.LITTLE_ENDIAN);
			if (cursor.u64() != size) {
				throw new TruncatedException(0, 8, 0);
			}
			while (cursor.remaining() > 0) {
				long length = cursor.u64();
				if (length < 4) {
					throw new TruncatedException(cursor.position(), length, 0);
				}
				long id = cursor.u32();
				long offset = start + cursor.position();
				pairs.add(new Pair(id, offset, cursor.bytes(length - 4)));
			}
		} catch (TruncatedException broken) {
			log.add("apk.signing-block", Math.max(0, centralOffset - 24), 24, "the APK signing block makes no sense",
					"certificates in it may be missing");
		}
		return new SigningBlock(pairs);
	}
}
