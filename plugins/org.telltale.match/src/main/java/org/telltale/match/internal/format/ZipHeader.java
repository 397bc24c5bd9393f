package org.telltale.match.internal.format;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * The local header of a member of a ZIP archive (APPNOTE 4.3.7).
 *
 * @param name as UTF-8; what is none stands as U+FFFD
 * @param method how it is compressed: 0 not at all, 8 deflate, 93 Zstandard
 * @param encrypted whether its data are
 * @param data where they begin
 * @param size how many bytes they are; -1 where the header does not say
 */
public record ZipHeader(String name, int method, boolean encrypted, int data, long size) {

	private static final long SIGNATURE = 0x04034b50L;
	private static final int SIZE_BEHIND = 8;
	private static final long IN_EXTRA = 0xffffffffL;
	private static final int ZIP64 = 1;

	/** The header at {@code from}; empty if there is none, or it is cut. */
	public static Optional<ZipHeader> at(byte[] bytes, int from) {
		ByteCursor cursor = new ByteCursor(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN);
		try {
			if (cursor.u32() != SIGNATURE) {
				return Optional.empty();
			}
			cursor.skip(2);
			int flags = cursor.u16();
			int method = cursor.u16();
			cursor.skip(8);
			long size = cursor.u32();
			cursor.skip(4);
			int nameLength = cursor.u16();
			int extraLength = cursor.u16();
			int nameAt = from + cursor.position();
			ByteCursor extra = cursor.skip(nameLength).part(extraLength);
			boolean unknown = (flags & SIZE_BEHIND) != 0 && size == 0;
			long told = size == IN_EXTRA ? zip64(extra) : unknown ? -1 : size;
			// last: of a header that is cut nothing is copied
			String name = new String(bytes, nameAt, nameLength, StandardCharsets.UTF_8);
			return Optional.of(new ZipHeader(name, method, (flags & 1) != 0, from + cursor.position(), told));
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	private static long zip64(ByteCursor extra) throws TruncatedException {
		while (extra.remaining() >= 4) {
			int id = extra.u16();
			ByteCursor field = extra.part(extra.u16());
			if (id == ZIP64 && field.remaining() >= 16) {
				field.skip(8);
				return field.u64();
			}
		}
		return -1;
	}
}
