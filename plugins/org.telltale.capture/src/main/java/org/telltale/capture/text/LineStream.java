package org.telltale.capture.text;

import java.nio.charset.StandardCharsets;
import org.telltale.capture.protocol.ByteStream;

/** One side of a connection line by line. A line ends in LF; a CR before it is no part of its text. Not thread-safe. */
public final class LineStream {

	/** A longer line is none of a command or reply (RFC 5321 section 4.5.3.1 and RFC 9051 section 4 allow less). */
	public static final int LONGEST = 64 << 10;

	private final ByteStream stream;
	private long looked;

	public LineStream(ByteStream stream) {
		this.stream = stream;
	}

	/** Offset behind the next line, which begins at {@code from}; -1 if its end is not there. */
	public long end(long from) {
		byte[] b = stream.buffer();
		int to = stream.index(stream.delivered());
		for (int i = stream.index(Math.max(Math.max(from, looked), stream.consumed())); i < to; i++) {
			if (b[i] == '\n') {
				return stream.consumed() + i + 1 - stream.index(stream.consumed());
			}
		}
		looked = stream.delivered();
		return -1;
	}

	/** Whether the line at {@code from} is too long to be one. */
	public boolean tooLong(long from) {
		return stream.delivered() - from > LONGEST;
	}

	/** A line's text, without its line end. Every byte is kept (ISO 8859-1). */
	public String text(long from, long end) {
		int first = stream.index(from);
		int last = stream.index(end) - 1;
		byte[] b = stream.buffer();
		if (last > first && b[last - 1] == '\r') {
			last--;
		}
		return new String(b, first, last - first, StandardCharsets.ISO_8859_1);
	}
}
