package org.telltale.match.internal.format;

import java.util.function.Consumer;
import org.telltale.base.ByteRange;

/** The files of a tar archive (POSIX ustar, GNU), by headers whose checksum is right. Stateless. */
public final class Tar {

	private static final int BLOCK = 512;
	private static final int SIZE = 124;
	private static final int SIZE_LENGTH = 12;
	private static final int CHECKSUM = 148;
	private static final int CHECKSUM_LENGTH = 8;
	private static final int TYPE = 156;
	private static final int MAGIC = 257;

	private Tar() {
	}

	/** Names the contents of the files of an archive that begins with the bytes; none if no archive does. */
	public static void files(byte[] bytes, Consumer<ByteRange> found) {
		int at = 0;
		while (isHeader(bytes, at)) {
			long size = octal(bytes, at + SIZE, SIZE_LENGTH);
			int data = at + BLOCK;
			if (size < 0 || size > bytes.length - data) {
				return;
			}
			if (bytes[at + TYPE] == '0' || bytes[at + TYPE] == 0) {
				found.accept(new ByteRange(data, size));
			}
			long next = data + (size + BLOCK - 1) / BLOCK * BLOCK;
			at = (int) Math.min(next, bytes.length);
		}
	}

	private static boolean isHeader(byte[] bytes, int at) {
		if (bytes.length - at < BLOCK || bytes[at + MAGIC] != 'u' || bytes[at + MAGIC + 1] != 's' || bytes[at + MAGIC + 2] != 't') {
			return false;
		}
		int sum = 0;
		for (int i = 0; i < BLOCK; i++) {
			boolean own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
			sum += own ? ' ' : bytes[at + i] & 0xff;
		}
		return octal(bytes, at + CHECKSUM, CHECKSUM_LENGTH) == sum;
	}

	/** A number in octal digits, behind blanks and before a blank or zero; -1 if there is none. */
	private static long octal(byte[] bytes, int from, int length) {
		int at = from;
		while (at < from + length && bytes[at] == ' ') {
			at++;
		}
		int first = at;
		long value = 0;
		while (at < from + length && bytes[at] >= '0' && bytes[at] <= '7') {
			value = value * 8 + bytes[at++] - '0';
		}
		return at > first ? value : -1;
	}
}
