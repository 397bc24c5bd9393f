package org.telltale.seal.recount;

import java.io.IOException;
import java.util.Optional;

/** The records of a pcap file, by {@code derivation.md}, "Capture files". */
final class PcapWalk {

	private static final long USUAL = 262_144;
	private static final long DAY = 86_400;
	private static final long NO_TIME = -1;

	private final FileBytes file;
	private final FrameIndex index;
	private final long length;
	private boolean little;
	private int magic;
	private int fileHeader;
	private int recordHeader;
	private long unit;
	private int major;
	private int minor;
	private int link;
	private long snapLength;

	private PcapWalk(FileBytes file, FrameIndex index) {
		this.file = file;
		this.index = index;
		this.length = file.length();
	}

	/** Walks the file; false if it is no pcap file. */
	static boolean walk(FileBytes file, FrameIndex index) throws IOException {
		PcapWalk walk = new PcapWalk(file, index);
		if (file.length() < 24 || !walk.header()) {
			return false;
		}
		index.declare(walk.link);
		walk.records();
		return true;
	}

	private boolean header() throws IOException {
		int big = (int) file.number(0, false);
		little = !layout(big);
		if (little && !layout(Integer.reverseBytes(big)) || length < fileHeader) {
			return false;
		}
		long versions = file.number(4, little);
		major = (int) (little ? versions & 0xffff : versions >> 16);
		minor = (int) (little ? versions >> 16 : versions & 0xffff);
		snapLength = file.number(16, little);
		int last = (int) file.number(20, little);
		link = last & 0x03ffffff;
		if (magic == 0xa1b2c3d4 && major == 2 && minor == 2 && (last == 6 || last == 9 || last == 15 || last == 24)) {
			link = last == 6 ? 1 : last == 9 ? 6 : last == 15 ? 10 : 0;
			unit = 1;
		} else if (magic == 0xa1b2c3d4) {
			choose(16, 24, 20);
		} else if (magic == 0xa1b2cd34) {
			choose(24, 28);
		}
		return true;
	}

	/** The table of magic numbers. */
	private boolean layout(int number) {
		magic = number;
		fileHeader = number == 0x1c0001ac || number == 0x1c0001ab ? 28 : 24;
		recordHeader = number == 0xa1b2cd34 || number == 0xa1e2cb12 ? 24 : 16;
		switch (number) {
			case 0xa1b2c3d4, 0xa1b2cd34, 0x1c0001ab -> unit = 1_000;
			case 0xa1b23c4d, 0xa1e2cb12, 0x1c0001ac, 0xa12b3c4d -> unit = 1;
			default -> {
				return false;
			}
		}
		return true;
	}

	private void choose(int usual, int... others) throws IOException {
		recordHeader = usual;
		if (nothingAgainst()) {
			return;
		}
		for (int header : others) {
			recordHeader = header;
			if (fits()) {
				return;
			}
		}
		recordHeader = usual;
	}

	private boolean nothingAgainst() throws IOException {
		long at = fileHeader;
		for (int i = 0; i < 3 && length - at >= recordHeader; i++) {
			long captured = captured(at);
			if (!belowSecond(at) || captured > USUAL || captured > snapLength || captured > original(at) || original(at) > 1L << 27) {
				return false;
			}
			at += recordHeader + captured;
		}
		return true;
	}

	private boolean fits() throws IOException {
		long at = fileHeader;
		long seconds = NO_TIME;
		for (int i = 0; i < 3 && at < length; i++) {
			if (length - at < recordHeader || !plausible(at, seconds, 366 * DAY)) {
				return false;
			}
			seconds = file.number(at, little);
			at += recordHeader + captured(at);
		}
		return at <= length;
	}

	private boolean belowSecond(long at) throws IOException {
		return file.number(at + 4, little) * unit < 1_000_000_000L;
	}

	private long captured(long at) throws IOException {
		return originalFirst(at) ? file.number(at + 12, little) : file.number(at + 8, little);
	}

	private long original(long at) throws IOException {
		return originalFirst(at) ? file.number(at + 8, little) : file.number(at + 12, little);
	}

	private boolean originalFirst(long at) throws IOException {
		return major == 543 || major == 2 && (minor < 3 || minor == 3 && file.number(at + 8, little) > file.number(at + 12, little));
	}

	private boolean can(long captured) {
		long byLink = link == 231 || link == 249 ? 1L << 26 : link == 279 ? 1L << 23 : USUAL;
		return captured <= Math.max(byLink, Math.min(snapLength, 1L << 26));
	}

	private boolean plausible(long at, long secondsBefore, long apart) throws IOException {
		long captured = captured(at);
		return captured > 0 && captured <= original(at) && original(at) <= USUAL && belowSecond(at)
				&& (secondsBefore == NO_TIME || Math.abs(file.number(at, little) - secondsBefore) <= apart);
	}

	private void records() throws IOException {
		long at = fileHeader;
		long seconds = NO_TIME;
		while (length - at >= recordHeader) {
			Optional<Skip> skip = file.skipAt(at);
			if (skip.isPresent()) {
				requireNotGiven(skip.get());
				index.skip(skip.get().frames());
				at = skip.get().next();
				seconds = NO_TIME;
				continue;
			}
			long captured = captured(at);
			long next = at + recordHeader + captured;
			boolean plausible = plausible(at, seconds, 366 * DAY);
			if (can(captured) && next <= length && (plausible || length - next < recordHeader || can(captured(next)))) {
				seconds = file.number(at, little);
				index.add(at, at + recordHeader, (int) captured, original(at), seconds * 1_000_000_000L + file.number(at + 4, little) * unit, link);
				at = next;
			} else if (plausible && next > length) {
				return;
			} else {
				at = search(at + 1, seconds);
			}
		}
	}

	/** The first and the last record that is skipped reach into what was not given: the others are there to be read. */
	private void requireNotGiven(Skip skip) throws IOException {
		long at = skip.at();
		boolean given = file.whole(at, at + recordHeader) && file.whole(at, at + recordHeader + captured(at));
		long end = skip.next();
		for (long last = end - recordHeader; !given && last > at && last >= end - recordHeader - USUAL && file.whole(last, end); last--) {
			given = plausible(last, NO_TIME, 0) && last + recordHeader + captured(last) == end;
		}
		if (given) {
			throw new MissingEvidence("a record that was given is skipped");
		}
	}

	/** Where the next records are, or the end of the file. */
	private long search(long from, long seconds) throws IOException {
		for (long at = from; length - at >= recordHeader; at++) {
			if (chain(at, seconds)) {
				return at;
			}
		}
		return length;
	}

	private boolean chain(long from, long seconds) throws IOException {
		long at = from;
		long before = seconds;
		for (int i = 0; i < 3; i++) {
			if (i > 0 && at == length) {
				return true;
			}
			if (length - at < recordHeader || !plausible(at, before, i == 0 ? 366 * DAY : DAY)) {
				return false;
			}
			before = file.number(at, little);
			at += recordHeader + captured(at);
		}
		return at <= length;
	}
}
