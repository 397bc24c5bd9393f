package org.telltale.firmware.resource;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.firmware.text.FoundString;

/**
 * A string pool chunk ({@code ResStringPool_header}).
 *
 * @param strings in the pool's order; a string that is broken or too long for the pool is empty text
 * @param broken how many were so
 */
public record StringPool(List<FoundString> strings, int broken) {

	/** The chunk's type. */
	public static final int TYPE = 0x0001;

	private static final int UTF8 = 1 << 8;
	private static final int WIDE = 0x8000;

	public StringPool {
		strings = List.copyOf(strings);
	}

	/** The text of an index; empty text if there is none. */
	public String text(long index) {
		return index >= 0 && index < strings.size() ? strings.get((int) index).text() : "";
	}

	/**
	 * Reads a pool.
	 *
	 * @param chunk the whole chunk, header included
	 * @param offset where the chunk starts in the file
	 */
	public static StringPool read(ByteCursor chunk, long offset) throws TruncatedException {
		chunk.order(ByteOrder.LITTLE_ENDIAN).seek(8);
		long count = chunk.u32();
		long flags = chunk.skip(4).u32();
		long start = chunk.u32();
		int headerSize = chunk.seek(2).u16();
		if (count > chunk.seek(headerSize).remaining() / 4) {
			throw new TruncatedException(headerSize, count * 4, chunk.remaining());
		}
		List<FoundString> strings = new ArrayList<>((int) count);
		int broken = 0;
		// strings may overlap: what they take together is bounded by a few times the chunk
		long left = 4L * (chunk.position() + chunk.remaining()) + 4096;
		for (int i = 0; i < count; i++) {
			long at = chunk.seek(headerSize + 4L * i).u32();
			FoundString string;
			try {
				chunk.seek(start + at);
				string = (flags & UTF8) != 0 ? narrow(chunk, offset, left) : wide(chunk, offset, left);
				left -= string.length();
			} catch (TruncatedException past) {
				string = new FoundString("", offset, 1, 0, FoundString.Encoding.STRING_POOL);
				broken++;
			}
			strings.add(string);
		}
		return new StringPool(strings, broken);
	}

	private static FoundString narrow(ByteCursor cursor, long offset, long left) throws TruncatedException {
		shortLength(cursor);
		int bytes = shortLength(cursor);
		if (bytes > left) {
			throw new TruncatedException(cursor.position(), bytes, left);
		}
		long at = offset + cursor.position();
		String text = new String(cursor.bytes(bytes), StandardCharsets.UTF_8);
		return new FoundString(text, at, text.length() == bytes ? 1 : 0, bytes, FoundString.Encoding.STRING_POOL);
	}

	private static int shortLength(ByteCursor cursor) throws TruncatedException {
		int first = cursor.u8();
		return (first & 0x80) == 0 ? first : (first & 0x7f) << 8 | cursor.u8();
	}

	private static FoundString wide(ByteCursor cursor, long offset, long left) throws TruncatedException {
		long units = cursor.u16();
		if ((units & WIDE) != 0) {
			units = (units & WIDE - 1) << 16 | cursor.u16();
		}
		if (units * 2 > left) {
			throw new TruncatedException(cursor.position(), units * 2, left);
		}
		long at = offset + cursor.position();
		return new FoundString(new String(cursor.bytes(units * 2), StandardCharsets.UTF_16LE), at, 2, units * 2, FoundString.Encoding.STRING_POOL);
	}
}
