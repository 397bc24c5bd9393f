package org.telltale.container.walk;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.telltale.container.Source;

/**
 * Bytes by which a format is known.
 *
 * @param offset where they stand; negative counts from the end
 * @param hex the bytes as lower-case hexadecimal digits
 */
public record Magic(long offset, String hex) {

	/** Whether the source has them. */
	public boolean isIn(Source source) throws IOException {
		long at = offset < 0 ? source.length() + offset : offset;
		return at >= 0 && Arrays.equals(HexFormat.of().parseHex(hex), source.bytes(at, hex.length() / 2));
	}
}
