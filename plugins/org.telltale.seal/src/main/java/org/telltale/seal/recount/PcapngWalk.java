package org.telltale.seal.recount;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packet blocks of a pcapng file, by {@code derivation.md}, "Capture files". */
final class PcapngWalk {

	private static final long SECTION = 0x0a0d0d0aL;
	private static final long MAGIC = 0x1a2b3c4dL;
	private static final long LONGEST = 1L << 26;
	private static final long SHORT = 1L << 20;
	private static final int MAX_INTERFACES = 65_536;
	private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

	/** An interface of the current section: link type, snap length, ticks a second, seconds to add. */
	private record Interface(int link, long snapLength, BigInteger ticks, long offsetSeconds) {
	}

	private final FileBytes file;
	private final FrameIndex index;
	private final long length;
	private List<Interface> interfaces = new ArrayList<>();
	private boolean little;

	private PcapngWalk(FileBytes file, FrameIndex index) {
		this.file = file;
		this.index = index;
		this.length = file.length();
	}

	/** Walks the file; false if it is no pcapng file. */
	static boolean walk(FileBytes file, FrameIndex index) throws IOException {
		if (file.length() < 4 || file.number(0, false) != SECTION) {
			return false;
		}
		new PcapngWalk(file, index).blocks();
		return true;
	}

	private void blocks() throws IOException {
		long at = 0;
		while (length - at >= 12) {
			Optional<Skip> skip = file.skipAt(at);
			if (skip.isPresent()) {
				requireNotGiven(skip.get());
				index.skip(skip.get().frames());
				at = skip.get().next();
				continue;
			}
			long type = file.number(at, little);
			boolean order = type == SECTION ? file.number(at + 8, true) == MAGIC : little;
			long size = file.number(at + 4, order);
			boolean can = possible(size, type == SECTION ? 28 : 12) && (type != SECTION || magic(at));
			if (can && known(type) && size > length - at && length - at <= SHORT) {
				return;
			}
			if (can && size <= length - at && (file.number(at + size - 4, order) == size || followed(at + size, order))) {
				if (type == SECTION) {
					little = order;
					interfaces = new ArrayList<>();
				}
				block((int) type, at, (int) size);
				at += size;
			} else {
				at = search(at + 1);
			}
		}
	}

	private static boolean possible(long size, long least) {
		return size >= least && size % 4 == 0 && size <= LONGEST;
	}

	private boolean magic(long at) throws IOException {
		return file.number(at + 8, true) == MAGIC || file.number(at + 8, false) == MAGIC;
	}

	private static boolean known(long type) {
		return type >= 1 && type <= 10 || type == 0xbad || type == 0x40000bad || type == SECTION;
	}

	/** The head of a block of a known type; there have to be 12 bytes. */
	private boolean head(long at, boolean order) throws IOException {
		long type = file.number(at, order);
		return type == SECTION || known(type) && possible(file.number(at + 4, order), 12);
	}

	private boolean followed(long at, boolean order) throws IOException {
		if (length - at < 12) {
			return true;
		}
		if (!head(at, order)) {
			return false;
		}
		long size = file.number(at + 4, order);
		boolean compared = file.number(at, order) != SECTION && size <= SHORT && size <= length - at;
		return !compared || file.number(at + size - 4, order) == size;
	}

	/** The first and the last frame that is skipped reach, with the blocks up to the next, into what was not given: the others are there to be read. */
	private void requireNotGiven(Skip skip) throws IOException {
		if (firstGiven(skip) || lastGiven(skip)) {
			throw new MissingEvidence("a record that was given is skipped");
		}
	}

	private boolean firstGiven(Skip skip) throws IOException {
		long at = skip.at();
		do {
			long size = file.whole(at, at + 12) ? file.number(at + 4, little) : 0;
			if (!possible(size, 12) || !file.whole(at, at + size)) {
				return false;
			}
			at += size;
		} while (at < skip.next() && !(file.whole(at, at + 12) && isPacket(file.number(at, little))));
		return true;
	}

	private boolean lastGiven(Skip skip) throws IOException {
		long at = skip.next();
		while (true) {
			long size = at - skip.at() >= 12 && file.whole(at - 12, at) ? file.number(at - 4, little) : 0;
			if (!possible(size, 12) || size > at - skip.at() || !file.whole(at - size, at) || file.number(at - size + 4, little) != size) {
				return false;
			}
			at -= size;
			if (isPacket(file.number(at, little))) {
				return true;
			}
		}
	}

	private static boolean isPacket(long type) {
		return type == 2 || type == 3 || type == 6;
	}

	/** Where the next block is, or the end of the file. */
	private long search(long from) throws IOException {
		for (long at = from; length - at >= 12; at++) {
			if (found(at)) {
				return at;
			}
		}
		return length;
	}

	private boolean found(long at) throws IOException {
		long type = file.number(at, little);
		if (!known(type)) {
			return false;
		}
		boolean order = type == SECTION ? file.number(at + 8, true) == MAGIC : little;
		long size = file.number(at + 4, order);
		if (!possible(size, type == SECTION ? 28 : 12) || size > SHORT || size > length - at || file.number(at + size - 4, order) != size) {
			return false;
		}
		if (type == SECTION) {
			return magic(at);
		}
		long next = at + size;
		return next == length || length - next >= 12 && head(next, little);
	}

	private void block(int type, long at, int size) throws IOException {
		int body = size - 12;
		switch (type) {
			case 1 -> {
				if (body >= 8 && interfaces.size() < MAX_INTERFACES) {
					Interface described = described(ByteBuffer.wrap(file.read(at + 8, body)).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
					index.declare(described.link());
					interfaces.add(described);
				}
			}
			case 2, 6 -> packet(type, at, body);
			case 3 -> simplePacket(at, body);
			default -> {
				// no packet: name resolution, statistics, secrets, custom
			}
		}
	}

	private void packet(int type, long at, int body) throws IOException {
		if (body < 20) {
			return;
		}
		long first = file.number(at + 8, little);
		long number = type == 6 ? first : little ? first & 0xffff : first >> 16;
		long captured = file.number(at + 20, little);
		if (number < interfaces.size() && captured <= body - 20) {
			Interface from = interfaces.get((int) number);
			long ticks = file.number(at + 12, little) << 32 | file.number(at + 16, little);
			index.add(at, at + 28, (int) captured, file.number(at + 24, little), nanos(ticks, from), from.link());
		}
	}

	/** Has no time of its own: that of the frame before it, 0 for the first. */
	private void simplePacket(long at, int body) throws IOException {
		if (body < 4 || interfaces.isEmpty()) {
			return;
		}
		Interface from = interfaces.get(0);
		long original = file.number(at + 8, little);
		long limit = from.snapLength() == 0 ? Long.MAX_VALUE : from.snapLength();
		long captured = Math.min(Math.min(original, limit), body - 4);
		index.add(at, at + 12, (int) captured, original, index.count() == 0 ? 0 : index.time(index.count()), from.link());
	}

	private static Interface described(ByteBuffer body) {
		int link = body.getShort() & 0xffff;
		body.getShort();
		long snapLength = body.getInt() & 0xffffffffL;
		BigInteger ticks = BigInteger.valueOf(1_000_000);
		long offset = 0;
		while (body.remaining() >= 4) {
			int code = body.getShort() & 0xffff;
			int size = body.getShort() & 0xffff;
			if (code == 0 || size > body.remaining()) {
				break;
			}
			if (code == 9 && size >= 1) {
				int resolution = body.get(body.position()) & 0xff;
				ticks = BigInteger.valueOf(resolution > 127 ? 2 : 10).pow(resolution & 127);
			} else if (code == 14 && size >= 8) {
				offset = body.getLong(body.position());
			}
			body.position(Math.min(body.limit(), body.position() + (size + 3) / 4 * 4));
		}
		return new Interface(link, snapLength, ticks, offset);
	}

	private static long nanos(long ticks, Interface from) {
		BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
		return unsigned.multiply(NANOS).divide(from.ticks()).longValue() + from.offsetSeconds() * 1_000_000_000L;
	}
}
