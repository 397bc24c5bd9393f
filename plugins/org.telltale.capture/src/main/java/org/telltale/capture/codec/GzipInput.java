package org.telltale.capture.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Expands the members of a gzip file one after another (RFC 1952). Everything that comes out in front of damage or a cut is
 * handed out before that is thrown. Not thread-safe.
 */
final class GzipInput extends InputStream {

	private static final int FHCRC = 2;
	private static final int FEXTRA = 4;
	private static final int FNAME = 8;
	private static final int FCOMMENT = 16;

	private final InputStream compressed;
	private final Inflater inflater = new Inflater(true);
	private final CRC32 check = new CRC32();
	private final byte[] buffer = new byte[1 << 16];
	private int at;
	private int end;
	private boolean inMember;
	private boolean any;
	private IOException broken;

	GzipInput(InputStream compressed) {
		this.compressed = compressed;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		while (true) {
			if (broken != null) {
				throw broken;
			}
			if (!inMember && !header()) {
				return -1;
			}
			int count = inflate(target, offset, length);
			if (count > 0) {
				return count;
			}
			if (inflater.finished()) {
				trailer();
			}
		}
	}

	/** Inflates once; keeps damage for later if something came out in front of it. */
	private int inflate(byte[] target, int offset, int length) throws IOException {
		if (inflater.needsInput()) {
			if (at == end && !fill()) {
				throw broken = new EOFException("a gzip member is cut");
			}
			inflater.setInput(buffer, at, end - at);
		}
		long before = inflater.getBytesWritten();
		int count;
		try {
			count = inflater.inflate(target, offset, length);
			if (count == 0 && inflater.needsDictionary()) {
				broken = new IOException("a gzip member needs a dictionary");
			}
		} catch (DataFormatException damage) {
			count = (int) (inflater.getBytesWritten() - before);
			broken = new IOException("a gzip member is damaged", damage);
		}
		at = end - inflater.getRemaining();
		check.update(target, offset, count);
		return count;
	}

	private void trailer() throws IOException {
		inMember = false;
		long crc = number(4);
		long length = number(4);
		if (crc != check.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
			throw broken = new IOException("the check value of a gzip member is wrong");
		}
	}

	/** Reads a member's header; false at the end of the file. */
	private boolean header() throws IOException {
		int first = next();
		if (first < 0) {
			if (!any) {
				throw broken = new EOFException("no gzip member");
			}
			return false;
		}
		if (first != 0x1f || due() != 0x8b || due() != 8) {
			throw broken = new IOException("what follows a gzip member is none");
		}
		int flags = due();
		number(4);
		number(2);
		if ((flags & FEXTRA) != 0) {
			for (long left = number(2); left > 0; left--) {
				due();
			}
		}
		for (int flag = FNAME; flag <= FCOMMENT; flag += FCOMMENT - FNAME) {
			while ((flags & flag) != 0 && due() != 0) {
				// a name or a comment, up to its NUL
			}
		}
		if ((flags & FHCRC) != 0) {
			number(2);
		}
		any = true;
		inMember = true;
		inflater.reset();
		check.reset();
		return true;
	}

	private long number(int bytes) throws IOException {
		long value = 0;
		for (int i = 0; i < bytes; i++) {
			value |= (long) due() << 8 * i;
		}
		return value;
	}

	private int due() throws IOException {
		int next = next();
		if (next < 0) {
			throw broken = new EOFException("a gzip member is cut");
		}
		return next;
	}

	private int next() throws IOException {
		return at < end || fill() ? buffer[at++] & 0xff : -1;
	}

	private boolean fill() throws IOException {
		at = 0;
		end = Math.max(0, compressed.read(buffer));
		return end > 0;
	}

	@Override
	public void close() throws IOException {
		inflater.end();
		compressed.close();
	}
}
