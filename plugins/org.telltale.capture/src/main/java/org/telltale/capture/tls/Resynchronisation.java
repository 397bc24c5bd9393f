package org.telltale.capture.tls;

import java.util.Optional;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.tls.crypt.Opened;

/**
 * Looks behind a hole for the next record: a header that is followed by what opens under one of the numbers that may come
 * next. What opens is authentic, so that nothing is guessed.
 */
final class Resynchronisation {

	private static final int HEADER = 5;
	/** How many records may lie in the hole. */
	private static final int MAX_LOST = 128;
	/** What a try costs besides its bytes. */
	private static final int SETUP = 2048;

	/** A record found. @param length with its header */
	record Place(Epoch.Mark mark, Opened opened, int length) {
	}

	private final Epoch epoch;
	private final long first;
	private long position;
	private final long budget;
	private long tried;
	private long taken;

	/** @param budget bytes that may be decrypted in vain */
	Resynchronisation(Epoch epoch, long budget) {
		this.epoch = epoch;
		this.budget = budget;
		this.first = epoch.mark().sequence();
	}

	/** The offset up to which nothing was found, or at which the record begins. */
	long position() {
		return position;
	}

	/** Whether enough was tried. */
	boolean exhausted() {
		return tried > budget;
	}

	/** How many bytes were decrypted in vain since this was asked last. */
	long takeTried() {
		long fresh = tried - taken;
		taken = tried;
		return fresh;
	}

	/** Looks from an offset on; empty if more bytes are needed. */
	Optional<Place> next(ByteStream stream, long from) {
		position = from;
		while (stream.delivered() - position >= HEADER && !exhausted()) {
			int at = stream.index(position);
			byte[] b = stream.buffer();
			if (b[at] == 23 && b[at + 1] == 3 && b[at + 2] > 1 && TlsDecoder.isRecordHeader(b, at)) {
				int length = (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
				if (stream.delivered() - position - HEADER < length) {
					return Optional.empty();
				}
				Optional<Place> found = open(b, at, length);
				if (found.isPresent()) {
					return found;
				}
			}
			position++;
		}
		return Optional.empty();
	}

	private Optional<Place> open(byte[] b, int at, int length) {
		for (long sequence = first; sequence < first + MAX_LOST && !exhausted(); sequence++) {
			Epoch.Mark mark = epoch.markAs(sequence);
			Optional<Opened> opened = epoch.openAs(b, at, length, sequence);
			if (opened.isPresent()) {
				return Optional.of(new Place(mark, opened.get(), HEADER + length));
			}
			tried += length + SETUP;
		}
		return Optional.empty();
	}
}
