package org.telltale.container.zip;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/**
 * The end of central directory record (APPNOTE section 4.3.16), with its ZIP64 form (4.3.14) where there is one.
 *
 * @param centralOffset where the central directory starts in the source
 * @param centralLength its bytes
 * @param entries how many entries it claims
 * @param shift bytes in front of the archive that its own offsets do not count
 */
record ZipEnd(long centralOffset, long centralLength, long entries, long shift) {

	private static final int END = 0x06054b50;
	private static final int END64 = 0x06064b50;
	private static final int LOCATOR64 = 0x07064b50;
	private static final int CENTRAL = 0x02014b50;
	private static final int SIZE = 22;
	private static final long NONE32 = 0xffffffffL;

	/** The last record that fits, searched from the end of the source. */
	static Optional<ZipEnd> find(Source source, ProblemLog log) throws IOException {
		long start = Math.max(0, source.length() - SIZE - 0xffff);
		byte[] tail = source.bytes(start, SIZE + 0xffff);
		for (int at = tail.length - SIZE; at >= 0; at--) {
			if (tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6) {
				Optional<ZipEnd> end = parse(source, tail, at, start + at, log);
				if (end.isPresent()) {
					return end;
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<ZipEnd> parse(Source source, byte[] tail, int at, long offset, ProblemLog log) throws IOException {
		try {
			ByteCursor cursor = new ByteCursor(tail).order(ByteOrder.LITTLE_ENDIAN).seek(at);
			if (cursor.u32() != END) {
				return Optional.empty();
			}
			int disk = cursor.u16();
			int centralDisk = cursor.u16();
			cursor.skip(2);
			long entries = cursor.u16();
			long length = cursor.u32();
			long central = cursor.u32();
			int comment = cursor.u16();
			long behind = source.length() - offset - SIZE;
			Optional<ZipEnd> end = entries == 0xffff || length == NONE32 || central == NONE32
					? wide(source, offset) : placed(source, central, length, entries, offset);
			if (end.isPresent()) {
				report(log, offset, disk != centralDisk || disk != 0 && disk != 0xffff, behind - comment, end.get().shift);
			}
			return end;
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	private static void report(ProblemLog log, long offset, boolean split, long behind, long shift) {
		if (split) {
			log.add("zip.split", offset, SIZE, "the archive says it is split over several disks", "entries on other disks are missing");
		}
		if (behind != 0) {
			log.add("zip.trailer", offset, SIZE, behind > 0 ? behind + " bytes follow the archive's end" : "the archive's comment is cut off",
					"these bytes were not read as part of the archive");
		}
		if (shift > 0) {
			log.add("zip.prefix", 0, shift, shift + " bytes stand in front of the archive", "they were not read as part of the archive");
		}
	}

	private static Optional<ZipEnd> wide(Source source, long offset) throws IOException, TruncatedException {
		if (offset < 20) {
			return Optional.empty();
		}
		ByteCursor locator = new ByteCursor(source.bytes(offset - 20, 20)).order(ByteOrder.LITTLE_ENDIAN);
		if (locator.u32() != LOCATOR64) {
			return Optional.empty();
		}
		long end = locator.skip(4).u64();
		if (end < 0 || end > offset - 76) {
			return Optional.empty();
		}
		ByteCursor cursor = new ByteCursor(source.bytes(end, 56)).order(ByteOrder.LITTLE_ENDIAN);
		if (cursor.u32() != END64) {
			return Optional.empty();
		}
		long entries = cursor.skip(28).u64();
		long length = cursor.u64();
		long central = cursor.u64();
		return placed(source, central, length, entries, end);
	}

	/** The directory must end at or before the end record; where offsets do not count a prefix, it is found from behind. */
	private static Optional<ZipEnd> placed(Source source, long central, long length, long entries, long end)
			throws IOException, TruncatedException {
		if (central < 0 || length < 0 || length > end || entries < 0) {
			return Optional.empty();
		}
		if (central <= end - length && (length == 0 || startsDirectory(source, central))) {
			return Optional.of(new ZipEnd(central, length, entries, 0));
		}
		long found = end - length;
		return found > central && startsDirectory(source, found)
				? Optional.of(new ZipEnd(found, length, entries, found - central)) : Optional.empty();
	}

	private static boolean startsDirectory(Source source, long offset) throws IOException, TruncatedException {
		byte[] four = source.bytes(offset, 4);
		return four.length == 4 && new ByteCursor(four).order(ByteOrder.LITTLE_ENDIAN).u32() == CENTRAL;
	}
}
