package org.telltale.match.internal.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteRange;

/** XMP of a JPEG picture that does not fit into one segment (XMP Specification part 3, section 1.1.3.1). Stateless. */
public final class ExtendedXmp {

	private static final byte[] SIGNATURE = "http://ns.adobe.com/xmp/extension/\0".getBytes(StandardCharsets.US_ASCII);
	/** Digest (32), length (4), offset (4). */
	private static final int HEAD = SIGNATURE.length + 40;
	private static final int APP1 = 0xe1;
	private static final int SCAN = 0xda;

	private ExtendedXmp() {
	}

	/** Where its pieces stand in a picture that begins with the bytes, in order; empty if it has fewer than two. */
	public static List<ByteRange> pieces(byte[] bytes) {
		List<ByteRange> pieces = new ArrayList<>();
		int at = 2;
		while (bytes.length - at >= 4 && bytes[at] == (byte) 0xff && (bytes[at + 1] & 0xff) != SCAN) {
			int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
			int from = at + 4;
			int end = at + 2 + length;
			if (length < 2 || end > bytes.length) {
				break;
			}
			boolean extension = (bytes[at + 1] & 0xff) == APP1 && end - from > HEAD
					&& Arrays.equals(SIGNATURE, 0, SIGNATURE.length, bytes, from, from + SIGNATURE.length);
			if (extension) {
				pieces.add(new ByteRange(from + HEAD, end - from - HEAD));
			}
			at = end;
		}
		return pieces.size() < 2 ? List.of() : pieces;
	}
}
