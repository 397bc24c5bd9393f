package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.telltale.seal.refusal.Refusal;

/** RFC 1950, 1951 and 1952. The inflater itself is the JDK's: common mode with the maker. */
final class InflateOps {

	private static final int BUFFER = 1 << 16;

	private InflateOps() {
	}

	/** All members one after another; a damaged or cut stream gives what came out before. */
	static byte[] gzip(byte[] input, int wanted) throws Refusal {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int at = 0;
		while (at >= 0 && at < input.length) {
			int deflated = behindHeader(input, at);
			at = deflated < 0 ? -1 : inflate(input, deflated, true, wanted, out);
			at = at < 0 || at + 8 > input.length ? -1 : at + 8;
		}
		return something(out);
	}

	static byte[] stream(byte[] input, boolean raw, int wanted) throws Refusal {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		inflate(input, 0, raw, wanted, out);
		return something(out);
	}

	private static byte[] something(ByteArrayOutputStream out) throws Refusal {
		Refusal.unless(out.size() > 0, "nothing comes out of the compressed stream");
		return out.toByteArray();
	}

	/** The offset behind the stream, or -1 if it is damaged or cut, or gives more than is wanted (which the length check refuses). */
	private static int inflate(byte[] input, int from, boolean raw, int wanted, ByteArrayOutputStream out) {
		Inflater inflater = new Inflater(raw);
		try {
			inflater.setInput(input, from, input.length - from);
			byte[] buffer = new byte[BUFFER];
			while (!inflater.finished()) {
				long before = inflater.getBytesWritten();
				int count;
				try {
					count = inflater.inflate(buffer);
				} catch (DataFormatException damaged) {
					out.write(buffer, 0, (int) (inflater.getBytesWritten() - before));
					return -1;
				}
				out.write(buffer, 0, count);
				if (out.size() > wanted || count == 0 && !inflater.finished()) {
					return -1;
				}
			}
			return input.length - inflater.getRemaining();
		} finally {
			inflater.end();
		}
	}

	/** RFC 1952 section 2.3; -1 if the header is none or is cut. */
	private static int behindHeader(byte[] b, int from) {
		if (from + 10 > b.length || (b[from] & 0xff) != 0x1f || (b[from + 1] & 0xff) != 0x8b || b[from + 2] != 8) {
			return -1;
		}
		int flags = b[from + 3];
		int at = from + 10;
		if ((flags & 4) != 0) {
			if (at + 2 > b.length) {
				return -1;
			}
			at += 2 + (b[at] & 0xff) + ((b[at + 1] & 0xff) << 8);
		}
		for (int flag = 8; flag <= 16; flag *= 2) {
			if ((flags & flag) != 0) {
				while (at < b.length && b[at] != 0) {
					at++;
				}
				at++;
			}
		}
		at += (flags & 2) != 0 ? 2 : 0;
		return at < b.length ? at : -1;
	}
}
