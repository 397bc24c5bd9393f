package org.telltale.seal.recount;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.telltale.base.expand.Lz4InputStream;
import org.telltale.base.expand.ZstdInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Writes out what a compressed capture expands to ({@code derivation.md}, "Capture files"), up to the first thing that cannot be
 * or the budget. The inflater is the JDK's, zstd and LZ4 are base's, xz is a library: common mode with the maker.
 */
final class Expander {

	private static final long FREE = 64L << 20;
	private static final int XZ_REQUEST = 4096;
	private static final int XZ_MEMORY_KIB = 96 << 10;

	private final OutputStream out;
	private final long budget;
	private long written;

	private Expander(OutputStream out, long budget) {
		this.out = out;
		this.budget = budget;
	}

	/** The compressed stream gave all that it will give. */
	private static final class Ended extends IOException {
		private static final long serialVersionUID = 1;

		private Ended(String why) {
			super(why);
		}
	}

	/** Notes when the disk fails: that is no damage of the capture. */
	private static final class Disk extends FilterInputStream {
		private IOException failed;

		private Disk(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			try {
				return in.read(target, offset, length);
			} catch (IOException environment) {
				throw failed = environment;
			}
		}
	}

	/** Whether a file that begins so is compressed. */
	static boolean compressed(byte[] start) {
		return kind(start) != 0;
	}

	private static char kind(byte[] b) {
		if (b.length >= 4 && b[0] == 0x1f && b[1] == (byte) 0x8b && b[2] == 8) {
			return 'g';
		} else if (b.length >= 4 && b[0] == 4 && b[1] == 0x22 && b[2] == 0x4d && b[3] == 0x18) {
			return '4';
		} else if (b.length >= 4 && (b[0] == 0x28 && b[1] == (byte) 0xb5 && b[2] == 0x2f && b[3] == (byte) 0xfd
				|| (b[0] & 0xf0) == 0x50 && b[1] == 0x2a && b[2] == 0x4d && b[3] == 0x18)) {
			return 'z';
		}
		return b.length >= 6 && b[0] == (byte) 0xfd && b[1] == '7' && b[2] == 'z' && b[3] == 'X' && b[4] == 'Z' && b[5] == 0 ? 'x' : 0;
	}

	/** Expands a file whose first bytes are known. */
	static void expand(Path file, byte[] start, OutputStream out) throws IOException {
		long length = Files.size(file);
		Expander expander = new Expander(out, length > Long.MAX_VALUE / 256 - FREE ? Long.MAX_VALUE : FREE + 256 * length);
		try (Disk disk = new Disk(Files.newInputStream(file)); InputStream in = new BufferedInputStream(disk, 1 << 16)) {
			try {
				switch (kind(start)) {
					case 'g' -> expander.members(new PushbackInputStream(in, 1 << 16));
					case 'z' -> expander.copy(new ZstdInputStream(in), 1 << 16);
					case '4' -> expander.copy(new Lz4InputStream(in), 1 << 16);
					default -> expander.copy(new XZInputStream(in, XZ_MEMORY_KIB), XZ_REQUEST);
				}
			} catch (Unwritable environment) {
				throw environment.reason;
			} catch (IOException ended) {
				if (disk.failed != null) {
					throw disk.failed;
				}
			}
		}
	}

	/** What is expanded could not be kept. */
	private static final class Unwritable extends IOException {
		private static final long serialVersionUID = 1;
		private final IOException reason;

		private Unwritable(IOException reason) {
			super(reason);
			this.reason = reason;
		}
	}

	private void copy(InputStream expanded, int request) throws IOException {
		byte[] buffer = new byte[request];
		for (int count = expanded.read(buffer, 0, request); count > 0; count = expanded.read(buffer, 0, request)) {
			write(buffer, count);
		}
	}

	private void write(byte[] bytes, int count) throws IOException {
		int within = (int) Math.min(count, budget - written);
		try {
			out.write(bytes, 0, within);
		} catch (IOException full) {
			throw new Unwritable(full);
		}
		written += within;
		if (within < count) {
			throw new Ended("budget");
		}
	}

	/** RFC 1952 section 2.2: members one behind the other. */
	private void members(PushbackInputStream in) throws IOException {
		for (int first = in.read(); first >= 0; first = in.read()) {
			if (first != 0x1f || octet(in) != 0x8b || octet(in) != 8) {
				throw new Ended("no member");
			}
			passHeader(in);
			CRC32 crc = new CRC32();
			Inflater inflater = new Inflater(true);
			try {
				inflate(in, inflater, crc);
				if (number(in) != crc.getValue() || number(in) != (inflater.getBytesWritten() & 0xffffffffL)) {
					throw new Ended("check value");
				}
			} finally {
				inflater.end();
			}
		}
	}

	/** RFC 1952 section 2.3, behind the compression method. */
	private static void passHeader(InputStream in) throws IOException {
		int flags = octet(in);
		in.skipNBytes(6);
		if ((flags & 4) != 0) {
			int extra = octet(in) | octet(in) << 8;
			in.skipNBytes(extra);
		}
		int texts = (flags >> 3 & 1) + (flags >> 4 & 1);
		while (texts > 0) {
			texts -= octet(in) == 0 ? 1 : 0;
		}
		in.skipNBytes((flags & 2) != 0 ? 2 : 0);
	}

	private void inflate(PushbackInputStream in, Inflater inflater, CRC32 crc) throws IOException {
		byte[] input = new byte[1 << 13];
		byte[] output = new byte[1 << 15];
		int filled = 0;
		while (!inflater.finished()) {
			if (inflater.needsInput()) {
				filled = in.read(input);
				if (filled < 0) {
					throw new EOFException();
				}
				inflater.setInput(input, 0, filled);
			}
			long before = inflater.getBytesWritten();
			boolean damaged = false;
			try {
				inflater.inflate(output);
			} catch (DataFormatException damage) {
				damaged = true;
			}
			int count = (int) (inflater.getBytesWritten() - before);
			crc.update(output, 0, count);
			write(output, count);
			if (damaged || inflater.needsDictionary()) {
				throw new Ended("damage");
			}
		}
		in.unread(input, filled - inflater.getRemaining(), inflater.getRemaining());
	}

	private static int octet(InputStream in) throws IOException {
		int octet = in.read();
		if (octet < 0) {
			throw new EOFException();
		}
		return octet;
	}

	private static long number(InputStream in) throws IOException {
		return octet(in) | octet(in) << 8 | octet(in) << 16 | (long) octet(in) << 24;
	}
}
